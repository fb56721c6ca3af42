import type { Language } from '@ou-cost/contract/options';
import { dateOfInstant, type Granularity, OuCostError, type ReportPeriod } from '@ou-cost/spend';
import { wordsIn } from '../words/index.ts';

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
export function lastDayOf({ end }: Range): string {
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
export function rangeLabel(range: Range, language: Language): string {
  return wordsIn(language).shared.periods.days(range.start, lastDayOf(range));
}

/** `2026-10` for a whole month, `2026-10-05` for a day, else `2026-10-05..19`, both ends included. */
export function periodLabel(period: Range, granularity: Granularity, language: Language): string {
  const { day, month, partOfMonth } = wordsIn(language).shared.periods;
  const last = lastDayOf(period);
  if (granularity === 'DAILY' || last === period.start) return day(period.start);
  if (period.start.endsWith('-01') && period.end.endsWith('-01')) return month(period.start.slice(0, 7));
  return partOfMonth(period.start, last);
}

/** Words for what may still change in a period; none when nothing does. */
export function periodMarks(period: ReportPeriod, language: Language): string[] {
  const { estimated, notSettled } = wordsIn(language).shared.periods;
  return [...(period.estimated ? [estimated] : []), ...(period.settled ? [] : [notSettled])];
}

/** `2026-11 (estimated, not settled)`. */
export function markedPeriodLabel(
  period: ReportPeriod,
  granularity: Granularity,
  language: Language,
): string {
  const { comma, aside } = wordsIn(language).shared;
  const marks = periodMarks(period, language);
  const label = periodLabel(period, granularity, language);
  return marks.length === 0 ? label : `${label}${aside(marks.join(comma))}`;
}

/**
 * Periods as a list in which those that follow each other are one span: `2026-05, 2026-07 to 2026-10`; with a part of a
 * month in it, by its days: `2026-10-01 to 2026-11-02`.
 */
export function periodList(periods: readonly Range[], granularity: Granularity, language: Language): string {
  const { comma, periods: words } = wordsIn(language).shared;
  const spans: [first: Range, last: Range][] = [];
  for (const period of periods) {
    const span = spans.at(-1);
    if (span !== undefined && span[1].end === period.start) span[1] = period;
    else spans.push([period, period]);
  }
  const label = (period: Range) => periodLabel(period, granularity, language);
  const isWhole = ({ start, end }: Range) =>
    granularity === 'DAILY' || (start.endsWith('-01') && end.endsWith('-01'));
  return spans
    .map(([first, last]) => {
      if (!isWhole(first) || !isWhole(last))
        return rangeLabel({ start: first.start, end: last.end }, language);
      return first === last ? label(first) : words.span(label(first), label(last));
    })
    .join(comma);
}
