import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { formatDecimal } from '../ledger/decimal.ts';
import { formatMoment } from '../time/calendar.ts';
import { readBill } from './read-bill.ts';

const PAYER = '111111111111';

// The machine's zone must not matter, and where tests run it is often UTC.
beforeAll(() => {
  vi.stubEnv('TZ', 'Asia/Tokyo');
});
afterAll(() => {
  vi.unstubAllEnvs();
});

/** A Parquet file of one row with the types that AWS delivers, and with `changes` to the SQL of its columns. */
async function parquetFile(changes: Readonly<Record<string, string>> = {}): Promise<string> {
  const columns = {
    SubAccountId: `'012345678901'`,
    SubAccountName: `'shop'`,
    BillingAccountId: `'${PAYER}'`,
    ChargePeriodStart: `timestamp '2026-09-05 01:00:00'`,
    ChargePeriodEnd: `timestamp '2026-09-05 02:00:00'`,
    ChargeCategory: `'Usage'`,
    BilledCost: '6.123e-7::double',
    EffectiveCost: '0.1::double',
    BillingCurrency: `'USD'`,
    ServiceName: `'Amazon EC2'`,
    RegionId: `'us-east-1'`,
    CommitmentDiscountType: 'null::varchar',
    ConsumedQuantity: 'null::double',
    ConsumedUnit: 'null::varchar',
    Tags: `map {'team': 'a "quoted" one'}`,
    x_CostCategories: `map {'__proto__': 'a $b'}`,
    ...changes,
  };
  const file = join(mkdtempSync(join(tmpdir(), "focus's-")), 'ledger.parquet');
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const selected = Object.entries(columns).map(([name, sql]) => `${sql} as "${name}"`);
  await connection.run(
    `copy (select ${selected.join(', ')}) to '${file.replaceAll("'", "''")}' (format parquet)`,
  );
  return file;
}

test('a Parquet file is read like the CSV of the same bill', async () => {
  const ledger = await readBill([await parquetFile()], PAYER);
  expect(ledger.accounts).toEqual([{ id: '012345678901', name: 'shop' }]);
  expect(formatDecimal(ledger.billed.at(0))).toBe('0.0000006123');
  expect(formatDecimal(ledger.effective.at(0))).toBe('0.1');
  expect(formatMoment(ledger.starts[0] ?? 0)).toBe('2026-09-05T01:00:00Z');
  expect(ledger.traits[0]).toMatchObject({
    recordType: 'Usage',
    service: 'Amazon EC2',
    commitmentDiscountType: '',
    payerAccount: PAYER,
    tags: '{"team":"a \\"quoted\\" one"}',
    costCategories: '{"__proto__":"a $b"}',
  });
});

test('a zone, exact decimals, and ids that are numbers are read by their meaning', async () => {
  const file = await parquetFile({
    ChargePeriodStart: `timestamptz '2026-09-05 03:00:00+02'`,
    BilledCost: `'12345678901234567890.1234567891'::decimal(38,10)`,
    SubAccountId: '12345678901::bigint',
    BillingAccountId: `${PAYER}::bigint`,
  });
  const ledger = await readBill([file], PAYER);
  expect(ledger.accounts[0]?.id).toBe('012345678901');
  expect(formatDecimal(ledger.billed.at(0))).toBe('12345678901234567890.1234567891');
  expect(formatMoment(ledger.starts[0] ?? 0)).toBe('2026-09-05T01:00:00Z');
});

test('a wrong value is refused with its row', async () => {
  const file = await parquetFile({ BilledCost: `'nan'::double` });
  await expect(readBill([file], PAYER)).rejects.toThrow(
    'ledger.parquet, row 1: BilledCost "nan" is how other',
  );
});
