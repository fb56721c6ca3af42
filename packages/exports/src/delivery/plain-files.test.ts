import { rename, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { localDeliveries } from './location.ts';
import { csvPeriods, put, rowsIn, temporaryFolder } from './testing/folders.ts';

const OCTOBER = 'Month,BilledCost\n2026-10,1.00\n2026-10,2.50\n';
const AUTUMN = 'Month,BilledCost\n2026-09,7.00\n2026-10,0.05\n';

async function folderOf(files: Readonly<Record<string, string | Uint8Array>>) {
  const folder = await temporaryFolder();
  await put(folder, files);
  return folder;
}

async function sumIn(path: string, month: string): Promise<number> {
  const { deliveries, pathOf } = await localDeliveries(path, csvPeriods);
  const read = await deliveries.of([month]);
  const rows = read.flatMap(({ files }) => files).flatMap((file) => rowsIn(pathOf(file.path)));
  await deliveries.assertUnchanged(read);
  return rows.reduce((sum, [of, cost]) => sum + (of === month ? cost : 0), 0);
}

describe('files without a layout', () => {
  it('are read by the billing periods of their lines', async () => {
    const folder = await folderOf({ 'october.csv': OCTOBER, 'old/autumn.csv.gz': gzipSync(AUTUMN) });
    const { deliveries } = await localDeliveries(folder, csvPeriods);
    expect(await deliveries.months()).toEqual(['2026-09', '2026-10']);
    expect(await deliveries.of(['2026-10', '2026-09'])).toMatchObject([
      { month: '2026-09', deliveredAt: null, manifest: null, files: [{ path: 'old/autumn.csv.gz' }] },
      { month: '2026-10', files: [{ path: 'october.csv' }, { path: 'old/autumn.csv.gz' }] },
    ]);
    expect(await sumIn(folder, '2026-10')).toBe(355);
    expect(await sumIn(join(folder, 'october.csv'), '2026-10')).toBe(350);
  });

  it('may have upper-case endings, and stand beside hidden and other files', async () => {
    const folder = await folderOf({
      'BILL.CSV': OCTOBER,
      '._BILL.CSV': 'Month\n2026-01',
      '.DS_Store': 'x',
      'notes.txt': 'y',
    });
    expect(await sumIn(folder, '2026-10')).toBe(350);
  });

  it('without lines are all alike, and no copies', async () => {
    const folder = await folderOf({
      'a.csv': 'Month,BilledCost\n',
      'b.csv': 'Month,BilledCost\n',
      'c.csv': OCTOBER,
    });
    expect(await sumIn(folder, '2026-10')).toBe(350);
  });

  it('none of which has a line are refused, with no word of manifests', async () => {
    const folder = await folderOf({ 'october.csv': 'Month,BilledCost\n' });
    await expect(sumIn(folder, '2026-10')).rejects.toMatchObject({
      code: 'Incomplete',
      message: expect.stringMatching(/has no line of a bill; copy its files again$/),
    });
  });

  it('of a month that is not there are refused with the months that are', async () => {
    const folder = await folderOf({ 'autumn.csv': AUTUMN });
    await expect(sumIn(folder, '2026-08')).rejects.toMatchObject({
      code: 'PeriodNotAvailable',
      message: expect.stringContaining('it has 2026-09 to 2026-10'),
    });
  });

  it('may be links, and a link back up has no end that is read', async () => {
    const elsewhere = await folderOf({ 'bill.csv': OCTOBER });
    const folder = await folderOf({});
    await symlink(join(elsewhere, 'bill.csv'), join(folder, 'october.csv'));
    await symlink('.', join(folder, 'again'));
    expect(await sumIn(folder, '2026-10')).toBe(350);
  });

  it.each<[string, Readonly<Record<string, string | Uint8Array>>, RegExp]>([
    ['a file and its compressed copy', { 'a.csv': OCTOBER, 'a.csv.gz': gzipSync(OCTOBER) }, /same lines/],
    ['a copy in another folder', { 'a.csv': OCTOBER, 'old/b.csv': OCTOBER }, /'a.csv' and 'old\/b.csv'/],
    ['a compressed copy', { 'a.csv': OCTOBER, 'x/b.CSV.GZ': gzipSync(OCTOBER) }, /same lines/],
    [
      'two compressions of the same',
      { 'a.csv.gz': gzipSync(OCTOBER, { level: 1 }), 'b.csv.gz': gzipSync(OCTOBER, { level: 9 }) },
      /same lines/,
    ],
    ['one name in two cases', { 'a.csv': OCTOBER, 'A.CSV': AUTUMN }, /same lines/],
    ['two formats', { 'a.csv': OCTOBER, 'b.parquet': 'PAR1' }, /keep the files of one format/],
    ['an empty file', { 'a.csv': OCTOBER, 'b.csv': '' }, /'b.csv' is empty/],
    ['a copy under way', { 'a.csv': OCTOBER, 'b.csv.6eF5ab12': OCTOBER }, /not yet copied/],
    ['a download under way', { 'a.csv': OCTOBER, 'Unconfirmed 17.crdownload': '' }, /not yet copied/],
    [
      'a gap in the numbers',
      { 'x-00001.csv.gz': gzipSync(OCTOBER), 'x-00003.csv.gz': gzipSync(AUTUMN) },
      /'x-00002' is missing/,
    ],
    [
      'billing periods without manifests',
      { 'BILLING_PERIOD=2026-10/x-00001.csv.gz': gzipSync(OCTOBER) },
      /aws s3 sync/,
    ],
    [
      'two deliveries of one month',
      {
        '2026-10-05T06:00:00.000Z-0a/x-00001.csv.gz': gzipSync(OCTOBER),
        '2026-10-06T06:00:00.000Z-0b/x-00001.csv.gz': gzipSync(AUTUMN),
      },
      /have lines of 2026-10 and the same name, as two deliveries of one month have/,
    ],
    [
      'an older kind of report',
      { '20261001-20261101/a/x-1.csv.gz': gzipSync(OCTOBER), '20261001-20261101/x-Manifest.json': '{}' },
      /put the files of one delivery into a folder of their own/,
    ],
    ['no file of an export', { 'notes.txt': 'hello' }, /has no file of an export/],
  ])('are refused with %s', async (_, files, message) => {
    const folder = await folderOf(files);
    await expect(sumIn(folder, '2026-10')).rejects.toMatchObject({ message: expect.stringMatching(message) });
  });

  it.each<[string, (folder: string) => Promise<void>]>([
    ['is replaced', (folder) => put(folder, { 'october.csv': AUTUMN })],
    ['comes', (folder) => put(folder, { 'x/september.csv': AUTUMN })],
    ['goes', (folder) => rename(join(folder, 'october.csv'), join(folder, 'october.bak'))],
  ])('are refused where one %s while they are read', async (_, change) => {
    const folder = await folderOf({ 'october.csv': OCTOBER, 'more.csv': 'Month\n' });
    const { deliveries } = await localDeliveries(folder, csvPeriods);
    const read = await deliveries.of(['2026-10']);
    await change(folder);
    await expect(deliveries.assertUnchanged(read)).rejects.toMatchObject({ code: 'Incomplete' });
  });

  it('that do not exist, or are no such files, are refused', async () => {
    const folder = await folderOf({ 'notes.txt': 'hello' });
    await expect(localDeliveries(join(folder, 'none'), csvPeriods)).rejects.toMatchObject({
      code: 'InvalidUsage',
      message: expect.stringContaining('there is no file or folder'),
    });
    await expect(localDeliveries(join(folder, 'notes.txt'), csvPeriods)).rejects.toMatchObject({
      code: 'InvalidUsage',
      message: expect.stringContaining('neither Parquet'),
    });
  });
});
