import type { Report } from '@ou-cost/spend';
import { type Column, columnsWithin, isSame } from './columns.ts';

/** Days, and the positions of the columns whose amounts they have. */
export interface ColumnRange {
  readonly start: string;
  /** Exclusive. */
  readonly end: string;
  readonly columns: readonly number[];
}

/** A period that a reader of the page can choose. */
export interface Choice extends ColumnRange {
  /** Whether the chart has a bar for it. */
  readonly isBar: boolean;
  readonly compared: { readonly before: ColumnRange; readonly after: ColumnRange } | null;
}

/**
 * The periods to choose from, in the order of their days: each period of the report, the months of the trend, all
 * periods together, and the days that are compared where these are not a period.
 */
export function choicesOf(report: Report, columns: readonly Column[]): Choice[] {
  const { query, comparison } = report;
  const ranges: ColumnRange[] = columns.flatMap(({ start, end, source }, at) =>
    source.of === 'period' || source.of === 'trend' ? [{ start, end, columns: [at] }] : [],
  );
  const further = [query, ...(comparison === undefined ? [] : [comparison.after]), ...trendMonths(report)];
  for (const { start, end } of further) {
    const within = columnsWithin(columns, { start, end });
    if (within.length === 0 || ranges.some((one) => isSame(one, { start, end }))) continue;
    ranges.push({ start, end, columns: within });
  }
  return ranges
    .toSorted((a, b) => compare(a.start, b.start) || compare(a.end, b.end))
    .map((range) => ({
      ...range,
      isBar: isBar(range, report),
      compared: reportsComparison(range, report, columns) ?? withOneBefore(range, ranges),
    }));
}

/** What the page begins with: what is compared, else all days of a daily report, else the last period. */
export function firstChoice(report: Report, choices: readonly Choice[]): number {
  const { comparison, query, periods } = report;
  const last = query.granularity === 'DAILY' ? query : (periods.at(-1) ?? query);
  const wanted = comparison?.after ?? last;
  const at = (range: { start: string; end: string }) => choices.findIndex((one) => isSame(one, range));
  // The month that is not over begins the page through today; only its change is of the days that are over.
  const period = comparison === undefined ? -1 : choices.findIndex((one) => isRunning(one, report));
  return Math.max(0, period >= 0 ? period : at(wanted));
}

function trendMonths({ trend }: Report) {
  return trend?.periods ?? [];
}

/** Bars are the months of the trend and of the report; without a trend, the report's periods. */
function isBar(range: ColumnRange, { trend, periods, query }: Report): boolean {
  if (trend?.periods.some((month) => isSame(month, range)) === true) return true;
  const isPeriod = periods.some((period) => isSame(period, range));
  if (trend === undefined) return isPeriod;
  return isPeriod && query.granularity === 'MONTHLY' && range.start.endsWith('-01');
}

/** The period of which only the days that are over are compared. */
function isRunning(range: ColumnRange, { comparison, periods, query }: Report): boolean {
  if (comparison === undefined) return false;
  const { after } = comparison;
  if (range.start !== after.start || range.end <= after.end) return false;
  return isSame(query, range) || periods.some((one) => isSame(one, range));
}

function reportsComparison(
  range: ColumnRange,
  report: Report,
  columns: readonly Column[],
): Choice['compared'] {
  const { comparison } = report;
  if (comparison === undefined) return null;
  if (!isSame(range, comparison.after) && !isRunning(range, report)) return null;
  const sideOf = ({ start, end }: { start: string; end: string }) => ({
    start,
    end,
    columns: columnsWithin(columns, { start, end }),
  });
  return { before: sideOf(comparison), after: sideOf(comparison.after) };
}

/** A whole month against the whole month before, or a day against the day before, where both are known. */
function withOneBefore(range: ColumnRange, ranges: readonly ColumnRange[]): Choice['compared'] {
  const kind = kindOf(range);
  if (kind === null) return null;
  const before = ranges.find((one) => one.end === range.start && kindOf(one) === kind);
  return before === undefined ? null : { before, after: range };
}

function kindOf({ start, end }: ColumnRange): 'month' | 'day' | null {
  const days = (Date.parse(end) - Date.parse(start)) / 86_400_000;
  if (days === 1) return 'day';
  return start.endsWith('-01') && end.endsWith('-01') && days <= 31 ? 'month' : null;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
