import type { Report, ReportPeriod } from '@ou-cost/spend';
import { type RowFigures, sumOrNull } from './row-figures.ts';

interface Days {
  readonly start: string;
  /** Exclusive. */
  readonly end: string;
}

/** Some days that a report knows the amount of, and where it says it. */
export interface Range extends Days {
  readonly kind: 'period' | 'all' | 'before' | 'after' | 'month';
  /** The periods that it consists of. */
  readonly periods: readonly ReportPeriod[];
  readonly amountOf: (figures: RowFigures) => string | null;
}

/** The ranges of days whose amounts are shown, each once, and which of them is which. */
export interface Ranges {
  /** In the order of their columns. */
  readonly all: readonly Range[];
  /** What shares are of and rows are sorted by: what is compared of several months, else the whole period. */
  readonly main: Range;
  /** All periods together. */
  readonly whole: Range;
  readonly before: Range | null;
  readonly after: Range | null;
}

/**
 * The days of a report's columns: its periods (or, where these are many days, all of them together), both sides of its
 * comparison, and the months of its trend. What two of these parts of a report know is shown once.
 */
export function rangesOf(report: Report, areDaysTogether: boolean): Ranges {
  const { comparison, trend, query, periods } = report;
  const together = wholeRange(report);
  const own = areDaysTogether ? [together] : periods.map(periodRange);
  const inside = own.length > 1 ? [...own, together] : own;
  const found = (days: Days) => inside.find((range) => isSame(range, days)) ?? null;
  const before = comparison === undefined ? null : (found(comparison) ?? sideRange('before', comparison));
  const after =
    comparison === undefined ? null : (found(comparison.after) ?? sideRange('after', comparison.after));
  const isInLine = after === null || inside.includes(after);
  const known = [...own, ...(before === null ? [] : [before])];
  const months = monthRanges(trend).filter((month) => !known.some((range) => isSame(range, month)));
  const apart = [before, after].filter((range) => range !== null && !inside.includes(range));
  const line = [...months, ...own, ...(isInLine ? apart : [])].filter((range) => range !== null);
  return {
    all: [
      ...line.toSorted((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : a.end < b.end ? -1 : 1)),
      ...(isInLine ? [] : apart.filter((range) => range !== null)),
      ...(own.length > 1 ? [together] : []),
    ],
    main:
      query.granularity === 'DAILY'
        ? own.length > 1
          ? together
          : (own[0] ?? together)
        : (own.at(-1) ?? together),
    whole: together,
    before,
    after,
  };
}

/** The months of a trend. */
export function monthRanges(trend: Report['trend']): Range[] {
  return (trend?.periods ?? []).map((period, at) => monthRange(period, at));
}

function isSame(one: Days, other: Days): boolean {
  return one.start === other.start && one.end === other.end;
}

function periodRange(period: ReportPeriod, at: number): Range {
  const { start, end } = period;
  return { kind: 'period', start, end, periods: [period], amountOf: ({ periods }) => periods?.[at] ?? null };
}

function monthRange(period: ReportPeriod, at: number): Range {
  const { start, end } = period;
  return { kind: 'month', start, end, periods: [period], amountOf: ({ months }) => months?.[at] ?? null };
}

/** All periods together. */
function wholeRange({ periods, query }: Report): Range {
  const { start, end } = query;
  return { kind: 'all', start, end, periods, amountOf: (figures) => sumOrNull(figures.periods) };
}

function sideRange(kind: 'before' | 'after', { start, end, periods }: Days & Pick<Range, 'periods'>): Range {
  return { kind, start, end, periods, amountOf: ({ sides }) => sides?.[kind] ?? null };
}
