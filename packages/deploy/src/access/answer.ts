/** AWS's answer to a question: yes with a value, a definite no, or unknown. */
export type Answer<T> =
  | { readonly kind: 'yes'; readonly value: T }
  | { readonly kind: 'no'; readonly why: string }
  | {
      readonly kind: 'unknown';
      readonly why: string;
      /** Whether AWS refused to answer these credentials. */
      readonly isRefused: boolean;
    };

/** An error in one line: its code or name, and the first line of its message. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code } = error as NodeJS.ErrnoException;
  const message = error.message.split('\n', 1)[0] ?? '';
  const name = code ?? error.name;
  return message === '' ? name : `${name}: ${message}`;
}

function isRefusal({ name }: Error): boolean {
  return /^(AccessDenied|Unauthorized|NotAuthorized)/.test(name);
}

/**
 * Asks AWS. An error is a definite no only if `isNo` says so. With any other error, such as a missing permission, a
 * failed connection or a call that an emulator does not implement, the answer is unknown.
 */
export async function ask<T>(
  question: () => Promise<T>,
  isNo: (error: Error) => boolean,
): Promise<Answer<T>> {
  try {
    return { kind: 'yes', value: await question() };
  } catch (error) {
    const why = reasonOf(error);
    if (!(error instanceof Error)) return { kind: 'unknown', why, isRefused: false };
    return isNo(error) ? { kind: 'no', why } : { kind: 'unknown', why, isRefused: isRefusal(error) };
  }
}

/** A refusal that no grant lifts: an explicit deny, or a policy that limits what grants can allow. */
const BEYOND_GRANTS =
  /explicit deny|no (?:permissions boundary|(?:session|VPC endpoint|service control|resource control) policy) allows/;

/** What to do about a refusal: the grant, unless AWS names something that overrides every grant. */
export function remedyForRefusal(why: string, grant: string): string {
  return BEYOND_GRANTS.test(why)
    ? 'no grant overrides that: ask those who manage the policy which AWS names'
    : grant;
}
