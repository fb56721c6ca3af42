import { OuCostError } from '../errors.ts';
import {
  addDays,
  addMonths,
  type CalendarDate,
  calendarDate,
  calendarMonth,
  type DateRange,
  daysBetween,
  earlier,
  firstOfMonth,
  isFirstOfMonth,
} from './calendar.ts';

/** How long a billing period is. */
export type Granularity = 'MONTHLY' | 'DAILY';

/** A period as people write it; its dates are the ones written, both ends included. */
export type PeriodExpression = { readonly text: string } & (
  | { readonly kind: 'last-month' | 'month-to-date' }
  | { readonly kind: 'last-months' | 'last-days'; readonly count: number }
  | { readonly kind: 'months' | 'days'; readonly first: CalendarDate; readonly last: CalendarDate }
);

const FORMS =
  'last-month, month-to-date, YYYY-MM, YYYY-MM..YYYY-MM, YYYY-MM-DD..YYYY-MM-DD, last-N-months or last-N-days';

function invalid(text: string, why: string): OuCostError {
  return new OuCostError('InvalidPeriod', `the period '${text}' ${why}`);
}

/** Reads a period as people write it. Fails with InvalidPeriod, naming the value. */
export function parsePeriod(text: string): PeriodExpression {
  if (text === 'last-month' || text === 'month-to-date') return { kind: text, text };
  const counted = /^last-(-?\d+)-(months|days)$/.exec(text);
  if (counted !== null) {
    const count = Number(counted[1]);
    if (count < 1 || count > 10_000) throw invalid(text, 'needs a count from 1 to 10000; try last-3-months');
    return { kind: counted[2] === 'days' ? 'last-days' : 'last-months', count, text };
  }
  const [from = '', to = from, ...rest] = text.split('..');
  if (rest.length > 0) throw invalid(text, `cannot be read; use ${FORMS}`);
  if (/^\d{4}-\d{2}$/.test(from) && /^\d{4}-\d{2}$/.test(to)) {
    return rangeOf('months', text, existing(from, calendarMonth, text), existing(to, calendarMonth, text));
  }
  if (/^\d{4}-\d{2}-\d{2}$/.test(from) && /^\d{4}-\d{2}-\d{2}$/.test(to)) {
    return rangeOf('days', text, existing(from, calendarDate, text), existing(to, calendarDate, text));
  }
  throw invalid(text, `cannot be read; use ${FORMS}`);
}

function existing(part: string, read: (text: string) => CalendarDate | null, period: string): CalendarDate {
  const date = read(part);
  if (date === null) throw invalid(period, `names '${part}', which is not in the calendar`);
  return date;
}

function rangeOf(
  kind: 'months' | 'days',
  text: string,
  first: CalendarDate,
  last: CalendarDate,
): PeriodExpression {
  if (last < first) throw invalid(text, 'ends before it starts; swap its two ends');
  return { kind, first, last, text };
}

/**
 * The days that an expression means on the day `today` (UTC). A month that is not over ends with today.
 * Fails with InvalidPeriod for days that have not come yet.
 */
export function resolvePeriod(expression: PeriodExpression, today: CalendarDate): DateRange {
  const thisMonth = firstOfMonth(today);
  const tomorrow = addDays(today, 1);
  switch (expression.kind) {
    case 'last-month':
      return { start: addMonths(thisMonth, -1), end: thisMonth };
    case 'month-to-date':
      return { start: thisMonth, end: tomorrow };
    case 'last-months':
      return { start: addMonths(thisMonth, -expression.count), end: thisMonth };
    case 'last-days':
      return { start: addDays(today, -expression.count), end: today };
    case 'months':
      notInFuture(expression, thisMonth, today);
      return { start: expression.first, end: earlier(addMonths(expression.last, 1), tomorrow) };
    case 'days':
      notInFuture(expression, today, today);
      return { start: expression.first, end: addDays(expression.last, 1) };
  }
}

function notInFuture(
  { text, last }: { readonly text: string; readonly last: CalendarDate },
  latest: CalendarDate,
  today: CalendarDate,
): void {
  if (last > latest) throw invalid(text, `reaches into the future as of ${today} (UTC)`);
}

