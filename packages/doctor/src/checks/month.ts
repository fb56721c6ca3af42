import { type DateRange, dateOfInstant, parsePeriod, resolvePeriod } from '@ou-cost/spend';

/** The month that a diagnosis asks Cost Explorer for: the last full one. */
export function diagnosedMonth(now: number): DateRange {
  return resolvePeriod(parsePeriod('last-month'), dateOfInstant(now));
}
