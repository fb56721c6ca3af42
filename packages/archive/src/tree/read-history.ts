import { type ArchivedEvents, decodeEvents } from '@ou-cost/contract/archive';
import type { HistoryFacts, SeenTree } from '@ou-cost/spend';
import { brokenObject } from '../layout/key.ts';
import {
  inOrderOfTime,
  monthOfEvents,
  newestDigest,
  type OrganizationKeys,
  secondOf,
} from '../layout/organization-keys.ts';
import { readEach, readListed } from '../objects.ts';
import type { ArchiveStore } from '../ports.ts';
import { type HeldFacts, readDigest } from './digest.ts';
import { isSnapshot, type KnownSnapshot, readSnapshot, snapshotsAfter } from './snapshots.ts';

/** What an archive knows of an organization. */
export interface KeptHistory extends HeldFacts {
  /** The snapshot after which the next one is written; null: there is none. */
  readonly last: KnownSnapshot | null;
  /** Announced snapshots that are not there (yet). */
  readonly missing: readonly string[];
  /** How many objects were read one by one. */
  readonly single: number;
}

/**
 * Everything that an archive knows of an organization: the newest digest, and the objects that it does not hold. A
 * listing may lack the last snapshots; they are found by following from each to the next.
 */
export async function readHistory(
  store: ArchiveStore,
  id: string,
  keys: OrganizationKeys,
): Promise<KeptHistory> {
  const newest = newestDigest(keys.digests);
  const digest =
    newest === undefined ? nothingOf(id) : await readDigest(store, `organizations/${id}/${newest}`, id);
  const held = new Set(digest.holds);
  const isSingle = (key: string) => !held.has(key);
  const snapshots = await readEach(keys.snapshots.filter(isSingle), async (key) => ({
    key,
    tree: await readSnapshot(store, id, key),
  }));
  const eventKeys = keys.events.filter(isSingle);
  const events = await readEach(eventKeys, (key) => readEvents(store, id, key));
  const lastKey = inOrderOfTime([...new Set([...digest.holds.filter(isSnapshot), ...keys.snapshots])]).at(-1);
  const later = await snapshotsAfter(store, id, lastKey ?? null);
  const trees = new Map<string, SeenTree>();
  for (const { key, tree } of [...snapshots, ...later]) {
    if (tree !== null && isSingle(key)) trees.set(key, tree);
  }
  const facts: HistoryFacts = {
    organizationId: id,
    trees: [...digest.facts.trees, ...trees.values()],
    unchangedOn: [...new Set([...digest.facts.unchangedOn, ...keys.observedOn])].sort(),
    events: [...digest.facts.events, ...events.flatMap((each) => each.events)],
    eventsCover: [...digest.facts.eventsCover, ...events.map(({ from, to }) => ({ from, to }))],
  };
  const listedLast = lastKey === undefined ? null : { key: lastKey, tree: treeAt(facts.trees, lastKey) };
  return {
    facts,
    last: later.at(-1) ?? listedLast,
    missing: later.flatMap(({ key, tree }) => (tree === null ? [key] : [])),
    holds: [...new Set([...digest.holds, ...trees.keys(), ...eventKeys])].sort(),
    single: trees.size + events.length,
  };
}

function nothingOf(organizationId: string): HeldFacts {
  return {
    facts: { organizationId, trees: [], unchangedOn: [], events: [], eventsCover: [] },
    holds: [],
  };
}

function treeAt(trees: readonly SeenTree[], key: string): SeenTree | null {
  return trees.findLast(({ asOf }) => asOf.startsWith(secondOf(key))) ?? null;
}

function readEvents(store: ArchiveStore, id: string, key: string): Promise<ArchivedEvents> {
  return readListed(store, `organizations/${id}/${key}`, (text, name) => {
    const events = decodeEvents(text, name);
    const foreign = foreignIn(events, id, key);
    if (foreign === null) return events;
    throw brokenObject(store.name, name, foreign);
  });
}

/** Why events are not those that their key names; null: they are. */
function foreignIn(
  { organizationId, from, to, events }: ArchivedEvents,
  id: string,
  key: string,
): string | null {
  if (organizationId !== id) return `is of organization ${organizationId}`;
  const month = monthOfEvents(key);
  const isOfMonth =
    from < to && from.startsWith(month) && new Date(Date.parse(to) - 1).toISOString().startsWith(month);
  if (!isOfMonth) return `tells the time from ${from} to ${to}, which is no part of its month`;
  const outside = events.find(({ at }) => !at.startsWith(month));
  return outside === undefined ? null : `has an event of ${outside.at}, which is not in its month`;
}
