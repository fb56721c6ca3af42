import type { Deployment, NamedPolicy, PolicyStatement, Role } from '@ou-cost/sandbox/deployed';

type Change<T> = (one: T) => T;

function changedRoles(
  deployment: Deployment,
  arn: string,
  change: Change<{ readonly identityPolicies: readonly NamedPolicy[] }>,
): Deployment {
  const known = [...deployment.roles, ...deployment.existingRoles].some((role) => role.arn === arn);
  if (!known) throw new Error(`the deployment has no role ${arn}`);
  const apply = <R extends { readonly arn: string; readonly identityPolicies: readonly NamedPolicy[] }>(
    role: R,
  ): R => (role.arn === arn ? { ...role, ...change(role) } : role);
  return {
    ...deployment,
    roles: deployment.roles.map(apply),
    existingRoles: deployment.existingRoles.map(apply),
  };
}

/** The deployment with a further policy of one statement on a role, which the deployment creates or which exists. */
export function withGrant(deployment: Deployment, arn: string, statement: PolicyStatement): Deployment {
  const policy = { name: 'added', document: { Version: '2012-10-17', Statement: [statement] } };
  return changedRoles(deployment, arn, ({ identityPolicies }) => ({
    identityPolicies: [...identityPolicies, policy],
  }));
}

/** The deployment with a further statement in the trust policy of a role. */
export function withTrust(deployment: Deployment, arn: string, statement: PolicyStatement): Deployment {
  const trusting = (role: Role): Role => ({
    ...role,
    trustPolicy: { ...role.trustPolicy, Statement: [...role.trustPolicy.Statement, statement] },
  });
  if (!deployment.roles.some((role) => role.arn === arn)) throw new Error(`no role ${arn} is deployed`);
  return { ...deployment, roles: deployment.roles.map((role) => (role.arn === arn ? trusting(role) : role)) };
}

/** The deployment whose functions may be invoked by a principal of another account. */
export function withDirectInvoker(deployment: Deployment, principal: string): Deployment {
  return {
    ...deployment,
    functions: deployment.functions.map((one) => ({
      ...one,
      resourcePolicy: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow' as const,
            Principal: { AWS: principal },
            Action: 'lambda:InvokeFunction',
            Resource: one.arn,
          },
        ],
      },
    })),
  };
}
