import { addDays, type CalendarDate } from './calendar.ts';

interface Days {
  readonly start: string;
  /** Exclusive. */
  readonly end: string;
}

/**
 * Periods, in the order of their first days, as ranges of days: those that meet or overlap as one, both ends included, as in
 * `2026-10-01..2026-10-31`.
 */
export function rangesOf(periods: readonly Days[]): string[] {
  const ranges: { start: string; end: string }[] = [];
  for (const { start, end } of periods) {
    const last = ranges.at(-1);
    if (last === undefined || start > last.end) ranges.push({ start, end });
    else if (end > last.end) last.end = end;
  }
  return ranges.map(({ start, end }) => `${start}..${lastDayBefore(end)}`);
}

/** The last day of a range whose end is exclusive. */
export function lastDayBefore(end: string): CalendarDate {
  return addDays(end as CalendarDate, -1);
}

/** `2026-10-01 to 2026-10-31`. */
export function inWords(ranges: readonly string[]): string {
  return ranges.map((range) => range.replace('..', ' to ')).join(', ');
}
