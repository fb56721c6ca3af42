/** The rows of a long table that are drawn: those in sight and some before and after them. */
export interface RowRange {
  readonly first: number;
  /** Exclusive. */
  readonly end: number;
}

/** Tables of up to this many rows are drawn completely, with rows as high as they need to be. */
export const WHOLE_ROWS = 300;

const BEYOND = 20;

/**
 * The rows to draw when the first row begins `above` pixels above the top of the window (virtual scrolling). The
 * range moves in steps of half of the rows out of sight, so that not every scroll event redraws the table.
 */
export function rowRange(rows: number, rowHeight: number, above: number, windowHeight: number): RowRange {
  if (rows <= WHOLE_ROWS) return { first: 0, end: rows };
  const step = BEYOND / 2;
  const inSight = Math.floor(Math.max(0, above) / rowHeight);
  const first = Math.max(0, Math.floor(inSight / step) * step - BEYOND);
  const end = first + Math.ceil(windowHeight / rowHeight) + 2 * BEYOND + step;
  return { first: Math.min(first, Math.max(0, rows - 1)), end: Math.min(rows, end) };
}
