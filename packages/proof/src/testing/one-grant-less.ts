import type { Deployment, NamedPolicy, PolicyStatement, Role } from '@ou-cost/sandbox/deployed';
import { listOf } from '../policies/grants.ts';

/** A deployment without one grant or one statement of a trust. */
export interface ReducedDeployment {
  /** What was removed: `role: action on resource`, or `role: trust in principals`. */
  readonly name: string;
  readonly deployment: Deployment;
}

type PolicyHolder = Pick<Role, 'arn' | 'name' | 'identityPolicies'>;

/** The deployment once for each grant (an action on a resource) of each role, without that grant. */
export function oneGrantLess(deployment: Deployment): ReducedDeployment[] {
  const { roles, existingRoles } = deployment;
  return [
    ...roles.flatMap((role) =>
      rolesWithOneLess(role).map(({ name, reduced }) => ({
        name,
        deployment: { ...deployment, roles: replaced(roles, role, reduced) },
      })),
    ),
    ...existingRoles.flatMap((role) =>
      rolesWithOneLess(role).map(({ name, reduced }) => ({
        name,
        deployment: { ...deployment, existingRoles: replaced(existingRoles, role, reduced) },
      })),
    ),
  ];
}

/** The deployment once for each grant (an action on a resource) of each interface endpoint's policy, without it. */
export function oneEndpointGrantLess(deployment: Deployment): ReducedDeployment[] {
  const { endpoints } = deployment;
  return endpoints.flatMap((endpoint) => {
    const { service, policy } = endpoint;
    return (policy?.Statement ?? []).flatMap((statement) => {
      const grants = separateGrants(statement);
      return grants.map((grant) => {
        const left = grants.filter((other) => other !== grant);
        const reduced = withStatementReplaced(
          { name: service, document: policy ?? { Statement: [] } },
          statement,
          left,
        );
        return {
          name: `the endpoint of ${service}: ${grant.Action} on ${grant.Resource}`,
          deployment: {
            ...deployment,
            endpoints: replaced(endpoints, endpoint, { ...endpoint, policy: reduced.document }),
          },
        };
      });
    });
  });
}

/** The deployment once for each statement of each role's trust policy, without that statement. */
export function oneTrustLess(deployment: Deployment): ReducedDeployment[] {
  const { roles } = deployment;
  return roles.flatMap((role) =>
    role.trustPolicy.Statement.map((statement) => {
      const Statement = role.trustPolicy.Statement.filter((other) => other !== statement);
      const reduced = { ...role, trustPolicy: { ...role.trustPolicy, Statement } };
      return {
        name: `${role.name}: trust in ${JSON.stringify(statement.Principal)}`,
        deployment: { ...deployment, roles: replaced(roles, role, reduced) },
      };
    }),
  );
}

function replaced<T>(all: readonly T[], one: T, other: T): readonly T[] {
  return all.map((each) => (each === one ? other : each));
}

function rolesWithOneLess<R extends PolicyHolder>(role: R): { name: string; reduced: R }[] {
  return role.identityPolicies.flatMap((policy) =>
    policy.document.Statement.flatMap((statement) => {
      const grants = separateGrants(statement);
      return grants.map((grant) => ({
        name: `${role.name}: ${grant.Action} on ${grant.Resource}`,
        reduced: {
          ...role,
          identityPolicies: replaced(
            role.identityPolicies,
            policy,
            withStatementReplaced(
              policy,
              statement,
              grants.filter((other) => other !== grant),
            ),
          ),
        },
      }));
    }),
  );
}

/** Each action on each resource that a statement allows, as a statement of its own. */
function separateGrants(statement: PolicyStatement): PolicyStatement[] {
  if (statement.Effect !== 'Allow') return [];
  return listOf(statement.Action).flatMap((Action) =>
    listOf(statement.Resource).map((Resource) => ({ ...statement, Action, Resource })),
  );
}

function withStatementReplaced(
  { name, document }: NamedPolicy,
  statement: PolicyStatement,
  by: readonly PolicyStatement[],
): NamedPolicy {
  const Statement = document.Statement.flatMap((each) => (each === statement ? by : [each]));
  return { name, document: { ...document, Statement } };
}
