import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultToday } from '../ledger/coverage.ts';
import { formatDecimal } from '../ledger/decimal.ts';
import type { Ledger } from '../ledger/model.ts';
import { formatMoment } from '../time/calendar.ts';
import { readBill } from './read-bill.ts';

const PAYER = '111111111111';

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
  return readBill([await written('ledger.csv', text)], PAYER);
}

async function written(name: string, content: string | Buffer): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, content);
  return file;
}

/** The lines of a CSV with all columns, and with further ones after them. */
function csv(rows: readonly Record<string, string>[], further: readonly string[] = []): string {
  const columns = [...Object.keys(COLUMNS), ...further];
  return [
    columns.join(','),
    ...rows.map((row) => columns.map((column) => row[column] ?? COLUMNS[column] ?? '').join(',')),
    '',
  ].join('\n');
}

/** Every line item as `account name service amount`, in the order of the ledger. */
function items(ledger: Ledger): string[] {
  return Array.from({ length: ledger.length }, (_, row) => {
    const { id, name } = ledger.accounts[ledger.accountOf[row] ?? 0] ?? { id: '', name: '' };
    const service = ledger.traits[ledger.traitsOf[row] ?? 0]?.service;
    return `${id} ${name} ${service} ${formatDecimal(ledger.billed.at(row))}`;
  });
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

test('a column that is read and occurs twice is refused, since either may be meant', async () => {
  const [header, line] = csv([{}]).split('\n');
  await expect(readText(`${header},billedcost\n${line},99\n`)).rejects.toThrow(
    'ledger.csv has the column BilledCost more than once: keep the one that counts',
  );
  expect((await readText(`${header},note,note\n${line},1,2\n`)).length).toBe(1);
});

test('two currencies are read unchanged', async () => {
  const ledger = await ledgerOf([{}, { BillingCurrency: 'EUR' }]);
  expect(ledger.traits.map(({ currency }) => currency)).toEqual(['USD', 'EUR']);
});

test('a charge that belongs to no account is charged to the billing account', async () => {
  const tax = { SubAccountId: '', SubAccountName: '', ChargeCategory: 'Tax', ServiceName: 'Tax' };
  const billing = { BillingAccountId: PAYER, BillingAccountName: 'the company' };
  const further = ['BillingAccountId', 'BillingAccountName'];
  const named = await readText(csv([{ ...tax, ...billing }], further));
  expect(items(named)).toEqual([`${PAYER} the company Tax 0.0001583333`]);
  const without = [csv([tax]), csv([{ ...tax, SubAccountId: 'NULL' }]), csv([tax], further)];
  for (const text of without) expect(items(await readText(text))).toEqual([`${PAYER}  Tax 0.0001583333`]);
});

test('lines of another payer are refused, and both payers are named', async () => {
  const rows = [{ BillingAccountId: PAYER }, { BillingAccountId: '999999999999' }];
  await expect(readText(csv(rows, ['BillingAccountId']))).rejects.toThrow(
    `ledger.csv, line 3: BillingAccountId "999999999999" is not the organization's payer ${PAYER}`,
  );
  await expect(readText(csv([{ BillingAccountId: '9999' }], ['BillingAccountId']))).rejects.toThrow(
    'line 2: BillingAccountId "9999" is not an account id: write 12 digits',
  );
});

test('chunks are one bill, packed or not, each with columns of its own', async () => {
  const [header = '', line = ''] = csv([{ ServiceName: 'third' }]).split('\n');
  const reversed = (text: string) => text.split(',').reverse().join(',');
  const chunks = [
    await written('1.csv.gz', gzipSync(csv([{ ServiceName: 'first' }]))),
    // Two members, as the chunks of `cat a.gz b.gz`, and the second header.
    await written('2.gz', Buffer.concat([gzipSync(csv([])), gzipSync(csv([{ ServiceName: 'second' }]))])),
    await written('3.csv', `${reversed(header).toLowerCase()}\n${reversed(line)}\n`),
    await written('4.csv', csv([{ ServiceName: 'fourth', Tags: '' }], ['Tags'])),
    await written('5.csv', csv([])),
  ];
  const ledger = await readBill(chunks, PAYER);
  const services = ['first', 'second', 'third', 'fourth'];
  expect(items(ledger)).toEqual(services.map((service) => `012345678901 payer ${service} 0.0001583333`));
  expect(ledger.carries.has('tags')).toBe(true);
});

test('a line says when it came into the bill and when it went out of it', async () => {
  const columns = [...Object.keys(COLUMNS), 'x_KnownFrom', 'x_KnownUntil'];
  const { known } = await ledgerOf(
    [{}, { x_KnownFrom: '2024-10-09' }, { x_KnownFrom: '2024-10-05', x_KnownUntil: '2024-10-09T07:00:00Z' }],
    columns,
  );
  expect([...(known?.from ?? [])].slice(1).map(formatMoment)).toEqual([
    '2024-10-09T00:00:00Z',
    '2024-10-05T00:00:00Z',
  ]);
  expect(formatMoment(known?.until[2] ?? 0)).toBe('2024-10-09T07:00:00Z');
  expect((await ledgerOf([{}], columns)).known).toBeUndefined();
});

test.each([
  [{ x_KnownFrom: 'October' }, 'line 2: x_KnownFrom "October" is not a point in time'],
  [{ x_KnownUntil: '2024-09-01' }, 'line 2: x_KnownUntil "2024-09-01" is not after x_KnownFrom'],
  [
    { x_KnownFrom: '2024-10-09', x_KnownUntil: '2024-10-08' },
    'line 2: x_KnownUntil "2024-10-08" is not after x_KnownFrom',
  ],
])('a line that was never in the bill is refused: %#', async (row, message) => {
  await expect(ledgerOf([row], [...Object.keys(COLUMNS), 'x_KnownFrom', 'x_KnownUntil'])).rejects.toThrow(
    message,
  );
});

test('damaged and foreign files are refused by name', async () => {
  const packed = gzipSync(csv([{}, {}]));
  const read = async (name: string, content: Buffer) => readBill([await written(name, content)], PAYER);
  await expect(read('cut.csv.gz', packed.subarray(0, -12))).rejects.toThrow(
    /cut\.csv\.gz is damaged: .*Z_BUF_ERROR/,
  );
  packed[30] = (packed[30] ?? 0) ^ 0xff;
  await expect(read('bent.csv.gz', packed)).rejects.toThrow(/bent\.csv\.gz is damaged/);
  await expect(read('a.zip', Buffer.from('504b030414', 'hex'))).rejects.toThrow(
    'a.zip is a ZIP archive: unpack',
  );
  await expect(read('a.parquet', Buffer.from('PAR1, but no more'))).rejects.toThrow(
    /a\.parquet cannot be read as Parquet: /,
  );
});

test.each(['2024-09-01 00:00:00+00', '2024-09-01T00:00:00-00', '2024-09-01 00:00:00+0000'])(
  'UTC may be written as in %s',
  async (ChargePeriodStart) => {
    const ledger = await ledgerOf([{ ChargePeriodStart }]);
    expect(formatMoment(ledger.starts[0] ?? 0)).toBe('2024-09-01T00:00:00Z');
  },
);

test.each([
  [
    { SubAccountId: '12345678901' },
    'line 2: SubAccountId "12345678901" is not an account id: write 12 digits',
  ],
  [{ BilledCost: 'abc' }, 'line 2: BilledCost "abc" is not an amount'],
  [
    { BilledCost: 'nan' },
    'line 2: BilledCost "nan" is how other programs write a missing value: leave the field',
  ],
  [{ ServiceName: '\\N' }, 'line 2: ServiceName "\\\\N" is how other programs write a missing value'],
  [{ SubAccountId: '\\N' }, 'line 2: SubAccountId "\\\\N" is how other programs write a missing value'],
  [{ ConsumedQuantity: 'NaN' }, 'line 2: ConsumedQuantity "NaN" is how other programs write a missing value'],
  [{ BilledCost: 'inf' }, 'line 2: BilledCost "inf" is not an amount'],
  [
    { ChargePeriodStart: '2024-09-01 00:00:00+09' },
    'line 2: ChargePeriodStart "2024-09-01 00:00:00+09" is not a point',
  ],
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
