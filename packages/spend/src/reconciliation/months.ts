import { OuCostError } from '../errors.ts';
import { addMonths, type CalendarDate, type DateRange, firstOfMonth } from '../time/calendar.ts';
import {
  isSettled,
  isWholeMonths,
  lastOpenDay,
  type PeriodExpression,
  periodsOf,
  resolvePeriod,
} from '../time/period.ts';
import type { LeftOutDays } from './form.ts';

/** The months that are compared, and the days that were asked for and are not. */
export interface ComparedMonths {
  /** At least one; each follows the one before. */
  readonly months: readonly [DateRange, ...DateRange[]];
  readonly leftOut: readonly LeftOutDays[];
}

/**
 * The settled months of a period; without one, the last that has settled. Months of two sources agree only once they
 * have settled, and parts of months need not agree at all. Fails with InvalidPeriod where none is left.
 */
export function comparedMonths(
  period: PeriodExpression | null,
  today: CalendarDate,
  settlingDay: number,
): ComparedMonths {
  const range = period === null ? lastSettled(today, settlingDay) : resolvePeriod(period, today);
  const parts = periodsOf(range, 'MONTHLY');
  const months = parts.filter((part) => isWholeMonths(part) && isSettled(part, today, settlingDay));
  const leftOut = parts
    .filter((part) => !months.includes(part))
    .map(({ start, end }): LeftOutDays => {
      const isOpen = !isSettled({ start, end }, today, settlingDay);
      return { start, end, why: isOpen ? 'not-settled' : 'part-of-a-month' };
    });
  const [oldest, ...later] = months;
  if (oldest !== undefined) return { months: [oldest, ...later], leftOut };
  const [first] = leftOut;
  const why =
    first?.why === 'not-settled'
      ? `no month in it has settled; the next one settles after ${lastOpenDay({ end: addMonths(firstOfMonth(range.start), 1) }, settlingDay)} (UTC)`
      : 'holds no whole month';
  throw new OuCostError(
    'InvalidPeriod',
    `the period '${period?.text ?? ''}' cannot be compared: ${why}; name a month such as ${lastSettled(today, settlingDay).start.slice(0, 7)}`,
  );
}

/** The last month that has settled. */
function lastSettled(today: CalendarDate, settlingDay: number): DateRange {
  let start = addMonths(firstOfMonth(today), -1);
  while (!isSettled({ start, end: addMonths(start, 1) }, today, settlingDay)) start = addMonths(start, -1);
  return { start, end: addMonths(start, 1) };
}
