import type { VisibleRow } from './visible-rows.ts';

/** The table that the keys act on. */
export interface TreeKeyTarget {
  readonly rows: () => readonly VisibleRow[];
  readonly active: () => number;
  readonly moveTo: (position: number) => void;
  readonly fold: (row: VisibleRow) => void;
  readonly enter: (row: VisibleRow) => void;
}

const PAGE_ROWS = 15;

/** The keys of the ARIA treegrid pattern, row by row. */
export function onTreeKeys(table: HTMLElement, target: TreeKeyTarget): void {
  table.addEventListener('keydown', (event) => {
    if (event.target instanceof Element && event.target.closest('thead') !== null) return;
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (actOn(event.key, target)) event.preventDefault();
  });
}

function actOn(key: string, { rows, active, moveTo, fold, enter }: TreeKeyTarget): boolean {
  const at = active();
  const row = rows()[at];
  if (row === undefined) return false;
  switch (key) {
    case 'ArrowDown':
      moveTo(at + 1);
      return true;
    case 'ArrowUp':
      moveTo(at - 1);
      return true;
    case 'PageDown':
      moveTo(at + PAGE_ROWS);
      return true;
    case 'PageUp':
      moveTo(at - PAGE_ROWS);
      return true;
    case 'Home':
      moveTo(0);
      return true;
    case 'End':
      moveTo(rows().length - 1);
      return true;
    case 'ArrowRight':
      if (row.isOpen === false) fold(row);
      else if (row.isOpen === true) moveTo(at + 1);
      return true;
    case 'ArrowLeft':
      if (row.isOpen === true) fold(row);
      else moveTo(rows().findIndex(({ node }) => node === row.node.parent));
      return true;
    case 'Enter':
      enter(row);
      return true;
    case ' ':
      fold(row);
      return true;
    default:
      return false;
  }
}
