import { OuCostError } from '../errors.ts';
import { compareText } from '../organization/organization.ts';
import type { HistoryFacts, SeenTree } from './facts.ts';
import { dayOf, endOf, laterOnTheDay, startOf } from './instant.ts';

/** How long reading a large organization takes: what happens meanwhile may be in the tree or not. In minutes. */
const READING_TIME = 15;

/** A tree that was seen at some instant between two of one day, both included. */
export interface Sighting {
  readonly from: string;
  readonly to: string;
  readonly tree: SeenTree;
}

/**
 * Every sighting of an organization in the order of time: its trees, the days on which nothing had changed, and the tree
 * of now. Fails with MalformedAnswer where a tree is of another organization.
 */
export function sightingsOf(facts: HistoryFacts, now: SeenTree | null): readonly Sighting[] {
  for (const tree of facts.trees) assertOf(facts.organizationId, tree);
  if (now !== null && now.id !== facts.organizationId) {
    throw new OuCostError(
      'InvalidConfiguration',
      `the history is of organization ${facts.organizationId} and the report of ${now.id}; give the archive of this organization`,
    );
  }
  const trees = inOrder([...facts.trees, ...(now === null ? [] : [eachOnce(now)])]);
  const seen = trees.map((tree) => ({
    from: tree.asOf,
    to: laterOnTheDay(tree.asOf, READING_TIME),
    tree,
  }));
  const unchanged = confirmationsOf(facts, trees);
  return [...seen, ...unchanged].sort((one, other) => compareText(one.from, other.from));
}

function assertOf(organizationId: string, { id, asOf }: SeenTree): void {
  if (id === organizationId) return;
  throw new OuCostError(
    'MalformedAnswer',
    `the snapshot of ${asOf} is of organization ${id}, in the history of ${organizationId}`,
  );
}

/** A day without a change shows the newest tree of before; on a day with a tree of its own it says nothing more. */
function confirmationsOf({ unchangedOn }: HistoryFacts, trees: readonly SeenTree[]): Sighting[] {
  const days = [...new Set(unchangedOn)].sort(compareText);
  const confirmations: Sighting[] = [];
  let next = 0;
  for (const day of days) {
    while ((trees[next]?.asOf ?? '~') <= endOf(day)) next += 1;
    const tree = trees[next - 1];
    if (tree === undefined || dayOf(tree.asOf) === day) continue;
    confirmations.push({ from: startOf(day), to: endOf(day), tree });
  }
  return confirmations;
}

/** By their instants, each once; two of one instant in an order that does not depend on the one they came in. */
export function inOrder(trees: readonly SeenTree[]): SeenTree[] {
  const sorted = [...trees].sort(
    (one, other) => compareText(one.asOf, other.asOf) || compareText(contentOf(one), contentOf(other)),
  );
  return sorted.filter((tree, at) => {
    const before = sorted[at - 1];
    return before?.asOf !== tree.asOf || contentOf(before) !== contentOf(tree);
  });
}

function contentOf({ managementAccountId, units, accounts }: SeenTree): string {
  const byId = <T extends { readonly id: string }>(items: readonly T[]) =>
    [...items].sort((one, other) => compareText(one.id, other.id));
  return JSON.stringify([
    managementAccountId,
    byId(units).map(({ id, name, parentId }) => [id, name, parentId]),
    byId(accounts).map(({ id, name, state, parentId }) => [id, name, state, parentId]),
  ]);
}

/** An account that is listed twice has moved while it was read, and stands where it was seen last. */
function eachOnce(tree: SeenTree): SeenTree {
  const accounts = new Map(tree.accounts.map((account) => [account.id, account]));
  return accounts.size === tree.accounts.length ? tree : { ...tree, accounts: [...accounts.values()] };
}
