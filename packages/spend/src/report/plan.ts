import { OuCostError } from '../errors.ts';
import type { LedgerPlan, PlannedQuery } from '../ledger/fold.ts';
import type { CalendarDate, DateRange } from '../time/calendar.ts';
import {
  type ComparedRanges,
  comparedRanges,
  isWholeMonths,
  monthsUpTo,
  periodsOf,
  resolvePeriod,
} from '../time/period.ts';
import type { ReportRequest } from './request.ts';

/** What a run reads from the ledger, once for each thing that the spend is split by. */
export interface RunPlan {
  readonly range: DateRange;
  readonly comparison: ComparedRanges | null;
  /** The periods asked for, then those that only the comparison needs. */
  readonly periods: readonly DateRange[];
  /** Positions in `periods`. */
  readonly asked: readonly number[];
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly readings: readonly LedgerPlan[];
  readonly trend: LedgerPlan | null;
}

/**
 * Resolves a request on the day (UTC) that it names, or else on the day of the run. Fails with InvalidPeriod or
 * InvalidRequest before anything is paid for.
 */
export function planRun(request: ReportRequest, today: CalendarDate): RunPlan {
  const day = request.asOf ?? today;
  const range = resolvePeriod(request.period, day);
  const comparison = comparedRanges(request.compare, request.period, range, day);
  const months = request.trend === null ? null : monthsUpTo(range, request.trend);
  const compared = comparison === null ? [] : [comparison.before, comparison.after];
  assertPossible(request, [range, ...compared, ...(months === null ? [] : [months])]);
  const { granularity, metrics } = request;
  const asked = periodsOf(range, granularity);
  const periods = [...asked];
  const positionsOf = (wanted: readonly DateRange[]) =>
    wanted.map((period) => {
      const known = periods.findIndex((one) => isSame(one, period));
      return known >= 0 ? known : periods.push(period) - 1;
    });
  const before = positionsOf(comparison === null ? [] : periodsOf(comparison.before, granularity));
  const after = positionsOf(comparison === null ? [] : periodsOf(comparison.after, granularity));
  const ranges = rangesToRead(request, range, compared);
  const queries = ranges.map((one): PlannedQuery => ({ ...one, granularity, metrics }));
  return {
    range,
    comparison,
    periods,
    asked: asked.map((_, at) => at),
    before,
    after,
    readings: request.by.map((split) => ({ periods, queries, split })),
    trend: months === null ? null : trendPlan(months, request),
  };
}

/** Charge types that are left out must be left out of the trend as well, so it is read by them. */
function trendPlan(months: DateRange, { metrics, excludedChargeTypes }: ReportRequest): LedgerPlan {
  return {
    periods: periodsOf(months, 'MONTHLY'),
    queries: [{ ...months, granularity: 'MONTHLY', metrics }],
    split: excludedChargeTypes.length === 0 ? null : 'charge-type',
  };
}

function isSame(one: DateRange, other: DateRange): boolean {
  return one.start === other.start && one.end === other.end;
}

/** As few ranges as cover every period: one whose periods are those of another is not read, and two that meet are one. */
function rangesToRead(
  { granularity }: ReportRequest,
  range: DateRange,
  compared: readonly DateRange[],
): DateRange[] {
  const asked = periodsOf(range, granularity);
  const isAsked = (one: DateRange) =>
    periodsOf(one, granularity).every((period) => asked.some((known) => isSame(known, period)));
  const further = compared.filter((one) => !isAsked(one));
  // No billing period may span two ranges: a seam within a month would make one period of both.
  const isClean = granularity === 'DAILY' || range.start.endsWith('-01');
  const meeting = further.find(({ end }) => isClean && end === range.start);
  if (meeting === undefined) return [...further, range];
  return [...further.filter((one) => one !== meeting), { start: meeting.start, end: range.end }];
}

function assertPossible(request: ReportRequest, ranges: readonly DateRange[]): void {
  const other = request.by.find((split) => split !== 'charge-type');
  if (other !== undefined && request.excludedChargeTypes.length > 0) {
    throw new OuCostError(
      'InvalidRequest',
      `charge types (${request.excludedChargeTypes.join(', ')}) cannot be excluded from a report by ${other}; leave out one of the two`,
    );
  }
  if (!request.wholeMonthsOnly) return;
  if (request.granularity !== 'MONTHLY' || !ranges.every(isWholeMonths)) {
    throw new OuCostError(
      'InvalidRequest',
      `history of several years is kept by month: ask for whole months ('${request.period.text}' is not, or the granularity is daily)`,
    );
  }
}
