const LONGEST = 2000;
/** Looked at, so that an address is not cut in two before it is seen. */
const LOOKED_AT = 10_000;

/** A message as it may be archived: without e-mail addresses, and not endless. */
export function withoutAddresses(message: string): string {
  return message
    .slice(0, LOOKED_AT)
    .replaceAll(/[^\s@<>"'(),;:]+@[^\s@<>"'(),;:]+\.[a-z][a-z0-9-]*/gi, '(an e-mail address)')
    .slice(0, LONGEST);
}
