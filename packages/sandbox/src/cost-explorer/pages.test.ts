import fc from 'fast-check';
import { expect, test } from 'vitest';
import { generatedScenario } from '../generator/generated-scenario.ts';
import type { Ledger } from '../ledger/model.ts';
import {
  byDimension,
  costExplorer,
  groupLines,
  MEMBER,
  PAYER,
  writtenLedger,
} from '../testing/written-bill.ts';
import { formatDate } from '../time/calendar.ts';
import type { CostAndUsageResponse } from './service.ts';

const ledger = writtenLedger([
  ['2026-07-01', PAYER, '1'],
  ['2026-07-02', MEMBER, '2'],
  ['2026-09-01', PAYER, '4'],
  ['2026-09-02', MEMBER, '8'],
  ['2026-09-02', '333333333333', '16'],
]);
const QUARTER = {
  TimePeriod: { Start: '2026-07-01', End: '2026-10-01' },
  Granularity: 'MONTHLY',
  Metrics: ['UnblendedCost'],
  GroupBy: byDimension('LINKED_ACCOUNT'),
};

type Ask = (input: Record<string, unknown>) => CostAndUsageResponse;

function pagesOf(ask: Ask, input: Record<string, unknown>): readonly CostAndUsageResponse[] {
  const pages = [ask(input)];
  for (let token = pages[0]?.NextPageToken; token !== undefined; token = pages.at(-1)?.NextPageToken) {
    pages.push(ask({ ...input, NextPageToken: token }));
  }
  return pages;
}

test('a page can end inside a period, and a period without groups is on the page of its position', () => {
  const pages = pagesOf(costExplorer({ ledger, pageSize: 3 }), QUARTER);
  expect(
    pages.map((page) =>
      page.ResultsByTime.map(({ TimePeriod, Groups }) => [TimePeriod.Start, Groups.length]),
    ),
  ).toEqual([
    [
      ['2026-07-01', 2],
      ['2026-08-01', 0],
      ['2026-09-01', 1],
    ],
    [['2026-09-01', 2]],
  ]);
  expect(pages.map((page) => page.DimensionValueAttributes.map(({ Value }) => Value))).toEqual([
    [PAYER, MEMBER],
    [MEMBER, '333333333333'],
  ]);
});

test.each([1, 2, 3, 4, 5, 1000])('pages of %d groups contain every group once', (pageSize) => {
  const pages = pagesOf(costExplorer({ ledger, pageSize }), QUARTER);
  expect(pages.flatMap((page) => groupLines(page))).toEqual([
    '2026-07-01 111111111111 1 USD',
    '2026-07-01 222222222222 2 USD',
    '2026-09-01 111111111111 4 USD',
    '2026-09-01 222222222222 8 USD',
    '2026-09-01 333333333333 16 USD',
  ]);
});

test('totals are not paged', () => {
  const response = costExplorer({ ledger, pageSize: 1 })({ ...QUARTER, GroupBy: [] });
  expect(response.ResultsByTime).toHaveLength(3);
  expect(response.NextPageToken).toBeUndefined();
  expect(response.DimensionValueAttributes).toEqual([]);
});

test('a token is valid only for its request', () => {
  const ask = costExplorer({ ledger, pageSize: 1 });
  const { NextPageToken } = ask(QUARTER);
  expect(() => ask({ ...QUARTER, Granularity: 'DAILY', NextPageToken })).toThrow(
    expect.objectContaining({ code: 'RequestChangedException' }),
  );
  const { TimePeriod, ...rest } = QUARTER;
  const { Start, End } = TimePeriod;
  expect(() => ask({ ...rest, TimePeriod: { End, Start }, NextPageToken })).not.toThrow();
  expect(() => costExplorer({ ledger, pageSize: 1 }, MEMBER)({ ...QUARTER, NextPageToken })).toThrow(
    expect.objectContaining({ code: 'RequestChangedException' }),
  );
});

test.each(['', 'abc', 'bm90IGEgdG9rZW4'])('%j is not a token', (NextPageToken) => {
  expect(() => costExplorer({ ledger })({ ...QUARTER, NextPageToken })).toThrow(
    expect.objectContaining({ code: 'InvalidNextTokenException' }),
  );
});

