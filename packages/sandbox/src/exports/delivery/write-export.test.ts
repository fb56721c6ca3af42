import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, test } from 'vitest';
import { generatedScenario } from '../../generator/generated-scenario.ts';
import { formatDecimal, parseDecimal } from '../../ledger/decimal.ts';
import { loadScenario } from '../../scenario/load.ts';
import type { Scenario } from '../../scenario/model.ts';
import { MEMBER, ORGANIZATION, PAYER, type WrittenLine, writtenLedger } from '../../testing/written-bill.ts';
import type { ExportOptions, WrittenExport } from './options.ts';
import { writeExport } from './write-export.ts';

const PLAN = {
  commitmentDiscountType: 'Savings Plan',
  commitmentDiscountId: 'arn:aws:savingsplans::1:savingsplan/a',
};
const SERVICE = { service: 'Amazon Elastic Compute Cloud - Compute', region: 'eu-west-1' };

/** One line of each record type in September, and two of October. */
const LINES: readonly WrittenLine[] = [
  ['2026-09-01', PAYER, '100', { recordType: 'SavingsPlanRecurringFee', effective: '40', ...PLAN }],
  ['2026-09-01', PAYER, '365', { recordType: 'SavingsPlanUpfrontFee', effective: '0', ...PLAN }],
  ['2026-09-01', PAYER, '31.5', { recordType: 'RIFee', effective: '1.5' }],
  ['2026-09-01', PAYER, '8', { recordType: 'Tax', chargeCategory: 'Tax', service: 'Tax' }],
  ['2026-09-01', MEMBER, '0.25', { recordType: 'Tax', chargeCategory: 'Tax', service: 'Tax' }],
  [
    '2026-09-02',
    MEMBER,
    '12.0000000001',
    { ...SERVICE, tags: '{"CostCenter":"a\\"b"}', costCategories: '{"Stage":"x"}' },
  ],
  [
    '2026-09-02',
    MEMBER,
    '70',
    { recordType: 'SavingsPlanCoveredUsage', effective: '50', ...PLAN, ...SERVICE },
  ],
  ['2026-09-02', MEMBER, '-70', { recordType: 'SavingsPlanNegation', effective: '0', ...PLAN, ...SERVICE }],
  [
    '2026-09-02',
    MEMBER,
    '0',
    { recordType: 'DiscountedUsage', effective: '30', ...SERVICE, quantity: '24', consumedUnit: 'Hrs' },
  ],
  ['2026-09-03', MEMBER, '-3', { recordType: 'EdpDiscount', chargeCategory: 'Credit' }],
  ['2026-09-03', MEMBER, '-4', { recordType: 'Credit', chargeCategory: 'Credit' }],
  ['2026-09-03', MEMBER, '-5', { recordType: 'Refund', chargeCategory: 'Adjustment' }],
  ['2026-09-03', MEMBER, '6', { recordType: 'Fee', chargeCategory: 'Purchase' }],
  [
    '2026-09-03',
    PAYER,
    '7',
    { recordType: 'Support', chargeCategory: 'Purchase', service: 'AWS Support (Business)' },
  ],
  ['2026-10-01', MEMBER, '1.5', SERVICE],
  ['2026-10-09', MEMBER, '2.25', SERVICE],
];

const SCENARIO = {
  organization: ORGANIZATION,
  ledger: writtenLedger(LINES, ['tags', 'costCategories', 'commitmentDiscountId']),
  today: '2026-10-10',
};

async function written(
  options: Partial<ExportOptions>,
  scenario: Pick<Scenario, 'organization' | 'ledger' | 'today'> = SCENARIO,
): Promise<WrittenExport & { folder: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-export-'));
  return { folder, ...(await writeExport(scenario, folder, { name: 'bill', ...options })) };
}

/** Rows of a query over the files of the current deliveries, each as texts joined by a space. */
async function rows(
  { folder, deliveries }: WrittenExport & { folder: string },
  select: string,
  month?: string,
) {
  const files = deliveries
    .filter((delivery) => month === undefined || delivery.month === month)
    .flatMap((delivery) => delivery.files.map((file) => `'${join(folder, file)}'`));
  const reader = files[0]?.endsWith(".parquet'") === true ? 'read_parquet' : 'read_csv';
  const more = reader === 'read_csv' ? ', header = true, all_varchar = true' : '';
  const instance = await DuckDBInstance.create(':memory:');
  try {
    const connection = await instance.connect();
    const from = `from ${reader}([${files.join(', ')}]${more})`;
    const result = await connection.runAndReadAll(select.replace('FROM', from));
    return result.getRows().map((values) => values.map(String).join(' '));
  } finally {
    instance.closeSync();
  }
}

