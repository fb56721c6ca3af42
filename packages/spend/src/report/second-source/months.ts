import { addMonths, type CalendarDate, type DateRange, firstOfMonth } from '../../time/calendar.ts';

/** A calendar month that periods cover completely, and the positions of those periods. */
export interface CoveredMonth extends DateRange {
  readonly at: readonly number[];
}

interface Days {
  readonly start: string;
  /** Exclusive. */
  readonly end: string;
}

interface StatedPeriod extends Days {
  readonly settled: boolean;
}

/**
 * The months, in their order, of which every day is in exactly one of the periods and has settled. Two sources need not
 * put a charge on the same day, nor know it at the same time, but a month that has settled is the same in both.
 */
export function settledMonths(periods: readonly StatedPeriod[]): CoveredMonth[] {
  return coveredMonths(periods).filter(({ at }) => at.every((position) => periods[position]?.settled));
}

/** The months, in their order, of which every day is in exactly one of the periods. */
export function coveredMonths(periods: readonly Days[]): CoveredMonth[] {
  const positions = Map.groupBy(periods.keys(), (at) => firstOfMonth(startOf(periods[at])));
  return [...positions]
    .flatMap(([start, inMonth]): CoveredMonth[] => {
      const month = { start, end: addMonths(start, 1) };
      const at = inMonth.toSorted((a, b) => (startOf(periods[a]) < startOf(periods[b]) ? -1 : 1));
      const covered = at.map((position) => periods[position]).filter((period) => period !== undefined);
      return follow(covered, month) ? [{ ...month, at }] : [];
    })
    .toSorted((a, b) => (a.start < b.start ? -1 : 1));
}

/** The months that some of the periods of a plan cover, with the positions of these periods in the plan. */
export function monthsAt(
  positions: readonly number[],
  { periods }: { readonly periods: readonly DateRange[] },
): CoveredMonth[] {
  return coveredMonths(positions.flatMap((at) => periods[at] ?? [])).map((month) => ({
    ...month,
    at: month.at.flatMap((at) => positions[at] ?? []),
  }));
}

/** Whether each period begins where the one before it ends, from the first day of a range to its last. */
function follow(periods: readonly Days[], { start, end }: DateRange): boolean {
  let next: string = start;
  for (const period of periods) {
    if (period.start !== next || period.end <= next) return false;
    next = period.end;
  }
  return next === end;
}

function startOf(period: Days | undefined): CalendarDate {
  return (period?.start ?? '') as CalendarDate;
}
