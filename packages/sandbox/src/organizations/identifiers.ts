import { invalidInput } from './pages.ts';
import type { OrganizationTree } from './tree.ts';

const patterns = {
  account: /^\d{12}$/,
  root: /^r-[0-9a-z]{4,32}$/,
  ou: /^ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}$/,
} as const;

export type EntityKind = keyof typeof patterns;

/**
 * The id in a member of the input.
 * @throws ServiceError InvalidInputException if it is missing or not of one of the kinds
 */
export function requiredId(
  input: Record<string, unknown>,
  member: string,
  kinds: readonly EntityKind[],
): string {
  const value = Object.hasOwn(input, member) ? input[member] : undefined;
  if (value === undefined || value === null) {
    throw invalidInput('INPUT_REQUIRED', `You must provide a value for ${member}.`);
  }
  if (typeof value !== 'string' || !kinds.some((kind) => patterns[kind].test(value))) {
    throw invalidInput(
      'INVALID_PATTERN',
      `You provided a value for ${member} that does not match the required pattern.`,
    );
  }
  return value;
}

/** The ARN of a root, unit or account for IAM. It is made from the id alone, even if no such entity exists. */
export function arnOf(tree: OrganizationTree, partition: string, id: string): string {
  const kind = patterns.account.test(id) ? 'account' : patterns.root.test(id) ? 'root' : 'ou';
  return `arn:${partition}:organizations::${tree.managementAccountId}:${kind}/${tree.id}/${id}`;
}
