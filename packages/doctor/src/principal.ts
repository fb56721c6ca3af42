import { parse, validate } from '@aws-sdk/util-arn-parser';

/** The principal that an ARN of IAM or STS names. */
export interface Principal {
  readonly partition: string;
  readonly accountId: string;
  readonly kind: 'role' | 'user' | 'other';
  /** `/`, or `/a/b/`. The ARN of a session does not show the path of its role: there it is `/`. */
  readonly path: string;
  readonly name: string;
}

/** The principal in an ARN; of a role's session, the role. A text that is not an ARN is taken as a name. */
export function principalOf(arn: string): Principal {
  if (!validate(arn)) return { partition: '', accountId: '', kind: 'other', path: '/', name: arn };
  const { partition, accountId, resource } = parse(arn);
  const [type = '', ...segments] = resource.split('/');
  const account = { partition, accountId };
  if (type === 'assumed-role') return { ...account, kind: 'role', path: '/', name: segments[0] ?? '' };
  const kind = type === 'role' || type === 'user' ? type : 'other';
  const path = ['', ...segments.slice(0, -1), ''].join('/');
  return { ...account, kind, path, name: segments.at(-1) ?? type };
}

/** The ARN of a role, from the parts of a principal. */
export function roleArn({ partition, accountId, path, name }: Omit<Principal, 'kind'>): string {
  return `arn:${partition}:iam::${accountId}:role${path}${name}`;
}

/**
 * The ARN of the role behind a session. The session's ARN leaves out the role's path: where one of the known roles has
 * the same account and name, that one is meant, else the role under the path given. Any other ARN is returned as it is.
 */
export function roleArnOfSession(arn: string, known: readonly string[], path: string): string {
  const session = principalOf(arn);
  if (session.kind !== 'role') return arn;
  const isSame = (other: string): boolean => {
    const { kind, accountId, name } = principalOf(other);
    return kind === 'role' && accountId === session.accountId && name === session.name;
  };
  return known.find(isSame) ?? roleArn({ ...session, path });
}

/** The ARN of a role's session, as STS writes it. */
export function sessionArn(arn: string, sessionName: string): string {
  const { partition, accountId, name } = principalOf(arn);
  return `arn:${partition}:sts::${accountId}:assumed-role/${name}/${sessionName}`;
}
