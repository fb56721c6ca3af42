import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { exportFolder, FOCUS_LINE, PAYER, SHOP, writeLines } from '../testing/lines.ts';
import { groupsOf, shown } from '../testing/reading.ts';

const LINE = {
  SubAccountId: SHOP,
  BillingAccountId: PAYER,
  BillingCurrency: 'USD',
  BillingPeriodStart: '2026-10-01T00:00:00Z',
  ChargePeriodStart: '2026-10-05T13:00:00Z',
  ChargeCategory: 'Usage',
  BilledCost: '1.5',
};

function csvOf(more: Readonly<Record<string, string>> = {}): string {
  const line = { ...LINE, ...more };
  return `${Object.keys(line).join(',')}\n${Object.values(line).join(',')}\n`;
}

/** What one of these files of a folder says. */
async function readOne(
  name: string,
  files: Readonly<Record<string, string | Uint8Array>>,
  asked: Parameters<typeof groupsOf>[2] = {},
): Promise<string[]> {
  const folder = await exportFolder();
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return shown(await groupsOf(folder, [name], asked));
}

async function parquetBytes(): Promise<Uint8Array> {
  const folder = await exportFolder();
  await writeLines(folder, 'a.parquet', [FOCUS_LINE]);
  return await readFile(join(folder, 'a.parquet'));
}

const OF_ONE_LINE = [`${SHOP} 2026-10-01 usage 1.5`];

describe('a file', () => {
  it.each([
    ['a*.csv', 'ab.csv'],
    ['a?.csv', 'ab.csv'],
    ['a[b].csv', 'ab.csv'],
    ['**.csv', 'ab.csv'],
    ['{a,b}.csv', 'a.csv'],
    ['[a]/bill.csv', 'a/bill.csv'],
    ['bills [2026]/a.csv', 'bills 2/a.csv'],
    ["o'clock.csv", 'oclock.csv'],
  ])('%s is no pattern for %s', async (name, other) => {
    expect(await readOne(name, { [name]: csvOf(), [other]: csvOf({ BilledCost: '100' }) })).toEqual(
      OF_ONE_LINE,
    );
  });

  it('in Parquet is no pattern either', async () => {
    const bytes = await parquetBytes();
    expect(await readOne('a*.parquet', { 'a*.parquet': bytes, 'ab.parquet': bytes })).toEqual(OF_ONE_LINE);
  });

  it.each(['BilledCost=100', 'SubAccountId=999999999999', 'BILLING_PERIOD=2026-10'])(
    'has no columns of its folder %s',
    async (folder) => {
      const [csv, parquet] = [`${folder}/a.csv`, `${folder}/a.parquet`];
      expect(await readOne(csv, { [csv]: csvOf() })).toEqual(OF_ONE_LINE);
      expect(await readOne(parquet, { [parquet]: await parquetBytes() })).toEqual(OF_ONE_LINE);
    },
  );
});

