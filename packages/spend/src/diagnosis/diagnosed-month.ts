import { type DateRange, dateOfInstant } from '../time/calendar.ts';
import { parsePeriod, resolvePeriod } from '../time/period.ts';

/** The month that a diagnosis asks Cost Explorer for: the last full one. */
export function diagnosedMonth(now: number): DateRange {
  return resolvePeriod(parsePeriod('last-month'), dateOfInstant(now));
}