test('a token is valid again, and in another sandbox with the same bill', () => {
  const { NextPageToken } = costExplorer({ ledger, pageSize: 2 })(QUARTER);
  const ask = costExplorer({ ledger, pageSize: 2 });
  const page = ask({ ...QUARTER, NextPageToken });
  expect(ask({ ...QUARTER, NextPageToken })).toEqual(page);
  expect(groupLines(page)[0]).toBe('2026-09-01 111111111111 4 USD');
});

/** The sums of the line items by month, account and record type, in units of 10^-12. */
function addedUp(bill: Ledger): ReadonlyMap<string, bigint> {
  const sums = new Map<string, bigint>();
  for (let row = 0; row < bill.length; row += 1) {
    const month = formatDate(bill.starts[row] ?? 0).slice(0, 7);
    const { recordType } = bill.traits[bill.traitsOf[row] ?? 0] ?? { recordType: '' };
    const key = `${month}-01 ${bill.accounts[bill.accountOf[row] ?? 0]?.id}/${recordType}`;
    const { coefficient, scale } = bill.billed.at(row);
    sums.set(key, (sums.get(key) ?? 0n) + coefficient * 10n ** BigInt(12 - scale));
  }
  return sums;
}

test('the pages of random bills, of any size, add up to the line items', () => {
  const sizes = fc.record({
    accounts: fc.integer({ min: 1, max: 30 }),
    ous: fc.integer({ min: 0, max: 10 }),
    months: fc.integer({ min: 1, max: 4 }),
    seed: fc.integer(),
    density: fc.double({ min: 0.1, max: 1, noNaN: true }),
    pageSize: fc.integer({ min: 1, max: 60 }),
  });
  fc.assert(
    fc.property(sizes, ({ pageSize, ...size }) => {
      const scenario = generatedScenario({ ...size, today: '2026-10-20' });
      const ask = costExplorer({ ...scenario, pageSize }, scenario.organization.managementAccountId);
      const GroupBy = byDimension('LINKED_ACCOUNT', 'RECORD_TYPE');
      const input = { ...QUARTER, TimePeriod: { Start: '2026-06-01', End: '2026-10-01' }, GroupBy };
      const lines = pagesOf(ask, input).flatMap((page) => groupLines(page));
      const expected = addedUp(scenario.ledger);
      expect(lines.map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([...expected.keys()].sort());
      for (const line of lines) {
        const [start, keys, amount = ''] = line.split(' ');
        const [whole = '', fraction = ''] = amount.split('.');
        expect(fraction.length).toBeLessThanOrEqual(10);
        const served = BigInt(whole + fraction.padEnd(12, '0'));
        const difference = served - (expected.get(`${start} ${keys}`) ?? 0n);
        expect(difference <= 50n && difference >= -50n).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
});

test.each([1000, 3, 2])(
  'with split-period, a page of %d ends inside the first period with two groups',
  (pageSize) => {
    const plain = costExplorer({ ledger, pageSize });
    const first = costExplorer({ ledger, pageSize }, PAYER, { splitsPeriod: true })(QUARTER);
    expect(groupLines(first)).toEqual(['2026-07-01 111111111111 1 USD']);
    const rest = pagesOf(plain, { ...QUARTER, NextPageToken: first.NextPageToken });
    expect(rest[0]?.ResultsByTime[0]?.TimePeriod.Start).toBe('2026-07-01');
    expect([first, ...rest].flatMap((page) => groupLines(page))).toEqual(
      pagesOf(plain, QUARTER).flatMap((page) => groupLines(page)),
    );
  },
);

test('with split-period, a page without two groups in a period, and a total, stay whole', () => {
  const single = costExplorer({ ledger, pageSize: 1 });
  const told = costExplorer({ ledger, pageSize: 1 }, PAYER, { splitsPeriod: true });
  const { GroupBy: _groups, ...total } = QUARTER;
  expect(groupLines(told(QUARTER))).toEqual(groupLines(single(QUARTER)));
  expect(told(total)).toEqual(single(total));
});
