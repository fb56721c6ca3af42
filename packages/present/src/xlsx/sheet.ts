import stringWidth from 'string-width';
import type writeXlsxFile from 'write-excel-file/node';
import type { XlsxCell } from './cells.ts';

/** The writer does not export these types, so they are taken from its signature. */
type Arguments = Parameters<typeof writeXlsxFile>;
type WriterSheet = Arguments[0][number];
type WriterFeature = NonNullable<NonNullable<Arguments[1]>['features']>[number];

/** A row, and how deep it is in the outline. */
export interface XlsxRow {
  readonly cells: readonly XlsxCell[];
  readonly level?: number;
}

/** One view of the report; the first row is its header. */
export interface XlsxSheet {
  readonly name: string;
  readonly rows: readonly XlsxRow[];
  /** Columns that stay in sight beside the header row. */
  readonly frozenColumns: number;
}

/** Excel's own limits. */
const DEEPEST_LEVEL = 7;
const MOST_ROWS = 1_048_576;

const NARROWEST = 10;
const WIDEST = 48;

export function fitsExcel({ rows }: XlsxSheet): boolean {
  return rows.length <= MOST_ROWS;
}

/** The sheet in the form that the writer takes. */
export function writerSheet({ name, rows, frozenColumns }: XlsxSheet): WriterSheet {
  return {
    sheet: name,
    data: rows.map(({ cells }) => [...cells]),
    columns: columnWidths(rows).map((width) => ({ width })),
    stickyRowsCount: 1,
    ...(frozenColumns === 0 ? {} : { stickyColumnsCount: frozenColumns }),
    orientation: 'landscape',
  };
}

/** Widths by the first rows, because a sheet of 50,000 accounts looks the same further down. */
function columnWidths(rows: readonly XlsxRow[]): number[] {
  const widths: number[] = [];
  for (const { cells } of rows.slice(0, 200)) {
    for (const [at, cell] of cells.entries()) {
      const shown = cell?.type === String ? stringWidth(String(cell.value)) : 18;
      widths[at] = Math.max(widths[at] ?? NARROWEST, cell === null ? 0 : Math.min(shown + 2, WIDEST));
    }
  }
  return widths;
}

/**
 * Adds outline levels, which the writer does not support. The row of a unit stands above those that it contains, so
 * the sheet is marked as having its sums above.
 */
export function outlineFeature(sheets: readonly XlsxSheet[]): WriterFeature {
  const levels = new Map(sheets.map(({ name, rows }) => [name, rows.map(({ level = 0 }) => level)]));
  const isFlat = (name: string | undefined) => (levels.get(name ?? '') ?? []).every((level) => level === 0);
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transformElementAttributes: (tag, attributes, index, { sheet }) => {
            const level = tag === 'row' ? levels.get(sheet ?? '')?.[index ?? -1] : undefined;
            if (level === undefined || level === 0) return attributes;
            return { ...attributes, outlineLevel: Math.min(level, DEEPEST_LEVEL) };
          },
          transform: (xml, { sheet }) => {
            if (isFlat(sheet)) return xml;
            return xml.replace(/<worksheet[^>]*>/, '$&<sheetPr><outlinePr summaryBelow="0"/></sheetPr>');
          },
        },
      },
    },
  };
}
