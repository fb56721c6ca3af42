import { DeploymentError } from './error.ts';
import type { DeployedFunction, LogGroup, Role } from './model.ts';

/**
 * Refuses two resources of one name, of which AWS would create only the first. The name of a role is unique in its account
 * whatever its path, and without regard to case.
 * @throws DeploymentError with the ARN of the second
 */
export function refuseNamesTwice(
  roles: readonly Role[],
  functions: readonly DeployedFunction[],
  logGroups: readonly LogGroup[],
): void {
  const named = [
    ...roles.map(({ arn, accountId, name }) => ({ arn, key: `role ${accountId} ${name.toLowerCase()}` })),
    ...[...functions, ...logGroups].map(({ arn }) => ({ arn, key: arn })),
  ];
  const keys = named.map(({ key }) => key);
  const second = named.find(({ key }, index) => keys.indexOf(key) !== index);
  if (second) throw new DeploymentError(`${second.arn}: a resource of this name is created twice`);
}
