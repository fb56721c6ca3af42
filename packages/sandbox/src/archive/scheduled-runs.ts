import type { Scenario } from '../scenario/model.ts';
import { DAY, formatMoment, parseDate, startOfMonth } from '../time/calendar.ts';
import type { ArchiveOptions } from './options.ts';

/** As far as the shipped scenario goes back. */
const MONTHS = 13;
/** Late enough to see what happened on the day. */
const NIGHTLY = 23.5 * 3600;
/** The hours of the last report: the third day of the month at 06:00, or earlier on the day that is today. */
const THIRD_DAY = 2 * DAY + 6 * 3600;
const EARLY_TODAY = 3600;

/**
 * The runs of a job that was scheduled thirteen months ago, or when the bill begins: it looks at the tree every night,
 * and reports each month on the third of the next one, before credits and refunds have come. The runs of today are not among
 * them, unless there was no day for last month's report before.
 *
 * @throws RangeError for a `today` that is not a date
 */
export function scheduledRuns({
  ledger,
  today,
}: Pick<Scenario, 'ledger' | 'today'>): Required<Pick<ArchiveOptions, 'seen' | 'reported'>> {
  const day = parseDate(today);
  if (day === undefined)
    throw new RangeError(`today ${JSON.stringify(today)} is not a date: write YYYY-MM-DD`);
  const first = Math.max(startOfMonth(day, -MONTHS), startOfMonth(ledger.starts[0] ?? day));
  const seen: string[] = [];
  for (let each = first; each < day; each += DAY) seen.push(formatMoment(each + NIGHTLY));
  const reported: string[] = [];
  for (let month = startOfMonth(first, 1); month <= day; month = startOfMonth(month, 1)) {
    reported.push(formatMoment(Math.min(month + THIRD_DAY, day + EARLY_TODAY)));
  }
  return { seen, reported };
}
