import type { OrganizationHistory } from '../../history/history.ts';
import type { KnownNote } from '../../note.ts';
import { pathText } from '../../organization/unit-path.ts';
import type { DateRange } from '../../time/calendar.ts';
import { inWords, rangesOf } from '../../time/day-ranges.ts';
import { type AccountFacts, accountsOf } from '../accounts.ts';
import { daysRead } from '../place.ts';
import type { RolledUpBill } from '../roll-up.ts';
import type { Run } from '../run.ts';

/** How many accounts or units a note names. */
const MOST_NAMED = 10;

/** What a reader must know of the tree as it was: from when on it is known, and what of it is assumed. */
export function notesOverTime(bill: RolledUpBill, run: Run): KnownNote[] {
  const { history } = bill;
  if (run.request.tree !== 'as-was' || history === null) return [];
  const days = daysRead(run);
  const spending = accountsWithSpend(bill);
  const accounts = accountsOf(bill).filter(({ id }) => spending.has(id));
  return [
    treeAsWas(history, days),
    ...assumed(accounts),
    ...unobserved(history, days),
    ...departed(accounts),
    ...renamed(bill),
    ...readByDays(bill),
  ];
}

function accountsWithSpend({ drawn, further, trend }: RolledUpBill): Set<string> {
  const ledgers = [drawn, ...further, ...(trend === null ? [] : [trend])].map(({ ledger }) => ledger);
  return new Set(ledgers.flatMap(({ table }) => [...table.accountIds]));
}

function treeAsWas({ firstKnownOn }: OrganizationHistory, { start }: DateRange): KnownNote {
  const rule =
    'the spend of each day is shown in the unit that held the account at the end of that day (UTC)';
  if (firstKnownOn === null) {
    return {
      code: 'tree-as-was',
      message: `${rule}; nothing is known of the organization before this run, so that all days are shown on its tree of now`,
    };
  }
  const before =
    firstKnownOn > start ? ', and the days before are shown on what is first known of each account' : '';
  return {
    code: 'tree-as-was',
    message: `${rule}; the organization is known from ${firstKnownOn} on${before}`,
    values: { day: firstKnownOn, hasEarlierDays: String(firstKnownOn > start) },
  };
}

function assumed(accounts: readonly AccountFacts[]): KnownNote[] {
  const found = accounts.flatMap(({ id, name, placements }) => {
    const first = placements.find(({ basis }) => basis === 'assumed');
    return first === undefined ? [] : [{ id, name, from: first.from }];
  });
  if (found.length === 0) return [];
  const days = found.map(({ from }) => from).sort();
  const { count, names, beside, listed } = named(
    found.map(({ id, name, from }) => ({ name: `${name} (${id})`, beside: from, said: `from ${from}` })),
  );
  return [
    {
      code: 'assumed-placements',
      message: `of ${accountsText(found.length)} it is assumed in which unit ${found.length === 1 ? 'it was' : 'they were'} for some days, since the observations around these days do not agree: ${listed}`,
      values: { count, accounts: names, days: beside, day: days[0] ?? '' },
    },
  ];
}

function unobserved(history: OrganizationHistory, { start, end }: DateRange): KnownNote[] {
  const ranges = rangesOf(history.unobserved.filter((gap) => gap.start < end && gap.end > start));
  if (ranges.length === 0) return [];
  return [
    {
      code: 'unobserved-days',
      message: `the organization was not observed from ${inWords(ranges)}: what moved and came back between these days is not known`,
      values: { ranges },
    },
  ];
}

function departed(accounts: readonly AccountFacts[]): KnownNote[] {
  const found = accounts.filter(({ placements }) => placements.some(({ basis }) => basis === 'left'));
  if (found.length === 0) return [];
  const { count, names, beside, listed } = named(
    found.map(({ id, name, leftOn = '' }) => ({
      name: `${name} (${id})`,
      beside: leftOn,
      said: leftOn === '' ? '' : `left on ${leftOn}`,
    })),
  );
  return [
    {
      code: 'last-known-unit',
      message: `${accountsText(found.length)} with spend left the organization and ${found.length === 1 ? 'is' : 'are'} shown in the last unit that is known: ${listed}`,
      values: { count, accounts: names, days: beside },
    },
  ];
}

function renamed({ organization, selection }: RolledUpBill): KnownNote[] {
  const found = organization.units.flatMap(({ id, path, formerNames = [] }) =>
    formerNames.length === 0 || !selection.listedUnitIds.has(id)
      ? []
      : [
          {
            name: pathText(path),
            beside: formerNames.join(', '),
            said: `formerly ${formerNames.join(', ')}`,
          },
        ],
  );
  if (found.length === 0) return [];
  const { count, names, beside, listed } = named(found);
  return [
    {
      code: 'renamed-units',
      message: `${found.length === 1 ? '1 unit was' : `${count} units were`} renamed and ${found.length === 1 ? 'has its' : 'have their'} newest name on all days: ${listed}`,
      values: { count, units: names, formerNames: beside },
    },
  ];
}

function readByDays({ drawn, further, trend }: RolledUpBill): KnownNote[] {
  const daily = [drawn, ...further].flatMap(({ days = [] }) => days).concat(trend?.days ?? []);
  const accounts = new Set(daily.flatMap(({ accountIds }) => [...accountIds]));
  if (accounts.size === 0) return [];
  const days = rangesOf(
    daily
      .map(({ days }) => ({ start: days[0]?.start ?? '', end: days.at(-1)?.end ?? '' }))
      .toSorted((a, b) => (a.start < b.start ? -1 : 1)),
  );
  return [
    {
      code: 'read-by-days',
      message: `${accountsText(accounts.size)} moved within a month and ${accounts.size === 1 ? 'was' : 'were'} read by days as well, in ${inWords(days)}; ${accounts.size === 1 ? 'its' : 'their'} days add up to the month`,
      values: { count: String(accounts.size), ranges: days },
    },
  ];
}

function accountsText(count: number): string {
  return count === 1 ? '1 account' : `${count} accounts`;
}

/** An account or a unit with what a note says of it. */
interface Named {
  readonly name: string;
  /** What is said of it, without the words around it: for other languages. */
  readonly beside: string;
  /** The same in words; empty where nothing is said. */
  readonly said: string;
}

/** The first of some, and how many more there are. */
function named(all: readonly Named[]) {
  const shown = all.slice(0, MOST_NAMED);
  const more = all.length - shown.length;
  const texts = shown.map(({ name, said }) => (said === '' ? name : `${name}, ${said}`));
  return {
    count: String(all.length),
    names: shown.map(({ name }) => name),
    beside: shown.map(({ beside }) => beside),
    listed: `${texts.join('; ')}${more > 0 ? `; and ${more} more` : ''}`,
  };
}
