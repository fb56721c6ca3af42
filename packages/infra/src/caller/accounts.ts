import { accountOfArn, type Config } from '@ou-cost/contract';
import { Fn, Token } from 'aws-cdk-lib';
import { projectRoleArn } from '../arns.ts';

/** The account in an ARN, which may be a parameter of the template. */
function accountOf(arn: string): string {
  return Token.isUnresolved(arn) ? Fn.select(4, Fn.split(':', arn)) : accountOfArn(arn);
}

/** The ARNs of the roles that may assume the invoker role, by their account, in the order of the configuration. */
export function callerRoles(config: Config): ReadonlyMap<string, readonly string[]> {
  const roles = [
    ...config.callers.map(({ roleArn }) => ({ accountId: accountOf(roleArn), roleArn })),
    ...config.githubActions.map(({ accountId, roleName }) => ({
      accountId,
      roleArn: projectRoleArn(config, accountId, roleName),
    })),
  ];
  const byAccount = new Map<string, string[]>();
  for (const { accountId, roleArn } of roles) {
    byAccount.set(accountId, [...(byAccount.get(accountId) ?? []), roleArn]);
  }
  return byAccount;
}
