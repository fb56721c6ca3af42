import type { Language } from '@ou-cost/contract/options';
import type { OrganizationalUnitSpend } from '@ou-cost/spend';
import { wordsIn } from '../words/index.ts';
import type { Folded } from './order.ts';

const FORK = '├─ ';
const LAST = '└─ ';

/** The fields by which a unit is placed in the tree. */
interface Placed {
  readonly id: string;
  readonly parentId: string | null;
  readonly depth: number;
}

/** A unit at its place in the drawn tree. */
export interface TreeRow<U extends Placed = OrganizationalUnitSpend> {
  readonly unit: U;
  /** The lines drawn before the name, such as `│  ├─ `; empty for the root. */
  readonly branch: string;
  /** How many units below this one are not drawn because of the depth. */
  readonly folded: number;
}

/** Siblings that are not drawn, where only the first ones are wanted. */
interface RestRow<U extends Placed> {
  readonly rest: readonly U[];
  readonly branch: string;
}

/** Units as a tree, parents before children, siblings in the report's order, down to `depth` (null: all). */
export function treeRows<U extends Placed>(units: readonly U[], depth: number | null): TreeRow<U>[] {
  const rows = arrangedTree(units, depth, (siblings) => ({ shown: siblings, rest: [] }));
  return rows.flatMap((row) => ('unit' in row ? [row] : []));
}

/** The same with siblings as they are arranged; a row stands for those that are not shown. */
export function arrangedTree<U extends Placed>(
  units: readonly U[],
  depth: number | null,
  arranged: (siblings: readonly U[]) => Folded<U>,
): (TreeRow<U> | RestRow<U>)[] {
  const ids = new Set(units.map((unit) => unit.id));
  const children = Map.groupBy(units, (unit) =>
    unit.parentId !== null && ids.has(unit.parentId) ? unit.parentId : null,
  );
  const below = (id: string): number =>
    (children.get(id) ?? []).reduce((count, unit) => count + 1 + below(unit.id), 0);

  const rows: (TreeRow<U> | RestRow<U>)[] = [];
  const draw = (unit: U, branch: string, stem: string): void => {
    const isFolded = depth !== null && unit.depth >= depth;
    rows.push({ unit, branch, folded: isFolded ? below(unit.id) : 0 });
    if (isFolded) return;
    const { shown, rest } = arranged(children.get(unit.id) ?? []);
    for (const [at, child] of shown.entries()) {
      const isLast = at === shown.length - 1 && rest.length === 0;
      draw(child, `${stem}${isLast ? LAST : FORK}`, `${stem}${isLast ? '   ' : '│  '}`);
    }
    if (rest.length > 0) rows.push({ rest, branch: `${stem}${LAST}` });
  };
  for (const root of children.get(null) ?? []) draw(root, '', '');
  return rows;
}

/** `(2 units below)` beside a folded unit, else nothing. */
export function foldedHint({ folded }: Pick<TreeRow, 'folded'>, language: Language): string {
  const { aside, tree } = wordsIn(language).shared;
  return folded === 0 ? '' : aside(tree.unitsBelow(folded));
}
