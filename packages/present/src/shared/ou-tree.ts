import type { Language } from '@ou-cost/contract/options';
import type { OrganizationalUnitSpend } from '@ou-cost/spend';
import { wordsIn } from '../words/index.ts';

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

/** Units as a tree, parents before children, siblings in the report's order, down to `depth` (null: all). */
export function treeRows<U extends Placed>(units: readonly U[], depth: number | null): TreeRow<U>[] {
  const ids = new Set(units.map((unit) => unit.id));
  const children = Map.groupBy(units, (unit) =>
    unit.parentId !== null && ids.has(unit.parentId) ? unit.parentId : null,
  );
  const below = (id: string): number =>
    (children.get(id) ?? []).reduce((count, unit) => count + 1 + below(unit.id), 0);

  const rows: TreeRow<U>[] = [];
  const draw = (unit: U, branch: string, stem: string): void => {
    const inside = children.get(unit.id) ?? [];
    const isFolded = depth !== null && unit.depth >= depth;
    rows.push({ unit, branch, folded: isFolded ? below(unit.id) : 0 });
    if (isFolded) return;
    for (const [at, child] of inside.entries()) {
      const isLast = at === inside.length - 1;
      draw(child, `${stem}${isLast ? '└─ ' : '├─ '}`, `${stem}${isLast ? '   ' : '│  '}`);
    }
  };
  for (const root of children.get(null) ?? []) draw(root, '', '');
  return rows;
}

/** `(2 units below)` beside a folded unit, else nothing. */
export function foldedHint({ folded }: Pick<TreeRow, 'folded'>, language: Language): string {
  const { aside, tree } = wordsIn(language).shared;
  return folded === 0 ? '' : aside(tree.unitsBelow(folded));
}
