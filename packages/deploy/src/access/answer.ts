/** What AWS says to a question: yes with the answer, a definite no, or nothing that one could rely on. */
export type Answer<T> =
  | { readonly kind: 'yes'; readonly value: T }
  | { readonly kind: 'no'; readonly why: string }
  | { readonly kind: 'unknown'; readonly why: string };

/** An error as one line, without what the SDK adds to it. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code } = error as NodeJS.ErrnoException;
  const said = error.message.split('\n', 1)[0] ?? '';
  const name = code ?? error.name;
  return said === '' ? name : `${name}: ${said}`;
}

/**
 * Asks AWS. An error is a definite no only where `isNo` knows it for one; missing rights for the question, a
 * broken line or an emulator that lacks the call leave it unknown.
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
