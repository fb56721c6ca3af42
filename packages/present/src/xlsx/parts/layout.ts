import { columnCount, type WriterFeature, type XlsxSheet } from '../sheet.ts';
import { rangeAddress } from './address.ts';
import type { PrintedPages } from './pages.ts';
import { insertedAfter, xmlText } from './xml.ts';

/** Excel's own limit. */
const DEEPEST_LEVEL = 7;

/** What is printed at the head and the foot of every page. */
export interface PageText {
  readonly title: string;
  /** `Page 2 of 3`, with Excel's own codes for the two numbers. */
  readonly pages: string;
}

/**
 * What the writer lacks for a sheet that is worked with and printed: outline levels, filters, one page in width or breaks
 * between columns, and a head and a foot on every page. The row of a unit stands above those that it contains, so a sheet is marked as having
 * its sums above.
 */
export function layoutFeature(
  sheets: readonly XlsxSheet[],
  pages: readonly PrintedPages[],
  page: PageText,
): WriterFeature {
  const pagesOf = (sheetIndex: number): PrintedPages => pages[sheetIndex] ?? { breaks: [], scale: 100 };
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transformElementAttributes: (tag, attributes, index, _, { sheetIndex }) => {
            if (tag === 'pageMargins') return MARGINS;
            if (tag === 'pageSetup') return { ...PAPER, ...attributes, ...scaling(pagesOf(sheetIndex)) };
            const level = tag === 'row' ? (sheets[sheetIndex]?.rows[index ?? -1]?.level ?? 0) : 0;
            return level === 0 ? attributes : { ...attributes, outlineLevel: Math.min(level, DEEPEST_LEVEL) };
          },
          transform: (xml, _, { sheetIndex }) => {
            const sheet = sheets[sheetIndex];
            return sheet === undefined ? xml : laidOut(xml, sheet, pagesOf(sheetIndex), page);
          },
        },
      },
    },
  };
}

/** In inches. */
const MARGINS = { left: 0.4, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 };

const NAMESPACE = '<worksheet ';

/** A4, in the codes of SpreadsheetML. */
const PAPER = { paperSize: 9 };

/** Breaks have no effect where the width is fitted to a number of pages, so there the scale is said instead. */
function scaling({ breaks, scale }: PrintedPages) {
  return breaks.length === 0 ? { fitToWidth: 1, fitToHeight: 0 } : { scale };
}

function properties({ breaks }: PrintedPages): string {
  const fit = breaks.length === 0 ? '<pageSetUpPr fitToPage="1"/>' : '';
  return `<sheetPr><outlinePr summaryBelow="0"/>${fit}</sheetPr>`;
}

function columnBreaks({ breaks }: PrintedPages): string {
  if (breaks.length === 0) return '';
  const each = breaks.map((column) => `<brk id="${column}" max="1048575" man="1"/>`).join('');
  return `<colBreaks count="${breaks.length}" manualBreakCount="${breaks.length}">${each}</colBreaks>`;
}

/** In points; without it some programs draw rows too low for the font. */
const ROWS = '<sheetFormatPr defaultRowHeight="15"/>';

/** The order of elements is fixed by the schema of SpreadsheetML. */
function laidOut(xml: string, sheet: XlsxSheet, pages: PrintedPages, page: PageText): string {
  const opened = xml.indexOf('>', xml.indexOf(NAMESPACE)) + 1;
  const withProperties = `${xml.slice(0, opened)}${properties(pages)}${xml.slice(opened)}`;
  const columns = withProperties.indexOf('<cols>');
  const withRows = `${withProperties.slice(0, columns)}${ROWS}${withProperties.slice(columns)}`;
  const withFilter = insertedAfter(withRows, '</sheetData>', filter(sheet));
  const setUp = withFilter.lastIndexOf('<pageSetup');
  const closed = withFilter.indexOf('/>', setUp) + 2;
  return `${withFilter.slice(0, closed)}${headAndFoot(sheet, page)}${columnBreaks(pages)}${withFilter.slice(closed)}`;
}

/** The cells that a filter covers: the titles, and the rows below that are a table. */
export function filteredRange(sheet: XlsxSheet) {
  const row = sheet.headerRows - 1;
  const column = columnCount(sheet) - 1;
  return { first: { row, column: 0 }, last: { row: row + sheet.filteredRows, column } };
}

function filter(sheet: XlsxSheet): string {
  if (sheet.filteredRows === 0) return '';
  const { first, last } = filteredRange(sheet);
  return `<autoFilter ref="${rangeAddress(first, last)}"/>`;
}

/** `&` starts a code of Excel's. */
function headAndFoot({ name }: XlsxSheet, { title, pages }: PageText): string {
  const left = xmlText(title.replaceAll('&', '&&'));
  const right = xmlText(name.replaceAll('&', '&&'));
  return `<headerFooter><oddHeader>&amp;L${left}&amp;R${right}</oddHeader><oddFooter>&amp;R${xmlText(pages)}</oddFooter></headerFooter>`;
}
