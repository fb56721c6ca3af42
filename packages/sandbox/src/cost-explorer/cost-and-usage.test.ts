import { expect, test } from 'vitest';
import type { Trait } from '../ledger/charge-traits.ts';
import {
  byDimension,
  costExplorer,
  DEPARTED,
  groupLines,
  MEMBER,
  PAYER,
  writtenLedger,
} from '../testing/written-bill.ts';

const SEPTEMBER = { TimePeriod: { Start: '2026-09-01', End: '2026-10-01' }, Granularity: 'MONTHLY' };
const UNBLENDED = { ...SEPTEMBER, Metrics: ['UnblendedCost'] };
const CARRIES: readonly Trait[] = ['tags', 'costCategories', 'commitmentDiscountId', 'payerAccount'];

const ledger = writtenLedger(
  [
    ['2026-08-31', MEMBER, '100'],
    [
      '2026-09-01',
      PAYER,
      '9.60',
      { chargeCategory: 'Purchase', recordType: 'SavingsPlanRecurringFee', effective: '0' },
    ],
    [
      '2026-09-01',
      MEMBER,
      '0.1',
      { service: 'EC2', region: 'us-east-1', consumedUnit: 'Hrs', quantity: '2.5' },
    ],
    [
      '2026-09-15',
      MEMBER,
      '0.2',
      { service: 'EC2', region: 'eu-west-1', consumedUnit: 'Hrs', quantity: '0.5' },
    ],
    [
      '2026-09-30',
      MEMBER,
      '0.000000000049',
      { service: 'S3', consumedUnit: 'GB', quantity: '7', tags: '{"env":"prod"}' },
    ],
    [
      '2026-09-30',
      MEMBER,
      '12',
      { recordType: 'SavingsPlanCoveredUsage', service: 'EC2', effective: '8.64' },
    ],
    ['2026-09-30', MEMBER, '-12', { recordType: 'SavingsPlanNegation', service: 'EC2', effective: '0' }],
    ['2026-09-30', DEPARTED, '-2.6137', { chargeCategory: 'Credit', recordType: 'Credit', service: 'EC2' }],
    ['2026-10-01', MEMBER, '1000'],
  ],
  CARRIES,
);

test('the end of the period is exclusive: 9.60 + 0.1 + 0.2 + 0.000000000049 + 12 - 12 - 2.6137', () => {
  const [september, ...rest] = costExplorer({ ledger })(UNBLENDED).ResultsByTime;
  expect(rest).toEqual([]);
  expect(september).toEqual({
    TimePeriod: { Start: '2026-09-01', End: '2026-10-01' },
    Total: { UnblendedCost: { Amount: '7.2863', Unit: 'USD' } },
    Groups: [],
    Estimated: false,
  });
});

test('the amortized metrics are sums of effective cost: 0 + 0.1 + 0.2 + 0.000000000049 + 8.64 - 2.6137', () => {
  const Metrics = ['AmortizedCost', 'NetAmortizedCost', 'UnblendedCost', 'NetUnblendedCost', 'BLENDED_COST'];
  const [period] = costExplorer({ ledger })({ ...SEPTEMBER, Metrics }).ResultsByTime;
  expect(period?.Total).toEqual({
    AmortizedCost: { Amount: '6.3263', Unit: 'USD' },
    NetAmortizedCost: { Amount: '6.3263', Unit: 'USD' },
    UnblendedCost: { Amount: '7.2863', Unit: 'USD' },
    NetUnblendedCost: { Amount: '7.2863', Unit: 'USD' },
    BlendedCost: { Amount: '7.2863', Unit: 'USD' },
  });
});

test('groups are sums of line items, ordered by their keys, and the totals are empty', () => {
  const response = costExplorer({ ledger })({
    ...UNBLENDED,
    GroupBy: byDimension('LINKED_ACCOUNT', 'RECORD_TYPE'),
  });
  expect(groupLines(response)).toEqual([
    '2026-09-01 111111111111/SavingsPlanRecurringFee 9.6 USD',
    '2026-09-01 222222222222/SavingsPlanCoveredUsage 12 USD',
    '2026-09-01 222222222222/SavingsPlanNegation -12 USD',
    '2026-09-01 222222222222/Usage 0.3 USD',
    '2026-09-01 333333333333/Credit -2.6137 USD',
  ]);
  expect(response.ResultsByTime[0]?.Total).toEqual({});
  expect(response.GroupDefinitions).toEqual(byDimension('LINKED_ACCOUNT', 'RECORD_TYPE'));
  expect(response.DimensionValueAttributes).toEqual([
    { Value: PAYER, Attributes: { description: 'payer' } },
    { Value: MEMBER, Attributes: { description: 'member today' } },
    { Value: DEPARTED, Attributes: { description: 'billed 333' } },
  ]);
});

