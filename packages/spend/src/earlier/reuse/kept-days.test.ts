import { describe, expect, it } from 'vitest';
import type { LedgerPage, LedgerQuery } from '../../ledger/ports.ts';
import type { Split } from '../../ledger/split.ts';
import { formatDecimal } from '../../money/decimal.ts';
import { ACME } from '../../testing/acme.ts';
import { NETWORK, SHOP, used } from '../../testing/acme-lines.ts';
import { type Bill, portsOn, SETTINGS } from '../../testing/bill.ts';
import { ledgersOf } from '../../testing/earlier.ts';
import type { CalendarDate } from '../../time/calendar.ts';
import { parsePeriod } from '../../time/period.ts';
import type { ArchivedLedger } from '../archived-ledger.ts';
import { reusingLedger } from './reusing-ledger.ts';

/* In September the shop spends 9; in October 20 on two days, of which 1 is tax, and the network 7. */
const BILL: Bill = {
  ...ACME,
  lines: [
    used('2026-09-30', '9'),
    used('2026-10-05', '12'),
    used('2026-10-06', '7'),
    { ...used('2026-10-06', '1'), recordType: 'Tax' },
    used('2026-10-07', '7', NETWORK),
  ],
};

/** The shop's days as a run on the tree as it was left them. */
const SHOP_DAYS: ArchivedLedger['days'] = [
  { day: '2026-10-06', accountId: SHOP, chargeKind: 'tax', amounts: ['1'] },
  { day: '2026-10-05', accountId: SHOP, chargeKind: 'usage', amounts: ['12'] },
  { day: '2026-10-06', accountId: SHOP, chargeKind: 'usage', amounts: ['7'] },
];

interface Setting {
  readonly bill?: Bill;
  readonly days?: ArchivedLedger['days'];
  readonly split?: Split | null;
}

/** The days of accounts where September and October were kept, and what the source was asked for. */
async function daysOf(
  query: Partial<LedgerQuery>,
  { bill = BILL, days = [], split = 'charge-type' }: Setting = {},
) {
  const ledgers = await ledgersOf(BILL, { period: parsePeriod('2026-09..2026-10') });
  const months = new Map(
    ledgers.map((one) => [one.start as CalendarDate, one.start === '2026-10-01' ? { ...one, days } : one]),
  );
  const asked: string[] = [];
  const { ledger } = portsOn(bill);
  const source = {
    ...ledger,
    groups: (one: LedgerQuery, by: Split | null) => {
      asked.push(`${one.start}..${one.end} ${one.accountIds?.join()}`);
      return ledger.groups(one, by);
    },
  };
  const { tolerance } = SETTINGS;
  const asking: LedgerQuery = {
    start: '2026-10-01',
    end: '2026-11-01',
    granularity: 'DAILY',
    metrics: ['UnblendedCost'],
    accountIds: [SHOP, NETWORK],
    ...query,
  };
  const pages: LedgerPage[] = await Array.fromAsync(
    reusingLedger(source, { months, totals: new Map(), tolerance }).groups(asking, split),
  );
  const groups = pages
    .flatMap((page) => page.groups)
    .map(
      ({ periodStart, accountId, chargeKind, amounts }) =>
        `${periodStart} ${accountId === SHOP ? 'shop' : 'network'} ${chargeKind} ${amounts.map(formatDecimal)}`,
    )
    .toSorted();
  return {
    asked,
    groups,
    periods: new Set(pages.flatMap((page) => page.periods.map(({ start }) => start))).size,
  };
}

const DAYS = [
  '2026-10-05 shop usage 12',
  '2026-10-06 shop tax 1',
  '2026-10-06 shop usage 7',
  '2026-10-07 network usage 7',
];

describe('the days of an account in a month that was kept', () => {
  it('are those that were kept, and of another account those that the source has', async () => {
    expect(await daysOf({}, { days: SHOP_DAYS })).toEqual({
      asked: [`2026-10-01..2026-11-01 ${NETWORK}`],
      groups: DAYS,
      periods: 31,
    });
    expect(await daysOf({ accountIds: [SHOP] }, { days: SHOP_DAYS })).toMatchObject({
      asked: [],
      periods: 31,
    });
    expect((await daysOf({})).groups).toEqual(DAYS);
  });

  it('are asked of the source where they were not kept of every month of the question', async () => {
    const found = await daysOf({ start: '2026-09-01', accountIds: [SHOP] }, { days: SHOP_DAYS });
    expect(found.asked).toEqual([`2026-09-01..2026-11-01 ${SHOP}`]);
    expect(found.groups).toEqual(['2026-09-30 shop usage 9', ...DAYS.slice(0, 3)]);
    const part = await daysOf({ start: '2026-10-02', accountIds: [SHOP] }, { days: SHOP_DAYS });
    expect(part.asked).toEqual([`2026-10-02..2026-11-01 ${SHOP}`]);
  });

  it('are of no kind where nobody asked for one', async () => {
    const found = await daysOf({ accountIds: [SHOP] }, { days: SHOP_DAYS, split: null });
    expect(found.groups).toEqual([
      '2026-10-05 shop null 12',
      '2026-10-06 shop null 1',
      '2026-10-06 shop null 7',
    ]);
    expect((await daysOf({ accountIds: [SHOP] }, { split: 'service' })).asked).toEqual([
      `2026-10-01..2026-11-01 ${SHOP}`,
    ]);
  });

  it.each<[string, Bill['lines'], Split | null]>([
    ['another day was added', [used('2026-10-09', '0.02')], 'charge-type'],
    [
      'a charge is of another kind now',
      [used('2026-10-09', '-1'), { ...used('2026-10-09', '1'), recordType: 'Tax' }],
      'charge-type',
    ],
    ['another day was added, by account', [used('2026-10-09', '0.02')], null],
  ])('must add up to the month that was kept: %s', async (_, more, split) => {
    const bill = { ...BILL, lines: [...BILL.lines, ...more] };
    await expect(daysOf({ accountIds: [SHOP] }, { bill, split })).rejects.toMatchObject({
      start: '2026-10-01',
    });
    // Of an account that was not asked for it is not known.
    const network = await daysOf({ accountIds: [NETWORK] }, { bill, split });
    expect(network.asked).toEqual([`2026-10-01..2026-11-01 ${NETWORK}`]);
    expect(network.groups).toEqual((await daysOf({ accountIds: [NETWORK] }, { split })).groups);
    expect(network.groups.length).toBeGreaterThan(0);
  });

  it('may differ from it by as much as a sum from its total', async () => {
    const bill = { ...BILL, lines: [...BILL.lines, used('2026-10-09', '0.01')] };
    const { groups } = await daysOf({ accountIds: [SHOP] }, { bill });
    expect(groups).toContain('2026-10-09 shop usage 0.01');
  });
});
