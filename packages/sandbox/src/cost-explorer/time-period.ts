import type { Coverage } from '../ledger/coverage.ts';
import type { ServiceError } from '../service.ts';
import { DAY, formatDate, type Moment, parseDate, startOfMonth } from '../time/calendar.ts';
import { dataUnavailable } from './billing-view.ts';
import {
  failedConstraint,
  outsideEnumeration,
  refuseNull,
  requiredText,
  structure,
  validationException,
} from './input-members.ts';

export interface Period {
  readonly start: Moment;
  /** Exclusive. */
  readonly end: Moment;
}

export interface History {
  readonly today: Moment;
  /** Whether the payer opted in to 38 months of monthly data. */
  readonly multiYear: boolean;
}

const YEAR_MONTH_DAY = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}:\d{2}Z)?$/;
const GRANULARITIES = ['DAILY', 'HOURLY', 'MONTHLY'];
const HOURLY_DAYS = 14;

/** The periods of a request: months or days in UTC; the first and the last are clipped to the requested interval. */
export function requestedPeriods(input: Record<string, unknown>, history: History): readonly Period[] {
  const granularity = requiredText(input, 'Granularity', 'granularity');
  if (!GRANULARITIES.includes(granularity))
    throw outsideEnumeration(granularity, 'granularity', GRANULARITIES);
  const interval = structure(input['TimePeriod'] ?? refuseNull('timePeriod'), 'timePeriod');
  const start = day(interval, 'Start', granularity);
  const end = day(interval, 'End', granularity);
  if (start >= end) throw validationException('Start date (and hour) should be before end date (and hour)');
  refuseFuture(start, end, history.today);
  if (granularity === 'HOURLY') throw hourlyRefusal(start, history.today);
  refuseBeforeHistory(start, granularity, history);
  return granularity === 'MONTHLY' ? months(start, end) : days(start, end);
}

/** Whether a period is marked as estimated: it reaches into the month of `today`, or past what is final of the bill. */
export function isEstimated(period: Period, today: Moment, finalUntil: Moment = today): boolean {
  return period.end > startOfMonth(today) || period.end > finalUntil;
}

/**
 * Refuses a request about days of which the bill has nothing, since zeros would look like a bill of 0. Days after the
 * last charge are not missing if the bill has yesterday's: today's charges only have not come in yet. A month without
 * charges between others is missing even from a longer request, unless the bill is said to be complete.
 */
export function refuseWithoutData(
  periods: readonly Period[],
  today: Moment,
  coverage: Coverage | undefined,
  isComplete: boolean,
): void {
  if (coverage === undefined) return;
  const { start, end, months } = coverage;
  const isCurrent = end >= today - DAY;
  const isOutside = (period: Period): boolean => period.end <= start || (period.start >= end && !isCurrent);
  const isGap = (period: Period): boolean =>
    period.start >= start && period.start < end && !months.has(startOfMonth(period.start));
  if (periods.every(isOutside) || (!isComplete && periods.some(isGap))) throw dataUnavailable();
}

function day(interval: Record<string, unknown>, key: 'Start' | 'End', granularity: string): Moment {
  const at = `timePeriod.${key.toLowerCase()}`;
  const text = requiredText(interval, key, at);
  const match = YEAR_MONTH_DAY.exec(text);
  if (match === null) {
    const pattern = YEAR_MONTH_DAY.source.slice(1, -1);
    throw failedConstraint(`'${text}'`, at, `Member must satisfy regular expression pattern: ${pattern}`);
  }
  const [, date = '', time] = match;
  const moment = parseDate(date);
  if (moment === undefined) throw validationException(`${key} date ${text} does not exist`);
  if (time !== undefined && granularity !== 'HOURLY') {
    throw validationException(
      `${key} date ${text} has a time: ${granularity} takes dates of the form yyyy-MM-dd`,
    );
  }
  return moment;
}

function refuseFuture(start: Moment, end: Moment, today: Moment): void {
  if (start > today) {
    throw validationException(
      `Start date ${formatDate(start)} is after the current date ${formatDate(today)}`,
    );
  }
  if (end > startOfMonth(today, 1)) throw validationException('end date past the beginning of next month');
}

function hourlyRefusal(start: Moment, today: Moment): ServiceError {
  return start < today - HOURLY_DAYS * DAY
    ? validationException(
        `start date is too old for hourly, the max supported days for hourly granularity is ${HOURLY_DAYS} days`,
      )
    : validationException('Hourly granularity is not enabled for this account');
}

function refuseBeforeHistory(start: Moment, granularity: string, { today, multiYear }: History): void {
  if (start >= startOfMonth(today, -13)) return;
  if (!multiYear) throw validationException("You haven't enabled historical data beyond 14 months");
  if (granularity !== 'MONTHLY') {
    throw validationException('Only MONTHLY granularity is supported for data beyond the past 14 months');
  }
  if (start !== startOfMonth(start)) {
    throw validationException(
      'To retrieve data beyond the past 14 months, your start date needs to be the first day of the month.',
    );
  }
  if (start < startOfMonth(today, -38)) {
    throw validationException('Start date is too old: data is available for the past 38 months');
  }
}

function months(start: Moment, end: Moment): readonly Period[] {
  const periods: Period[] = [];
  for (let from = start; from < end; ) {
    const next = startOfMonth(from, 1);
    periods.push({ start: from, end: Math.min(next, end) });
    from = next;
  }
  return periods;
}

function days(start: Moment, end: Moment): readonly Period[] {
  return Array.from({ length: (end - start) / DAY }, (_, index) => ({
    start: start + index * DAY,
    end: start + (index + 1) * DAY,
  }));
}
