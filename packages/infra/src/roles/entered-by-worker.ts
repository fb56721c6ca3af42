import { type Config, functionAccountOf } from '@ou-cost/contract';
import { Duration } from 'aws-cdk-lib';
import { AccountPrincipal, type Conditions, type RoleProps } from 'aws-cdk-lib/aws-iam';
import { arnsOf } from '../arns.ts';

/**
 * The trust of a role that the function enters. It trusts the function's account, under the condition that the principal
 * is the worker role, instead of the worker role itself. So the worker role's own policy, which is bound to the one
 * function, must also allow the call; the worker role need not exist yet, and may be created anew.
 */
export function enteredByWorker(
  config: Config,
  further: Conditions = {},
): Pick<RoleProps, 'assumedBy' | 'maxSessionDuration'> {
  return {
    assumedBy: new AccountPrincipal(functionAccountOf(config)).withConditions({
      ArnEquals: { 'aws:PrincipalArn': arnsOf(config).workerRole },
      ...further,
    }),
    // Role chaining limits a session to one hour, whatever the role allows.
    maxSessionDuration: Duration.hours(1),
  };
}
