import type { Report } from '@ou-cost/spend';
import stringWidth from 'string-width';
import type { View } from '../../shared/view.ts';
import { wordsIn } from '../../words/index.ts';
import { textCell, type XlsxCell } from '../cells.ts';
import type { Sparkline } from '../parts/sparklines.ts';
import type { XlsxRow, XlsxSheet } from '../sheet.ts';
import { columnWidths } from '../widths.ts';
import { totalChart } from './chart.ts';
import { type HeadLine, headlineOf, labelCell } from './headline.ts';
import { seriesOf } from './series.ts';
import { type SummaryTable, summaryTable } from './table.ts';

/** Heights of rows, in points. */
const LINE = 15;
const UNIT_LINE = 18;
const LARGE_LINE = 21;
const CHART = 165;

/** A chart of few bars is no narrower than this many columns. */
const CHART_COLUMNS = 6;

/** The first sheet: the headline, the units with what changed, and how it has gone over time. */
export function summarySheet(report: Report, view: View): XlsxSheet {
  const { language } = view;
  const { shared, workbook } = wordsIn(language);
  const [metric] = report.query.metrics;
  if (metric === undefined) return { ...EMPTY, name: workbook.sheets.summary };
  const series = seriesOf(report, metric);
  const table = summaryTable({ report, metric, series, view });
  const head = headRows(shared.title, headlineOf(report, view), table);
  const header = head.length;
  const chart =
    series === null
      ? {}
      : {
          chart: totalChart(report, series, view, {
            labelsRow: header,
            figuresRow: header + 1 + table.totalRow,
            firstColumn: table.seriesColumn,
            from: { row: 0, column: table.seriesColumn },
            to: { row: header, column: table.seriesColumn + Math.max(CHART_COLUMNS, series.periods.length) },
          }),
          sparklines: sparklinesOf(table, header),
        };
  return {
    name: workbook.sheets.summary,
    rows: [...head, { cells: heightened(table.header, headerHeight(table)) }, ...table.rows.map(unitRow)],
    headerRows: header + 1,
    frozenColumns: 1,
    filteredRows: table.units,
    ...(series === null ? {} : { chartColumn: table.seriesColumn }),
    isForReading: true,
    ...chart,
  };
}

/** A row with room for its small chart. */
function unitRow(row: XlsxRow): XlsxRow {
  return { ...row, cells: heightened(row.cells, UNIT_LINE) };
}

/** A row is as high as its first cell says. */
function heightened([first = null, ...others]: readonly XlsxCell[], height: number): XlsxCell[] {
  return [first === null ? null : { ...first, height }, ...others];
}

/** Titles wrap where they are wider than their column. */
function headerHeight(table: SummaryTable): number {
  const widths = widthsOf(table);
  const lines = table.header.map((cell, at) =>
    cell === null ? 1 : Math.ceil((stringWidth(String(cell.value)) + 1) / (widths[at] ?? 1)),
  );
  return LINE * Math.max(...lines) + 3;
}

function widthsOf({ header, rows }: SummaryTable): number[] {
  return columnWidths({ rows: [{ cells: header }, ...rows], headerRows: 1 });
}

const EMPTY = { rows: [], headerRows: 1, frozenColumns: 0, filteredRows: 0 } as const;

/** The title, a row for each line, and an empty row; high enough together for the chart beside them. */
function headRows(title: string, lines: readonly HeadLine[], table: SummaryTable): XlsxRow[] {
  const widths = widthsOf(table);
  const hasChart = table.sparklineColumn !== null;
  // A text goes on over empty cells, but not under the chart.
  const span = hasChart ? table.seriesColumn - 1 : 1;
  const width = widths.slice(1, table.seriesColumn).reduce((sum, one) => sum + one, 0);
  const heights = lines.map(({ text, isLarge }) => {
    if (text === undefined) return isLarge ? LARGE_LINE : LINE;
    return LINE * (hasChart ? Math.ceil(stringWidth(text) / (width * 0.95)) : 1);
  });
  const used = heights.reduce((sum, one) => sum + one, LARGE_LINE);
  const rest = Math.max(LINE / 2, hasChart ? CHART - used : 0);
  return [
    { cells: [textCell(title, { fontWeight: 'bold', fontSize: 14, height: LARGE_LINE })] },
    ...lines.map((line, at) => ({ cells: lineCells(line, heights[at] ?? LINE, span) })),
    { cells: [textCell(' ', { height: rest })] },
  ];
}

function lineCells({ label, text, figures = [] }: HeadLine, height: number, span: number): XlsxCell[] {
  const cell = labelCell(label);
  const labelled = cell === null ? null : { ...cell, height };
  if (text !== undefined) {
    const look = span > 1 ? { columnSpan: span, wrap: true } : {};
    return [labelled, textCell(text, { ...look, alignVertical: 'center' }), ...gap(span - 1)];
  }
  // A large figure needs the width of two columns.
  const [first = null, ...others] = figures;
  return [labelled, first === null ? null : { ...first, columnSpan: 2 }, null, ...others];
}

function gap(count: number): null[] {
  return Array.from({ length: Math.max(0, count) }, () => null);
}

function sparklinesOf(table: SummaryTable, header: number): Sparkline[] {
  const { sparklineColumn, seriesColumn } = table;
  if (sparklineColumn === null) return [];
  return table.series.flatMap((amounts, at): Sparkline[] =>
    amounts === null
      ? []
      : [
          {
            at: { row: header + 1 + at, column: sparklineColumn },
            from: seriesColumn,
            to: seriesColumn + amounts.length - 1,
            isNegative: amounts.some((amount) => amount.startsWith('-')),
          },
        ],
  );
}
