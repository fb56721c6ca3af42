import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formatDecimal } from '../ledger/decimal.ts';
import { defaultToday } from '../ledger/coverage.ts';
import type { Ledger } from '../ledger/model.ts';
import { formatMoment } from '../time/calendar.ts';
import { readLedger } from './read-bill.ts';

const COLUMNS: Readonly<Record<string, string>> = {
  SubAccountId: '012345678901',
  SubAccountName: 'payer',
  ChargePeriodStart: '2024-09-01 00:00:00',
  ChargePeriodEnd: '2024-09-01 01:00:00',
  ChargeCategory: 'Usage',
  BilledCost: '0.00015833330',
  EffectiveCost: '1E-5',
  BillingCurrency: 'USD',
  ServiceName: 'Amazon EC2',
  RegionId: 'us-east-1',
  CommitmentDiscountType: '',
  ConsumedQuantity: '',
  ConsumedUnit: '',
};

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ledger-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function ledgerOf(
  rows: readonly Record<string, string>[],
  columns = Object.keys(COLUMNS),
): Promise<Ledger> {
  const lines = rows.map((row) => columns.map((column) => row[column] ?? COLUMNS[column] ?? '').join(','));
  return readText([columns.join(','), ...lines].join('\n'));
}

async function readText(text: string): Promise<Ledger> {
  const file = join(folder, 'ledger.csv');
  await writeFile(file, text);
  return readLedger(file);
}

test('a line item keeps every digit of its amounts and times', async () => {
  const ledger = await ledgerOf([{}]);
  expect(ledger.length).toBe(1);
  expect(ledger.accounts).toEqual([{ id: '012345678901', name: 'payer' }]);
  expect(formatDecimal(ledger.billed.at(0))).toBe('0.0001583333');
  expect(formatDecimal(ledger.effective.at(0))).toBe('0.00001');
  expect(formatMoment(ledger.ends[0] ?? 0)).toBe('2024-09-01T01:00:00Z');
  expect(ledger.traits[0]).toMatchObject({ recordType: 'Usage', service: 'Amazon EC2', region: 'us-east-1' });
});

test('line items are sorted by their start', async () => {
  const ledger = await ledgerOf([
    {
      ChargePeriodStart: '2024-09-03',
      ChargePeriodEnd: '2024-09-04',
      BilledCost: '3',
      SubAccountName: 'renamed',
    },
    { ChargePeriodStart: '2024-09-01', ChargePeriodEnd: '2024-09-02', BilledCost: '1' },
    { ChargePeriodStart: '2024-09-02', ChargePeriodEnd: '2024-09-03', BilledCost: '99999999999999999999.25' },
  ]);
  expect([0, 1, 2].map((row) => formatDecimal(ledger.billed.at(row)))).toEqual([
    '1',
    '99999999999999999999.25',
    '3',
  ]);
  expect(ledger.accounts).toEqual([{ id: '012345678901', name: 'renamed' }]);
  expect(defaultToday(ledger)).toBe('2024-09-10');
});

test('x_RecordType is the record type if it is not empty', async () => {
  const ledger = await ledgerOf(
    [{ x_RecordType: 'Savings Plan Negation' }, { ChargeCategory: 'Tax' }],
    [...Object.keys(COLUMNS), 'x_RecordType', 'SomethingElse'],
  );
  expect(ledger.traits.map(({ recordType }) => recordType)).toEqual(['Savings Plan Negation', 'Tax']);
});

test('two currencies are read unchanged', async () => {
  const ledger = await ledgerOf([{}, { BillingCurrency: 'EUR' }]);
  expect(ledger.traits.map(({ currency }) => currency)).toEqual(['USD', 'EUR']);
});

test.each([
  [
    { SubAccountId: '12345678901' },
    'line 2: SubAccountId "12345678901" is not an account id: write 12 digits',
  ],
  [{ BilledCost: 'abc' }, 'line 2: BilledCost "abc" is not an amount'],
  [{ EffectiveCost: '' }, 'line 2: EffectiveCost "" is not an amount'],
  [{ ConsumedQuantity: '1 000' }, 'line 2: ConsumedQuantity "1 000" is not an amount'],
  [{ ChargePeriodStart: '2024-09-31' }, 'line 2: ChargePeriodStart "2024-09-31" is not a point in time'],
  [{ ChargePeriodEnd: '2024-08-31' }, 'line 2: ChargePeriodEnd "2024-08-31" is before ChargePeriodStart'],
  [
    { ChargeCategory: 'Gift' },
    'line 2: ChargeCategory "Gift" is not a charge category: FOCUS has Usage, Purchase',
  ],
  [{ BillingCurrency: 'dollars' }, 'line 2: BillingCurrency "dollars" is not a currency'],
])('an invalid line item is refused with its line number: %#', async (row, message) => {
  await expect(ledgerOf([row])).rejects.toThrow(message);
});

test('missing columns are named', async () => {
  const columns = Object.keys(COLUMNS).filter((column) => !/^(EffectiveCost|RegionId)$/.test(column));
  await expect(ledgerOf([{}], columns)).rejects.toThrow('does not have the columns EffectiveCost, RegionId');
});

test('a ledger without a header or with a ragged line is refused', async () => {
  await expect(readText('')).rejects.toThrow('is empty');
  await expect(readText(`${Object.keys(COLUMNS).join(',')}\na,b\n`)).rejects.toThrow('is not valid CSV');
});
