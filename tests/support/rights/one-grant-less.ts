import type { Deployment, NamedPolicy, PolicyDocument, PolicyStatement } from '@ou-cost/sandbox/deployed';

/** A deployment that lacks one thing, and what it lacks. */
export interface Reduced {
  readonly name: string;
  readonly deployment: Deployment;
}

interface Holder {
  readonly name: string;
  readonly identityPolicies: readonly NamedPolicy[];
}

function listOf(value: string | readonly string[] | undefined): readonly string[] {
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
}

/** Every action on every resource that a statement allows, as statements of their own. */
function grantsOf(statement: PolicyStatement): PolicyStatement[] {
  if (statement.Effect !== 'Allow') return [];
  return listOf(statement.Action).flatMap((Action) =>
    listOf(statement.Resource).map((Resource) => ({ ...statement, Action, Resource })),
  );
}

/** The policies of a role, each with one grant missing. */
function policiesWithOneLess({
  identityPolicies,
}: Holder): { grant: PolicyStatement; policies: NamedPolicy[] }[] {
  return identityPolicies.flatMap(({ document }, policyAt) =>
    document.Statement.flatMap((statement, statementAt) =>
      grantsOf(statement).map((grant, grantAt) => ({
        grant,
        policies: identityPolicies.map((policy, at) =>
          at === policyAt ? { ...policy, document: without(document, statementAt, grantAt) } : policy,
        ),
      })),
    ),
  );
}

function without(document: PolicyDocument, statementAt: number, grantAt: number): PolicyDocument {
  const Statement = document.Statement.flatMap((statement, at) =>
    at === statementAt ? grantsOf(statement).filter((_, grant) => grant !== grantAt) : [statement],
  );
  return { ...document, Statement };
}

/** The deployment with each grant (action by resource) of each role taken away in turn. */
export function oneGrantLess(deployment: Deployment): Reduced[] {
  const name = (holder: Holder, { Action, Resource }: PolicyStatement) =>
    `${holder.name}: ${Action} on ${Resource}`;
  return [
    ...deployment.roles.flatMap((role) =>
      policiesWithOneLess(role).map(({ grant, policies }) => ({
        name: name(role, grant),
        deployment: {
          ...deployment,
          roles: deployment.roles.map((one) => (one === role ? { ...one, identityPolicies: policies } : one)),
        },
      })),
    ),
    ...deployment.existingRoles.flatMap((role) =>
      policiesWithOneLess(role).map(({ grant, policies }) => ({
        name: name(role, grant),
        deployment: {
          ...deployment,
          existingRoles: deployment.existingRoles.map((one) =>
            one === role ? { ...one, identityPolicies: policies } : one,
          ),
        },
      })),
    ),
  ];
}

/** The deployment with each statement of each role's trust taken away in turn. */
export function oneTrustLess(deployment: Deployment): Reduced[] {
  return deployment.roles.flatMap((role) =>
    role.trustPolicy.Statement.map((statement, at) => ({
      name: `${role.name}: trust in ${JSON.stringify(statement.Principal)}`,
      deployment: {
        ...deployment,
        roles: deployment.roles.map((one) =>
          one === role
            ? {
                ...one,
                trustPolicy: {
                  ...one.trustPolicy,
                  Statement: one.trustPolicy.Statement.filter((_, index) => index !== at),
                },
              }
            : one,
        ),
      },
    })),
  );
}
