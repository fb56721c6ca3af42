import type { Comparison, Metric, MetricChange, Report } from '@ou-cost/spend';
import { chargeLines } from '../shared/charge-lines.ts';
import { comparedRangeLabel } from '../shared/compared-range.ts';
import { cutToWidth } from '../shared/cut-to-width.ts';
import { escapeControlCharacters } from '../shared/escape-control-characters.ts';
import { type FigureFormat, figureFormat } from '../shared/figure-format.ts';
import { type FigureRow, figureRows } from '../shared/figure-rows.ts';
import { markedPeriodLabel, periodLabel, periodMarks } from '../shared/period-label.ts';
import { amountAt, metricChange, metricSpend } from '../shared/spend-lookup.ts';
import { splitNames } from '../shared/split-names.ts';
import type { View } from '../shared/view.ts';
import { drawGrid, fittingGrid, type GridRow, gridWidth } from './grid.ts';
import { BAR_COLUMNS, shareBar, shareOver } from './share-bar.ts';

/** Without a terminal, a table may be as wide as a landscape page before it is split into one table per period. */
const PAGE_COLUMNS = 120;

/** A label counts as at most this wide, so that one long name does not split a table. */
const LABEL_COLUMNS = 40;

/** Which columns of before, after, change and percent a narrow terminal loses first. */
const CHANGE_ORDER = [1, 4, 2];

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
  const rows = figureRows(report, metric, view);
  const periods = [...report.periods.keys()];
  const side: Extent = { periods, change: report.comparison === undefined ? 'none' : 'beside' };
  const { comparison } = report;
  const movers = comparison === undefined ? [] : moversSection(report, comparison, metric, view);

  const sideBySide = figureGrid(report, metric, rows, side, view);
  const fits = fitsWithin(withoutShares(sideBySide, side), columns ?? PAGE_COLUMNS);
  if (fits || periods.length === 1) {
    return [...section(report, metric, rows, side, view), ...movers];
  }
  const eachPeriod = periods.flatMap((period) =>
    section(report, metric, rows, { periods: [period], change: 'none' }, view),
  );
  if (comparison === undefined) return eachPeriod;
  const changed = rows.filter((row) => row.change !== null);
  const extent: Extent = { periods: [], change: 'before-and-after' };
  const grid = fittingGrid(figureGrid(report, metric, changed, extent, view), columns, CHANGE_ORDER);
  const title = `${metric} (${report.currency}), change against ${comparedRangeLabel(report, view.language)}`;
  return [...eachPeriod, [heading(title, view), ...drawGrid(grid, columns)], ...movers];
}

function fitsWithin(rows: readonly GridRow[], columns: number): boolean {
  const narrowed = rows.map(({ cells: [label = '', ...figures] }) => ({
    cells: [cutToWidth(label, LABEL_COLUMNS), ...figures],
  }));
  return gridWidth(narrowed) <= columns;
}

/** Positions of the share and its bar, behind the pairs of direct and total. */
function shareColumns({ periods }: Extent): { readonly share: number; readonly bar: number } {
  const share = 1 + 2 * periods.length;
  return { share, bar: share + 1 };
}

function withoutShares(rows: readonly GridRow[], extent: Extent): GridRow[] {
  const { share, bar } = shareColumns(extent);
  return rows.map((row) => ({ ...row, cells: row.cells.filter((_, at) => at !== share && at !== bar) }));
}

/** Which columns a narrow terminal loses first: the bar, the share, percent, direct, the change. */
function dropOrder(extent: Extent): number[] {
  const { share, bar } = shareColumns(extent);
  const shares = [bar, share];
  if (extent.periods.length > 1) return shares;
  return extent.change === 'none' ? [...shares, 1] : [...shares, bar + 2, 1, bar + 1];
}

function heading(text: string, view: View): string {
  const { columns, colors } = view.terminal;
  const shown = escapeControlCharacters(text);
  return colors.bold(columns === null ? shown : cutToWidth(shown, columns));
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
  const when = only === undefined ? '' : `, ${markedPeriodLabel(only, granularity, view.language)}`;
  return [
    [
      heading(`${metric} (${report.currency})${when}`, view),
      ...drawGrid(
        fittingGrid(figureGrid(report, metric, rows, extent, view), columns, dropOrder(extent)),
        columns,
      ),
    ],
    drawGrid(chargeGrid(report, metric, extent.periods, view), columns),
  ];
}

function figureGrid(
  report: Report,
  metric: Metric,
  rows: readonly FigureRow[],
  extent: Extent,
  view: View,
): GridRow[] {
  const { dim, bold } = view.terminal.colors;
  const format = figureFormat(report.currency, view.locale);
  const whole = metricSpend(report.total, metric).amounts;
  const context: CellContext = { format, whole, extent, view };
  const shares = extent.periods.length === 0 ? [] : ['Of total', ''];
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
      [...shares, ...changes].map(() => ''),
      view,
    ),
    { cells: ['Organizational unit', ...pair, ...shares, ...changes], paint: dim },
    ...rows.map((row): GridRow => {
      const paint = paints[row.kind];
      return {
        cells: cellsOf(row, context),
        ...(paint === undefined ? {} : { paint }),
      };
    }),
  ];
}

