import { addDays, type CalendarDate, calendarDate, isFirstOfMonth } from '@ou-cost/spend';

const NAME = /^\d{4}-\d\d(?:-\d\d)?(?:\.\.\d{4}-\d\d(?:-\d\d)?)?$/;

/** A period as people write it: `2026-10`, `2026-08..2026-10`, `2026-10-05..2026-10-20`. @param end exclusive */
export function periodName(start: CalendarDate, end: CalendarDate): string {
  const last = addDays(end, -1);
  const isMonths = isFirstOfMonth(start) && isFirstOfMonth(end);
  if (!isMonths) return `${start}..${last}`;
  const [first, final] = [start.slice(0, 7), last.slice(0, 7)];
  return first === final ? first : `${first}..${final}`;
}

export function isPeriodName(text: string): boolean {
  return NAME.test(text) && text.split('..').every((part) => calendarDate(part.padEnd(10, '-01')) !== null);
}
