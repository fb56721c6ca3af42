import stringWidth from 'string-width';
import { cutToWidth } from '../shared/cut-to-width.ts';

/** A row of a grid: the first cell is a label to the left, the others are figures to the right. */
export interface GridRow {
  readonly cells: readonly string[];
  /** Colours the finished line; it must not change its width. */
  readonly paint?: (line: string) => string;
}

const GAP = '  ';

function columnWidths(rows: readonly GridRow[]): number[] {
  const widths: number[] = [];
  for (const { cells } of rows) {
    for (const [at, cell] of cells.entries()) widths[at] = Math.max(widths[at] ?? 0, stringWidth(cell));
  }
  return widths;
}

/** How wide a grid is when nothing is cut. */
function gridWidth(rows: readonly GridRow[]): number {
  const widths = columnWidths(rows);
  return widths.reduce((total, width) => total + width, 0) + GAP.length * Math.max(0, widths.length - 1);
}

/** Aligned lines. Labels are cut, to 12 columns at the least, where the grid is wider than `columns`. */
export function drawGrid(rows: readonly GridRow[], columns: number | null): string[] {
  const widths = columnWidths(rows);
  const natural = widths[0] ?? 0;
  const excess = columns === null ? 0 : Math.max(0, gridWidth(rows) - columns);
  const labelWidth = Math.max(Math.min(natural, 12), natural - excess);
  return rows.map(({ cells, paint }) => {
    const [label = '', ...figures] = cells;
    const shown = cutToWidth(label, labelWidth);
    const line = [
      shown + ' '.repeat(labelWidth - stringWidth(shown)),
      ...figures.map((figure, at) => ' '.repeat((widths[at + 1] ?? 0) - stringWidth(figure)) + figure),
    ]
      .join(GAP)
      .trimEnd();
    return paint === undefined ? line : paint(line);
  });
}
