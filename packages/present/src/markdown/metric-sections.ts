import type { Metric, Report } from '@ou-cost/spend';
import type { View } from '../shared/view.ts';
import { type Drawing, drawingOf } from '../table/drawing.ts';
import { figureColumns } from '../table/figures/columns.ts';
import { monthRanges } from '../table/figures/ranges.ts';
import type { Section } from '../table/layout/section.ts';
import type { RowKind, Table, TableColumn } from '../table/layout/table.ts';
import { splitSections } from '../table/metric-sections.ts';
import { overTimeSections } from '../table/over-time/index.ts';
import { moversSection } from '../table/parts/movers.ts';
import { daysSection } from '../table/parts/series.ts';
import { unitSection, unitTable } from '../table/units/unit-section.ts';
import { wordsIn } from '../words/index.ts';

/** As many days have a column each; more of them are drawn together. */
const DAY_COLUMNS = 14;

/** The sections of one metric: those of the terminal, but with every month of the trend in a table of its own. */
export function metricSections(report: Report, metric: Metric, view: View): Section[] {
  const areTogether = report.query.granularity === 'DAILY' && report.periods.length > DAY_COLUMNS;
  const drawing = drawingOf(report, metric, view, areTogether);
  const units = unitTable(drawing);
  const hasDays = drawing.line?.granularity === 'DAILY';
  return [
    unitSection(drawing, units, { hasLine: hasDays, blocks: 1 }),
    ...(areTogether ? [daysSection(drawing, null)] : []),
    ...(metric === report.query.metrics[0] ? moversSection(drawing) : []),
    ...splitSections(drawing, areTogether),
    ...trendSection(drawing, units),
    ...overTimeSections(drawing),
  ].map((section) => withoutBars(section, hasDays));
}

/** What the trend has a row of: accounts would make it too long. */
const TREND_KINDS: ReadonlySet<RowKind> = new Set(['unit', 'outside', 'sum', 'total']);

/** Every unit in every month of the trend. */
function trendSection(drawing: Drawing, units: Table): Section[] {
  const { trend } = drawing.report;
  if (trend === undefined) return [];
  const { markdown } = wordsIn(drawing.view.language);
  const months = monthRanges(trend).map((range) => ({ ...range, kind: 'period' as const }));
  const ranges = { ...drawing.ranges, all: months, before: null, after: null };
  const columns = figureColumns({ ...drawing, ranges, line: null, whole: null });
  const title = trend.by === 'account' ? markdown.netMonths(months.length) : markdown.months(months.length);
  const rows = units.rows.filter(({ kind }) => TREND_KINDS.has(kind));
  return [{ title, above: [], table: { ...units, columns, rows }, below: [] }];
}

/** Amounts are never far from each other on a page, so that bars of text beside them say nothing more. */
function withoutBars({ table, ...section }: Section, hasLine: boolean): Section {
  const isShown = ({ room }: TableColumn) =>
    room !== 'bar' && room !== 'extra' && (room !== 'line' || hasLine);
  return {
    ...section,
    table: table === null ? null : { ...table, columns: table.columns.filter(isShown) },
  };
}