const sumOf = (column: string) => `sum(cast(${column} as decimal(38,10)))`;
const FORMULA = `case line_item_line_item_type
  when 'SavingsPlanCoveredUsage' then cast(savings_plan_savings_plan_effective_cost as decimal(38,10))
  when 'SavingsPlanRecurringFee' then cast(savings_plan_total_commitment_to_date as decimal(38,10))
    - cast(savings_plan_used_commitment as decimal(38,10))
  when 'SavingsPlanNegation' then 0
  when 'SavingsPlanUpfrontFee' then 0
  when 'DiscountedUsage' then cast(reservation_effective_cost as decimal(38,10))
  when 'RIFee' then cast(reservation_unused_amortized_upfront_fee_for_billing_period as decimal(38,10))
    + cast(reservation_unused_recurring_fee as decimal(38,10))
  else cast(line_item_unblended_cost as decimal(38,10)) end`;

describe('FOCUS tells what a charge is by its own columns', () => {
  const KINDS =
    'select ChargeCategory, ChargeFrequency, CommitmentDiscountCategory, CommitmentDiscountStatus, ' +
    "cast(BilledCost as decimal(18,10))::double, cast(EffectiveCost as decimal(18,10))::double FROM where ChargePeriodStart < '2026-10-01' " +
    'order by all';

  test.each(['parquet', 'csv.gz', 'csv'] as const)('in %s', async (format) => {
    expect(await rows(await written({ format }), KINDS)).toEqual([
      'Adjustment One-Time null null -5 -5',
      'Adjustment One-Time null null -3 -3',
      'Credit One-Time null null -4 -4',
      'Purchase One-Time Spend null 365 0',
      'Purchase One-Time null null 6 6',
      'Purchase Recurring Spend null 100 0',
      'Purchase Recurring Usage null 31.5 0',
      'Purchase Recurring null null 7 7',
      'Tax One-Time null null 0.25 0.25',
      'Tax One-Time null null 8 8',
      'Usage Usage-Based Spend Unused 0 40',
      'Usage Usage-Based Spend Used 0 50',
      'Usage Usage-Based Usage Unused 0 1.5',
      'Usage Usage-Based Usage Used 0 30',
      'Usage Usage-Based null null 12.0000000001 12.0000000001',
    ]);
  });

  test('tags are maps in Parquet and JSON in a CSV, and only 1.0 has cost categories', async () => {
    const select = 'select Tags, x_CostCategories FROM where Tags is not null';
    expect(await rows(await written({ format: 'csv', table: 'FOCUS_1_0_AWS' }), select)).toEqual([
      '{"CostCenter":"a\\"b"} {"Stage":"x"}',
    ]);
    expect(
      await rows(
        await written({ table: 'FOCUS_1_0_AWS' }),
        "select Tags['CostCenter'], x_CostCategories['Stage'], typeof(Tags), typeof(BilledCost), typeof(ChargePeriodStart) FROM where Tags is not null",
      ),
    ).toEqual(['a"b x MAP(VARCHAR, VARCHAR) DOUBLE TIMESTAMP']);
    await expect(rows(await written({}), select)).rejects.toThrow('x_CostCategories');
  });

  test('a tax of the payer has no account, and a month that is not final no invoice', async () => {
    const bill = await written({});
    expect(
      await rows(
        bill,
        "select SubAccountId, BillingAccountId, BilledCost FROM where ChargeCategory = 'Tax' order by all",
      ),
    ).toEqual([`${MEMBER} ${PAYER} 0.25`, `null ${PAYER} 8`]);
    expect(await rows(bill, 'select distinct length(InvoiceId) FROM', '2026-09')).toEqual(['10']);
    expect(await rows(bill, 'select distinct InvoiceId FROM', '2026-10')).toEqual(['null']);
  });

  test('a discount is named by x_Discounts, and support by its product', async () => {
    expect(
      await rows(
        await written({}),
        "select x_Discounts['edp_discount'], x_ServiceCode FROM where x_Discounts is not null or x_ServiceCode like 'AWSSupport%' order by all",
      ),
    ).toEqual(['-3 null', 'null AWSSupportBusiness']);
  });

  test('any bill adds up to its ledger, cost by cost', async () => {
    const scenario = generatedScenario({ accounts: 9, ous: 3, months: 2, seed: 7, today: '2026-10-10' });
    const total = (column: 'billed' | 'effective') => {
      let sum = 0n;
      for (let row = 0; row < scenario.ledger.length; row += 1) sum += scenario.ledger[column].scaled(row);
      return formatDecimal({ coefficient: sum, scale: scenario.ledger[column].scale });
    };
    const [sums = ''] = await rows(
      await written({ format: 'csv', linesPerFile: 50 }, scenario),
      'select sum(cast(BilledCost as decimal(38,12))), sum(cast(EffectiveCost as decimal(38,12))) FROM',
    );
    const exact = sums
      .split(' ')
      .map((sum) => formatDecimal(parseDecimal(sum) ?? { coefficient: 0n, scale: 0 }));
    expect(exact).toEqual([total('billed'), total('effective')]);
  });
});

