import type { Comparison, Metric, MetricChange, Report } from '@ou-cost/spend';
import { type FigureFormat, figureFormat } from './amount.ts';
import { chargeLines } from './charge-lines.ts';
import { type FigureRow, figureRows } from './figure-rows.ts';
import { cutToWidth, drawGrid, type GridRow, gridWidth } from './grid.ts';
import { harmless } from './harmless.ts';
import { markedPeriodLabel, periodLabel, periodMarks, rangeLabel } from './period-label.ts';
import { amountAt, metricChange, metricSpend } from './spend-lookup.ts';
import type { View } from './view.ts';

/** Where there is no terminal, a table may be as wide as a page in landscape before it is taken apart. */
const PAGE_COLUMNS = 120;

/** A label counts as no wider than this, so that one long name does not take a table apart. */
const LABEL_COLUMNS = 40;

/** Which columns a table has. */
interface Extent {
  /** Positions in the report's periods; a direct and a total column for each. */
  readonly periods: readonly number[];
  readonly change: 'none' | 'beside' | 'before-and-after';
}

/**
 * The sections of one metric: the periods side by side where they fit, else one section each and one more
 * for the change over all of them.
 */
export function metricSections(report: Report, metric: Metric, view: View): string[][] {
  const { columns } = view.terminal;
  const rows = figureRows(report, metric, view.depth);
  const periods = [...report.periods.keys()];
  const side: Extent = { periods, change: report.comparison === undefined ? 'none' : 'beside' };
  const { comparison } = report;
  const movers = comparison === undefined ? [] : moversSection(report, comparison, metric, view);

  const fits = fitsWithin(figureGrid(report, rows, side, view), columns ?? PAGE_COLUMNS);
  if (fits || periods.length === 1) {
    return [...section(report, metric, rows, side, view), ...movers];
  }
  const eachPeriod = periods.flatMap((period) =>
    section(report, metric, rows, { periods: [period], change: 'none' }, view),
  );
  if (comparison === undefined) return eachPeriod;
  const changed = rows.filter((row) => row.change !== null);
  const grid = figureGrid(report, changed, { periods: [], change: 'before-and-after' }, view);
  const title = `${metric} (${report.currency}), change against ${rangeLabel(comparison)}`;
  return [...eachPeriod, [heading(title, view), ...drawGrid(grid, columns)], ...movers];
}

function fitsWithin(rows: readonly GridRow[], columns: number): boolean {
  const narrowed = rows.map(({ cells: [label = '', ...figures] }) => ({
    cells: [cutToWidth(label, LABEL_COLUMNS), ...figures],
  }));
  return gridWidth(narrowed) <= columns;
}

function heading(text: string, view: View): string {
  return view.terminal.colors.bold(harmless(text));
}

function section(
  report: Report,
  metric: Metric,
  rows: readonly FigureRow[],
  extent: Extent,
  view: View,
): string[][] {
  const { columns } = view.terminal;
  const { granularity } = report.query;
  const only = extent.periods.length === 1 ? report.periods[extent.periods[0] ?? 0] : undefined;
  const when = only === undefined ? '' : `, ${markedPeriodLabel(only, granularity)}`;
  return [
    [
      heading(`${metric} (${report.currency})${when}`, view),
      ...drawGrid(figureGrid(report, rows, extent, view), columns),
    ],
    drawGrid(chargeGrid(report, metric, extent.periods, view), columns),
  ];
}

function figureGrid(report: Report, rows: readonly FigureRow[], extent: Extent, view: View): GridRow[] {
  const { dim, bold } = view.terminal.colors;
  const format = figureFormat(report.currency, view.locale);
  const pair = extent.periods.flatMap(() => ['Direct', 'Total']);
  const changes = {
    none: [],
    beside: ['Change', '%'],
    'before-and-after': ['Before', 'After', 'Change', '%'],
  }[extent.change];
  const paints: Partial<Record<FigureRow['kind'], (line: string) => string>> = {
    total: bold,
    check: dim,
    aside: dim,
  };
  return [
    ...periodTitles(
      report,
      extent.periods,
      (label) => ['', label],
      changes.map(() => ''),
      dim,
    ),
    { cells: ['Organizational unit', ...pair, ...changes], paint: dim },
    ...rows.map((row): GridRow => {
      const paint = paints[row.kind];
      return { cells: cellsOf(row, format, extent), ...(paint === undefined ? {} : { paint }) };
    }),
  ];
}

/** A line with the periods above their columns, where there are several; `*` marks what may still change. */
function periodTitles(
  report: Report,
  periods: readonly number[],
  columns: (label: string) => string[],
  rest: readonly string[],
  dim: (line: string) => string,
): GridRow[] {
  if (periods.length < 2) return [];
  const labels = report.periods.map((period) => {
    const mark = periodMarks(period).length === 0 ? '' : ' *';
    return periodLabel(period, report.query.granularity) + mark;
  });
  return [{ cells: ['', ...labels.flatMap(columns), ...rest], paint: dim }];
}

function cellsOf(row: FigureRow, format: FigureFormat, extent: Extent): string[] {
  const cell = (amounts: readonly string[] | null, period: number) => {
    if (amounts === null) return '';
    const amount = amountAt(amounts, period);
    return row.exact ? harmless(amount) : format.amount(amount);
  };
  return [
    `${row.branch}${harmless(row.name)}${harmless(row.hint)}`,
    ...extent.periods.flatMap((period) => [cell(row.direct, period), cell(row.total, period)]),
    ...changeCells(row.change, format, extent.change),
  ];
}

function changeCells(change: MetricChange | null, format: FigureFormat, shape: Extent['change']): string[] {
  if (shape === 'none') return [];
  const ends = shape === 'before-and-after';
  if (change === null) return ends ? ['', '', '', ''] : ['', ''];
  return [
    ...(ends ? [format.amount(change.before), format.amount(change.after)] : []),
    format.change(change.change),
    format.percent(change.percent),
  ];
}

function chargeGrid(report: Report, metric: Metric, periods: readonly number[], view: View): GridRow[] {
  const { dim } = view.terminal.colors;
  const format = figureFormat(report.currency, view.locale);
  const title = report.query.by === 'service' ? 'Services in the total' : 'Charge types in the total';
  return [
    ...periodTitles(report, periods, (label) => [label], [], dim),
    { cells: [title, ...periods.map(() => 'Total')], paint: dim },
    ...chargeLines(metricSpend(report.total, metric)).map(({ label, kind, amounts }) => ({
      cells: [
        kind === 'part' ? `  ${harmless(label)}` : harmless(label),
        ...periods.map((period) => format.amount(amountAt(amounts, period))),
      ],
    })),
  ];
}

function moversSection(report: Report, comparison: Comparison, metric: Metric, view: View): string[][] {
  if (comparison.movers.length === 0) return [];
  const { dim } = view.terminal.colors;
  const format = figureFormat(report.currency, view.locale);
  const rows: GridRow[] = comparison.movers.map(({ id, name, status, change }) => ({
    cells: [
      `${harmless(name)} (${harmless(id)})${status === 'changed' ? '' : `, ${status}`}`,
      ...changeCells(metricChange(change, metric), format, 'before-and-after'),
    ],
  }));
  const title: GridRow = { cells: ['Largest changes', 'Before', 'After', 'Change', '%'], paint: dim };
  return [drawGrid([title, ...rows], view.terminal.columns)];
}
