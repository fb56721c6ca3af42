import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CUR_LINE, exportFolder, FOCUS_LINE, type Line, writeLines } from '../testing/lines.ts';
import { pathsBySchema, schemaLength } from './parquet-schema.ts';

const { SubAccountName, BilledCost, ...OTHERS } = FOCUS_LINE;

/** Which of these files have one schema. */
async function listed(files: Readonly<Record<string, readonly Line[] | Uint8Array>>): Promise<string[]> {
  const folder = await exportFolder();
  for (const [name, content] of Object.entries(files)) {
    if (content instanceof Uint8Array) await writeFile(join(folder, name), content);
    else await writeLines(folder, name, content);
  }
  const paths = [...Object.keys(files), 'absent.parquet'].map((name) => join(folder, name));
  const lists = await pathsBySchema(paths);
  return lists.map((list) => list.map((path) => path.slice(folder.length + 1)).join(' '));
}

async function bytesOf(lines: readonly Line[]): Promise<Buffer> {
  const folder = await exportFolder();
  await writeLines(folder, 'a.parquet', lines);
  return await readFile(join(folder, 'a.parquet'));
}

function footerOf(bytes: Buffer): Buffer {
  return bytes.subarray(bytes.length - 8 - bytes.readUInt32LE(bytes.length - 8), -8);
}

describe('Parquet files', () => {
  it('of the same columns are together, whatever their lines', async () => {
    const lines = Array.from({ length: 300 }, (_, at) => ({ ...FOCUS_LINE, BilledCost: `${at}::double` }));
    const dear = { ...FOCUS_LINE, BilledCost: '1e300::double', SubAccountName: 'NULL::varchar' };
    expect(await listed({ 'a.parquet': [FOCUS_LINE], 'b.parquet': lines, 'c.parquet': [dear] })).toEqual([
      'a.parquet b.parquet c.parquet',
      'absent.parquet',
    ]);
  });

  it.each([
    ['another column', { ...FOCUS_LINE, more: '1' }],
    ['a column less', OTHERS],
    ['another type', { ...FOCUS_LINE, BilledCost: '1.5::real' }],
    ['another unit of time', { ...FOCUS_LINE, BillingPeriodStart: `timestamp '2026-10-01 00:00:00'` }],
    ['other digits', { ...FOCUS_LINE, BilledCost: '1.5::decimal(18,2)' }],
    ['another order', { SubAccountName, BilledCost, ...OTHERS }],
    ['another spelling', { ...OTHERS, subaccountname: SubAccountName, BilledCost }],
    ['another table', CUR_LINE],
  ] as [string, Line][])('with %s are apart', async (_, other) => {
    const files = { 'a.parquet': [FOCUS_LINE], 'b.parquet': [other], 'c.parquet': [FOCUS_LINE] };
    expect(await listed(files)).toEqual(['a.parquet c.parquet', 'b.parquet', 'absent.parquet']);
  });

  it('whose columns cannot be told are alone', async () => {
    const whole = await bytesOf([FOCUS_LINE]);
    const encrypted = Buffer.concat([whole.subarray(0, -1), Buffer.from('E')]);
    const long = Buffer.from(whole);
    long.writeUInt32LE(whole.length, whole.length - 8);
    const files = {
      'a.parquet': whole,
      'b.parquet': whole.subarray(0, -10),
      'c.parquet': whole.subarray(0, -10),
      'd.parquet': encrypted,
      'e.parquet': long,
      'f.parquet': Buffer.from('PAR1'),
      'g.parquet': whole,
    };
    expect(await listed(files)).toEqual([
      'a.parquet g.parquet',
      ...['b', 'c', 'd', 'e', 'f', 'absent'].map((name) => `${name}.parquet`),
    ]);
  });
});

describe('the schema in a footer', () => {
  it('ends where the number of lines begins', async () => {
    const footer = footerOf(await bytesOf([FOCUS_LINE, FOCUS_LINE, FOCUS_LINE]));
    const end = schemaLength(footer) ?? Number.NaN;
    // Field 3, a number of 64 bits; and 3, which is written as its double.
    expect([...footer.subarray(end, end + 2)]).toEqual([0x16, 6]);
  });

  it('is none where it is cut off', async () => {
    const footer = footerOf(await bytesOf([FOCUS_LINE]));
    const end = schemaLength(footer) ?? Number.NaN;
    for (let length = 0; length < end; length += 1) {
      expect(schemaLength(footer.subarray(0, length))).toBeNull();
    }
    expect(schemaLength(footer.subarray(0, end))).toBe(end);
  });

  it.each([1, 3, 7, 8])(
    'is none where a list says that it has more of type %i than there are bytes',
    (type) => {
      const many = [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f];
      expect(schemaLength(Buffer.from([0x15, 2, 0x19, 0xf0 + type, ...many]))).toBeNull();
    },
  );

  it('is within any bytes, or none', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.array(fc.constantFrom(0x15, 0x19, 0xfc, 0x1c, 0x18, 0xff, 0x7f, 0), { maxLength: 200 }),
    );
    fc.assert(
      fc.property(bytes, (any) => {
        const found = schemaLength(Buffer.from(any));
        if (found !== null) expect(found).toBeLessThanOrEqual(any.length);
      }),
    );
  });
});
