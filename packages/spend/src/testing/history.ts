import type { EventCoverage, HistoryFacts, OrganizationEvent, SeenTree } from '../history/facts.ts';
import type { ListedUnit } from '../organization/directory.ts';
import { type CalendarDate, calendarDate } from '../time/calendar.ts';

/** The day that a text names. Fails where it names none. */
export function day(text: string): CalendarDate {
  const date = calendarDate(text);
  if (date === null) throw new Error(`'${text}' is not a day`);
  return date;
}

export const ROOT = 'r-test';

/** Units of examples, each right below the root. */
const UNITS: readonly ListedUnit[] = [
  { id: ROOT, name: 'Root', parentId: null },
  ...['A', 'B', 'C'].map((id) => ({ id, name: `unit ${id}`, parentId: ROOT })),
];

/** A tree that was seen at an instant (of a day: at 09:00), with these accounts in these units. */
export function seen(
  on: string,
  places: Readonly<Record<string, string>>,
  more: Partial<SeenTree> = {},
): SeenTree {
  return {
    id: 'o-test000001',
    managementAccountId: '100000000000',
    asOf: on.includes('T') ? on : `${on}T09:00:00Z`,
    units: UNITS,
    accounts: Object.entries(places).map(([id, parentId]) => ({
      id,
      name: `account ${id}`,
      state: 'ACTIVE',
      parentId,
    })),
    ...more,
  };
}

/** An account that was moved at an instant. */
export function moved(at: string, accountId: string, from: string, to: string): OrganizationEvent {
  return {
    id: `${at} ${accountId} ${from} ${to}`,
    at,
    kind: 'account-moved',
    accountId,
    fromParentId: from,
    toParentId: to,
  };
}

export function factsWith(facts: Partial<HistoryFacts> = {}): HistoryFacts {
  return {
    organizationId: 'o-test000001',
    trees: [],
    unchangedOn: [],
    events: [],
    eventsCover: [],
    ...facts,
  };
}

export function cover(from: string, to: string): EventCoverage {
  return { from: `${from}T00:00:00Z`, to: `${to}T00:00:00Z` };
}
