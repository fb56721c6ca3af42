import stringWidth from 'string-width';
import type { XlsxCell } from './cells.ts';
import type { XlsxSheet } from './sheet.ts';

const NARROWEST = 9;
const WIDEST = 44;
/** Titles of columns wrap, so only their longest word counts. */
const WIDEST_TITLE = 16;
const SHORT_WORD = 6;

/** A sheet of 50,000 accounts looks the same further down, but for its largest amounts. */
const MEASURED_TEXTS = 300;

/** The width of each column in characters: wide enough for every figure, and for most texts. */
export function columnWidths({ rows, headerRows }: Pick<XlsxSheet, 'rows' | 'headerRows'>): number[] {
  const widths: number[] = [];
  for (const [at, { cells }] of rows.entries()) {
    if (at < headerRows - 1) continue;
    for (const [column, cell] of cells.entries()) {
      const width = at === headerRows - 1 ? titleWidth(cell) : cellWidth(cell, at - headerRows);
      widths[column] = Math.max(widths[column] ?? NARROWEST, width);
    }
  }
  return widths;
}

function titleWidth(cell: XlsxCell): number {
  if (cell === null) return 0;
  const title = String(cell.value);
  const whole = stringWidth(title);
  const longestWord = Math.max(...title.split(' ').map((word) => stringWidth(word)));
  // A line for a short word alone would look like a mistake.
  const wrapped =
    whole - longestWord <= SHORT_WORD ? whole : Math.max(Math.min(whole, WIDEST_TITLE), longestWord);
  return Math.min(wrapped, WIDEST) + 2;
}

function cellWidth(cell: XlsxCell, row: number): number {
  if (cell === null) return 0;
  const { value, format = '', indent = 0 } = cell;
  if (typeof value === 'number') return numberWidth(value, format) + 2;
  if (row >= MEASURED_TEXTS || cell.columnSpan !== undefined) return 0;
  return Math.min(stringWidth(String(value)) + indent * 2 + 2, WIDEST);
}

/** How many characters a number takes in its format. */
function numberWidth(value: number, format: string): number {
  const isPercent = format.includes('%');
  const decimals = /\.(0+)/.exec(format)?.[1]?.length ?? 0;
  const digits = Math.abs(isPercent ? value * 100 : value).toFixed(decimals).length;
  const separators = isPercent ? 0 : Math.floor(Math.max(0, digits - decimals - 2) / 3);
  const currency = /\[\$(\w+)\]/.exec(format)?.[1]?.length ?? -1;
  return digits + separators + currency + 1 + (isPercent ? 1 : 0);
}
