import { OuCostError } from '../errors.ts';
import { changesWithin } from '../history/changes-within.ts';
import type { HistoryFacts, SeenTree } from '../history/facts.ts';
import type { HistoricalUnit, OrganizationHistory } from '../history/history.ts';
import { historyFrom } from '../history/history-from.ts';
import type { ReportedOrganizationChange } from '../report/form/organization-change.ts';
import { addDays, type DateRange, earlier } from '../time/calendar.ts';

export const HISTORY_SCHEMA = 'ou-cost/history@1';

/** A unit that a change is about, as the history knows it last. */
interface NamedUnit {
  readonly id: string;
  /** Names from the root down to it. */
  readonly path: readonly string[];
  readonly formerNames: readonly string[];
  /** The first day (UTC) on which it no longer was; null: it is there, as far as it is known. */
  readonly deletedOn: string | null;
}

/** What happened to an organization between two days, both included. */
export interface HistoryOverview {
  readonly organizationId: string;
  /** The first day (UTC) of which something is known. */
  readonly firstKnownOn: string | null;
  /** The last day (UTC) on which the tree was seen. */
  readonly lastSeenOn: string;
  /** Days of the range of which nothing is known, although they lie between two sightings. */
  readonly unobserved: readonly { readonly from: string; readonly to: string }[];
  readonly changes: readonly ReportedOrganizationChange[];
  /** The units that `changes` name, by id. */
  readonly organizationalUnits: readonly NamedUnit[];
}

/** What `ou-cost/history@1` holds. */
export interface HistoryOverviews {
  readonly schema: typeof HISTORY_SCHEMA;
  readonly producer: string;
  readonly generatedAt: string;
  /** The first and the last day, both included. */
  readonly from: string;
  readonly to: string;
  readonly organizations: readonly HistoryOverview[];
}

/** Fails with InvalidRequest where no tree was ever seen, and as `historyFrom` fails. */
export function historyOverview(facts: HistoryFacts, range: DateRange): HistoryOverview {
  const newest = newestTree(facts);
  if (newest === null) {
    throw new OuCostError(
      'InvalidRequest',
      `the history of organization ${facts.organizationId} has events and no tree yet: the next seeding or report that is kept adds one`,
    );
  }
  const history = historyFrom(facts, newest);
  const changes = changesWithin(history, range);
  const named = new Set(changes.flatMap(unitsOf));
  return {
    organizationId: facts.organizationId,
    firstKnownOn: history.firstKnownOn,
    lastSeenOn: [newest.asOf.slice(0, 10), ...facts.unchangedOn].toSorted().at(-1) ?? '',
    unobserved: history.unobserved.flatMap((gap) => within(gap, range)),
    changes,
    organizationalUnits: [...named].toSorted().flatMap((id) => {
      const unit = history.units.get(id);
      return unit === undefined ? [] : [namedUnit(unit, history)];
    }),
  };
}

function newestTree({ trees }: HistoryFacts): SeenTree | null {
  return trees.toSorted((one, other) => (one.asOf < other.asOf ? -1 : 1)).at(-1) ?? null;
}

function unitsOf({ kind, organizationalUnitId, from, to }: ReportedOrganizationChange): string[] {
  const places = kind === 'moved' ? [from, to] : [];
  return [organizationalUnitId, ...places].filter((id) => typeof id === 'string');
}

function within(gap: DateRange, range: DateRange): { from: string; to: string }[] {
  const start = earlier(gap.start, range.start) === gap.start ? range.start : gap.start;
  const end = earlier(gap.end, range.end);
  return start < end ? [{ from: start, to: addDays(end, -1) }] : [];
}

function namedUnit(unit: HistoricalUnit, { units }: OrganizationHistory): NamedUnit {
  const path: string[] = [];
  const passed = new Set<string>();
  let at: HistoricalUnit | undefined = unit;
  while (at !== undefined && !passed.has(at.id)) {
    passed.add(at.id);
    path.unshift(at.name);
    at = at.parentId === null ? undefined : units.get(at.parentId);
  }
  return { id: unit.id, path, formerNames: unit.formerNames, deletedOn: unit.deletedOn };
}
