import { OuCostError } from '../errors.ts';
import type { ListedAccount, ListedUnit } from '../organization/directory.ts';
import { faultInTree } from '../organization/whole-tree.ts';
import type { CalendarDate } from '../time/calendar.ts';
import type { EventCoverage, HistoryFacts, OrganizationEvent, SeenTree } from './facts.ts';
import { inOrder } from './sighting.ts';
import { accountsDifference, unitsDifference } from './tree-difference.ts';

export const HISTORY_DIGEST_SCHEMA = 'ou-cost/history-digest@1';

export type DigestUnit = readonly [id: string, name: string, parentId: string | null];
export type DigestAccount = readonly [
  id: string,
  name: string | null,
  state: string | null,
  parentId: string,
];

/** A tree as it differs from the one before it; what is absent is empty, or the same. */
export interface DigestTree {
  readonly asOf: string;
  readonly managementAccountId?: string;
  /** Units that are new, or have another name or parent. */
  readonly units?: readonly DigestUnit[];
  readonly unitsGone?: readonly string[];
  /** Accounts that are new, or have another name, state or place. */
  readonly accounts?: readonly DigestAccount[];
  readonly accountsGone?: readonly string[];
}

/** The facts of a history, small: trees of one organization are nearly alike, so that each is told from the one before. */
export interface HistoryDigest {
  readonly schema: typeof HISTORY_DIGEST_SCHEMA;
  readonly organizationId: string;
  /** In the order of time; the first differs from an empty tree. */
  readonly trees: readonly DigestTree[];
  readonly unchangedOn: readonly CalendarDate[];
  readonly events: readonly OrganizationEvent[];
  readonly eventsCover: readonly EventCoverage[];
}

/** The facts in a form that has everything once. Fails with MalformedAnswer where a tree is of another organization. */
export function digestOf(facts: HistoryFacts): HistoryDigest {
  const { organizationId, unchangedOn, events, eventsCover } = facts;
  let before = emptyTree(organizationId);
  const trees = inOrder(facts.trees).map((tree) => {
    if (tree.id !== organizationId) throw foreign(tree, organizationId);
    const digest = digestTree(before, tree);
    before = tree;
    return digest;
  });
  return { schema: HISTORY_DIGEST_SCHEMA, organizationId, trees, unchangedOn, events, eventsCover };
}

/** The facts that a digest was made of, trees in the order of time; what is new in a tree comes last. Fails with MalformedAnswer where it does not fit together. */
export function factsOf(digest: HistoryDigest): HistoryFacts {
  const { organizationId, unchangedOn, events, eventsCover } = digest;
  let before = emptyTree(organizationId);
  const trees = digest.trees.map((differing) => {
    const tree = treeOf(before, differing);
    const fault = faultInTree(tree, before);
    if (fault !== null) {
      throw new OuCostError('MalformedAnswer', `the digest's tree of ${tree.asOf} is none: ${fault}`);
    }
    before = tree;
    return tree;
  });
  return { organizationId, trees, unchangedOn, events, eventsCover };
}

function emptyTree(id: string): SeenTree {
  return { id, managementAccountId: '', asOf: '', units: [], accounts: [] };
}

function digestTree(before: SeenTree, tree: SeenTree): DigestTree {
  const { asOf, managementAccountId } = tree;
  const units = unitsDifference(before, tree);
  const accounts = accountsDifference(before, tree);
  return {
    asOf,
    ...(managementAccountId === before.managementAccountId ? {} : { managementAccountId }),
    ...(units.put.length > 0 && {
      units: units.put.map(({ id, name, parentId }) => [id, name, parentId] as const),
    }),
    ...(units.gone.length > 0 && { unitsGone: units.gone }),
    ...(accounts.put.length > 0 && {
      accounts: accounts.put.map(({ id, name, state, parentId }) => [id, name, state, parentId] as const),
    }),
    ...(accounts.gone.length > 0 && { accountsGone: accounts.gone }),
  };
}

/** What does not change is the same object as before, so that trees can be compared quickly. */
function treeOf(before: SeenTree, tree: DigestTree): SeenTree {
  const { asOf, managementAccountId = before.managementAccountId } = tree;
  const units = tree.units?.map(([id, name, parentId]): ListedUnit => ({ id, name, parentId }));
  const accounts = tree.accounts?.map(
    ([id, name, state, parentId]): ListedAccount => ({ id, name, state, parentId }),
  );
  return {
    id: before.id,
    managementAccountId,
    asOf,
    units: changed(before.units, units ?? [], tree.unitsGone ?? [], asOf),
    accounts: changed(before.accounts, accounts ?? [], tree.accountsGone ?? [], asOf),
  };
}

function changed<T extends { readonly id: string }>(
  before: readonly T[],
  put: readonly T[],
  gone: readonly string[],
  asOf: string,
): readonly T[] {
  if (put.length + gone.length === 0) return before;
  const changes = new Map<string, T | null>(gone.map((id) => [id, null]));
  for (const item of put) changes.set(item.id, item);
  const after: T[] = [];
  for (const item of before) {
    const change = changes.get(item.id);
    if (change === undefined) after.push(item);
    else if (change !== null) after.push(change);
    changes.delete(item.id);
  }
  for (const [id, change] of changes) {
    if (change === null) {
      throw new OuCostError(
        'MalformedAnswer',
        `the digest of the history takes '${id}' out of the tree of ${asOf}, which does not have it`,
      );
    }
    after.push(change);
  }
  return after;
}

function foreign({ id, asOf }: SeenTree, organizationId: string): OuCostError {
  return new OuCostError(
    'MalformedAnswer',
    `the snapshot of ${asOf} is of organization ${id}, in the history of ${organizationId}`,
  );
}
