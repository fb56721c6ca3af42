/** Account, path and name of a role's ARN; undefined for what is not one. */
export function roleParts(arn: string): { accountId: string; path: string; name: string } | undefined {
  const match = /^arn:[^:]+:iam::(\d{12}):role(\/(?:.*\/)?)([^/]+)$/.exec(arn);
  const [, accountId, path, name] = match ?? [];
  return accountId === undefined || path === undefined || name === undefined
    ? undefined
    : { accountId, path, name };
}

/** The account in an ARN; undefined where it has none. */
export function accountOf(arn: string): string | undefined {
  return arn.split(':')[4] || undefined;
}

/** Whether a resource falls under a policy's pattern, where `*` stands for any text and `?` for one character. */
export function isCovered(resource: string, pattern: string): boolean {
  const expression = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${expression}$`, 's').test(resource);
}