/** Whether the range is one or several whole calendar months. */
export function isWholeMonths({ start, end }: DateRange): boolean {
  return isFirstOfMonth(start) && isFirstOfMonth(end);
}

/** The billing periods of a range: its days, or its months, the first and the last of which are cut to the range. */
export function periodsOf({ start, end }: DateRange, granularity: Granularity): DateRange[] {
  const periods: DateRange[] = [];
  let from = start;
  while (from < end) {
    const to = granularity === 'DAILY' ? addDays(from, 1) : earlier(addMonths(from, 1), end);
    periods.push({ start: from, end: to });
    from = to;
  }
  return periods;
}

/** The days that are compared, and the days that they are compared with. */
export interface ComparedRanges {
  readonly before: DateRange;
  readonly after: DateRange;
}

/**
 * What is compared with what: `none`, `previous`, or a month for a period of months. Of several months the last one is
 * compared, and only days that are over: those that both months have. Null where nothing is to be compared, or no day
 * of the month is over yet. Fails with InvalidRequest, naming the value.
 */
export function comparedRanges(
  compare: string,
  expression: PeriodExpression,
  range: DateRange,
  today: CalendarDate,
): ComparedRanges | null {
  if (compare === 'none') return null;
  const month = compare === 'previous' ? null : monthNamed(compare);
  const isOfMonths = isMonths(expression, range);
  const isInOneMonth = isFirstOfMonth(range.start) && range.end <= addMonths(range.start, 1);
  if (!isOfMonths && !(month !== null && isInOneMonth)) {
    if (month !== null) {
      throw new OuCostError(
        'InvalidRequest',
        `the month '${compare}' can be compared with whole months only, and '${expression.text}' is not in whole months; use previous`,
      );
    }
    return daysBefore({ start: range.start, end: earlier(range.end, today) });
  }
  const last = firstOfMonth(addDays(range.end, -1));
  const before = month ?? addMonths(last, -1);
  if (before >= last) {
    throw new OuCostError(
      'InvalidRequest',
      `the month '${compare}' is not before ${last.slice(0, 7)}, which is compared; name an earlier month`,
    );
  }
  return sameDays(before, { start: last, end: earlier(range.end, today) });
}

function monthNamed(compare: string): CalendarDate {
  const month = calendarMonth(compare);
  if (month !== null) return month;
  throw new OuCostError('InvalidRequest', `cannot compare with '${compare}'; use none, previous or YYYY-MM`);
}

/** Whether the period is one of months, or of days that are whole months. */
function isMonths({ kind }: PeriodExpression, range: DateRange): boolean {
  return isWholeMonths(range) || kind === 'month-to-date' || kind === 'months';
}

/** As many days right before; null where there is none to compare. */
function daysBefore(after: DateRange): ComparedRanges | null {
  const days = daysBetween(after.start, after.end);
  if (days <= 0) return null;
  return { after, before: { start: addDays(after.start, -days), end: after.start } };
}

/** A whole month against a whole one; of a part, the days that both months have. */
function sameDays(month: CalendarDate, after: DateRange): ComparedRanges | null {
  const end = addMonths(month, 1);
  if (after.end > after.start && isWholeMonths(after)) return { after, before: { start: month, end } };
  const days = Math.min(daysBetween(after.start, after.end), daysBetween(month, end));
  if (days <= 0) return null;
  return {
    after: { start: after.start, end: addDays(after.start, days) },
    before: { start: month, end: addDays(month, days) },
  };
}

/** The calendar months up to the end of a range: the last one ends with the range. */
export function monthsUpTo({ end }: DateRange, months: number): DateRange {
  return { start: addMonths(firstOfMonth(addDays(end, -1)), 1 - months), end };
}

/**
 * Whether a billing period has settled: bills of a month still change during the first days of the next one,
 * up to and including `settlingDay` (0: it settles at once).
 */
export function isSettled(period: DateRange, today: CalendarDate, settlingDay: number): boolean {
  return today > lastOpenDay(period, settlingDay);
}

/** The last day on which a billing period may still change. */
export function lastOpenDay({ end }: Pick<DateRange, 'end'>, settlingDay: number): CalendarDate {
  return addDays(addMonths(addDays(end, -1), 1), settlingDay - 1);
}