describe('a CUR', () => {
  test.each(['parquet', 'csv.gz'] as const)(
    'gives both costs by the formula that AWS documents, in %s',
    async (format) => {
      const bill = await written({ table: 'COST_AND_USAGE_REPORT', format });
      expect(
        await rows(
          bill,
          `select line_item_line_item_type, ${sumOf('line_item_unblended_cost')}::double, sum(${FORMULA})::double FROM group by all order by all`,
          '2026-09',
        ),
      ).toEqual([
        'Credit -4 -4',
        'DiscountedUsage 0 30',
        'EdpDiscount -3 -3',
        'Fee 13 13',
        'RIFee 31.5 1.5',
        'Refund -5 -5',
        'SavingsPlanCoveredUsage 70 50',
        'SavingsPlanNegation -70 0',
        'SavingsPlanRecurringFee 100 40',
        'SavingsPlanUpfrontFee 365 0',
        'Tax 8.25 8.25',
        'Usage 12.0000000001 12.0000000001',
      ]);
    },
  );

  test('names tags as a CUR does', async () => {
    const bill = await written({ table: 'COST_AND_USAGE_REPORT' });
    expect(
      await rows(
        bill,
        "select resource_tags['user_cost_center'], cost_category['stage'], product['product_name'] FROM where resource_tags is not null",
      ),
    ).toEqual(['a"b x Amazon Elastic Compute Cloud - Compute']);
  });

  test.each([
    ['Usage', '1', '2', "Usage of 2026-09-01T00:00:00Z has the effective cost 2: by AWS's formula it is 1"],
    ['SavingsPlanUpfrontFee', '1', '1', "has the effective cost 1: by AWS's formula it is 0"],
    ['Mystery', '1', '1', 'a CUR has no line item type for record type "Mystery"'],
  ])('refuses %s of %s that is effectively %s', async (recordType, billed, effective, message) => {
    const scenario = {
      ...SCENARIO,
      ledger: writtenLedger([['2026-09-01', MEMBER, billed, { recordType, effective }]]),
    };
    await expect(written({ table: 'COST_AND_USAGE_REPORT' }, scenario)).rejects.toThrow(message);
  });
});

describe('a delivery', () => {
  test('has chunks, and a manifest that is written after them', async () => {
    const bill = await written({ prefix: 'a/b', bucket: 'kumo', linesPerFile: 4, format: 'csv.gz' });
    const [september] = bill.deliveries;
    const own = `BILLING_PERIOD=2026-09/2026-10-10T06:00:00.000Z-${september?.executionId}`;
    expect(bill.path).toBe('a/b/bill');
    expect(september?.files).toEqual(
      [1, 2, 3, 4].map((chunk) => `a/b/bill/data/${own}/bill-0000${chunk}.csv.gz`),
    );
    expect(september?.manifest).toBe(`a/b/bill/metadata/${own}/bill-Manifest.json`);
    const manifest = JSON.parse(readFileSync(join(bill.folder, september?.manifest ?? ''), 'utf8'));
    expect(manifest).toMatchObject({
      dataFiles: september?.files.map((file) => `s3://kumo/${file}`),
      executionId: september?.executionId,
    });
    expect(manifest.columns[1]).toEqual({ name: 'BilledCost', type: 'double' });
    const at = statSync(join(bill.folder, september?.manifest ?? '')).mtimeMs;
    expect(at).toBe(Date.parse('2026-10-10T06:00:00Z'));
    for (const file of september?.files ?? []) {
      expect(statSync(join(bill.folder, file)).mtimeMs).toBeLessThan(at);
    }
  });

  test('keeps those before it in folders of their own, with what was known then', async () => {
    const bill = await written({ earlierDeliveries: 2, format: 'csv', months: ['2026-10'] });
    expect(bill.earlier.map(({ deliveredAt }) => new Date(deliveredAt).toISOString())).toEqual([
      '2026-10-08T06:00:00.000Z',
      '2026-10-09T06:00:00.000Z',
    ]);
    const lines = [...bill.earlier, ...bill.deliveries].map(
      ({ files: [file = ''] }) => readFileSync(join(bill.folder, file), 'utf8').split('\n').length - 2,
    );
    expect(lines).toEqual([1, 2, 2]);
  });

  test('in overwrite mode leaves files without lines that the manifest does not name', async () => {
    const bill = await written({ mode: 'overwrite', earlierDeliveries: 1, months: ['2026-10'] });
    expect(bill.earlier).toEqual([]);
    expect(bill.deliveries[0]?.files).toEqual(['bill/data/BILLING_PERIOD=2026-10/bill-00001.snappy.parquet']);
    expect(readdirSync(join(bill.folder, 'bill/data/BILLING_PERIOD=2026-10'))).toEqual([
      'bill-00001.snappy.parquet',
      'bill-00002.snappy.parquet',
    ]);
  });

  test('is a scenario of its own', async () => {
    const { folder } = await written({ earlierDeliveries: 1 });
    writeFileSync(join(folder, 'organization.json'), JSON.stringify(ORGANIZATION));
    const { ledger } = await loadScenario(folder);
    // 16 lines, of which the negation is gone and two fees have an unused part.
    expect(ledger.length).toBe(17);
  });

  test('of a month without charges is refused', async () => {
    await expect(written({ months: ['2026-08'] })).rejects.toThrow(
      'no charges in 2026-08: it has 2026-09, 2026-10',
    );
  });
});
