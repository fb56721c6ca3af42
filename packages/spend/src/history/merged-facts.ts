import type { Sighting } from './sighting.ts';
import type { Fact } from './timeline.ts';

/** What sightings show of a value, as it changed from one to the next. */
export interface SeenRun<T> {
  /** The first of the sightings that show it. */
  readonly sighting: number;
  /** Undefined: they do not show whether there is one. */
  readonly value: T | undefined;
}

/**
 * The facts about one value in the order of time. A sighting takes some time, and what happened meanwhile may be in it:
 * it stands where it agrees with the events around it.
 */
export function mergedFacts<T>(
  runs: readonly SeenRun<T>[],
  events: readonly Fact<T>[],
  sightings: readonly Sighting[],
): Fact<T>[] {
  const facts: Fact<T>[] = [];
  let next = 0;
  for (const at of decisive(runs, events, sightings)) {
    const sighting = sightings[at];
    const value = valueAt(runs, at);
    if (sighting === undefined || value === undefined) continue;
    while (isBefore(events[next], sighting.from)) next += push(facts, events[next]);
    const ahead = eventsAhead(facts.at(-1)?.after, value, events.slice(next), sighting);
    for (let passed = 0; passed < ahead; passed += 1) next += push(facts, events[next]);
    facts.push({
      at: instantOf(sighting, facts.at(-1), events[next], value),
      before: value,
      after: value,
      isSeen: true,
    });
  }
  facts.push(...events.slice(next));
  return facts;
}

function push<T>(facts: Fact<T>[], event: Fact<T> | undefined): number {
  if (event !== undefined) facts.push(event);
  return 1;
}

function isBefore<T>(event: Fact<T> | undefined, instant: string): boolean {
  return event !== undefined && event.at < instant;
}

/** The sightings beside a change and beside an event; the others say the same as these. */
function decisive<T>(
  runs: readonly SeenRun<T>[],
  events: readonly Fact<T>[],
  sightings: readonly Sighting[],
): number[] {
  const decisive = new Set<number>();
  for (const [at, { sighting }] of runs.entries()) {
    decisive.add(sighting).add((runs[at + 1]?.sighting ?? sightings.length) - 1);
  }
  for (const event of events) {
    let at = sightingsUntil(event.at, sightings);
    decisive.add(at);
    do {
      at -= 1;
      decisive.add(at);
    } while ((sightings[at]?.to ?? '') >= event.at);
  }
  return [...decisive].filter((at) => at >= 0 && at < sightings.length).sort((one, other) => one - other);
}

/** How many sightings begin no later than an instant, by halving. */
function sightingsUntil(instant: string, sightings: readonly Sighting[]): number {
  let [low, high] = [0, sightings.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sightings[middle]?.from ?? '') <= instant) low = middle + 1;
    else high = middle;
  }
  return low;
}

function valueAt<T>(runs: readonly SeenRun<T>[], at: number): T | undefined {
  return runs.findLast(({ sighting }) => sighting <= at)?.value;
}

/** How many of the events that happened while the tree was read come before the sighting. */
function eventsAhead<T>(
  state: T | undefined,
  value: T,
  events: readonly Fact<T>[],
  sighting: Sighting,
): number {
  const beyond = events.findIndex(({ at }) => at > sighting.to);
  const meanwhile = beyond < 0 ? events.length : beyond;
  let best = { ahead: 0, agreement: 0 };
  for (let ahead = 0; ahead <= meanwhile; ahead += 1) {
    const before = ahead === 0 ? state : events[ahead - 1]?.after;
    const agreement = (before === value ? 4 : 0) + agreementWith(events[ahead], value);
    const isBetter = hasInstant(sighting) ? agreement > best.agreement : agreement >= best.agreement;
    if (isBetter) best = { ahead, agreement };
  }
  return best.ahead;
}

/** How well an event follows a value: where it does not tell what was before, it tells that there was something. */
function agreementWith<T>(event: Fact<T> | undefined, value: T): number {
  if (event === undefined) return 1;
  return event.before === value || (event.before === undefined && value !== null) ? 2 : 0;
}

/** Whether it is known when on the day the tree was read: it has the instant of its tree. */
function hasInstant({ from, tree }: Sighting): boolean {
  return tree.asOf >= from;
}

/** When the tree was seen: as early as the events allow, but without an instant of its own and against them, as late. */
function instantOf<T>(
  sighting: Sighting,
  last: Fact<T> | undefined,
  next: Fact<T> | undefined,
  value: T,
): string {
  const { from, to } = sighting;
  if (last === undefined || last.after === value || hasInstant(sighting)) {
    return last === undefined || last.at < from ? from : last.at;
  }
  return next !== undefined && next.at < to ? next.at : to;
}
