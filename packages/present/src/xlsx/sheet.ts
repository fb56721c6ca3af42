import type writeXlsxFile from 'write-excel-file/node';
import type { XlsxCell } from './cells.ts';
import type { XlsxChart } from './parts/chart.ts';
import type { Sparklines } from './parts/sparklines.ts';

/** The writer does not export these types, so they are taken from its signature. */
type Arguments = Parameters<typeof writeXlsxFile>;
type WriterSheet = Arguments[0][number];
export type WriterFeature = NonNullable<NonNullable<Arguments[1]>['features']>[number];

/** A row, and how deep it is in the outline. */
export interface XlsxRow {
  readonly cells: readonly XlsxCell[];
  readonly level?: number;
}

/** One view of the report. */
export interface XlsxSheet {
  readonly name: string;
  readonly rows: readonly XlsxRow[];
  /** How many rows stay in sight; the last of them has the titles of the columns. */
  readonly headerRows: number;
  /** Columns that stay in sight beside the header rows. */
  readonly frozenColumns: number;
  /** The first of the columns that a chart stands above. */
  readonly chartColumn?: number;
  /** How many rows below the header can be filtered; none where the sheet is not a table. */
  readonly filteredRows: number;
  /** Without lines around cells: a sheet that is read, not worked in. */
  readonly isForReading?: boolean;
  readonly chart?: XlsxChart;
  readonly sparklines?: Sparklines;
}

/** Excel's own limit. */
const MOST_ROWS = 1_048_576;

export function fitsExcel({ rows }: XlsxSheet): boolean {
  return rows.length <= MOST_ROWS;
}

/** A sheet whose first row has the titles of columns, and all of whose rows can be filtered. */
export function tableSheet(
  name: string,
  titles: readonly XlsxCell[],
  rows: readonly XlsxRow[],
  frozenColumns: number,
): XlsxSheet {
  return {
    name,
    rows: [{ cells: titles }, ...rows],
    headerRows: 1,
    frozenColumns,
    filteredRows: rows.length,
  };
}

/** How many columns a sheet has. */
export function columnCount({ rows }: Pick<XlsxSheet, 'rows'>): number {
  return rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
}

/** The sheet in the form that the writer takes. */
export function writerSheet(sheet: XlsxSheet, widths: readonly number[]): WriterSheet {
  const { name, rows, headerRows, frozenColumns, isForReading = false } = sheet;
  return {
    sheet: name,
    data: rows.map(({ cells }) => [...cells]),
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: headerRows,
    ...(frozenColumns === 0 ? {} : { stickyColumnsCount: frozenColumns }),
    ...(isForReading ? { showGridLines: false } : {}),
    orientation: 'landscape',
  };
}
