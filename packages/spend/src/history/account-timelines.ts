import type { Coverage } from './coverage.ts';
import { placeEvents } from './events.ts';
import type { OrganizationEvent } from './facts.ts';
import { mergedFacts } from './merged-facts.ts';
import type { SeenAccount } from './seen-runs.ts';
import type { Sighting } from './sighting.ts';
import { type Timeline, timelineOf } from './timeline.ts';

/** Where every account was, of which it is known at any time; null stands for no unit. */
export function placeTimelines(
  sightings: readonly Sighting[],
  accounts: ReadonlyMap<string, SeenAccount>,
  events: readonly OrganizationEvent[],
  coverage: Coverage,
): ReadonlyMap<string, Timeline<string | null>> {
  const rootId = rootOf(sightings);
  const told = placeEvents(events, rootId, coverage);
  const timelines = new Map<string, Timeline<string | null>>();
  for (const id of new Set([...accounts.keys(), ...told.keys()])) {
    const places = accounts.get(id)?.places ?? unseen(sightings);
    const [first, ...others] = mergedFacts(places, told.get(id) ?? [], sightings);
    if (first !== undefined) timelines.set(id, timelineOf(first, others, coverage));
  }
  return timelines;
}

function unseen(sightings: readonly Sighting[]) {
  return sightings.length === 0 ? [] : [{ sighting: 0, value: null }];
}

/** The root never changes. Where no tree was seen, nothing can stand in it. */
export function rootOf(sightings: readonly Sighting[]): string {
  const units = sightings.at(-1)?.tree.units ?? [];
  return units.find(({ parentId }) => parentId === null)?.id ?? '';
}
