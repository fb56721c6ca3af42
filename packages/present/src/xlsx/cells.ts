import { exactDecimal, formatFixed } from '@ou-cost/spend';
import type { CellObject } from 'write-excel-file/node';
import { escapeControlCharacters } from '../shared/escape-control-characters.ts';
import { minorUnits } from '../shared/figure-format.ts';

/** A cell of a sheet; null is an empty one. */
export type XlsxCell = CellObject | null;

/** How text and figures of one report look in a sheet. */
export interface XlsxCells {
  readonly amount: (amount: string, look?: CellObject) => XlsxCell;
  /** A change, in red where more was spent and in green where less was. */
  readonly change: (amount: string) => XlsxCell;
}

/** A cell holds no more than this (Excel's specification). */
const LONGEST_TEXT = 32_767;

/** A double holds 15 significant digits exactly; Cost Explorer writes ten decimals. */
const DECIMALS = 10;

const HEADER: CellObject = {
  fontWeight: 'bold',
  backgroundColor: '#e8eaed',
  wrap: true,
  alignVertical: 'top',
};

/** What SpreadsheetML itself reads as an escaped character inside a text (ECMA-376, ST_Xstring). */
const ESCAPE = /_(?=x[0-9a-f]{4}_)/gi;

/** What every object answers to. */
const INHERITED = new Set(Object.getOwnPropertyNames(Object.prototype));

/**
 * The text in a form that reads back unchanged. The writer uses texts as keys of a plain object, in which
 * `constructor` or `__proto__` would find an inherited property. Their first character is escaped, which every reader
 * undoes.
 */
function storedText(text: string): string {
  const stored = text.replace(ESCAPE, '_x005F_');
  if (!INHERITED.has(stored)) return stored;
  const code = stored.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  return `_x${code}_${stored.slice(1)}`;
}

/** A text cell: its type keeps the text from being a formula, its format from becoming one when it is edited. */
export function textCell(text: string, look: CellObject = {}): XlsxCell {
  const shown = escapeControlCharacters(text)
    .slice(0, LONGEST_TEXT / 2)
    .toWellFormed();
  return shown === '' ? null : { ...look, type: String, format: '@', value: storedText(shown) };
}

export function headerCell(text: string): XlsxCell {
  return textCell(text, HEADER);
}

export function countCell(count: number, look: CellObject = {}): XlsxCell {
  return { ...look, type: Number, format: '#,##0', value: count };
}

/** Percent as a spreadsheet keeps it: 12.5 is 0.125, shown as 12.50%. */
export function percentCell(percent: string | null): XlsxCell {
  if (percent === null) return null;
  const { units, scale } = exactDecimal(percent);
  return {
    type: Number,
    format: '0.00%',
    value: numberOf(formatFixed({ units, scale: scale + 2 }, scale + 2)),
  };
}

/** Cells of amounts in a currency. Each fails with MalformedAnswer for what is not a number. */
export function xlsxCells(currency: string): XlsxCells {
  const decimals = minorUnits(currency);
  const figure = decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`;
  const format = /^[A-Z]{3}$/.test(currency) ? `[$${currency}] ${figure}` : figure;
  const amount = (text: string, look: CellObject = {}): XlsxCell => ({
    ...look,
    type: Number,
    format,
    value: numberOf(formatFixed(exactDecimal(text), DECIMALS)),
  });
  const change = (text: string): XlsxCell => {
    const { units } = exactDecimal(text);
    return amount(text, units === 0n ? {} : { textColor: units > 0n ? '#b3261e' : '#146c2e' });
  };
  return { amount, change };
}

/** The double nearest to a decimal; minus zero is zero. */
function numberOf(fixed: string): number {
  return Number(fixed) + 0;
}
