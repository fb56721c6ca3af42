import type { ListedAccount } from '../organization/directory.ts';
import type { SeenRun } from './merged-facts.ts';
import type { Sighting } from './sighting.ts';
import { accountsDifference } from './tree-difference.ts';

/** What the sightings show of one account. */
export interface SeenAccount {
  /** The unit that it was seen in; null: it was seen to be in none. */
  readonly places: readonly SeenRun<string | null>[];
  readonly states: readonly SeenRun<string | null>[];
  /** The newest name that was seen. */
  readonly name: string | null;
}

interface Runs {
  readonly places: SeenRun<string | null>[];
  readonly states: SeenRun<string | null>[];
  name: string | null;
}

/** Every account that was ever seen. Only what differs from one sighting to the next costs time. */
export function seenAccounts(sightings: readonly Sighting[]): ReadonlyMap<string, SeenAccount> {
  const accounts = new Map<string, Runs>();
  const put = ({ id, name, state, parentId }: ListedAccount, sighting: number) => {
    const runs = accounts.get(id) ?? unseenUntil(sighting);
    accounts.set(id, runs);
    extend(runs.places, { sighting, value: parentId });
    extend(runs.states, { sighting, value: state });
    runs.name = name ?? runs.name;
  };
  for (const [at, { tree }] of sightings.entries()) {
    const before = sightings[at - 1]?.tree;
    if (before === undefined) for (const account of tree.accounts) put(account, at);
    if (before === undefined || before === tree) continue;
    const { put: changed, gone } = accountsDifference(before, tree);
    for (const account of changed) put(account, at);
    for (const id of gone) {
      const runs = accounts.get(id);
      if (runs !== undefined) extend(runs.places, { sighting: at, value: null });
    }
  }
  return accounts;
}

function unseenUntil(sighting: number): Runs {
  return { places: sighting === 0 ? [] : [{ sighting: 0, value: null }], states: [], name: null };
}

function extend<T>(runs: SeenRun<T>[], run: SeenRun<T>): void {
  if (runs.at(-1)?.value !== run.value || runs.length === 0) runs.push(run);
}
