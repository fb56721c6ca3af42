import type { AttachedPolicy } from './attached-policies.ts';
import type { DeployedFunction, ExistingRole, PolicyDocument, Role } from './model.ts';
import { listOf } from './policy-document.ts';
import { parseRoleArn } from './role-arn.ts';

/**
 * The roles that must exist before the deployment: roles to which the templates attach policies without creating them,
 * and roles that a trust policy or a function's permission names in accounts where the templates create no role.
 */
export function findExistingRoles(
  roles: readonly Role[],
  functions: readonly DeployedFunction[],
  attached: readonly AttachedPolicy[],
): ExistingRole[] {
  const documents = [
    ...roles.map((role) => role.trustPolicy),
    ...functions.map((each) => each.resourcePolicy),
  ];
  const named = documents.flatMap((document) => (document ? trustedRoleArns(document) : []));
  const created = (accountId: string, name: string): boolean =>
    roles.some((role) => role.accountId === accountId && role.name === name);
  const existing = new Map<string, ExistingRole>();
  for (const policy of attached.filter((each) => !created(each.accountId, each.roleName))) {
    const arn =
      named.find((each) => isNamed(each, policy.accountId, policy.roleName)) ??
      `arn:${policy.partition}:iam::${policy.accountId}:role/${policy.roleName}`;
    const role = existing.get(arn) ?? existingRole(arn);
    if (role) {
      const own = { name: policy.name, document: policy.document };
      existing.set(arn, { ...role, identityPolicies: [...role.identityPolicies, own] });
    }
  }
  for (const arn of named) {
    const role = existingRole(arn);
    if (role && !existing.has(arn) && !roles.some((each) => each.accountId === role.accountId)) {
      existing.set(arn, role);
    }
  }
  return [...existing.values()];
}

/** An existing role without policies; undefined if the text is not a role's ARN. */
export function existingRole(arn: string): ExistingRole | undefined {
  const parsed = parseRoleArn(arn);
  return (
    parsed && { arn, name: parsed.name, path: parsed.path, accountId: parsed.accountId, identityPolicies: [] }
  );
}

/** The role ARNs that a policy names as principals or in a condition on `aws:PrincipalArn`. */
export function trustedRoleArns(document: PolicyDocument): string[] {
  return document.Statement.filter((statement) => statement.Effect === 'Allow').flatMap((statement) => {
    const principal = typeof statement.Principal === 'object' ? listOf(statement.Principal['AWS']) : [];
    const conditions = Object.values(statement.Condition ?? {}).flatMap((operands) =>
      Object.entries(operands).flatMap(([key, values]) =>
        key.toLowerCase() === 'aws:principalarn' ? listOf(values) : [],
      ),
    );
    return [...principal, ...conditions].filter((arn) => parseRoleArn(arn) && !/[*?]/.test(arn));
  });
}

function isNamed(arn: string, accountId: string, name: string): boolean {
  const parsed = parseRoleArn(arn);
  return parsed?.accountId === accountId && parsed.name === name;
}
