import type { Deployment, PolicyStatement, Role } from '@ou-cost/sandbox/deployed';

/** The deployment with one of its roles changed. */
export function withRole(deployment: Deployment, name: string, change: (role: Role) => Role): Deployment {
  return {
    ...deployment,
    roles: deployment.roles.map((role) => (role.name === name ? change(role) : role)),
  };
}

export function withGrant(role: Role, Action: string | readonly string[], Resource: string): Role {
  const statement: PolicyStatement = { Effect: 'Allow', Action, Resource };
  const added = { name: 'added', document: { Version: '2012-10-17', Statement: [statement] } };
  return { ...role, identityPolicies: [...role.identityPolicies, added] };
}

export function withTrust(
  role: Role,
  change: (statements: readonly PolicyStatement[]) => readonly PolicyStatement[],
): Role {
  return { ...role, trustPolicy: { ...role.trustPolicy, Statement: change(role.trustPolicy.Statement) } };
}

/** The role with other statements in each of its identity policies. */
export function withStatements<R extends Pick<Role, 'identityPolicies'>>(
  role: R,
  change: (statements: readonly PolicyStatement[]) => readonly PolicyStatement[],
): R {
  return {
    ...role,
    identityPolicies: role.identityPolicies.map(({ name, document }) => ({
      name,
      document: { ...document, Statement: change(document.Statement) },
    })),
  };
}

/** The deployment whose callers' policies name another resource. */
export function callerPolicyOn(deployment: Deployment, Resource: string): Deployment {
  return {
    ...deployment,
    existingRoles: deployment.existingRoles.map((role) =>
      withStatements(role, (statements) => statements.map((statement) => ({ ...statement, Resource }))),
    ),
  };
}
