import { expect, test } from 'vitest';
import { byDimension, costExplorer, MEMBER, PAYER, writtenLedger } from '../testing/written-bill.ts';

const ledger = writtenLedger([['2026-09-01', PAYER, '1']]);
const longLedger = writtenLedger([
  ['2023-07-01', PAYER, '1'],
  ['2026-10-19', PAYER, '1'],
]);
const VALID = {
  TimePeriod: { Start: '2026-09-01', End: '2026-10-01' },
  Granularity: 'MONTHLY',
  Metrics: ['UnblendedCost'],
};
const period = (Start: unknown, End: unknown): object => ({ TimePeriod: { Start, End } });

test.each([
  [{ TimePeriod: undefined }, "Value null at 'timePeriod'"],
  [period('2026-09-01', undefined), "Value null at 'timePeriod.end'"],
  [
    period('2026-9-1', '2026-10-01'),
    "Value '2026-9-1' at 'timePeriod.start' failed to satisfy constraint: Member must",
  ],
  [period('2026-09-31', '2026-10-01'), 'Start date 2026-09-31 does not exist'],
  [period('2026-09-01T00:00:00Z', '2026-10-01'), 'has a time'],
  [period('2026-10-01', '2026-10-01'), 'Start date (and hour) should be before end date (and hour)'],
  [period('2026-10-02', '2026-10-01'), 'Start date (and hour) should be before end date (and hour)'],
  [period('2026-10-21', '2026-10-22'), 'Start date 2026-10-21 is after the current date 2026-10-20'],
  [period('2026-10-01', '2026-11-02'), 'end date past the beginning of next month'],
  [period('2025-08-31', '2025-10-01'), "You haven't enabled historical data beyond 14 months"],
  [{ Granularity: undefined }, "Value null at 'granularity'"],
  [{ Granularity: 'WEEKLY' }, "Value 'WEEKLY' at 'granularity' failed to satisfy constraint"],
  [{ Granularity: 'HOURLY' }, 'start date is too old for hourly'],
  [{ ...period('2026-10-19', '2026-10-20'), Granularity: 'HOURLY' }, 'Hourly granularity is not enabled'],
  [{ Metrics: undefined }, "Value null at 'metrics'"],
  [{ Metrics: [] }, 'Metrics must name at least one metric'],
  [
    { Metrics: ['UnblendedCosts'] },
    'Metric UnblendedCosts is invalid. Valid values are AmortizedCost, BlendedCost',
  ],
  [
    { GroupBy: byDimension('SERVICE', 'REGION', 'RECORD_TYPE') },
    'Only up to 2 group definitions are allowed',
  ],
  [{ GroupBy: byDimension('SERVICE', 'SERVICE') }, 'must differ'],
  [{ GroupBy: byDimension('RESOURCE_ID') }, 'Group Definition dimension is invalid. Valid values are AZ'],
  [{ GroupBy: byDimension('USAGE_TYPE') }, 'does not have the dimension USAGE_TYPE'],
  [{ GroupBy: [{ Type: 'TAG' }] }, 'Group Definition key is invalid.'],
  [{ GroupBy: [{ Type: 'COST_CATEGORY', Key: '' }] }, 'Group Definition key is invalid.'],
  [
    { GroupBy: [{ Type: 'TAG', Key: 'k'.repeat(1025) }] },
    "at 'groupBy.key' failed to satisfy constraint: Member must have length less than or equal to 1024",
  ],
  [{ GroupBy: [{ Key: 'env' }] }, 'Group Definition type is invalid.'],
  [{ GroupBy: [{ Type: 'LINKED_ACCOUNT', Key: '' }] }, 'Group Definition type is invalid.'],
  [{ BillingViewArn: 'x' }, "at 'billingViewArn' failed to satisfy constraint"],
])('the request with %j is a ValidationException', (change, message) => {
  const ask = costExplorer({ ledger });
  const attempt = (): unknown => ask({ ...VALID, ...change });
  expect(attempt).toThrow(expect.objectContaining({ code: 'ValidationException', status: 400 }));
  expect(attempt).toThrow(message);
});

test.each([[{ Metrics: 'UnblendedCost' }], [{ Granularity: 3 }], [{ GroupBy: {} }], [{ Filter: [] }]])(
  'the request with %j cannot be decoded',
  (change) => {
    const ask = costExplorer({ ledger });
    expect(() => ask({ ...VALID, ...change })).toThrow(
      expect.objectContaining({ code: 'SerializationException' }),
    );
  },
);

test.each([period('2025-09-01', '2025-10-01'), period('2026-10-20', '2026-11-01')])(
  'the first and the last day of the history are allowed: %j',
  (change) => {
    expect(() => costExplorer({ ledger: longLedger })({ ...VALID, ...change })).not.toThrow();
  },
);

test.each([
  [period('2023-08-01', '2023-09-01'), undefined],
  [period('2025-08-02', '2025-10-01'), 'your start date needs to be the first day of the month'],
  [{ ...period('2025-08-01', '2025-10-01'), Granularity: 'DAILY' }, 'Only MONTHLY granularity'],
  [period('2023-07-01', '2023-09-01'), 'available for the past 38 months'],
])('a payer that opted in to several years has 38 months of monthly data: %j', (change, message) => {
  const attempt = (): unknown =>
    costExplorer({ ledger: longLedger, multiYear: true })({ ...VALID, ...change });
  if (message === undefined) expect(attempt).not.toThrow();
  else expect(attempt).toThrow(message);
});

test('an empty bill has no data if Cost Explorer was just enabled, and only zeros otherwise', () => {
  const empty = writtenLedger([]);
  expect(() => costExplorer({ ledger: empty, newlyEnabled: true })(VALID)).toThrow(
    expect.objectContaining({ code: 'DataUnavailableException' }),
  );
  const [september] = costExplorer({ ledger: empty })(VALID).ResultsByTime;
  expect(september?.Total).toEqual({ UnblendedCost: { Amount: '0', Unit: 'USD' } });
});

test('today and the page size must be valid', () => {
  expect(() => costExplorer({ ledger, today: 'tomorrow' })).toThrow('today tomorrow is not a date');
  expect(() => costExplorer({ ledger, pageSize: 0 })).toThrow('page size 0');
});

test('a metric that is requested twice is returned once', () => {
  const response = costExplorer({ ledger })({ ...VALID, Metrics: ['UnblendedCost', 'UnblendedCost'] });
  expect(Object.keys(response.ResultsByTime[0]?.Total ?? {})).toEqual(['UnblendedCost']);
});

test('a member account without spend sees zeros', () => {
  const [september] = costExplorer({ ledger }, MEMBER)(VALID).ResultsByTime;
  expect(september?.Total['UnblendedCost']?.Amount).toBe('0');
});
