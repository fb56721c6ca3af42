import { dateOfInstant, type Granularity, OuCostError, type ReportPeriod } from '@ou-cost/spend';

interface Range {
  readonly start: string;
  /** Exclusive. */
  readonly end: string;
}

const MILLISECONDS_PER_DAY = 86_400_000;

function instantOf(day: string): number {
  const instant = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(instant)) throw new OuCostError('MalformedAnswer', `'${day}' in the report is not a date`);
  return instant;
}

/** The last day of a range, whose own end is exclusive. */
function lastDayOf({ end }: Range): string {
  return dateOfInstant(instantOf(end) - MILLISECONDS_PER_DAY);
}

/** How many days a range has. */
export function daysIn({ start, end }: Range): number {
  return (instantOf(end) - instantOf(start)) / MILLISECONDS_PER_DAY;
}

/** The calendar month of a day: its first day, and the first day of the next month. */
export function billingPeriodOf(day: string): Range {
  const [year = 0, month = 0] = day.split('-').map(Number);
  const start = `${day.slice(0, 7)}-01`;
  return { start, end: dateOfInstant(Date.UTC(year, month, 1)) };
}

/** `2026-10-01 to 2026-10-31`, both ends included. */
export function rangeLabel(range: Range): string {
  return `${range.start} to ${lastDayOf(range)}`;
}

/** `2026-10` for a whole month, `2026-10-05` for a day, else `2026-10-05..19`, both ends included. */
export function periodLabel(period: Range, granularity: Granularity): string {
  const last = lastDayOf(period);
  if (granularity === 'DAILY' || last === period.start) return period.start;
  if (period.start.endsWith('-01') && period.end.endsWith('-01')) return period.start.slice(0, 7);
  return `${period.start}..${last.slice(8)}`;
}

/** Words for what may still change in a period; none when nothing does. */
export function periodMarks(period: ReportPeriod): string[] {
  return [...(period.estimated ? ['estimated'] : []), ...(period.settled ? [] : ['not settled'])];
}

/** `2026-11 (estimated, not settled)`. */
export function markedPeriodLabel(period: ReportPeriod, granularity: Granularity): string {
  const marks = periodMarks(period);
  const label = periodLabel(period, granularity);
  return marks.length === 0 ? label : `${label} (${marks.join(', ')})`;
}
