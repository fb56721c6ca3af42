/** What the keys do; positions and rows are the table's. */
export interface TreeKeyTarget {
  readonly rowCount: () => number;
  readonly active: () => number;
  readonly moveTo: (position: number) => void;
  /** Null where there is nothing to open. */
  readonly isOpen: (position: number) => boolean | null;
  /** The position of the row above in the tree; -1 where there is none. */
  readonly parentOf: (position: number) => number;
  readonly fold: (position: number) => void;
  readonly enter: (position: number) => void;
}

const PAGE_ROWS = 15;

/** The keys of the ARIA treegrid pattern, row by row. */
export function onTreeKeys(table: HTMLElement, target: TreeKeyTarget): void {
  table.addEventListener('keydown', (event) => {
    const pressed = event.target instanceof Element ? event.target : null;
    if (pressed?.closest('thead, button') != null) return;
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (actOn(event.key, target)) event.preventDefault();
  });
}

function actOn(key: string, target: TreeKeyTarget): boolean {
  const at = target.active();
  if (at < 0 || at >= target.rowCount()) return false;
  const isOpen = target.isOpen(at);
  const moves = new Map([
    ['ArrowDown', at + 1],
    ['ArrowUp', at - 1],
    ['PageDown', at + PAGE_ROWS],
    ['PageUp', at - PAGE_ROWS],
    ['Home', 0],
    ['End', target.rowCount() - 1],
  ]);
  const position = moves.get(key);
  if (position !== undefined) target.moveTo(position);
  else if (key === 'ArrowRight' && isOpen === false) target.fold(at);
  else if (key === 'ArrowRight' && isOpen === true) target.moveTo(at + 1);
  else if (key === 'ArrowLeft' && isOpen === true) target.fold(at);
  else if (key === 'ArrowLeft') target.moveTo(Math.max(0, target.parentOf(at)));
  else if (key === 'Enter') target.enter(at);
  else if (key === ' ') target.fold(at);
  else return key === 'ArrowRight';
  return true;
}
