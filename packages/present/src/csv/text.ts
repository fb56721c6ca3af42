import { escapeControlCharacters } from '../shared/escape-control-characters.ts';

/**
 * What a spreadsheet may interpret as the start of a formula, full-width forms included. Some spreadsheets skip a
 * tab, a carriage return or blanks before it.
 */
const FORMULA = /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/u;

/** By which Excel recognizes UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** A cell of a text column: on one line, and not a formula to any spreadsheet. Amounts are written without it. */
export function csvText(text: string): string {
  const shown = escapeControlCharacters(text);
  return FORMULA.test(text) || FORMULA.test(shown) ? `'${shown}` : shown;
}
