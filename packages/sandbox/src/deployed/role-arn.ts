import { isIamRoleArn, splitArnParts } from '@cloud-copilot/iam-utils';

interface RoleParts {
  readonly accountId: string;
  /** `/`, or `/a/b/`. */
  readonly path: string;
  readonly name: string;
}

/** Account, path and name in a role's ARN; undefined for any other text. */
export function parseRoleArn(text: string): RoleParts | undefined {
  if (!isIamRoleArn(text)) {
    return undefined;
  }
  const { accountId = '', resource = '' } = splitArnParts(text);
  const nameAt = resource.lastIndexOf('/') + 1;
  return nameAt === resource.length
    ? undefined
    : { accountId, path: resource.slice('role'.length, nameAt), name: resource.slice(nameAt) };
}
