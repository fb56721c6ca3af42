import { type Config, functionAccountOf, readerAccountOf } from '@ou-cost/contract';
import { CfnOutput, type Stack } from 'aws-cdk-lib';
import { arnsOf } from '../arns.ts';
import { addByItself } from '../by-itself/resources.ts';
import { callerPolicy } from '../caller/policy.ts';
import { ReportFunction, type ReportFunctionOptions } from '../function/lambda.ts';
import { InvokerRole } from '../roles/invoker.ts';
import { ReaderRole } from '../roles/reader.ts';
import { WorkerRole } from '../roles/worker.ts';
import { delegationPolicy, needsDelegation } from './delegation-policy.ts';

/**
 * The invoker and the worker role, the function and its log group, the reader role if it is in the same account, what
 * archives, schedules, delivers and alarms, and what people read from the stack. They stand in the stack itself: their ids in the template follow from their place, and a
 * resource whose id changes would be created a second time under the same name, which AWS refuses.
 */
export function addPayerResources(
  stack: Stack,
  config: Config,
  options: ReportFunctionOptions,
): ReportFunction {
  new InvokerRole(stack, 'Invoker', config);
  if (readerAccountOf(config) === functionAccountOf(config)) {
    new ReaderRole(stack, 'Reader', config, options.historySeed);
  }
  const worker = new WorkerRole(stack, 'Worker', config);
  const report = new ReportFunction(stack, 'Report', config, worker.role, options);
  addByItself(stack, config, report, options);

  const arns = arnsOf(config);
  new CfnOutput(stack, 'InvokerRoleArn', { value: arns.invokerRole });
  new CfnOutput(stack, 'FunctionArn', { value: arns.reportFunction });
  new CfnOutput(stack, 'CallerPolicy', {
    description: "the policy that the caller's role needs, for the people who manage that role elsewhere",
    value: stack.toJsonString(callerPolicy(config)),
  });
  if (needsDelegation(config)) {
    new CfnOutput(stack, 'OrganizationsDelegationPolicy', {
      description: "the statements that the management account adds to the organization's delegation policy",
      value: stack.toJsonString(delegationPolicy(config)),
    });
  }
  return report;
}
