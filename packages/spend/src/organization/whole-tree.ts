import type { ListedAccount, ListedUnit } from './directory.ts';

interface ListedTree {
  readonly units: readonly ListedUnit[];
  readonly accounts: readonly ListedAccount[];
}

/**
 * Why a tree that differs from one which is right is none itself; null: it is one. Units have one root and hang below
 * it, and each account is in a unit. What is the same as before is not looked at again.
 */
export function faultInTree(tree: ListedTree, before: ListedTree): string | null {
  const { units, accounts } = tree;
  if (units === before.units && accounts === before.accounts) return null;
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const hanging = units === before.units ? null : faultInUnits(units, byId);
  if (hanging !== null) return hanging;
  const known = new Set(units === before.units ? before.accounts : []);
  const lost = accounts.find((account) => !known.has(account) && !byId.has(account.parentId));
  return lost === undefined ? null : `account '${lost.id}' is in '${lost.parentId}', which is no unit of it`;
}

function faultInUnits(units: readonly ListedUnit[], byId: ReadonlyMap<string, ListedUnit>): string | null {
  const roots = units.filter(({ parentId }) => parentId === null).length;
  if (roots !== 1) return `it has ${roots} roots`;
  const hanging = new Set<string>();
  for (const unit of units) {
    const above = new Set<string>();
    for (let at = unit; at.parentId !== null && !hanging.has(at.id); ) {
      if (above.has(at.id)) return `unit '${at.id}' is below itself`;
      above.add(at.id);
      const parent = byId.get(at.parentId);
      if (parent === undefined) return `unit '${at.id}' is in '${at.parentId}', which is none of it`;
      at = parent;
    }
    for (const id of above) hanging.add(id);
  }
  return null;
}
