import type { Metric, Split } from '@ou-cost/spend';
import { describe, expect, it } from 'vitest';
import { CUR_LINE, FOCUS_LINE, type Line, PAYER, SHOP } from '../testing/lines.ts';
import { FORMATS, read } from '../testing/reading.ts';

describe.each(FORMATS)('a delivery in %s', (name) => {
  it('has its FOCUS metrics', async () => {
    const metrics: Metric[] = ['UnblendedCost', 'AmortizedCost', 'ListCost', 'ContractedCost'];
    expect(await read([FOCUS_LINE, FOCUS_LINE], { name, metrics })).toEqual([
      `${SHOP} 2026-10-01 usage 3 2.5 4 3.5`,
    ]);
  });

  it.each([
    ['service', 'Amazon Elastic Compute Cloud'],
    ['region', 'eu-west-1'],
    ['resource', 'i-1'],
    ['hour', '2026-10-05T13:00Z'],
    ['tag:Team', 'web'],
    ['tag:other', ''],
    ['cost-category:Unit', 'retail'],
  ] as const)('is split by %s', async (split, value) => {
    expect(await read([csvTags(name, FOCUS_LINE)], { name, split })).toEqual([
      `${SHOP} 2026-10-01 ${value} 1.5`,
    ]);
    expect(await read([csvTags(name, CUR_LINE)], { name, split })).toEqual([
      `${SHOP} 2026-10-01 ${value} 1.5`,
    ]);
  });

  it('has the metrics of CUR 2.0', async () => {
    const metrics: Metric[] = [
      'UnblendedCost',
      'BlendedCost',
      'NetUnblendedCost',
      'AmortizedCost',
      'ListCost',
    ];
    expect(await read([CUR_LINE], { name, metrics })).toEqual([`${SHOP} 2026-10-01 usage 1.5 1.4 1.3 1.5 2`]);
  });

  it('counts a charge in the month of its bill, and on a day of that month', async () => {
    const time = (day: string) => ({
      ChargePeriodStart: `timestamp_ms '${day} 00:00:00'`,
      ChargePeriodEnd: `timestamp_ms '${day} 01:00:00'`,
    });
    const lines = ['2026-09-30', '2026-10-01', '2026-10-15', '2026-10-31', '2026-11-02'].map((day, at) => ({
      ...FOCUS_LINE,
      ...time(day),
      BilledCost: `${10 ** at}::double`,
    }));
    expect(await read(lines, { name })).toEqual([`${SHOP} 2026-10-01 usage 11111`]);
    expect((await read(lines, { name, granularity: 'DAILY' })).sort()).toEqual([
      `${SHOP} 2026-10-01 usage 11`,
      `${SHOP} 2026-10-15 usage 100`,
      `${SHOP} 2026-10-31 usage 11000`,
    ]);
    expect(await read(lines, { name, start: '2026-10-02' })).toEqual([`${SHOP} 2026-10-02 usage 11100`]);
    expect(await read(lines, { name, end: '2026-10-31' })).toEqual([`${SHOP} 2026-10-01 usage 111`]);
    expect(await read(lines, { name, start: '2026-10-15', end: '2026-10-16', granularity: 'DAILY' })).toEqual(
      [`${SHOP} 2026-10-15 usage 100`],
    );
  });

  it('without a manifest has the lines of the months that are asked for', async () => {
    const september = {
      ...FOCUS_LINE,
      BillingPeriodStart: `timestamp_ms '2026-09-01 00:00:00'`,
      BilledCost: '7::double',
    };
    expect(await read([FOCUS_LINE, september], { name, manifests: false })).toEqual([
      `${SHOP} 2026-10-01 usage 1.5`,
    ]);
    await expect(read([FOCUS_LINE, september], { name })).rejects.toThrow(/1 lines with '2026-09-01'/);
  });
});

