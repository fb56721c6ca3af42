/** Which rows of a long table are drawn: those in sight and some beyond. */
export interface RowRange {
  readonly first: number;
  /** Exclusive. */
  readonly end: number;
}

/** Tables up to this long are drawn whole, with rows as high as they need to be. */
export const WHOLE_ROWS = 300;

const BEYOND = 20;

/**
 * The rows to draw, given how far above the top of the window the first row begins. In steps of half of what is
 * drawn beyond, so that not every scroll draws anew.
 */
export function rowRange(rows: number, rowHeight: number, above: number, windowHeight: number): RowRange {
  if (rows <= WHOLE_ROWS) return { first: 0, end: rows };
  const step = BEYOND / 2;
  const inSight = Math.floor(Math.max(0, above) / rowHeight);
  const first = Math.max(0, Math.floor(inSight / step) * step - BEYOND);
  const end = first + Math.ceil(windowHeight / rowHeight) + 2 * BEYOND + step;
  return { first: Math.min(first, Math.max(0, rows - 1)), end: Math.min(rows, end) };
}
