import type { OrganizationEvent } from './facts.ts';
import type { OrganizationChange } from './history.ts';
import { dayOf } from './instant.ts';
import type { SeenAccount } from './seen-runs.ts';
import type { Sighting } from './sighting.ts';
import type { Timeline } from './timeline.ts';

/** A change and the instant that decides its place among those of its day. */
export interface TimedChange {
  readonly at: string;
  readonly change: OrganizationChange;
}

/** The moves, joins and departures of an account. */
export function placeChanges(
  accountId: string,
  name: string,
  { transitions }: Timeline<string | null>,
): TimedChange[] {
  return transitions.map(({ at, on, since, from, to }) => {
    const when = { on, since, accountId, name };
    if (to === null) return { at, change: { ...when, kind: 'left', unitId: from ?? null } };
    if (from === null || from === undefined) return { at, change: { ...when, kind: 'joined', unitId: to } };
    return { at, change: { ...when, kind: 'moved', fromUnitId: from, toUnitId: to } };
  });
}

/** States of an account that somebody has closed. */
const CLOSED = /^(?:PENDING_CLOSURE|CLOSED)$/;

/** When an account was closed, by events and by its state. */
export function closures(
  accountId: string,
  name: string,
  seen: SeenAccount | undefined,
  events: readonly OrganizationEvent[],
  sightings: readonly Sighting[],
): TimedChange[] {
  const unitAt = (at: string) =>
    seen?.places.findLast(({ sighting, value }) => value !== null && (sightings[sighting]?.from ?? '') <= at)
      ?.value ?? null;
  const closed = (at: string, since: string | null): TimedChange => {
    const day = since === null || dayOf(since) === dayOf(at) ? null : dayOf(since);
    const change = {
      on: dayOf(at),
      since: day,
      kind: 'closed',
      accountId,
      name,
      unitId: unitAt(at),
    } as const;
    return { at, change };
  };
  const changes: TimedChange[] = [];
  let isClosed = false;
  for (const event of events) changes.push(closed(event.at, null));
  for (const { sighting, value } of seen?.states ?? []) {
    const wasClosed = isClosed;
    isClosed = CLOSED.test(value ?? '');
    const before = sightings[sighting - 1]?.from;
    const here = sightings[sighting];
    if (!isClosed || wasClosed || here === undefined || before === undefined) continue;
    const isTold = events.some(({ at }) => at >= before && at <= here.to);
    if (!isTold) changes.push(closed(here.from, before));
  }
  return changes;
}
