import type { SeenTree } from './facts.ts';
import type { SeenRun } from './merged-facts.ts';
import type { Sighting } from './sighting.ts';
import { accountsDifference, unitsDifference } from './tree-difference.ts';

/** What the sightings show of one unit. */
export interface SeenUnit {
  /** Null: there was no such unit; undefined: the sighting does not show it, and would not if there was. */
  readonly names: readonly SeenRun<string | null>[];
  readonly parentId: string | null;
}

/**
 * Every unit that was ever seen. A tree need not list a unit without accounts: only below a unit that has accounts in
 * units of its own is every unit listed, so only there is one that is not listed known not to be.
 */
export function seenUnits(sightings: readonly Sighting[]): ReadonlyMap<string, SeenUnit> {
  const parents = new Map<string, string | null>();
  for (const tree of new Set(sightings.map((sighting) => sighting.tree))) {
    for (const { id, parentId } of tree.units) parents.set(id, parentId);
  }
  const units = new Map<string, { names: SeenRun<string | null>[]; parentId: string | null }>(
    [...parents].map(([id, parentId]) => [id, { names: [], parentId }]),
  );
  let before: SeenTree | null = null;
  for (const [sighting, { tree }] of sightings.entries()) {
    if (before !== null && tellsTheSame(before, tree, units.size)) continue;
    before = tree;
    const names = new Map(tree.units.map((unit) => [unit.id, unit.name]));
    const isMissing = names.size < units.size ? missingIn(tree, names, parents) : () => false;
    for (const [id, { names: runs }] of units) {
      const value = shown(id, names) ?? (isMissing(id) ? null : undefined);
      if (runs.length === 0 || runs.at(-1)?.value !== value) runs.push({ sighting, value });
    }
  }
  return units;
}

/** The same units with the same names. Where one of all is not listed, the accounts tell whether it would have been. */
function tellsTheSame(before: SeenTree, tree: SeenTree, allUnits: number): boolean {
  if (before === tree) return true;
  const { put, gone } = unitsDifference(before, tree);
  if (put.length + gone.length > 0) return false;
  if (tree.units.length >= allUnits) return true;
  const accounts = accountsDifference(before, tree);
  return accounts.put.length + accounts.gone.length === 0;
}

/** A unit whose name could not be read is listed under its id: that tells nothing of its name. */
function shown(id: string, names: ReadonlyMap<string, string>): string | undefined {
  const name = names.get(id);
  return name === id ? undefined : name;
}

function missingIn(
  tree: SeenTree,
  names: ReadonlyMap<string, string>,
  parents: ReadonlyMap<string, string | null>,
): (id: string) => boolean {
  const listed = new Set<string>();
  for (const unitId of new Set(tree.accounts.map((account) => account.parentId))) {
    let parentId = parents.get(unitId) ?? null;
    while (parentId !== null && !listed.has(parentId)) {
      listed.add(parentId);
      parentId = parents.get(parentId) ?? null;
    }
  }
  const isMissing = (id: string, depth = 0): boolean => {
    const parentId = parents.get(id) ?? null;
    if (names.has(id) || parentId === null || depth > parents.size) return false;
    return names.has(parentId) ? listed.has(parentId) : isMissing(parentId, depth + 1);
  };
  return (id) => isMissing(id);
}