test('the order of two group definitions is the order of the keys', () => {
  const response = costExplorer({ ledger })({
    ...UNBLENDED,
    GroupBy: byDimension('RECORD_TYPE', 'LINKED_ACCOUNT'),
  });
  expect(groupLines(response)[0]).toBe('2026-09-01 Credit/333333333333 -2.6137 USD');
});

test('a group whose line items cancel out is listed with 0, and so is one that rounds to 0', () => {
  const response = costExplorer({ ledger })({ ...UNBLENDED, GroupBy: byDimension('SERVICE') });
  expect(groupLines(response)).toEqual([
    '2026-09-01 EC2 -2.3137 USD',
    '2026-09-01 NoService 9.6 USD',
    '2026-09-01 S3 0 USD',
  ]);
});

test('a day is a period of its own, and the first and last month are clipped', () => {
  const ask = costExplorer({ ledger });
  const TimePeriod = { Start: '2026-08-30', End: '2026-09-02' };
  const daily = ask({ TimePeriod, Granularity: 'DAILY', Metrics: ['UnblendedCost'] });
  const monthly = ask({ TimePeriod, Granularity: 'MONTHLY', Metrics: ['UnblendedCost'] });
  const shown = ({ ResultsByTime }: typeof daily): readonly string[] =>
    ResultsByTime.map(
      ({ TimePeriod: { Start, End }, Total }) => `${Start} ${End} ${Total['UnblendedCost']?.Amount}`,
    );
  expect(shown(daily)).toEqual([
    '2026-08-30 2026-08-31 0',
    '2026-08-31 2026-09-01 100',
    '2026-09-01 2026-09-02 9.7',
  ]);
  expect(shown(monthly)).toEqual(['2026-08-30 2026-09-01 100', '2026-09-01 2026-09-02 9.7']);
});

test('only periods that reach into the current month are estimated', () => {
  const TimePeriod = { Start: '2026-09-01', End: '2026-11-01' };
  const { ResultsByTime } = costExplorer({ ledger })({ ...UNBLENDED, TimePeriod });
  expect(ResultsByTime.map(({ Estimated }) => Estimated)).toEqual([false, true]);
});

test('line items that start after today do not exist yet', () => {
  const TimePeriod = { Start: '2026-09-01', End: '2026-10-01' };
  const { ResultsByTime } = costExplorer({ ledger, today: '2026-09-15' })({ ...UNBLENDED, TimePeriod });
  expect(ResultsByTime[0]?.Total['UnblendedCost']?.Amount).toBe('9.9');
});

test('usage has the unit of its line items, or N/A if they differ', () => {
  const ask = costExplorer({ ledger });
  const Metrics = ['UsageQuantity', 'NormalizedUsageAmount'];
  const bySvc = ask({ ...SEPTEMBER, Metrics, GroupBy: byDimension('SERVICE') });
  expect(groupLines(bySvc, 'UsageQuantity')).toEqual([
    '2026-09-01 EC2 3 Hrs',
    '2026-09-01 NoService 0 N/A',
    '2026-09-01 S3 7 GB',
  ]);
  expect(ask({ ...SEPTEMBER, Metrics }).ResultsByTime[0]?.Total).toEqual({
    UsageQuantity: { Amount: '10', Unit: 'N/A' },
    NormalizedUsageAmount: { Amount: '0', Unit: 'N/A' },
  });
});

test('each group has the currency of its line items', () => {
  const mixed = writtenLedger([
    ['2026-09-01', PAYER, '1.5'],
    ['2026-09-02', MEMBER, '2.5', { currency: 'CNY' }],
  ]);
  const ask = costExplorer({ ledger: mixed });
  expect(groupLines(ask({ ...UNBLENDED, GroupBy: byDimension('LINKED_ACCOUNT') }))).toEqual([
    '2026-09-01 111111111111 1.5 USD',
    '2026-09-01 222222222222 2.5 CNY',
  ]);
  expect(ask(UNBLENDED).ResultsByTime[0]?.Total['UnblendedCost']?.Unit).toBe('N/A');
});

