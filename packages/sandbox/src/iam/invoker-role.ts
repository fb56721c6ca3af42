import { trustedRoleArns } from '../deployed/existing-roles.ts';
import type { Deployment, Role } from '../deployed/model.ts';
import { listOf } from '../deployed/policy-document.ts';

/**
 * The invoker role: the role that an existing role may assume, otherwise the role that trusts an existing role;
 * undefined if the deployment has neither.
 */
export function findInvokerRole({ roles, existingRoles }: Deployment): Role | undefined {
  const assumable = existingRoles.flatMap((role) =>
    role.identityPolicies.flatMap(({ document }) =>
      document.Statement.filter((statement) => listOf(statement.Action).includes('sts:AssumeRole')).flatMap(
        (statement) => listOf(statement.Resource),
      ),
    ),
  );
  const existing = existingRoles.map((role) => role.arn);
  return (
    roles.find((role) => assumable.includes(role.arn)) ??
    roles.find((role) => trustedRoleArns(role.trustPolicy).some((arn) => existing.includes(arn)))
  );
}
