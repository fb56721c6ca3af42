import { compareText } from '../organization/organization.ts';
import { closures, placeChanges, type TimedChange } from './account-changes.ts';
import { accountHistory } from './account-history.ts';
import { placeTimelines, rootOf } from './account-timelines.ts';
import { Coverage } from './coverage.ts';
import { eventsInOrder } from './events.ts';
import type { HistoryFacts, OrganizationEvent, SeenTree } from './facts.ts';
import type { HistoricalAccount, OrganizationHistory } from './history.ts';
import { dayOf } from './instant.ts';
import { seenAccounts } from './seen-runs.ts';
import { type Sighting, sightingsOf } from './sighting.ts';
import { unitsOverTime } from './unit-history.ts';
import { unobservedDays } from './unobserved.ts';

/**
 * What facts in any order say about the past of an organization; the tree of now is one more of them. Fails with
 * InvalidConfiguration where the facts are of another organization, and with MalformedAnswer where one of them is.
 */
export function historyFrom(facts: HistoryFacts, now: SeenTree): OrganizationHistory {
  const sightings = sightingsOf(facts, now);
  const coverage = new Coverage(facts.eventsCover);
  const events = eventsInOrder(facts);
  const seen = seenAccounts(sightings);
  const timelines = placeTimelines(sightings, seen, events, coverage);
  const told = Map.groupBy(
    events.filter((event) => 'accountId' in event),
    ({ accountId }) => accountId,
  );
  const accounts = new Map<string, HistoricalAccount>();
  const changes: TimedChange[] = [];
  for (const id of new Set([...seen.keys(), ...told.keys()])) {
    const ofAccount = told.get(id) ?? [];
    const name = seen.get(id)?.name ?? toldName(ofAccount);
    const closed = ofAccount.filter(({ kind }) => kind === 'account-closed');
    changes.push(...closures(id, name ?? id, seen.get(id), closed, sightings));
    const timeline = timelines.get(id);
    if (timeline === undefined) continue;
    accounts.set(id, accountHistory(id, name, timeline));
    changes.push(...placeChanges(id, name ?? id, timeline));
  }
  const { units, changes: ofUnits } = unitsOverTime(sightings, events, coverage, rootOf(sightings));
  return {
    organizationId: facts.organizationId,
    firstKnownOn: firstKnownOn(facts, sightings, coverage),
    unobserved: unobservedDays(sightings, coverage),
    accounts,
    units,
    changes: inOrder([...changes, ...ofUnits]),
  };
}

function toldName(events: readonly OrganizationEvent[]): string | null {
  const named = events.findLast((event) => 'name' in event && event.name !== null);
  return named !== undefined && 'name' in named ? named.name : null;
}

function firstKnownOn({ trees }: HistoryFacts, [first]: readonly Sighting[], coverage: Coverage) {
  if (first === undefined) return null;
  const since = coverage.nearlyBefore(first.from);
  return trees.length === 0 && since === first.from ? null : dayOf(since);
}

function inOrder(changes: readonly TimedChange[]) {
  const keyed = changes.map((one) => ({ ...one, key: JSON.stringify(one.change) }));
  keyed.sort(
    (one, other) =>
      compareText(one.change.on, other.change.on) ||
      compareText(one.at, other.at) ||
      compareText(one.key, other.key),
  );
  return keyed.map(({ change }) => change);
}
