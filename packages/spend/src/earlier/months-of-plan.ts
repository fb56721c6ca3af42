import type { RunPlan } from '../report/plan.ts';
import { addMonths, type CalendarDate, type DateRange, firstOfMonth } from '../time/calendar.ts';

/** Every month that a report on this plan reads a day of, whole and each once. */
export function monthsOf({ periods, trend }: Pick<RunPlan, 'periods' | 'trend'>): DateRange[] {
  const firsts = new Set<CalendarDate>();
  for (const { start, end } of [...periods, ...(trend?.periods ?? [])]) {
    for (let month = firstOfMonth(start); month < end; month = addMonths(month, 1)) firsts.add(month);
  }
  return [...firsts].toSorted().map((start) => ({ start, end: addMonths(start, 1) }));
}
