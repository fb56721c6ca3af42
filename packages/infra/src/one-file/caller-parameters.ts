import type { Config } from '@ou-cost/contract';
import { FORMATS, type Format } from '@ou-cost/contract/config-formats';
import { inPartition } from './formats.ts';
import { list, type Parameter, text } from './parameter.ts';

const CHAIN = { group: 'The way into the payer account' };
const CALLERS = { group: 'Who may ask for the report' };

/** A comma separates the names, and none may contain one. No policy can be attached to the roles of AWS. */
const NAME_IN_LIST: Format = {
  pattern: /^(?!AWSReservedSSO_|AWSServiceRoleFor)[\w+=.@-]{1,64}$/,
  mistake:
    'is not the name of a role: write its name without its path and its ARN, several with commas between them. A role that AWS manages (AWSReservedSSO_, AWSServiceRoleFor) cannot be a caller',
};

/** The parameters of the template for a caller's account, in the order in which the console asks for them. */
export function callerParameters(partition: string, { names }: Config) {
  return {
    InvokerRoleArn: text(
      { ...CHAIN, label: 'The invoker role', description: "The output InvokerRoleArn of the payer's stack." },
      inPartition(FORMATS.roleArn, partition),
    ),
    CallerRoleNames: list(
      {
        ...CALLERS,
        label: 'Roles of callers',
        description:
          'The names of the existing roles of this account that ask for the report, without path, separated by commas.',
      },
      NAME_IN_LIST,
    ),
    CallerPolicyName: text(
      {
        ...CALLERS,
        label: 'Name of their policy',
        description: 'The name of the inline policy that each of these roles gets.',
      },
      FORMATS.policyName,
      names.callerPolicy,
    ),
  } satisfies Readonly<Record<string, Parameter>>;
}
