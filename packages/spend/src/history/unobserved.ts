import { addDays, type DateRange, daysBetween } from '../time/calendar.ts';
import type { Coverage } from './coverage.ts';
import { dayOf, lastDayUntil } from './instant.ts';
import type { Sighting } from './sighting.ts';

/** What moved and came back in so many days is likely enough to say that nobody looked. */
const LONGEST_GAP = 35;

/** Days of which neither a sighting nor the log tells, where there are more than a month of them in a row. */
export function unobservedDays(sightings: readonly Sighting[], { times }: Coverage): DateRange[] {
  const looks = [
    ...sightings.map(({ from, to }) => ({ from: dayOf(from), to: dayOf(to) })),
    ...times.map(({ from, to }) => ({ from: dayOf(from), to: lastDayUntil(to) })),
  ].sort((one, other) => (one.from < other.from ? -1 : one.from > other.from ? 1 : 0));
  const first = dayOf(sightings[0]?.from ?? '');
  const last = dayOf(sightings.at(-1)?.from ?? '');
  const gaps: DateRange[] = [];
  let until = first;
  for (const { from, to } of looks) {
    if (from > last) break;
    if (from > until && daysBetween(until, from) > LONGEST_GAP) {
      gaps.push({ start: addDays(until, 1), end: from });
    }
    if (to > until) until = to;
  }
  return gaps;
}