/** In a CSV, tags are JSON; DuckDB writes maps in a way of its own. */
function csvTags(name: string, line: Line): Line {
  if (name.endsWith('.parquet')) return line;
  return Object.fromEntries(
    Object.entries(line).map(([column, sql]) => [
      column,
      /^map /.test(sql) ? `to_json(${sql})::varchar` : sql,
    ]),
  );
}

const PURCHASE = { ChargeCategory: `'Purchase'` };
const RESERVED = { CommitmentDiscountType: `'Reserved Instance'` };
const ONE_TIME = { ChargeFrequency: `'One-Time'` };

describe('a charge', () => {
  it('without account is the payer’s', async () => {
    expect(await read([{ ...FOCUS_LINE, SubAccountId: 'NULL::varchar' }])).toEqual([
      `${PAYER} 2026-10-01 usage 1.5`,
    ]);
    expect(await read([{ ...FOCUS_LINE, SubAccountId: `''` }])).toEqual([`${PAYER} 2026-10-01 usage 1.5`]);
  });

  it('of other accounts than those asked for is left out, on every day', async () => {
    const other = { ...FOCUS_LINE, SubAccountId: `'222222222222'`, BilledCost: '100::double' };
    const ofPayer = { ...FOCUS_LINE, SubAccountId: 'NULL::varchar', BilledCost: '7::double' };
    const lines = [FOCUS_LINE, other, ofPayer];
    const daily = { granularity: 'DAILY' } as const;
    expect(await read(lines, { accountIds: [SHOP] })).toEqual([`${SHOP} 2026-10-01 usage 1.5`]);
    expect(await read(lines, { ...daily, accountIds: [SHOP, PAYER] })).toEqual([
      `${SHOP} 2026-10-05 usage 1.5`,
      `${PAYER} 2026-10-05 usage 7`,
    ]);
    const numbered = lines.map((line) => ({
      ...line,
      SubAccountId: line === ofPayer ? 'NULL::bigint' : `${line.SubAccountId}::bigint`,
      BillingAccountId: `${PAYER}::bigint`,
    }));
    expect(await read(numbered, { accountIds: [SHOP] })).toEqual([`${SHOP} 2026-10-01 usage 1.5`]);
    expect(await read(numbered, { accountIds: ['333333333333'] })).toEqual([]);
  });

  it('longer than an hour has no hour', async () => {
    const day = { ...FOCUS_LINE, ChargePeriodEnd: `timestamp_ms '2026-10-06 13:00:00'` };
    expect(await read([day], { split: 'hour' })).toEqual([`${SHOP} 2026-10-01  1.5`]);
  });

  it.each([
    [{ ChargeCategory: `'Purchase'`, x_ServiceCode: `'AWSSupportBusiness'` }, 'support'],
    [{ ChargeCategory: `'Purchase'`, x_ServiceCode: `'OCBPremiumSupport'` }, 'support'],
    [{ ChargeCategory: `'Credit'`, x_Discounts: `map {'edp': -1::double}` }, 'discount'],
    [{ ChargeCategory: `'Credit'` }, 'credit'],
    [{ ChargeCategory: `'Adjustment'`, BilledCost: '-1.5::double' }, 'refund'],
    [{ ChargeCategory: `'Adjustment'` }, 'other'],
    [{ ChargeClass: `'Correction'`, BilledCost: '-1.5::double' }, 'refund'],
    [{ ChargeClass: `'Correction'` }, 'usage'],
    [{ BilledCost: '-1.5::double' }, 'usage'],
    [{ ...PURCHASE, ChargeClass: `'Correction'`, BilledCost: '-1.5::double' }, 'refund'],
    [{ ...PURCHASE, ChargeClass: `'Correction'` }, 'fee'],
    [{ ChargeCategory: `'Credit'`, ChargeClass: `'Correction'`, BilledCost: '-1.5::double' }, 'credit'],
    [{ ChargeCategory: `'Tax'`, ChargeClass: `'Correction'`, BilledCost: '-1.5::double' }, 'tax'],
    [{ ...PURCHASE, ...RESERVED, ...ONE_TIME }, 'fee'],
    [{ ...PURCHASE, ...RESERVED }, 'reservation-fee'],
    [{ ...RESERVED, ...ONE_TIME }, 'reservation'],
    [{ ...PURCHASE, ...RESERVED, ...ONE_TIME, x_ServiceCode: `'AWSSupportBusiness'` }, 'fee'],
    [{ ...PURCHASE, ...ONE_TIME, x_ServiceCode: `'AWSSupportBusiness'` }, 'support'],
    [{ ChargeCategory: `'Barter'` }, 'other'],
  ])('%j is %s', async (changes, kind) => {
    const [group = ''] = await read([{ ...FOCUS_LINE, ...changes }]);
    expect(group).toMatch(new RegExp(` ${kind} -?1.5$`));
  });

  it.each([
    // The formula, by hand: covered usage at its effective cost, of a fee what was not used.
    [
      'SavingsPlanCoveredUsage',
      { savings_plan_savings_plan_effective_cost: '0.7::double' },
      'savings-plan',
      '0.7',
    ],
    ['SavingsPlanNegation', {}, 'savings-plan', '0'],
    [
      'SavingsPlanRecurringFee',
      { savings_plan_total_commitment_to_date: '5::double', savings_plan_used_commitment: '4.2::double' },
      'savings-plan-fee',
      '0.8',
    ],
    ['SavingsPlanUpfrontFee', {}, 'savings-plan-fee', '0'],
    ['DiscountedUsage', { reservation_effective_cost: '0.3::double' }, 'reservation', '0.3'],
    [
      'RIFee',
      {
        reservation_unused_amortized_upfront_fee_for_billing_period: '0.1::double',
        reservation_unused_recurring_fee: '0.2::double',
      },
      'reservation-fee',
      '0.3',
    ],
    ['Fee', { reservation_reservation_a_r_n: `'arn:aws:ec2:…'` }, 'fee', '0'],
    ['Fee', {}, 'fee', '1.5'],
    ['Fee', { bill_bill_type: `'Purchase'` }, 'other', '1.5'],
    ['Fee', { line_item_product_code: `'AWSSupportEnterprise'` }, 'support', '1.5'],
    ['Tax', {}, 'tax', '1.5'],
  ])('%s with %j is amortized', async (type, changes, kind, amount) => {
    const line = { ...CUR_LINE, line_item_line_item_type: `'${type}'`, ...changes };
    const metrics: Metric[] = ['UnblendedCost', 'AmortizedCost'];
    expect(await read([line], { metrics })).toEqual([`${SHOP} 2026-10-01 ${kind} 1.5 ${amount}`]);
  });

  it('is cast line by line, so that the order of lines does not matter', async () => {
    // 0.1 a thousand times and 1e12 once: a sum of doubles loses digits, a sum of decimals none.
    const lines = [
      { ...FOCUS_LINE, BilledCost: '1e12::double' },
      { ...FOCUS_LINE, BilledCost: '0.1::double' },
    ];
    const many = [...lines, ...Array.from({ length: 99 }, () => lines[1] ?? FOCUS_LINE)];
    expect(await read(many)).toEqual([`${SHOP} 2026-10-01 usage 1000000000010`]);
  });
});

