import type { XlsxSheet } from '../sheet.ts';

/** How a sheet is printed: one page wide, or with its columns on several pages beside each other. */
export interface PrintedPages {
  /** The first column of every page after the first one; empty: one page wide. */
  readonly breaks: readonly number[];
  /** In percent, where there are several. */
  readonly scale: number;
}

type Printed = Pick<XlsxSheet, 'frozenColumns' | 'chartColumn'>;

const ONE_PAGE: PrintedPages = { breaks: [], scale: 100 };

/** What fits across an A4 sheet in landscape between the margins, in characters of the usual size. */
const ACROSS = 132;

/** Below this the 11 points of the cells would be less than 7 on paper. */
const SMALLEST_SCALE = 0.65;

const LARGEST_SCALE = 0.85;

/**
 * Where a sheet is too wide to be read on one page, its columns go on over further pages, spread evenly; those that stay in
 * sight on the screen are printed again on each. Columns with a chart above them begin on a page of their own.
 */
export function printedPages(sheet: Printed, widths: readonly number[]): PrintedPages {
  const { frozenColumns, chartColumn } = sheet;
  const most = ACROSS / SMALLEST_SCALE;
  const sumOf = (from: number, to: number) => widths.slice(from, to).reduce((sum, width) => sum + width, 0);
  const repeated = sumOf(0, frozenColumns);
  const widest = Math.max(0, ...widths.slice(frozenColumns));
  if (sumOf(0, widths.length) <= most || frozenColumns === 0 || repeated + widest > most) return ONE_PAGE;
  const beforeChart = sumOf(0, chartColumn ?? 0);
  const first = beforeChart > 0 && beforeChart <= most ? (chartColumn ?? 0) : 0;
  const from = Math.max(first, frozenColumns);
  const pagesWith = (room: number) => {
    const starts = [from];
    let used = repeated;
    for (let at = from; at < widths.length; at += 1) {
      const width = widths[at] ?? 0;
      if (used + width > room) {
        starts.push(at);
        used = repeated;
      }
      used += width;
    }
    return starts;
  };
  const fewest = pagesWith(most).length;
  // The narrowest pages that are as few.
  let room = repeated + widest;
  while (pagesWith(room).length > fewest) room += 1;
  const starts = pagesWith(room);
  const scale = Math.min(LARGEST_SCALE, ACROSS / Math.max(room, first > 0 ? beforeChart : 0));
  return { breaks: first > 0 ? starts : starts.slice(1), scale: Math.floor(scale * 100) };
}
