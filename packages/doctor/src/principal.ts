/** What an ARN of IAM or STS says of a principal. */
export interface PrincipalName {
  readonly partition: string;
  readonly accountId: string;
  readonly kind: 'role' | 'user' | 'other';
  /** Without path and session. */
  readonly name: string;
}

/** The principal that an ARN names; the session of a role is its role. */
export function principalName(arn: string): PrincipalName {
  const [, partition = '', , , accountId = '', ...rest] = arn.split(':');
  const [type = '', ...names] = rest.join(':').split('/');
  const base = { partition, accountId };
  if (type === 'assumed-role') return { ...base, kind: 'role', name: names[0] ?? '' };
  const name = names.at(-1) ?? type;
  if (type === 'role' || type === 'user') return { ...base, kind: type, name };
  return { ...base, kind: 'other', name };
}

/** The path in a role's ARN: `/`, or `/a/b/`. */
export function rolePath(roleArn: string): string {
  return /:role(\/(?:.*\/)?)[^/]+$/.exec(roleArn)?.[1] ?? '/';
}

/**
 * The role behind a session, which names it without its path: one of the known roles where it is among them,
 * else under the path given. What is no session is returned as it is.
 */
export function roleArnOfSession(arn: string, known: readonly string[], path: string): string {
  const { partition, accountId, kind, name } = principalName(arn);
  if (kind !== 'role') return arn;
  const isSame = (other: string): boolean => {
    const role = principalName(other);
    return role.kind === 'role' && role.accountId === accountId && role.name === name;
  };
  return known.find(isSame) ?? `arn:${partition}:iam::${accountId}:role${path}${name}`;
}

/** The ARN of a role's session, as STS writes it. */
export function sessionArn(roleArn: string, sessionName: string): string {
  const { partition, accountId, name } = principalName(roleArn);
  return `arn:${partition}:sts::${accountId}:assumed-role/${name}/${sessionName}`;
}
