import { chmod, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FolderStore } from './folder-store.ts';
import { localDeliveries } from './location.ts';
import { kept, overwritten, SECOND } from './testing/faults.ts';
import { csvPeriods, put, synced, temporaryFolder } from './testing/folders.ts';
import { MemoryStore } from './testing/memory-store.ts';
import { deliver, pathsIn } from './testing/written-delivery.ts';

/** What `aws s3 sync` makes of an export of two months, one of them kept. */
async function copyOf(prefix: string): Promise<string> {
  const store = new MemoryStore();
  deliver(store, { ...overwritten(), month: '2026-09' });
  deliver(store, kept(SECOND));
  const folder = await temporaryFolder();
  await synced(store, prefix, folder);
  return folder;
}

const FILE = `data/BILLING_PERIOD=2026-10/${SECOND}/acme-00001.csv.gz`;

describe('the copy of an export', () => {
  it.each([
    ['of the bucket', '', ''],
    ['of the prefix', 'aws/', ''],
    ['of the export, under another name', 'aws/acme/', ''],
    ['of the export, by its data', 'aws/acme/', 'data'],
    ['of the export, by its metadata', 'aws/acme/', 'metadata/'],
    ['of the export, by a month of it', 'aws/acme/', 'data/BILLING_PERIOD=2026-10'],
    ['of the export, by an execution', 'aws/acme/', `data/BILLING_PERIOD=2026-10/${SECOND}`],
    ['of the bucket, by the data', '', 'aws/acme/data'],
  ])('%s is read', async (_, prefix, within) => {
    const folder = await copyOf(prefix);
    const { deliveries, pathOf } = await localDeliveries(join(folder, within), csvPeriods);
    expect(await deliveries.months()).toEqual(['2026-09', '2026-10']);
    const read = await deliveries.of(['2026-10']);
    expect(read.flatMap(pathsIn).map(pathOf)).toEqual([
      join(folder, 'aws/acme/'.slice(prefix.length), FILE),
      join(folder, 'aws/acme/'.slice(prefix.length), FILE.replace('00001', '00002')),
    ]);
    await deliveries.assertUnchanged(read);
  });

  it('without the manifests is refused, and says what to copy', async () => {
    const store = new MemoryStore();
    deliver(store, overwritten());
    const folder = await temporaryFolder();
    await synced(store, 'aws/acme/data/', join(folder, 'data'));
    for (const path of ['', 'data', 'data/BILLING_PERIOD=2026-10']) {
      await expect(
        localDeliveries(join(folder, path), csvPeriods).then(({ deliveries }) => deliveries.months()),
      ).rejects.toMatchObject({ code: 'Incomplete', message: expect.stringContaining('aws s3 sync') });
    }
  });

  it('with another export beside it is refused, and names both', async () => {
    const folder = await copyOf('aws/');
    await put(folder, { 'other/metadata/BILLING_PERIOD=2026-10/other-Manifest.json': '{}' });
    await expect(localDeliveries(folder, csvPeriods)).rejects.toMatchObject({
      code: 'InvalidUsage',
      message: expect.stringMatching(/several exports: 'acme\/', 'other\/'; name one of them/),
    });
  });

  it('is not one of its files', async () => {
    const folder = await copyOf('aws/acme/');
    await expect(localDeliveries(join(folder, FILE), csvPeriods)).rejects.toMatchObject({
      code: 'InvalidUsage',
      message: expect.stringContaining(`give the export's folder: '${folder}'`),
    });
  });
});

describe('a folder as a store', () => {
  it('reads nothing outside of itself', async () => {
    const folder = await temporaryFolder();
    await put(folder, { 'inside/a.csv': 'a', 'secret.csv': 's' });
    const store = new FolderStore(join(folder, 'inside'));
    for (const path of ['../secret.csv', 'x/../../secret.csv', '/etc/passwd', '..\\secret.csv', 'a\0b']) {
      expect(await store.read(path, 100)).toBeNull();
      expect(await store.list(path)).toEqual([]);
    }
    expect(await store.list('')).toMatchObject([{ path: 'a.csv', bytes: 1 }]);
    expect(await store.read('none.csv', 100)).toBeNull();
  });

  it('refuses to read more than it was asked for', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'a'), 'abc');
    const store = new FolderStore(folder);
    expect(Buffer.from((await store.read('a', 3)) ?? []).toString()).toBe('abc');
    await expect(store.read('a', 2)).rejects.toMatchObject({ code: 'MalformedAnswer' });
  });

  it('names what it cannot read', async () => {
    const folder = await temporaryFolder();
    await symlink(join(folder, 'nowhere'), join(folder, 'broken.csv'));
    await expect(new FolderStore(folder).list('')).rejects.toMatchObject({
      code: 'Incomplete',
      message: expect.stringContaining("broken.csv' cannot be read (ENOENT)"),
    });
  });

  it.skipIf(process.getuid?.() === 0)('names a folder that it may not open', async () => {
    const folder = await temporaryFolder();
    await put(folder, { 'closed/a.csv': 'a' });
    await chmod(join(folder, 'closed'), 0o000);
    await expect(new FolderStore(folder).list('')).rejects.toMatchObject({
      code: 'Incomplete',
      message: expect.stringContaining('(EACCES)'),
    });
    await chmod(join(folder, 'closed'), 0o700);
  });

  it('is listed by the beginning of paths, within folders and names', async () => {
    const folder = await temporaryFolder();
    await put(folder, { 'a/b-1.csv': '1', 'a/b-2.csv': '2', 'a/c/d.csv': '3', 'e.csv': '4' });
    const paths = async (prefix: string) =>
      (await new FolderStore(folder).list(prefix)).map(({ path }) => path);
    expect(await paths('a/b')).toEqual(['a/b-1.csv', 'a/b-2.csv']);
    expect(await paths('a/')).toEqual(['a/b-1.csv', 'a/b-2.csv', 'a/c/d.csv']);
    expect(await paths('none/')).toEqual([]);
    expect(await paths('e.csv/')).toEqual([]);
  });
});
