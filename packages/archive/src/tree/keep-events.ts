import { type ArchivedEvents, EVENTS_SCHEMA } from '@ou-cost/contract/archive';
import {
  addMonths,
  calendarDate,
  type EventCoverage,
  firstOfMonth,
  type OrganizationEvent,
  OuCostError,
} from '@ou-cost/spend';
import { eventsKey } from '../layout/organization-keys.ts';
import { jsonBytes } from '../objects.ts';
import type { ArchiveStore } from '../ports.ts';
import type { KeptHistory } from './read-history.ts';

const MOST_OF_A_MONTH = 1000;

/**
 * Writes the events that are not known yet, and the time that is covered, month by month. Months of which nothing new
 * is told are left as they are. Returns the events that were not known.
 */
export async function keepEvents(
  store: ArchiveStore,
  id: string,
  told: { readonly events: readonly OrganizationEvent[]; readonly coverage: EventCoverage },
  { facts, holds }: KeptHistory,
): Promise<readonly OrganizationEvent[]> {
  const { coverage } = told;
  const known = new Set(facts.events.map((event) => event.id));
  const fresh: OrganizationEvent[] = [];
  for (const event of told.events) {
    if (known.has(event.id)) continue;
    known.add(event.id);
    fresh.push(event);
  }
  fresh.sort((one, other) => (one.at === other.at ? 0 : one.at < other.at ? -1 : 1));
  for (const part of monthsOf(coverage)) {
    const events = fresh.filter(({ at }) => part.from.slice(0, 7) === at.slice(0, 7));
    if (events.length === 0 && facts.eventsCover.some((each) => each.from <= part.from && part.to <= each.to))
      continue;
    await writeEvents(
      store,
      { schema: EVENTS_SCHEMA, organizationId: id, ...part, events },
      coverage.to,
      holds,
    );
  }
  return fresh;
}

async function writeEvents(
  store: ArchiveStore,
  events: ArchivedEvents,
  instant: string,
  holds: readonly string[],
): Promise<void> {
  const content = jsonBytes(events);
  for (let count = 1; count <= MOST_OF_A_MONTH; count += 1) {
    const key = eventsKey(events.from.slice(0, 7), instant, count);
    if (holds.includes(key)) continue;
    if ((await store.writeOnce(`organizations/${events.organizationId}/${key}`, content)) === 'written')
      return;
  }
  throw new OuCostError(
    'OutputNotWritten',
    `the archive ${store.name} has too many events of ${events.from.slice(0, 7)}`,
  );
}

/** A time in parts that end with the months (UTC). Fails with Defect where it is empty. */
function monthsOf({ from, to }: EventCoverage): readonly EventCoverage[] {
  const first = calendarDate(from.slice(0, 10));
  if (first === null || from >= to)
    throw new OuCostError('Defect', `no time is covered from ${from} to ${to}`);
  const parts: EventCoverage[] = [];
  let start = from;
  for (let month = firstOfMonth(first); start < to; ) {
    month = addMonths(month, 1);
    const end = `${month}T00:00:00Z`;
    parts.push({ from: start, to: end < to ? end : to });
    start = end;
  }
  return parts;
}
