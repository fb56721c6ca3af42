import { expect, test } from 'vitest';
import { PAYER, writtenLedger } from '../testing/written-bill.ts';
import { formatDate } from '../time/calendar.ts';
import { LedgerBuilder } from './builder.ts';
import { coverageOf, hasMonthBefore, lastFullMonth, monthsWithoutCharges } from './coverage.ts';
import { ZERO } from './decimal.ts';
import type { Ledger } from './model.ts';

/** A bill of charges from one day to another, the second one excluded. */
function bill(...charges: readonly (readonly [start: string, end: string, category?: string])[]): Ledger {
  const builder = new LedgerBuilder();
  for (const [start, end, chargeCategory = 'Usage'] of charges) {
    builder.add({
      account: builder.account(PAYER, ''),
      traits: builder.traits({ chargeCategory, recordType: chargeCategory, currency: 'USD' }),
      start: Date.parse(start) / 1000,
      end: Date.parse(end) / 1000,
      billed: ZERO,
      effective: ZERO,
    });
  }
  return builder.build();
}

const tax = ['2026-09-01', '2026-10-01', 'Tax'] as const;

test.each([
  ['usage to the end of the month', bill(['2026-09-14', '2026-10-01']), '2026-09'],
  ['usage within the last day of the month', bill(['2026-09-30', '2026-09-30T01:00:00Z']), '2026-09'],
  [
    'usage of a part of the next month',
    bill(['2026-09-14', '2026-10-01'], ['2026-10-01', '2026-10-20']),
    '2026-09',
  ],
  [
    'usage of a month at once beside usage of hours',
    bill(['2026-09-30', '2026-10-01'], ['2026-10-01', '2026-11-01'], ['2026-10-09T23:00:00Z', '2026-10-10']),
    '2026-09',
  ],
  [
    'usage of the shortest month at once beside usage of hours',
    bill(['2026-01-31', '2026-02-01'], ['2026-02-01', '2026-03-01'], ['2026-02-09T23:00:00Z', '2026-02-10']),
    '2026-01',
  ],
  ['a tax of a month that usage does not cover', bill(['2026-08-01', '2026-09-15'], tax), '2026-08'],
  ['taxes only', bill(tax), '2026-09'],
  ['an empty month at the end', bill(['2026-08-01', '2026-08-02'], ['2026-10-01', '2026-10-20']), '2026-08'],
  ['no month that is full', bill(['2026-09-05', '2026-09-06'], tax), '2026-09'],
])('the last full month with %s', (_, ledger, month) => {
  expect(lastFullMonth(ledger)).toBe(month);
});

test('a month can be compared if the one before has charges', () => {
  const ledger = bill(
    ['2025-12-31', '2026-01-01'],
    ['2026-01-01', '2026-01-02'],
    ['2026-03-01', '2026-03-02'],
  );
  expect(['2025-12', '2026-01', '2026-02', '2026-03'].map((month) => hasMonthBefore(ledger, month))).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

test('a bill covers whole days, from the month of its first charge', () => {
  const {
    start = 0,
    end = 0,
    usageEnd = 0,
  } = coverageOf(bill(['2026-09-05', '2026-09-06T01:00:00Z'], tax)) ?? {};
  expect([start, end, usageEnd].map(formatDate)).toEqual(['2026-09-01', '2026-10-01', '2026-09-07']);
  const { usageEnd: hours = 0 } =
    coverageOf(bill(['2026-09-01', '2026-10-01'], ['2026-09-09T23:00:00Z', '2026-09-10'])) ?? {};
  expect(formatDate(hours)).toBe('2026-09-10');
  const credit = coverageOf(bill(['2026-09-05', '2026-09-05', 'Credit']));
  expect(formatDate(credit?.end ?? 0)).toBe('2026-09-06');
  expect(coverageOf(writtenLedger([]))).toBeUndefined();
  expect(() => lastFullMonth(writtenLedger([]))).toThrow('the ledger has no charges');
});

test('months without charges between others are known', () => {
  const coverage = coverageOf(bill(['2025-11-05', '2025-11-06'], ['2026-02-01', '2026-02-02']));
  expect(coverage && monthsWithoutCharges(coverage).map(formatDate)).toEqual(['2025-12-01', '2026-01-01']);
});
