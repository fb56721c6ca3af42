import { isIamRoleArn, splitArnParts } from '@cloud-copilot/iam-utils';

interface RoleParts {
  readonly partition: string;
  readonly accountId: string;
  /** `/`, or `/a/b/`. */
  readonly path: string;
  readonly name: string;
}

/** The parts of a role's ARN; undefined for any other text. */
export function roleParts(arn: string): RoleParts | undefined {
  if (!isIamRoleArn(arn)) return undefined;
  const { partition = '', accountId = '', resource = '' } = splitArnParts(arn);
  const nameAt = resource.lastIndexOf('/') + 1;
  return nameAt === resource.length
    ? undefined
    : { partition, accountId, path: resource.slice('role'.length, nameAt), name: resource.slice(nameAt) };
}

/** The account in an ARN; undefined if it has none. */
export function accountOf(arn: string): string | undefined {
  return splitArnParts(arn).accountId || undefined;
}

/** Whether a resource falls under a policy's pattern, where `*` stands for any text and `?` for one character. */
export function isCovered(resource: string, pattern: string): boolean {
  const expression = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${expression}$`, 's').test(resource);
}
