import type { Deployment, Role } from '@ou-cost/sandbox/deployed';

interface OneLess {
  readonly role: string;
  readonly grant: string;
  readonly deployment: Deployment;
}

/** The deployment with each statement's right taken away in turn, action by action. */
export function oneGrantLess(deployment: Deployment): OneLess[] {
  return (['roles', 'existingRoles'] as const).flatMap((key) =>
    deployment[key].flatMap((role, roleAt) =>
      grantPlaces(role).map(({ policyAt, statementAt, grant }) => {
        const replaced = without(role, policyAt, statementAt, grant);
        const roles = deployment[key].map((one, at) => (at === roleAt ? replaced : one));
        return { role: role.name, grant, deployment: { ...deployment, [key]: roles } };
      }),
    ),
  );
}

function grantPlaces({ identityPolicies }: Pick<Role, 'identityPolicies'>) {
  return identityPolicies.flatMap(({ document }, policyAt) =>
    document.Statement.flatMap(({ Effect, Action }, statementAt) =>
      (Effect === 'Deny' ? [] : [Action ?? []].flat()).map((grant) => ({ policyAt, statementAt, grant })),
    ),
  );
}

function without<R extends Pick<Role, 'identityPolicies'>>(
  role: R,
  policyAt: number,
  statementAt: number,
  grant: string,
): R {
  return {
    ...role,
    identityPolicies: role.identityPolicies.map((policy, at) => {
      if (at !== policyAt) return policy;
      const Statement = policy.document.Statement.flatMap((statement, index) => {
        if (index !== statementAt) return [statement];
        const Action = [statement.Action ?? []].flat().filter((action) => action !== grant);
        return Action.length === 0 ? [] : [{ ...statement, Action }];
      });
      return { ...policy, document: { ...policy.document, Statement } };
    }),
  };
}
