import { appendFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { deliveriesOf } from '../testing/deliveries.ts';
import { exportFolder, FOCUS_LINE, SHOP, writeLines } from '../testing/lines.ts';
import { FORMATS, groupsOf, shown } from '../testing/reading.ts';
import { DuckDbEngine } from './engine.ts';
import { FolderFiles } from './folder-files.ts';

describe('the files of a delivery', () => {
  const reversed = Object.fromEntries(Object.entries(FOCUS_LINE).reverse());

  it.each(FORMATS)('may have their columns in another order: %s', async (name) => {
    const folder = await exportFolder();
    await writeLines(folder, `a-${name}`, [FOCUS_LINE]);
    await writeLines(folder, `b-${name}`, [{ ...reversed, x_Later: `'1'` }]);
    await writeLines(folder, `c-${name}`, [FOCUS_LINE]);
    const files = ['a', 'b', 'c'].map((part) => `${part}-${name}`);
    for (const order of [files, [...files].reverse()]) {
      expect(shown(await groupsOf(folder, order))).toEqual([`${SHOP} 2026-10-01 usage 4.5`]);
    }
  });

  it.each(FORMATS)('that lacks a column is named: %s', async (name) => {
    const folder = await exportFolder();
    const { BilledCost: _, ...rest } = FOCUS_LINE;
    await writeLines(folder, `a-${name}`, [FOCUS_LINE]);
    await writeLines(folder, `b-${name}`, [rest]);
    await expect(groupsOf(folder, [`a-${name}`, `b-${name}`])).rejects.toThrow(
      new RegExp(`b-${name}' has no column 'BilledCost'`),
    );
  });

  it('that has a column under another type is named', async () => {
    const folder = await exportFolder();
    await writeLines(folder, 'a.parquet', [FOCUS_LINE]);
    await writeLines(folder, 'b.parquet', [{ ...FOCUS_LINE, BilledCost: `'1.5'` }]);
    await expect(groupsOf(folder, ['a.parquet', 'b.parquet'])).rejects.toThrow(
      /b\.parquet' has the column 'BilledCost' as VARCHAR instead of DOUBLE/,
    );
    await writeLines(folder, 'c.csv', [FOCUS_LINE]);
    await expect(groupsOf(folder, ['a.parquet', 'c.csv'])).rejects.toThrow(/c\.csv' has the column/);
  });

  it('may be empty', async () => {
    const folder = await exportFolder();
    await writeLines(folder, 'a.parquet', [FOCUS_LINE]);
    await writeFile(join(folder, 'b.parquet'), '');
    expect(await groupsOf(folder, ['a.parquet', 'b.parquet'])).toHaveLength(1);
    await writeLines(folder, 'c.csv', [FOCUS_LINE]);
    await writeFile(join(folder, 'd.csv'), '');
    await writeFile(join(folder, 'e.csv'), `${Object.keys(FOCUS_LINE).join(',')}\n`);
    expect(await groupsOf(folder, ['c.csv', 'd.csv', 'e.csv'])).toHaveLength(1);
    expect(await groupsOf(folder, ['b.parquet', 'd.csv'])).toEqual([]);
  });

  it.each(['a.parquet', 'a.csv.gz'])('that is damaged is named: %s', async (name) => {
    const folder = await exportFolder();
    await writeFile(join(folder, name), 'this is not what it says');
    await expect(groupsOf(folder, [name])).rejects.toThrow(
      expect.objectContaining({ code: 'MalformedAnswer', message: expect.stringContaining(name) }),
    );
  });

  it('that ends in the middle of a line is refused', async () => {
    const folder = await exportFolder();
    await writeLines(folder, 'a.csv', [FOCUS_LINE]);
    await appendFile(join(folder, 'a.csv'), '012345678901,shop,111');
    await expect(groupsOf(folder, ['a.csv'])).rejects.toThrow(/a\.csv/);
  });

  it('that is gone is named', async () => {
    const folder = await exportFolder();
    await writeLines(folder, 'a.parquet', [FOCUS_LINE]);
    await using engine = new DuckDbEngine(new FolderFiles((path) => join(folder, path)));
    const deliveries = await deliveriesOf('', { '2026-10': ['z.parquet'] });
    await expect(engine.columns(await deliveries.of(['2026-10']))).rejects.toThrow(/z\.parquet/);
  });

  it('of another format are refused', async () => {
    const folder = await exportFolder();
    await writeFile(join(folder, 'a.json'), '{}');
    await expect(groupsOf(folder, ['a.json'])).rejects.toThrow(/neither \.parquet/);
  });

  it('with two names that differ in case only are refused', async () => {
    const folder = await exportFolder();
    await writeFile(join(folder, 'a.csv'), `${Object.keys(FOCUS_LINE).join(',')},billedcost\n`);
    await expect(groupsOf(folder, ['a.csv'])).rejects.toThrow(/'BilledCost' and 'billedcost'/);
  });

  it('of two deliveries that share a file are read once', async () => {
    const folder = await exportFolder();
    const november = {
      ...FOCUS_LINE,
      BillingPeriodStart: `timestamp_ms '2026-11-01 00:00:00'`,
      ChargePeriodStart: `timestamp_ms '2026-11-05 13:00:00'`,
    };
    await writeLines(folder, 'a.parquet', [FOCUS_LINE, november]);
    const files = { '2026-10': ['a.parquet'], '2026-11': ['a.parquet'] };
    const groups = await groupsOf(folder, files, { end: '2026-12-01', manifests: false });
    expect(shown(groups)).toEqual([`${SHOP} 2026-10-01 usage 1.5`, `${SHOP} 2026-11-01 usage 1.5`]);
  });
});

describe('files without a manifest', () => {
  it.each(FORMATS)('say which billing periods they have lines of: %s', async (name) => {
    const folder = await exportFolder();
    const september = { ...FOCUS_LINE, BillingPeriodStart: `timestamp_ms '2026-09-01 00:00:00'` };
    await writeLines(folder, `a-${name}`, [FOCUS_LINE, september, FOCUS_LINE]);
    await writeLines(folder, `b-${name}`, [september]);
    const { BillingPeriodStart: _, ...without } = FOCUS_LINE;
    const august = { ...without, ChargePeriodStart: `timestamp_ms '2026-08-05 13:00:00'` };
    await writeLines(folder, `c-${name}`, [august]);
    const files = ['a', 'b', 'c'].map((part) => ({
      path: `${part}-${name}`,
      bytes: 1,
      modifiedAt: 0,
      version: '1',
    }));
    await using engine = new DuckDbEngine(new FolderFiles((path) => join(folder, path)));
    const months = await engine.monthsOf(files);
    expect([...months].map(([path, found]) => [path, [...found].sort()])).toEqual([
      [`a-${name}`, ['2026-09', '2026-10']],
      [`b-${name}`, ['2026-09']],
      [`c-${name}`, ['2026-08']],
    ]);
  });

  it.each(FORMATS)('that are two exports of one bill are refused: %s', async (name) => {
    const folder = await exportFolder();
    await writeLines(folder, `a-${name}`, [FOCUS_LINE]);
    await writeLines(folder, `b-${name}`, [{ ...FOCUS_LINE, InvoiceId: `'1'` }]);
    const files = ['a', 'b'].map((part) => ({
      path: `${part}-${name}`,
      bytes: 1,
      modifiedAt: 0,
      version: '1',
    }));
    await using engine = new DuckDbEngine(new FolderFiles((path) => join(folder, path)));
    await expect(engine.monthsOf(files)).rejects.toMatchObject({
      code: 'MalformedAnswer',
      message: expect.stringMatching(
        /have lines of 2026-10 and different columns, as two exports of one bill/,
      ),
    });
  });

  it('of which a line has no billing period are refused', async () => {
    const folder = await exportFolder();
    await writeLines(folder, 'a.csv', [FOCUS_LINE, { ...FOCUS_LINE, BillingPeriodStart: 'NULL::timestamp' }]);
    await using engine = new DuckDbEngine(new FolderFiles((path) => join(folder, path)));
    const file = { path: 'a.csv', bytes: 1, modifiedAt: 0, version: '1' };
    await expect(engine.monthsOf([file])).rejects.toThrow(/a\.csv' has a line with nothing/);
  });
});
