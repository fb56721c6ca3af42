import { type Config, partitionOf } from '@ou-cost/contract';
import { OuCostError } from '@ou-cost/spend';
import { Stack } from 'aws-cdk-lib';
import type { Role } from 'aws-cdk-lib/aws-iam';

/** What IAM raises the quota to at most. */
const HIGHEST_QUOTA = 4096;

/** The characters of a role's trust policy as IAM counts them: without the spaces between its parts. */
function trustLength(role: Role, partition: string): number {
  const document = JSON.stringify(Stack.of(role).resolve(role.assumeRolePolicy));
  const written = JSON.parse(document, (_key, value) => {
    if (value?.Ref === 'AWS::Partition') return partition;
    const parts = value?.['Fn::Join']?.[1];
    return Array.isArray(parts) ? parts.join('') : value;
  });
  return JSON.stringify(written).length;
}

/** Fails with InvalidConfiguration if the invoker's trust policy is longer than IAM accepts. */
export function checkTrustLength(role: Role, { callers, githubActions, payer, roles, names }: Config): void {
  const length = trustLength(role, partitionOf(payer.region));
  const quota = roles.trustPolicyQuota;
  if (length <= quota) return;
  const remedy =
    length > HIGHEST_QUOTA
      ? `IAM accepts no more than ${HIGHEST_QUOTA}: name fewer callers, or let several schedulers assume one role that is the caller`
      : `name fewer callers, or have the account's quota 'Role trust policy length' raised and set 'roles.trustPolicyQuota' to it`;
  throw new OuCostError(
    'InvalidConfiguration',
    `the trust policy of ${names.invokerRole} would have ${length} characters for ${callers.length + githubActions.length} callers, and ${quota} are allowed ('roles.trustPolicyQuota'): ${remedy}`,
  );
}