test('a tag groups by its key and value, with an empty value for charges without the tag', () => {
  const response = costExplorer({ ledger })({ ...UNBLENDED, GroupBy: [{ Type: 'TAG', Key: 'env' }] });
  expect(groupLines(response)).toEqual(['2026-09-01 env$ 7.2863 USD', '2026-09-01 env$prod 0 USD']);
});

test('a region groups by its id, and charges without one together', () => {
  const response = costExplorer({ ledger })({
    ...UNBLENDED,
    GroupBy: byDimension('LINKED_ACCOUNT', 'REGION'),
  });
  expect(groupLines(response)).toEqual([
    '2026-09-01 111111111111/NoRegion 9.6 USD',
    '2026-09-01 222222222222/NoRegion 0 USD',
    '2026-09-01 222222222222/eu-west-1 0.2 USD',
    '2026-09-01 222222222222/us-east-1 0.1 USD',
    '2026-09-01 333333333333/NoRegion -2.6137 USD',
  ]);
});

test('a cost category groups as a tag does, and its values are not those of a tag of the same name', () => {
  const marked = writtenLedger(
    [
      ['2026-09-01', PAYER, '1', { tags: '{"unit":"t"}', costCategories: '{"unit":"shop $1"}' }],
      ['2026-09-02', MEMBER, '2', { tags: '{"unit":"t"}' }],
    ],
    CARRIES,
  );
  const by = (Type: string, Key: string) =>
    groupLines(
      costExplorer({ ledger: marked })({
        ...UNBLENDED,
        GroupBy: [...byDimension('LINKED_ACCOUNT'), { Type, Key }],
      }),
    );
  expect(by('COST_CATEGORY', 'unit')).toEqual([
    '2026-09-01 111111111111/unit$shop $1 1 USD',
    '2026-09-01 222222222222/unit$ 2 USD',
  ]);
  expect(by('TAG', 'unit')).toEqual([
    '2026-09-01 111111111111/unit$t 1 USD',
    '2026-09-01 222222222222/unit$t 2 USD',
  ]);
});

test.each([
  ['{"__proto__":"p","constructor":"c"}', '__proto__', '__proto__$p'],
  ['{"__proto__":"p","constructor":"c"}', 'constructor', 'constructor$c'],
  ['{}', 'constructor', 'constructor$'],
  ['{"Team":"a"}', 'team', 'team$'],
  ['{"a$b:c":"d$e"}', 'a$b:c', 'a$b:c$d$e'],
  ['{"Team":null}', 'Team', 'Team$'],
  ['{"Team":["a"]}', 'Team', 'Team$'],
  ['no JSON', 'Team', 'Team$'],
])('the tags %s have the group for %s: %s', (tags, Key, group) => {
  const tagged = writtenLedger([['2026-09-01', PAYER, '1', { tags }]], ['tags']);
  const response = costExplorer({ ledger: tagged })({ ...UNBLENDED, GroupBy: [{ Type: 'TAG', Key }] });
  expect(groupLines(response)).toEqual([`2026-09-01 ${group} 1 USD`]);
});

test('a bill without a column of tags or cost categories has everything without a value', () => {
  const bare = writtenLedger([['2026-09-01', PAYER, '1']]);
  for (const Type of ['TAG', 'COST_CATEGORY']) {
    const response = costExplorer({ ledger: bare })({ ...UNBLENDED, GroupBy: [{ Type, Key: 'env' }] });
    expect(groupLines(response)).toEqual(['2026-09-01 env$ 1 USD']);
  }
});

test('a sum is rounded only once, after the addition: three times 0.00000000004 is 0.0000000001', () => {
  const tiny = writtenLedger([1, 2, 3].map((day) => [`2026-09-0${day}`, PAYER, '0.00000000004'] as const));
  expect(costExplorer({ ledger: tiny })(UNBLENDED).ResultsByTime[0]?.Total['UnblendedCost']?.Amount).toBe(
    '0.0000000001',
  );
});

test('a period without charges is 0 in the bill’s currency, or has no groups', () => {
  const ask = costExplorer({ ledger });
  const TimePeriod = { Start: '2026-07-01', End: '2026-09-01' };
  expect(ask({ ...UNBLENDED, TimePeriod }).ResultsByTime[0]?.Total).toEqual({
    UnblendedCost: { Amount: '0', Unit: 'USD' },
  });
  const grouped = ask({ ...UNBLENDED, TimePeriod, GroupBy: byDimension('SERVICE') });
  expect(grouped.ResultsByTime[0]).toMatchObject({ Groups: [], Total: {} });
});
