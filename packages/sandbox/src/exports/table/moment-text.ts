import { formatMoment, type Moment } from '../../time/calendar.ts';

/** A point in time as AWS writes it into a CSV: `2026-10-01T00:00:00.000Z`. */
export function momentText(moment: Moment): string {
  return formatMoment(moment).replace('Z', '.000Z');
}
