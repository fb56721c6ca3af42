import type { ResultByTime } from '@aws-sdk/client-cost-explorer';
import type { HistoryFacts, LedgerQuery, OrganizationListing } from '@ou-cost/spend';
import {
  addDays,
  addMonths,
  type CalendarDate,
  daysBetween,
  firstOfMonth,
} from '../packages/spend/src/time/calendar.ts';
import { accountIdAt, END, groupsOnDay, MONTHS, PAGE_SIZE } from './cost-explorer-pages.ts';

/** Facts by which the first `moves` accounts moved, each on the 11th of one of the months, from the unit of the next account. */
export function movesOf(moves: number, now: OrganizationListing): HistoryFacts {
  const [first = END] = MONTHS;
  const unitOf = (at: number) => now.accounts[at]?.parentId ?? '';
  const moved = Array.from({ length: moves }, (_, at) => at);
  return {
    organizationId: now.id,
    trees: [
      {
        ...now,
        asOf: `${first}T00:00:00Z`,
        accounts: now.accounts.map((account, at) =>
          at < moves ? { ...account, parentId: unitOf(at + 1) } : account,
        ),
      },
    ],
    unchangedOn: [],
    events: moved.map((at) => ({
      id: `move-${at}`,
      at: `${addDays(MONTHS[at % MONTHS.length] ?? END, 10)}T12:00:00Z`,
      kind: 'account-moved' as const,
      accountId: accountIdAt(at),
      fromParentId: unitOf(at + 1),
      toParentId: unitOf(at),
    })),
    eventsCover: [{ from: `${first}T00:00:00Z`, to: `${END}T00:00:00Z` }],
  };
}

/** Cost Explorer's answer to a question about the days of some accounts; the days of each add up to its months. */
export function* dailyPagesOf({ start, end, accountIds = [] }: LedgerQuery): Generator<Buffer> {
  const results: ResultByTime[] = [];
  let groups = 0;
  for (let day = start as CalendarDate; day < end; day = addDays(day, 1)) {
    const first = firstOfMonth(day);
    const of = daysBetween(first, addMonths(first, 1));
    const at = { month: MONTHS.indexOf(first), day: daysBetween(first, day) + 1, of };
    const Groups = accountIds.flatMap((id) => groupsOnDay(id, at));
    if (groups > 0 && groups + Groups.length > PAGE_SIZE) {
      yield Buffer.from(JSON.stringify({ NextPageToken: `before-${day}`, ResultsByTime: results.splice(0) }));
      groups = 0;
    }
    results.push({ TimePeriod: { Start: day, End: addDays(day, 1) }, Total: {}, Groups, Estimated: false });
    groups += Groups.length;
  }
  yield Buffer.from(JSON.stringify({ ResultsByTime: results }));
}
