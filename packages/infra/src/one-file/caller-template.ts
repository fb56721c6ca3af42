import { type CfnParameter, Fn, type Stack } from 'aws-cdk-lib';
import { attachCallerPolicy } from '../caller/policy.ts';
import { callerParameters } from './caller-parameters.ts';
import { declareParameters } from './declare.ts';
import { onlyIn } from './partition.ts';
import { usualConfig } from './usual.ts';

/** Account and name, with its path, in the ARN of a role that is a parameter. */
function partsOf({ valueAsString: arn }: CfnParameter) {
  return { accountId: Fn.select(4, Fn.split(':', arn)), name: Fn.select(1, Fn.split(':role/', arn)) };
}

/** Adds what a caller's account gets to the stack, with parameters in place of a configuration. */
export function addCallerTemplate(stack: Stack, partition: string): void {
  const usual = usualConfig();
  const parameters = declareParameters(stack, callerParameters(partition, usual));
  const { accountId, name: invokerRole } = partsOf(parameters.InvokerRoleArn);
  const config = {
    ...usual,
    payer: { ...usual.payer, accountId },
    roles: { ...usual.roles, path: onlyIn(stack, partition, 'RolePath', usual.roles.path) },
    names: { ...usual.names, invokerRole, callerPolicy: parameters.CallerPolicyName.valueAsString },
  };
  attachCallerPolicy(stack, config, parameters.CallerRoleNames.valueAsList);
}
