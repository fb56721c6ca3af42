import type { Deployment, NamedPolicy, PolicyStatement } from '@ou-cost/sandbox/deployed';

/** One action on one resource that a role is allowed. */
export interface Grant {
  readonly roleArn: string;
  readonly policy: string;
  readonly action: string;
  readonly resource: string;
  /** The condition under which it is allowed; undefined: always. */
  readonly condition: PolicyStatement['Condition'];
}

/** The values of a policy element, which is either one string or a list. */
export function listOf(element: string | readonly string[] | undefined): readonly string[] {
  return element === undefined ? [] : typeof element === 'string' ? [element] : element;
}

/** Every grant of every role, including existing roles that the templates only attach policies to. */
export function grantsOf({ roles, existingRoles }: Deployment): Grant[] {
  return [...roles, ...existingRoles].flatMap(({ arn, identityPolicies }) =>
    identityPolicies.flatMap((policy) => grantsOfPolicy(arn, policy)),
  );
}

function grantsOfPolicy(roleArn: string, { name, document }: NamedPolicy): Grant[] {
  return document.Statement.filter(({ Effect }) => Effect === 'Allow').flatMap((statement) =>
    actionsOf(statement).flatMap((action) =>
      resourcesOf(statement).map((resource) => ({
        roleArn,
        policy: name,
        action,
        resource,
        condition: statement.Condition,
      })),
    ),
  );
}

/** What the interface endpoints let pass, by the role that their policies name in a condition; `*` where they name none. */
export function endpointGrants({ endpoints }: Deployment): Grant[] {
  return endpoints.flatMap(({ service, policy }) =>
    (policy?.Statement ?? []).flatMap((statement) => {
      const named = listOf(statement.Condition?.['ArnEquals']?.['aws:PrincipalArn']);
      const document = { Statement: [statement] };
      return (named.length === 0 ? ['*'] : named).flatMap((roleArn) =>
        grantsOfPolicy(roleArn, { name: `of the endpoint of ${service}`, document }),
      );
    }),
  );
}

/** NotAction and NotResource allow everything except a few, so they count as `*`. */
function actionsOf({ Action, NotAction }: PolicyStatement): readonly string[] {
  return NotAction === undefined ? listOf(Action) : ['*'];
}

function resourcesOf({ Resource, NotResource }: PolicyStatement): readonly string[] {
  return NotResource === undefined ? listOf(Resource) : ['*'];
}
