import type { DeployedFunction } from '../deployed/model.ts';
import type { Authorizer } from '../iam/authorizer.ts';
import { type RoleDirectory, sessionOf } from '../iam/role-directory.ts';
import { ServiceError } from '../service.ts';

const needed = ['CreateNetworkInterface', 'DescribeNetworkInterfaces', 'DeleteNetworkInterface'];

/**
 * Checks the permissions that Lambda itself checks: it manages a VPC function's network interfaces with the execution
 * role, and does not create the function if the role lacks a permission. The function's ARN is not a condition key of
 * these calls.
 * @throws ServiceError InvalidParameterValueException
 */
export async function checkNetworkInterfaceRights(
  functions: readonly DeployedFunction[],
  roles: RoleDirectory,
  authorizer: Authorizer,
): Promise<void> {
  for (const deployed of functions.filter(({ vpc }) => vpc !== undefined)) {
    const role = roles.find(deployed.roleArn);
    for (const operation of role ? needed : []) {
      const principal = role && sessionOf(role, deployed.name);
      const decision =
        principal &&
        (await authorizer.decide({
          principal,
          action: `ec2:${operation}`,
          resource: '*',
          region: deployed.region,
        }));
      if (!decision?.allowed) {
        throw new ServiceError(
          'InvalidParameterValueException',
          `The provided execution role does not have permissions to call ${operation} on EC2`,
        );
      }
    }
  }
}
