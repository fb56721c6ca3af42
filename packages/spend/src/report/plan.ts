import { OuCostError } from '../errors.ts';
import type { LedgerPlan } from '../ledger/fold.ts';
import type { CalendarDate, DateRange } from '../time/calendar.ts';
import { comparisonRange, isWholeMonths, periodsOf, resolvePeriod } from '../time/period.ts';
import type { ReportRequest } from './request.ts';

/** What a run reads from the ledger. In `periods`, those of the comparison come before those asked for. */
export interface RunPlan extends LedgerPlan {
  readonly range: DateRange;
  readonly comparison: DateRange | null;
  /** How many of `periods` belong to the comparison. */
  readonly comparisonPeriods: number;
}

/** Resolves a request on a day (UTC). Fails with InvalidPeriod or InvalidRequest before anything is paid for. */
export function planRun(request: ReportRequest, today: CalendarDate): RunPlan {
  const range = resolvePeriod(request.period, today);
  const comparison = comparisonRange(request.compare, request.period, range);
  assertPossible(request, comparison === null ? [range] : [range, comparison]);
  const before = comparison === null ? [] : periodsOf(comparison, request.granularity);
  const ranges = rangesToRead(request, range, comparison);
  const { granularity, metrics } = request;
  return {
    range,
    comparison,
    comparisonPeriods: before.length,
    periods: [...before, ...periodsOf(range, granularity)],
    queries: ranges.map(({ start, end }) => ({ start, end, granularity, metrics })),
    split: request.by,
  };
}

/** One query serves both ranges where they are adjacent and no billing period would span both. */
function rangesToRead(request: ReportRequest, range: DateRange, comparison: DateRange | null): DateRange[] {
  if (comparison === null) return [range];
  const meets = comparison.end === range.start;
  const cleanSeam = request.granularity === 'DAILY' || range.start.endsWith('-01');
  return meets && cleanSeam ? [{ start: comparison.start, end: range.end }] : [comparison, range];
}

function assertPossible(request: ReportRequest, ranges: readonly DateRange[]): void {
  if (request.by === 'service' && request.excludedChargeTypes.length > 0) {
    throw new OuCostError(
      'InvalidRequest',
      `charge types (${request.excludedChargeTypes.join(', ')}) cannot be excluded from a report by service; leave out one of the two`,
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
