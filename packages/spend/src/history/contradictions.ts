import { compareText } from '../organization/organization.ts';
import type { CalendarDate } from '../time/calendar.ts';
import { placeTimelines } from './account-timelines.ts';
import { Coverage } from './coverage.ts';
import { eventsInOrder } from './events.ts';
import type { HistoryFacts } from './facts.ts';
import { seenAccounts } from './seen-runs.ts';
import { sightingsOf } from './sighting.ts';

/** A sighting and an event that cannot both be true; null: in no unit, outside of the organization. */
export interface HistoryContradiction {
  readonly accountId: string;
  /** The day of the sighting. */
  readonly on: CalendarDate;
  readonly seenUnitId: string | null;
  readonly toldUnitId: string | null;
}

/**
 * Where an event contradicts a sighting: the log knows every event between the two, and the account was seen elsewhere
 * than it tells. By account and day. Fails with MalformedAnswer where a tree is of another organization.
 */
export function contradictions(facts: HistoryFacts): readonly HistoryContradiction[] {
  const sightings = sightingsOf(facts, null);
  const coverage = new Coverage(facts.eventsCover);
  const timelines = placeTimelines(sightings, seenAccounts(sightings), eventsInOrder(facts), coverage);
  return [...timelines]
    .flatMap(([accountId, timeline]) =>
      timeline.contradictions.map(({ on, seen, told }) => ({
        accountId,
        on,
        seenUnitId: seen,
        toldUnitId: told,
      })),
    )
    .sort((one, other) => compareText(one.accountId, other.accountId) || compareText(one.on, other.on));
}
