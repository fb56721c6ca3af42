import { OuCostError, type Report, type ReportSize, reportSpend } from '@ou-cost/spend';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asking, portsOn, SETTINGS } from '../../spend/src/testing/bill.ts';
import { factsWith } from '../../spend/src/testing/history.ts';
import { randomBills } from '../../spend/src/testing/random-bill.ts';
import { answerBytes, capacityOf, leastBytes, MAX_ANSWER_BYTES } from './answer-size.ts';

/** A report whose JSON has this many bytes; nothing else about it is a report. */
function reportOf(bytes: number, letter = 'x'): Report {
  const empty = JSON.stringify({ producer: '' }).length;
  const letters = (bytes - empty) / Buffer.byteLength(letter);
  return { producer: letter.repeat(letters) } as unknown as Report;
}

test('a report of the largest size that an invocation carries passes', () => {
  expect(answerBytes(reportOf(MAX_ANSWER_BYTES.whole), 'whole')).toBe(6_291_556);
});

test('a report of one byte more is refused, with the ways to ask for less', () => {
  const tooLarge = () => answerBytes(reportOf(MAX_ANSWER_BYTES.whole + 1), 'whole');
  expect(tooLarge).toThrow(OuCostError);
  expect(tooLarge).toThrow(expect.objectContaining({ code: 'AnswerTooLarge' }));
  expect(tooLarge).toThrow(/6291557 bytes.*detail 'ou'/);
});

test('bytes of UTF-8 are counted, not characters', () => {
  expect(answerBytes(reportOf(15 + 3 * 1000, '本'), 'whole')).toBe(3015);
  const half = Math.floor((MAX_ANSWER_BYTES.whole - 15) / 3) + 1;
  expect(() => answerBytes(reportOf(15 + 3 * half, '本'), 'whole')).toThrow(/bytes/);
});

test('a response stream carries 200 MB, and not a byte more', () => {
  const rows = Array.from({ length: 200 }, () => 'x'.repeat(1024 * 1024));
  const framing = JSON.stringify({ rows: rows.map(() => '') }).length;
  const [, ...others] = rows;
  const last = 'x'.repeat(1024 * 1024 - framing);
  expect(answerBytes({ rows: [...others, last] }, 'stream')).toBe(209_715_200);
  expect(() => answerBytes({ rows: [...others, `${last}x`] }, 'stream')).toThrow(
    /209715201 bytes and a response stream carries at most 209715200; ask with detail 'ou'/,
  );
});

const SIZE: ReportSize = {
  units: 1,
  accounts: 1,
  periods: 1,
  metrics: ['UnblendedCost'],
  by: ['charge-type'],
  trendMonths: 0,
  detail: 'account',
  tree: 'as-is',
};

test('a report is never shorter than what it is refused for before it is paid', async () => {
  const request = fc.record({
    metrics: fc.constantFrom(['UnblendedCost'] as const, ['NetAmortizedCost', 'BlendedCost'] as const),
    by: fc.constantFrom<ReportSize['by']>(
      ['charge-type'],
      ['service'],
      ['tag:Team', 'charge-type', 'region'],
    ),
    trend: fc.constantFrom(null, 3),
    detail: fc.constantFrom('account' as const, 'ou' as const),
    granularity: fc.constantFrom('MONTHLY' as const, 'DAILY' as const),
    tree: fc.constantFrom('as-is' as const, 'as-was' as const),
  });
  const bills = randomBills({ units: 5, accounts: 9, lines: 6 });
  await fc.assert(
    fc.asyncProperty(bills, request, async (bill, changes) => {
      const asked = asking(changes);
      const sizes: ReportSize[] = [];
      const capacity = { ...capacityOf('whole'), holds: (size: ReportSize) => sizes.push(size) > 0 };
      const made = await reportSpend(portsOn({ ...bill, history: factsWith({}) }), asked, {
        ...SETTINGS,
        capacity,
      });
      const size = sizes.at(-1) ?? SIZE;
      const { metrics, by, detail, tree } = changes;
      const trendMonths = changes.trend ?? 0;
      expect(size).toMatchObject({ metrics, by, detail, tree, periods: made.periods.length, trendMonths });
      expect(leastBytes(size)).toBeLessThan(answerBytes(made, 'stream'));
    }),
    { numRuns: 50 },
  );
});

const SPEND = '{"UnblendedCost":{"amounts":["0"],"gross":["0"],"byChargeType":{}}}';
const ID = '"000000000000",';
const ACCOUNT = `{"id":"000000000000","name":"","state":null,"placements":[],"spend":${SPEND}},`;
const UNIT = `{"id":"","name":"","parentId":null,"path":[],"depth":0,"accountIds":[],"direct":${SPEND},"total":${SPEND}},`;
const UNIT_OF_NOW = `{"id":"","accountIds":[],"direct":${SPEND},"total":${SPEND}},`;
const TREND = '{"UnblendedCost":{"amounts":["0","0"]}}';
const ACCOUNT_TREND = `{"id":"000000000000","spend":${TREND}},`;
const UNIT_TREND = `{"id":"","direct":${TREND},"total":${TREND}},`;

test.each<[string, Partial<ReportSize>, string]>([
  ['a unit and an account in it', {}, UNIT + ACCOUNT + ID],
  ['two accounts', { accounts: 2 }, UNIT + ACCOUNT + ID + ACCOUNT + ID],
  ['two units', { units: 2 }, UNIT + UNIT + ACCOUNT + ID],
  [
    'two units on the tree as it was',
    { units: 2, tree: 'as-was' },
    (UNIT + UNIT_OF_NOW).repeat(2) + ACCOUNT + ID,
  ],
  ['accounts that are not listed', { detail: 'ou', accounts: 2 }, UNIT + ID + ID],
  ['two periods', { periods: 2 }, (UNIT + ACCOUNT + ID).replaceAll('"0"', '"0","0"')],
  [
    'services',
    { by: ['service'] },
    (UNIT + ACCOUNT + ID).replaceAll('"gross":["0"],"byChargeType"', '"byService"'),
  ],
  ['a trend of two months', { trendMonths: 2 }, UNIT + ACCOUNT + ID + UNIT_TREND + ACCOUNT_TREND],
  ['a trend of units only', { trendMonths: 2, detail: 'ou' }, UNIT + ID + UNIT_TREND],
])('%s have at least the bytes of their names and zeros', (_, change, text) => {
  expect(leastBytes({ ...SIZE, ...change })).toBe(text.length);
});

test('50,000 accounts are refused for a plain invocation, and carried by a stream until there are too many figures', () => {
  const largest = { ...SIZE, accounts: 50_000, units: 2_000 };
  expect(capacityOf('whole').holds({ ...largest, detail: 'ou' })).toBe(true);
  expect(capacityOf('whole').holds(largest)).toBe(false);
  expect(capacityOf('stream').holds({ ...largest, periods: 400 })).toBe(true);
  expect(capacityOf('stream').holds({ ...largest, periods: 500 })).toBe(false);
  expect(capacityOf('whole').tooLarge(largest)).toMatchObject({
    code: 'AnswerTooLarge',
    message: expect.stringMatching(/^the answer would have \d+ bytes or more and .*ask with detail 'ou'/),
  });
});
