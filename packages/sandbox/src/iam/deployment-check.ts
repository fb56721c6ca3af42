import { runSimulation } from '@cloud-copilot/iam-simulate';
import type { DeployedFunction, PolicyDocument } from '../deployed/model.ts';
import { parseRoleArn } from '../deployed/role-arn.ts';
import { ServiceError } from '../service.ts';
import type { IamRole, RoleDirectory } from './role-directory.ts';
import { awsPrincipals } from './role-principals.ts';

/**
 * Checks what IAM and Lambda check when policies are created: the grammar of each policy, and that every role named as
 * a principal exists under exactly that ARN.
 * @throws ServiceError MalformedPolicyDocument or InvalidParameterValueException, with which the deployment would fail
 */
export async function checkDeployment(
  roles: RoleDirectory,
  functions: readonly DeployedFunction[],
): Promise<void> {
  for (const role of roles.all()) {
    const missing = role.trustPolicy && missingPrincipal(role.trustPolicy, roles);
    if (missing !== undefined) {
      throw new ServiceError(
        'MalformedPolicyDocument',
        `Invalid principal in policy: "AWS":"${missing}" (trust policy of ${role.arn})`,
      );
    }
    await checkGrammar(role);
  }
  for (const { arn, resourcePolicy } of functions) {
    const missing = resourcePolicy && missingPrincipal(resourcePolicy, roles);
    if (missing !== undefined) {
      throw new ServiceError(
        'InvalidParameterValueException',
        `The provided principal was invalid. Please check the principal and try again. (${missing} on ${arn})`,
      );
    }
  }
}

function missingPrincipal(document: PolicyDocument, roles: RoleDirectory): string | undefined {
  return document.Statement.flatMap(awsPrincipals).find((principal) => {
    const isAccount = /^(?:\d{12}|arn:[^:]+:iam::\d{12}:root)$/.test(principal);
    const isSession = /^arn:[^:]+:sts::\d{12}:/.test(principal);
    return (
      principal !== '*' && !isAccount && !isSession && !(parseRoleArn(principal) && roles.find(principal))
    );
  });
}

async function checkGrammar(role: IamRole): Promise<void> {
  const results = await runSimulation(
    {
      request: {
        principal: role.arn,
        action: 'sts:GetCallerIdentity',
        resource: { resource: '*', accountId: role.accountId },
        contextVariables: {},
      },
      identityPolicies: role.identityPolicies.map(({ name, document }) => ({ name, policy: document })),
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      ...(role.trustPolicy ? { resourcePolicy: role.trustPolicy } : {}),
      ...(role.boundary
        ? { permissionBoundaryPolicies: [{ name: role.boundary.name, policy: role.boundary.document }] }
        : {}),
    },
    {},
  );
  if (results.resultType === 'error') {
    throw new ServiceError('MalformedPolicyDocument', `${role.arn}: ${JSON.stringify(results.errors)}`);
  }
}