describe('is refused, and says which column', () => {
  it.each([
    ['NULL::double', /1 lines without a value in BilledCost/],
    [`'nan'::double`, /"nan" in the column BilledCost/],
    [`'inf'::double`, /"inf" in the column BilledCost/],
    ['1e30::double', /in the column BilledCost, which is no amount/],
    [`'twelve'`, /"twelve" in the column BilledCost/],
    ['true', /'BilledCost' of the export has the type BOOLEAN/],
  ])('a cost of %s', async (cost, message) => {
    await expect(read([FOCUS_LINE, { ...FOCUS_LINE, BilledCost: cost }].slice(1))).rejects.toThrow(
      expect.objectContaining({ code: 'MalformedAnswer', message: expect.stringMatching(message) }),
    );
  });

  it.each(['', 'abc', '1,5', '1.5 USD', 'NaN'])('a cost %j in a CSV', async (text) => {
    await expect(read([{ ...FOCUS_LINE, BilledCost: `'${text}'` }], { name: 'bill.csv' })).rejects.toThrow(
      /BilledCost/,
    );
  });

  it('a sum that no decimal holds', async () => {
    const lines = Array.from({ length: 30 }, () => ({ ...FOCUS_LINE, BilledCost: '9e27::double' }));
    await expect(read(lines)).rejects.toThrow(/more digits than a decimal holds/);
  });

  it.each(
    Object.keys(FOCUS_LINE).filter(
      (name) =>
        /Id$|Currency|Category$|PeriodStart/.test(name) && !/Resource|Region|BillingPeriod/.test(name),
    ),
  )('a table without %s', async (column) => {
    const { [column]: _, ...rest } = FOCUS_LINE;
    await expect(read([rest])).rejects.toThrow(column);
  });

  it.each(['ServiceName', 'RegionId', 'Tags', 'x_CostCategories', 'ResourceId', 'ChargePeriodEnd'])(
    'a split without its column %s',
    async (column) => {
      const { [column]: _, ...rest } = FOCUS_LINE;
      const splits: Readonly<Record<string, Split>> = {
        ServiceName: 'service',
        RegionId: 'region',
        Tags: 'tag:a',
        x_CostCategories: 'cost-category:a',
        ResourceId: 'resource',
        ChargePeriodEnd: 'hour',
      };
      const split = Object.hasOwn(splits, column) ? (splits[column] ?? null) : null;
      await expect(read([rest], { split })).rejects.toThrow(new RegExp(`${column}.*split by`));
    },
  );

  it('a metric without its column', async () => {
    const { EffectiveCost: _, ...rest } = FOCUS_LINE;
    await expect(read([rest], { metrics: ['AmortizedCost'] })).rejects.toThrow(
      /EffectiveCost.*AmortizedCost/,
    );
    await expect(read([FOCUS_LINE], { metrics: ['BlendedCost'] })).rejects.toThrow(/no BlendedCost/);
  });

  it('two payers, another payer and two currencies', async () => {
    const other = { ...FOCUS_LINE, BillingAccountId: `'222222222222'` };
    await expect(read([FOCUS_LINE, other])).rejects.toThrow(/111111111111 and 222222222222/);
    await expect(read([other])).rejects.toThrow(/222222222222.*111111111111/);
    await expect(read([FOCUS_LINE, { ...FOCUS_LINE, BillingCurrency: `'EUR'` }])).rejects.toThrow(
      expect.objectContaining({
        code: 'MixedCurrencies',
        message: expect.stringMatching(/EUR and USD|USD and EUR/),
      }),
    );
  });

  it.each(['12345', '0123456789012', 'shop'])('an account id %s', async (id) => {
    await expect(read([{ ...FOCUS_LINE, SubAccountId: `'${id}'` }])).rejects.toThrow(/twelve digits/);
  });

  it('a time that is not in UTC', async () => {
    const zoned = { ...FOCUS_LINE, BillingPeriodStart: `'2026-10-01T00:00:00+09:00'` };
    await expect(read([zoned], { name: 'bill.csv' })).rejects.toThrow(/not a time in UTC/);
  });
});

it('an account id that a tool took for a number has its zeros again', async () => {
  expect(await read([{ ...FOCUS_LINE, SubAccountId: '12345678901::bigint' }])).toEqual([
    `${SHOP} 2026-10-01 usage 1.5`,
  ]);
});
