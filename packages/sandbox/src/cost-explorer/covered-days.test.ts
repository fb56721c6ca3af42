import { expect, test } from 'vitest';
import { costExplorer, PAYER, writtenLedger } from '../testing/written-bill.ts';

/** A bill that was exported on 20 September, and one that has all charges up to yesterday. */
const exported = writtenLedger([
  ['2026-08-03', PAYER, '1'],
  ['2026-09-19', PAYER, '2'],
]);
const current = writtenLedger([
  ['2026-09-01', PAYER, '1'],
  ['2026-10-31', PAYER, '2'],
]);

function answered(
  ledger: typeof exported,
  today: string,
  Start: string,
  End: string,
  Granularity = 'MONTHLY',
  isTodayGuessed = true,
) {
  const input = { TimePeriod: { Start, End }, Granularity, Metrics: ['UnblendedCost'] };
  const { ResultsByTime } = costExplorer({ ledger, today, isTodayGuessed })(input);
  return ResultsByTime.map(
    ({ TimePeriod, Total, Estimated }) =>
      `${TimePeriod.Start} ${Total['UnblendedCost']?.Amount}${Estimated ? ' estimated' : ''}`,
  );
}

test('a month that the bill does not cover to its end is estimated, unless somebody has said the day', () => {
  expect(answered(exported, '2026-11-10', '2026-08-01', '2026-10-01', 'MONTHLY', false)).toEqual([
    '2026-08-01 1',
    '2026-09-01 2',
  ]);
  expect(answered(exported, '2026-11-10', '2026-08-01', '2026-10-01')).toEqual([
    '2026-08-01 1',
    '2026-09-01 2 estimated',
  ]);
  expect(answered(exported, '2026-11-10', '2026-09-19', '2026-09-21', 'DAILY')).toEqual([
    '2026-09-19 2',
    '2026-09-20 0 estimated',
  ]);
});

test.each([
  ['2026-07-01', '2026-08-01'],
  ['2026-10-01', '2026-11-01'],
  ['2026-09-20', '2026-09-25'],
])('a period without any day of the bill has no data: %s to %s', (start, end) => {
  expect(() => answered(exported, '2026-11-10', start, end)).toThrow(
    expect.objectContaining({ code: 'DataUnavailableException' }),
  );
});

test('a period that begins before the bill has zeros for what is before', () => {
  expect(answered(exported, '2026-11-10', '2026-07-01', '2026-09-01')).toEqual([
    '2026-07-01 0',
    '2026-08-01 1',
  ]);
  expect(answered(exported, '2026-11-10', '2026-08-01', '2026-08-03', 'DAILY')).toEqual([
    '2026-08-01 0',
    '2026-08-02 0',
  ]);
});

test('today is not missing from a bill that has yesterday, but a week is', () => {
  expect(answered(current, '2026-11-01', '2026-11-01', '2026-11-02')).toEqual(['2026-11-01 0 estimated']);
  expect(answered(current, '2026-11-02', '2026-11-01', '2026-11-03')).toEqual(['2026-11-01 0 estimated']);
  expect(() => answered(current, '2026-11-08', '2026-11-01', '2026-11-09')).toThrow('Data is not available');
});

test('a month without charges between others has no data, unless the bill is said to be complete', () => {
  const ledger = writtenLedger([
    ['2026-06-03', PAYER, '1'],
    ['2026-09-30', PAYER, '2'],
  ]);
  const ask = (Start: string, End: string, isTodayGuessed: boolean, Granularity = 'MONTHLY') =>
    costExplorer({ ledger, today: '2026-10-07', isTodayGuessed })({
      TimePeriod: { Start, End },
      Granularity,
      Metrics: ['UnblendedCost'],
    }).ResultsByTime.length;
  for (const granularity of ['MONTHLY', 'DAILY']) {
    expect(() => ask('2026-07-01', '2026-08-01', true, granularity)).toThrow('Data is not available');
  }
  expect(ask('2026-07-01', '2026-08-01', false)).toBe(1);
  expect(ask('2026-06-01', '2026-07-01', true)).toBe(1);
  expect(() => ask('2026-06-01', '2026-10-01', true)).toThrow('Data is not available');
  expect(ask('2026-06-01', '2026-10-01', false)).toBe(4);
  expect(ask('2026-05-01', '2026-07-01', true)).toBe(2);
});
