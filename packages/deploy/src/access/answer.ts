/** AWS's answer to a question: yes with a value, a definite no, or unknown. */
export type Answer<T> =
  | { readonly kind: 'yes'; readonly value: T }
  | { readonly kind: 'no'; readonly why: string }
  | { readonly kind: 'unknown'; readonly why: string };

/** An error in one line: its code or name, and the first line of its message. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code } = error as NodeJS.ErrnoException;
  const message = error.message.split('\n', 1)[0] ?? '';
  const name = code ?? error.name;
  return message === '' ? name : `${name}: ${message}`;
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
    return { kind: error instanceof Error && isNo(error) ? 'no' : 'unknown', why };
  }
}
