import { exactDecimal, formatFixed } from '@ou-cost/spend';
import type { CellObject } from 'write-excel-file/node';
import { escapeControlCharacters } from '../shared/escape-control-characters.ts';
import { minorUnits } from '../shared/figure-format.ts';

/** A cell of a sheet; null is an empty one. */
export type XlsxCell = CellObject | null;

/** How text and figures of one report look in a sheet. */
export interface XlsxCells {
  readonly amount: (amount: string, look?: CellObject) => XlsxCell;
  /** A change with its sign, in the colour of a rise or a fall. */
  readonly change: (amount: string, look?: CellObject) => XlsxCell;
}

/** Colours of text on white; a figure that has one has a sign, too. */
const INK = '#1c2126';
export const SOFT = '#59636e';
const RISE = '#9c4200';
const FALL = '#0a5c9e';

/** A cell holds no more than this (Excel's specification). */
const LONGEST_TEXT = 32_767;

/** A double holds 15 significant digits exactly; Cost Explorer writes ten decimals. */
const DECIMALS = 10;

const HEADER: CellObject = {
  fontWeight: 'bold',
  textColor: INK,
  backgroundColor: '#eef1f4',
  bottomBorderStyle: 'thin',
  bottomBorderColor: '#8c959f',
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

/** The title of a column of figures, which stand at its right. */
export function figureHeaderCell(text: string): XlsxCell {
  return textCell(text, { ...HEADER, align: 'right' });
}

export function countCell(count: number, look: CellObject = {}): XlsxCell {
  return { ...look, type: Number, format: '#,##0', value: count };
}

/** A change in percent as a spreadsheet keeps it: 12.5 is 0.125, shown as +12.50%. */
export function percentCell(percent: string | null, look: CellObject = {}): XlsxCell {
  return fractionCell(percent, '+0.00%;-0.00%;0.00%', look);
}

/** A share in percent, with one decimal. */
export function shareCell(share: string | null, look: CellObject = {}): XlsxCell {
  return fractionCell(share, '0.0%', look);
}

function fractionCell(percent: string | null, format: string, look: CellObject): XlsxCell {
  if (percent === null) return null;
  const { units, scale } = exactDecimal(percent);
  return {
    ...look,
    type: Number,
    format,
    value: numberOf(formatFixed({ units, scale: scale + 2 }, scale + 2)),
  };
}

/**
 * Cells of amounts in a currency, which a sheet shows in each of them unless it states the currency elsewhere. Each fails
 * with MalformedAnswer for what is not a number.
 */
export function xlsxCells(currency: string, isStatedElsewhere = false): XlsxCells {
  const figure = amountFormat(currency);
  const prefix = !isStatedElsewhere && /^[A-Z]{3}$/.test(currency) ? `[$${currency}] ` : '';
  const cell = (text: string, format: string, look: CellObject): XlsxCell => ({
    ...look,
    type: Number,
    format,
    value: spreadsheetNumber(text),
  });
  return {
    amount: (text, look = {}) => cell(text, `${prefix}${figure}`, look),
    change: (text, look = {}) =>
      cell(text, `${prefix}+${figure};${prefix}-${figure};${prefix}${figure}`, { ...look, ...toneOf(text) }),
  };
}

/** How a sheet writes an amount of a currency, without its sign. */
export function amountFormat(currency: string): string {
  const decimals = minorUnits(currency);
  return decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`;
}

/** The colour of a rise or of a fall. */
function toneOf(change: string): CellObject {
  const { units } = exactDecimal(change);
  return units === 0n ? {} : { textColor: units > 0n ? RISE : FALL };
}

/** An amount as the nearest number that a spreadsheet can hold. Fails with MalformedAnswer. */
export function spreadsheetNumber(amount: string): number {
  return numberOf(formatFixed(exactDecimal(amount), DECIMALS));
}

/** The double nearest to a decimal; minus zero is zero. */
function numberOf(fixed: string): number {
  return Number(fixed) + 0;
}
