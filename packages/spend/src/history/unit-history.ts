import type { ListedUnit } from '../organization/directory.ts';
import type { TimedChange } from './account-changes.ts';
import type { Coverage } from './coverage.ts';
import { chained } from './events.ts';
import type { OrganizationEvent } from './facts.ts';
import type { HistoricalUnit } from './history.ts';
import { mergedFacts } from './merged-facts.ts';
import { type SeenUnit, seenUnits } from './seen-units.ts';
import type { Sighting } from './sighting.ts';
import { endedOn, type Fact, type Timeline, timelineOf } from './timeline.ts';

/** Every unit that was ever seen or told, and what happened to it. */
export interface UnitsOverTime {
  readonly units: ReadonlyMap<string, HistoricalUnit>;
  readonly changes: readonly TimedChange[];
}

/** A name that stands for one that is not known is the unit's id. */
export function unitsOverTime(
  sightings: readonly Sighting[],
  events: readonly OrganizationEvent[],
  coverage: Coverage,
  rootId: string,
): UnitsOverTime {
  const seen = seenUnits(sightings);
  const told = Map.groupBy(
    events.filter((event) => 'unitId' in event),
    ({ unitId }) => unitId,
  );
  const units = new Map<string, HistoricalUnit>();
  const changes: TimedChange[] = [];
  for (const id of new Set([...seen.keys(), ...told.keys()])) {
    const ofUnit = told.get(id) ?? [];
    const [first, ...others] = mergedFacts(seen.get(id)?.names ?? [], nameEvents(ofUnit), sightings);
    const timeline = first === undefined ? null : timelineOf(first, others, coverage);
    const name = lastName(timeline) ?? id;
    const parentId = parentOf(id, seen.get(id), ofUnit, rootId);
    units.set(id, { id, parentId, name, ...pastOf(name, timeline) });
    if (timeline !== null) changes.push(...unitChanges(id, name, timeline));
  }
  for (const id of placesOf(events)) {
    if (units.has(id)) continue;
    units.set(id, { id, name: id, parentId: rootId, formerNames: [], deletedOn: null });
  }
  return { units, changes };
}

function placesOf(events: readonly OrganizationEvent[]): string[] {
  return events.flatMap((event) =>
    event.kind === 'account-moved' ? [event.fromParentId, event.toParentId] : [],
  );
}

function parentOf(
  id: string,
  seen: SeenUnit | undefined,
  events: readonly OrganizationEvent[],
  rootId: string,
): ListedUnit['parentId'] {
  if (seen !== undefined) return seen.parentId;
  const told = events.findLast((event) => 'parentId' in event && event.parentId !== null);
  const parentId = told !== undefined && 'parentId' in told ? told.parentId : null;
  return parentId ?? (id === rootId ? null : rootId);
}

/** What events tell of a unit's name; null stands for a unit that is not. */
function nameEvents(
  events: readonly Extract<OrganizationEvent, { unitId: string }>[],
): Fact<string | null>[] {
  return chained(
    events.flatMap((event): Fact<string | null>[] => {
      const { at, kind } = event;
      if (kind === 'unit-deleted') return [{ at, before: undefined, after: null, isSeen: false }];
      if (event.name === null) return [];
      return [{ at, before: kind === 'unit-created' ? null : undefined, after: event.name, isSeen: false }];
    }),
  );
}

function lastName(timeline: Timeline<string | null> | null): string | null {
  return timeline?.spans.findLast(({ value }) => typeof value === 'string')?.value ?? null;
}

function pastOf(
  name: string,
  timeline: Timeline<string | null> | null,
): Pick<HistoricalUnit, 'formerNames' | 'deletedOn'> {
  const names = (timeline?.transitions ?? []).flatMap(({ from, to }) => [from, to]);
  const former = names.filter((one): one is string => typeof one === 'string' && one !== name);
  return { formerNames: [...new Set(former)], deletedOn: timeline === null ? null : endedOn(timeline) };
}

function unitChanges(
  unitId: string,
  newest: string,
  { transitions }: Timeline<string | null>,
): TimedChange[] {
  // A unit never comes back: that it was deleted may be seen, and told with a later instant.
  const once = transitions.filter(({ to }, at) => to !== null || transitions[at - 1]?.to !== null);
  return once.map(({ at, on, since, from, to }) => {
    const when = { on, since, unitId };
    if (to === null) return { at, change: { ...when, kind: 'deleted', name: newest } };
    if (from === null) return { at, change: { ...when, kind: 'created', name: newest } };
    return { at, change: { ...when, kind: 'renamed', fromName: from ?? null, toName: to } };
  });
}