/** A line with the periods above their columns, where there are several; `*` marks what may still change. */
function periodTitles(
  report: Report,
  periods: readonly number[],
  columns: (label: string) => string[],
  rest: readonly string[],
  { language, terminal }: View,
): GridRow[] {
  if (periods.length < 2) return [];
  const labels = report.periods.map((period) => {
    const mark = periodMarks(period, language).length === 0 ? '' : ' *';
    return periodLabel(period, report.query.granularity, language) + mark;
  });
  return [{ cells: ['', ...labels.flatMap(columns), ...rest], paint: terminal.colors.dim }];
}

/** What the cells of all rows of a grid share. */
interface CellContext {
  readonly format: FigureFormat;
  /** The report's total, per period. */
  readonly whole: readonly string[];
  readonly extent: Extent;
  readonly view: View;
}

function cellsOf(row: FigureRow, context: CellContext): string[] {
  const { format, extent, view } = context;
  const cell = (amounts: readonly string[] | null, period: number) => {
    if (amounts === null) return '';
    const amount = amountAt(amounts, period);
    return row.exact ? escapeControlCharacters(amount) : format.amount(amount);
  };
  return [
    `${row.branch}${escapeControlCharacters(row.name)}${escapeControlCharacters(row.hint)}`,
    ...extent.periods.flatMap((period) => [cell(row.direct, period), cell(row.total, period)]),
    ...shareCells(row, context),
    ...changeCells(row.change, format, extent.change, view),
  ];
}

/** The share of a unit, of an account that has left or of all of them; totals and checks have none. */
function shareCells(row: FigureRow, { format, whole, extent, view }: CellContext): string[] {
  if (extent.periods.length === 0) return [];
  const isPart = row.kind === 'unit' || row.kind === 'outside' || row.kind === 'account';
  const share = isPart && row.total !== null ? shareOver(row.total, whole, extent.periods) : null;
  if (share === null) return ['', ''];
  const bar = shareBar(share);
  const rest = ' '.repeat(BAR_COLUMNS - bar.length);
  return [format.share(share), (bar === '' ? '' : view.terminal.colors.cyan(bar)) + rest];
}

function changeCells(
  change: MetricChange | null,
  format: FigureFormat,
  shape: Extent['change'],
  view: View,
): string[] {
  if (shape === 'none') return [];
  const ends = shape === 'before-and-after';
  if (change === null) return ends ? ['', '', '', ''] : ['', ''];
  return [
    ...(ends ? [format.amount(change.before), format.amount(change.after)] : []),
    ...[format.change(change.change), format.percent(change.percent)].map(paintOf(change, view)),
  ];
}

/** More spend is red and less is green, where there are colours. */
function paintOf({ change }: MetricChange, view: View): (text: string) => string {
  const { red, green } = view.terminal.colors;
  if (change === '0') return (text) => text;
  return (text) => (change.startsWith('-') ? green(text) : red(text));
}

function chargeGrid(report: Report, metric: Metric, periods: readonly number[], view: View): GridRow[] {
  const { dim } = view.terminal.colors;
  const format = figureFormat(report.currency, view.locale);
  const title = `${splitNames(report.query.by, view.language).many} in the total`;
  return [
    ...periodTitles(report, periods, (label) => [label], [], view),
    { cells: [title, ...periods.map(() => 'Total')], paint: dim },
    ...chargeLines(report, metric, view).map(({ label, kind, amounts }) => ({
      cells: [
        kind !== 'sum' ? `  ${escapeControlCharacters(label)}` : escapeControlCharacters(label),
        ...periods.map((period) => format.amount(amountAt(amounts, period))),
      ],
    })),
  ];
}

function moversSection(report: Report, comparison: Comparison, metric: Metric, view: View): string[][] {
  if (comparison.movers.accounts.length === 0) return [];
  const { dim } = view.terminal.colors;
  const format = figureFormat(report.currency, view.locale);
  const rows: GridRow[] = comparison.movers.accounts.map(({ id, name, status, change }) => ({
    cells: [
      `${escapeControlCharacters(name)} (${escapeControlCharacters(id)})${status === 'changed' ? '' : `, ${status}`}`,
      ...changeCells(metricChange(change, metric), format, 'before-and-after', view),
    ],
  }));
  const title: GridRow = { cells: ['Largest changes', 'Before', 'After', 'Change', '%'], paint: dim };
  const { columns } = view.terminal;
  return [drawGrid(fittingGrid([title, ...rows], columns, CHANGE_ORDER), columns)];
}
