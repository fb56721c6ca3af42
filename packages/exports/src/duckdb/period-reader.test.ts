import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DuckDbPeriodReader } from './period-reader.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ou-cost-periods-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const NEEDED =
  'SubAccountId,SubAccountName,BillingAccountId,BillingCurrency,ChargeCategory,ChargePeriodStart,ChargePeriodEnd';
const LINE = '111111111111,shop,222222222222,USD,Usage';

/** The months of a CSV with these lines, after the columns that every export has. */
async function monthsOf(lines: readonly string[], more = ',BillingPeriodStart'): Promise<readonly string[]> {
  const path = join(folder, 'bill.csv');
  await writeFile(path, [`${NEEDED}${more}`, ...lines, ''].join('\n'));
  const { size: bytes } = await stat(path);
  const reader = new DuckDbPeriodReader((name) => join(folder, name));
  const months = await reader.monthsOf([{ path: 'bill.csv', bytes, modifiedAt: 0, version: '1' }]);
  return (months.get('bill.csv') ?? []).toSorted();
}

describe('the billing periods of the lines of a file', () => {
  it('are those on whose bill they stand, whenever something was used', async () => {
    const lines = [
      `${LINE},2026-09-30 23:00:00,2026-10-01 00:00:00,2026-10-01 00:00:00`,
      `${LINE},2026-10-05T00:00:00Z,2026-10-06T00:00:00Z,2026-10-01T00:00:00.000Z`,
      `${LINE},2026-08-01 00:00:00,2026-09-01 00:00:00,2026-08-01 00:00:00`,
    ];
    expect(await monthsOf(lines)).toEqual(['2026-08', '2026-10']);
  });

  it('are the months in which something was used, where no column says more', async () => {
    const lines = [`${LINE},2026-09-30 23:00:00,2026-10-01 00:00:00`];
    expect(await monthsOf(lines, '')).toEqual(['2026-09']);
  });

  it('are none where there is no line', async () => {
    expect(await monthsOf([])).toEqual([]);
  });

  it.each([
    ['nothing', ''],
    ['"2026-13-01"', '2026-13-01 00:00:00'],
    ['"October"', 'October'],
    ['"2026-10-01 00:00:00+09:00"', '2026-10-01 00:00:00+09:00'],
  ])('are refused where a line has %s: it would be in no month', async (found, text) => {
    const lines = [
      `${LINE},2026-10-05 00:00:00,2026-10-06 00:00:00,2026-10-01 00:00:00`,
      `${LINE},2026-10-05 00:00:00,2026-10-06 00:00:00,${text}`,
    ];
    await expect(monthsOf(lines)).rejects.toMatchObject({
      code: 'MalformedAnswer',
      message: expect.stringContaining(`bill.csv' has a line with ${found} as BillingPeriodStart`),
    });
  });

  it('are refused where the file is no export, naming what is absent', async () => {
    await writeFile(join(folder, 'other.csv'), 'name,price\na,1\n');
    const reader = new DuckDbPeriodReader((name) => join(folder, name));
    const file = { path: 'other.csv', bytes: 16, modifiedAt: 0, version: '1' };
    await expect(reader.monthsOf([file])).rejects.toMatchObject({
      code: 'MalformedAnswer',
      message: expect.stringContaining('ChargePeriodStart'),
    });
  });
});