describe('a CSV', () => {
  const line = csvOf().split('\n')[1] ?? '';

  it.each<[string, string, string | Uint8Array]>([
    ['that comes from Windows', 'a.csv', `\ufeff${csvOf().replaceAll('\n', '\r\n')}`],
    ['without a last line end', 'a.csv', csvOf().trimEnd()],
    ['with empty lines', 'a.csv', `${csvOf()}\n\n`],
    ['with columns that have no name', 'a.csv', csvOf().replaceAll(/(.)\n/g, '$1,,\n')],
    ['with line ends in a text', 'a.csv', csvOf({ Tags: '"{""a"": ""b\nc""}"' })],
    ['with an ending in upper case', 'A.CSV.GZ', gzipSync(csvOf())],
  ])('%s is read', async (_, name, content) => {
    expect(await readOne(name, { [name]: content })).toEqual(OF_ONE_LINE);
  });

  it('of several gzip members is read to the end', async () => {
    const members = Buffer.concat([gzipSync(csvOf()), gzipSync(`${line}\n`)]);
    expect(await readOne('a.csv.gz', { 'a.csv.gz': members })).toEqual([`${SHOP} 2026-10-01 usage 3`]);
  });

  const many = gzipSync(csvOf() + `${line}\n`.repeat(50_000));
  const flipped = Buffer.from(many);
  flipped.writeUInt32LE(flipped.readUInt32LE(flipped.length - 8) ^ 1, flipped.length - 8);
  it.each<[string, string, string | Uint8Array, RegExp]>([
    [
      'cut off',
      'a.csv.gz',
      many.subarray(0, many.length - 100),
      /cannot be unpacked to its end \(Z_BUF_ERROR\)/,
    ],
    ['cut off at its very end', 'a.csv.gz', many.subarray(0, many.length - 8), /Z_BUF_ERROR/],
    ['altered', 'a.csv.gz', flipped, /Z_DATA_ERROR/],
    ['not gzipped', 'a.csv.gz', csvOf(), /damaged/],
    ['gzipped under another name', 'a.csv', gzipSync(csvOf()), /no export that can be read/],
    [
      'not in UTF-8',
      'a.csv',
      Buffer.from(csvOf({ SubAccountName: 'caf\u00e9' }), 'latin1'),
      /not utf-8 encoded/,
    ],
    ['with too few values', 'a.csv', `${csvOf()}1,2,3\n`, /Line: 3, Expected Number of Columns: 7 Found: 3/],
    ['with too many values', 'a.csv', `${csvOf()}${line},8\n`, /CSV Error on Line: 3/],
    ['with semicolons', 'a.csv', csvOf().replaceAll(',', ';'), /separated by ';' instead of commas/],
    ['with tabs', 'a.csv.gz', gzipSync(csvOf().replaceAll(',', '\t')), /separated by tabs instead/],
    ['with its header twice', 'a.csv', csvOf() + csvOf(), /has "BilledCost" in the column BilledCost/],
    [
      'with a month that is none',
      'a.csv',
      csvOf({ BillingPeriodStart: '2026-10-zz' }),
      /'2026-10-zz' as Billing/,
    ],
  ])('that is %s is refused', async (_, name, content, message) => {
    await expect(readOne(name, { [name]: content })).rejects.toMatchObject({
      code: 'MalformedAnswer',
      message: expect.stringMatching(message),
    });
  });

  it('with a day that is none is refused where days are asked for', async () => {
    const files = { 'a.csv': csvOf({ ChargePeriodStart: '2026-10-zzT00:00:00Z' }) };
    await expect(readOne('a.csv', files, { granularity: 'DAILY' })).rejects.toMatchObject({
      code: 'MalformedAnswer',
      message: expect.stringContaining("'2026-10-zzT00:00:00Z' as ChargePeriodStart"),
    });
  });
});

describe('the lines of another month', () => {
  it.each(['a.parquet', 'a.csv', 'a.csv.gz'])('in a delivery are refused: %s', async (name) => {
    const folder = await exportFolder();
    await writeLines(folder, name, [
      { ...FOCUS_LINE, BillingPeriodStart: `timestamp_ms '2026-09-01 00:00:00'` },
    ]);
    const copy = `copy-${name}`;
    await writeFile(join(folder, copy), await readFile(join(folder, name)));
    const autumn = { start: '2026-09-01', end: '2026-11-01' };
    await expect(groupsOf(folder, { '2026-09': [name], '2026-10': [copy] }, autumn)).rejects.toMatchObject({
      code: 'MalformedAnswer',
      message: expect.stringContaining('the delivery of 2026-10 has lines of another billing period'),
    });
    await expect(groupsOf(folder, { '2026-10': [copy] })).rejects.toMatchObject({ code: 'MalformedAnswer' });
    // Without a manifest a file is of no month.
    const files = { '2026-09': [name], '2026-10': [name] };
    expect(await groupsOf(folder, files, { ...autumn, manifests: false })).toHaveLength(1);
  });
});
