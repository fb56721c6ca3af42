import { element } from './element.ts';

/** The widths of characters in em, as wide as they are in bold: digits and letters, what is narrower, and what is wider. */
const WIDTHS = { text: 0.68, narrow: 0.34, wide: 1.02 };

/** Heads are smaller than figures, and break into lines where they are longer than this. */
const HEAD = { size: 0.8, widest: 9 };

/** Digits that are as wide as the mark before a change. */
export const MARK = '00';

/** About how wide a text is in em. Measuring it would make the browser lay the page out. */
export function roughWidth(text: string): number {
  return [...text].reduce((sum, one) => sum + widthOf(one), 0);
}

function widthOf(character: string): number {
  if (/[\s.,'\u2019]/u.test(character)) return WIDTHS.narrow;
  return /[\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef]/u.test(character) ? WIDTHS.wide : WIDTHS.text;
}

/**
 * Makes room for the columns of figures beside the names of a list: each as wide as its longest text. A list that is too
 * narrow for all of them has the last ones on a further line.
 */
export function fitFigures(
  table: HTMLElement,
  columns: readonly { readonly head: string; readonly figures: readonly string[] }[],
): void {
  for (const [at, { head, figures }] of columns.entries()) {
    const headWidth = Math.min(HEAD.widest, roughWidth(head) * HEAD.size);
    const width = figures.reduce((most, text) => Math.max(most, roughWidth(text)), headWidth);
    table.style.setProperty(`--figures-${at + 1}`, width.toFixed(2));
  }
}

/** A table of a list whose rows are laid out as boxes; explicit roles keep it a table for those who do not see it. */
export function listTable(...groups: readonly HTMLElement[]): HTMLTableElement {
  for (const group of groups) group.setAttribute('role', 'rowgroup');
  return element('table', { role: 'table', class: 'figure-list' }, groups);
}

/** A row of such a list: its name, and its figures. */
export function listRow(
  className: string | null,
  name: Node | string,
  figures: readonly (readonly HTMLElement[])[],
): HTMLElement {
  return element('tr', { role: 'row', class: className }, [
    element('th', { role: 'rowheader', scope: 'row' }, [name]),
    ...figures.map((figure) => element('td', { role: 'cell', class: 'n' }, figure)),
  ]);
}

/** The heads of such a list: that of the names, and of the figures. */
export function listHead(titles: readonly string[]): HTMLElement {
  return element(
    'tr',
    { role: 'row' },
    titles.map((title, at) =>
      element('th', { role: 'columnheader', scope: 'col', class: at === 0 ? null : 'n' }, [title]),
    ),
  );
}
