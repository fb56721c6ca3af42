import {
  decodeObservation,
  decodeSnapshot,
  NEXT_SNAPSHOT_SCHEMA,
  type NextSnapshot,
  OBSERVATION_SCHEMA,
  type Observation,
  snapshotOf,
} from '@ou-cost/contract/archive';
import { calendarDate, isSameTree, OuCostError, type SeenTree } from '@ou-cost/spend';
import { nextKey, observationKey, secondOf, snapshotKey } from '../layout/organization-keys.ts';
import { jsonBytes, readObject } from '../objects.ts';
import type { ArchiveStore } from '../ports.ts';
import type { KeptHistory } from './read-history.ts';
import { type KnownSnapshot, readSnapshot, snapshotsAfter } from './snapshots.ts';

/** Runs that write at the same time wait for nothing; each time that one was first, this one looks again. */
const MOST_ATTEMPTS = 100;

export interface KeptTree {
  /** Below the organization: the tree's snapshot or its observation; null where the day had one already. */
  readonly key: string | null;
  /** What was written, below the organization. */
  readonly written: readonly string[];
  /** What the archive knows now, as far as this run knows it. */
  readonly history: KeptHistory;
}

/**
 * Keeps a tree that was seen: as an observation of its day where it is that of the newest snapshot up to the end of the
 * day, else as a snapshot. After an observation was written, the archive is asked whether a snapshot has come before it.
 */
export async function keepTree(
  store: ArchiveStore,
  tree: SeenTree,
  before: KeptHistory,
  isRepetition = false,
): Promise<KeptTree> {
  const written: string[] = [];
  let content: Uint8Array | null = null;
  let history = before;
  const base = `organizations/${tree.id}/`;
  const write = async (key: string, bytes: Uint8Array) => {
    const outcome = await store.writeOnce(`${base}${key}`, bytes);
    if (outcome === 'written') written.push(key);
    return outcome;
  };
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const same = newestUpTo(endOf(tree.asOf.slice(0, 10)), history);
    if (same !== null && isSameTree(same, tree)) {
      const key = await observed(tree, same, history, write);
      const later = await snapshotsAfter(store, tree.id, history.last?.key ?? null);
      if (later.length === 0) return { key, written, history: withDay(history, tree) };
      history = withSnapshots(history, later);
      continue;
    }
    content ??= snapshotBytes(tree);
    const key = freeKey(tree, history);
    const announced: NextSnapshot = {
      schema: NEXT_SNAPSHOT_SCHEMA,
      organizationId: tree.id,
      after: history.last?.key ?? null,
      next: key,
    };
    if ((await write(nextKey(announced.after), jsonBytes(announced))) === 'exists') {
      history = withSnapshots(history, await snapshotsAfter(store, tree.id, announced.after));
      continue;
    }
    const outcome = await write(key, content);
    const there = outcome === 'written' ? tree : await readSnapshot(store, tree.id, key);
    const earlier = history;
    history = withSnapshots(history, [{ key, tree: there }]);
    if (outcome === 'exists') continue;
    const again = isRepetition ? null : await confirmedAfterwards(store, tree, earlier);
    if (again === null) return { key, written, history };
    const repeated = await keepTree(store, again, history, true);
    return { key, written: [...written, ...repeated.written], history: repeated.history };
  }
  throw new OuCostError(
    'Unavailable',
    `the archive ${store.name}: other runs write the tree of ${tree.id} all the time; run again`,
  );
}

/** The snapshot, which must be readable: a broken one would end every later run. */
function snapshotBytes(tree: SeenTree): Uint8Array {
  const content = jsonBytes(snapshotOf(tree));
  const read = decodeSnapshot(new TextDecoder().decode(content), `the tree of ${tree.id}`);
  if (isSameTree(read, tree)) return content;
  throw new OuCostError('Defect', `the tree of ${tree.id} is another one once it was written and read`);
}

async function observed(
  tree: SeenTree,
  same: SeenTree,
  history: KeptHistory,
  write: (key: string, bytes: Uint8Array) => Promise<'written' | 'exists'>,
): Promise<string | null> {
  const day = tree.asOf.slice(0, 10);
  // The day of a snapshot needs no observation.
  if (same.asOf.startsWith(day) || history.facts.unchangedOn.some((each) => each === day)) return null;
  const key = observationKey(day);
  const observation: Observation = {
    schema: OBSERVATION_SCHEMA,
    organizationId: tree.id,
    day,
    asOf: tree.asOf,
    snapshot: snapshotKey(same.asOf, 1),
  };
  return (await write(key, jsonBytes(observation))) === 'written' ? key : null;
}

/**
 * The tree before a snapshot, as it was seen again after it: an observation means the newest snapshot up to its day, so
 * that one which comes in between later would change what the observation says. Null where nothing is between.
 */
async function confirmedAfterwards(
  store: ArchiveStore,
  tree: SeenTree,
  earlier: KeptHistory,
): Promise<SeenTree | null> {
  const today = tree.asOf.slice(0, 10);
  const days = new Set<string>([today, ...earlier.facts.unchangedOn.filter((day) => day > today)]);
  for (const day of [...days].sort()) {
    const before = newestUpTo(endOf(day), earlier);
    if (before === null || before.asOf > tree.asOf) return null;
    const key = `organizations/${tree.id}/${observationKey(day)}`;
    const observation = await readObject(store, key, decodeObservation);
    if (observation !== null && observation.asOf > tree.asOf) return { ...before, asOf: observation.asOf };
  }
  return null;
}

/** The newest tree up to a time; null where there is none, or where one was announced that may be newer. */
function newestUpTo(end: string, { facts, missing }: KeptHistory): SeenTree | null {
  let newest: SeenTree | null = null;
  let isOnly = true;
  for (const tree of facts.trees) {
    if (tree.asOf > end || (newest !== null && tree.asOf < newest.asOf)) continue;
    isOnly = newest === null || tree.asOf > newest.asOf || isSameTree(newest, tree);
    newest = tree;
  }
  const inDoubt = missing.some((key) => newest === null || secondOf(key) >= newest.asOf.slice(0, 19));
  return isOnly && !inDoubt ? newest : null;
}

function freeKey(tree: SeenTree, { holds, last, missing }: KeptHistory): string {
  const taken = new Set([...holds, ...missing, last?.key]);
  for (let count = 1; ; count += 1) {
    const key = snapshotKey(tree.asOf, count);
    if (!taken.has(key)) return key;
  }
}

function withSnapshots(history: KeptHistory, later: readonly KnownSnapshot[]): KeptHistory {
  const held = new Set(history.holds);
  const fresh = later.flatMap(({ key, tree }) => (tree === null || held.has(key) ? [] : [{ key, tree }]));
  const { facts } = history;
  return {
    ...history,
    facts: { ...facts, trees: [...facts.trees, ...fresh.map(({ tree }) => tree)] },
    holds: [...history.holds, ...fresh.map(({ key }) => key)].sort(),
    missing: [...history.missing, ...later.flatMap(({ key, tree }) => (tree === null ? [key] : []))],
    last: later.at(-1) ?? history.last,
  };
}

function withDay(history: KeptHistory, { asOf }: SeenTree): KeptHistory {
  const { facts } = history;
  const day = calendarDate(asOf.slice(0, 10));
  if (day === null || facts.unchangedOn.includes(day)) return history;
  return { ...history, facts: { ...facts, unchangedOn: [...facts.unchangedOn, day].sort() } };
}

function endOf(day: string): string {
  return `${day}T23:59:59.999Z`;
}
