import { namedParts, type Report, type ReportPeriod, type Split } from '@ou-cost/spend';

/** Where the report has the amounts of a column. */
export type ColumnSource =
  | { readonly of: 'period' | 'trend'; readonly at: number }
  | { readonly of: 'before' | 'after' };

/** A range of days for which the report has amounts. */
export interface Column extends ReportPeriod {
  readonly source: ColumnSource;
  /** The splits by which its amounts are known. */
  readonly splits: readonly Split[];
}

interface Range {
  readonly start: string;
  readonly end: string;
}

/**
 * The columns of a report: its periods, both sides of its comparison, the months of its trend. The same days stand in one
 * column, in the first of these; so those with parts of every split come first.
 */
export function columnsOf(report: Report): Column[] {
  const columns: Column[] = report.periods.map((period, at) => ({
    ...period,
    source: { of: 'period', at },
    splits: splitsOf(report),
  }));
  const { comparison, trend } = report;
  if (comparison !== undefined) {
    for (const [of, side] of [
      ['before', comparison],
      ['after', comparison.after],
    ] as const) {
      if (columnsWithin(columns, side).length === 0) {
        columns.push({ ...rangeWithState(side), source: { of }, splits: splitsCompared(report) });
      }
    }
  }
  for (const [at, period] of (trend?.periods ?? []).entries()) {
    const splits: Split[] = trend?.by === 'charge-type' ? ['charge-type'] : [];
    if (columnsWithin(columns, period).length > 0) continue;
    columns.push({ ...period, source: { of: 'trend', at }, splits });
  }
  return columns;
}

/** The positions of the columns that make up a range exactly: the one with the same days, or periods that meet. */
export function columnsWithin(columns: readonly Column[], range: Range): number[] {
  const same = columns.findIndex((one) => isSame(one, range));
  if (same >= 0) return [same];
  const found: number[] = [];
  let next = range.start;
  for (const [at, { source, start, end }] of columns.entries()) {
    if (source.of !== 'period' || start !== next || end > range.end) continue;
    found.push(at);
    next = end;
  }
  return next === range.end ? found : [];
}

export function isSame(one: Range, other: Range): boolean {
  return one.start === other.start && one.end === other.end;
}

/** Everything by which the report is split, what is drawn first. */
export function splitsOf({ query }: Report): Split[] {
  return [query.by, ...query.alsoBy];
}

/** A report may have been written when comparisons had no parts. */
function splitsCompared(report: Report): Split[] {
  const { comparison, query } = report;
  const [metric] = query.metrics;
  const total = metric === undefined ? undefined : comparison?.total[metric];
  return splitsOf(report).filter((split) => total !== undefined && namedParts(total, split) !== undefined);
}

function rangeWithState({ start, end, periods }: Range & { readonly periods: readonly ReportPeriod[] }) {
  return {
    start,
    end,
    estimated: periods.some(({ estimated }) => estimated),
    settled: periods.every(({ settled }) => settled),
  };
}
