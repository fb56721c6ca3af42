import { escapeControlCharacters } from '../shared/escape-control-characters.ts';

/**
 * What a spreadsheet takes for the start of a formula, full-width forms included; a tab, a carriage return
 * or blanks before it are skipped by some.
 */
const FORMULA = /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/u;

/** A cell of a text column: on one line, and no formula to any spreadsheet. Amounts do not go through here. */
export function csvText(text: string): string {
  const shown = escapeControlCharacters(text);
  return FORMULA.test(text) || FORMULA.test(shown) ? `'${shown}` : shown;
}
