import type { Random } from '../generator/random.ts';
import type { OrganizationTree } from '../organizations/tree.ts';
import type { FaultRule } from './plan.ts';

/** Moves the rule's account or a random member account; does nothing if no account can move. */
export function moveAccount(tree: OrganizationTree, rule: FaultRule, random: Random): void {
  const account = rule.accountId === undefined ? anyMember(tree, random) : tree.account(rule.accountId);
  if (!account) return;
  const others = tree.containers().filter(({ id }) => id !== account.parentId);
  const to = rule.to ?? (others.length === 0 ? undefined : random.pick(others).id);
  if (to !== undefined) tree.move(account.id, to);
}

/** Removes the rule's account or a random member account from the organization. */
export function removeAccount(tree: OrganizationTree, rule: FaultRule, random: Random): void {
  const id = rule.accountId ?? anyMember(tree, random)?.id;
  if (id !== undefined) tree.remove(id);
}

function anyMember(tree: OrganizationTree, random: Random) {
  const members = tree.accounts().filter(({ id }) => id !== tree.managementAccountId);
  return members.length === 0 ? undefined : random.pick(members);
}
