import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { OuCostError } from '@ou-cost/spend';
import { describe, expect, it } from 'vitest';
import type { StoredObject } from '../ports.ts';
import { FetchedFiles, type FetchOptions, type FetchProgress } from './fetched-files.ts';

const MEGABYTE = 2 ** 20;

/** A bucket whose objects are as many bytes of one value each, and that counts what is on its way. */
class FakeBucket {
  readonly name = 's3://bills';
  readonly asked: string[] = [];
  mostAtOnce = 0;
  failsAt: number | null = null;
  #atOnce = 0;

  async readPart({ path, version }: StoredObject, from: number, to: number): Promise<Uint8Array> {
    const turn = this.asked.push(`${path} ${from}-${to}`);
    this.#atOnce += to - from + 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.#atOnce);
    await new Promise((resolve) => setImmediate(resolve));
    this.#atOnce -= to - from + 1;
    if (turn === this.failsAt) throw new OuCostError('Incomplete', 'replaced');
    return Buffer.alloc(to - from + 1, Number(version));
  }
}

const object = (path: string, bytes: number, version = '1'): StoredObject => ({
  path,
  bytes,
  modifiedAt: 0,
  version,
});

function setUp(options: FetchOptions = {}) {
  const bucket = new FakeBucket();
  return { bucket, files: new FetchedFiles(bucket, options) };
}

describe('fetched files', () => {
  it('are whole, only for this user, in the order asked for, and gone afterwards', async () => {
    const { bucket, files } = setUp();
    const wanted = [
      object('a/x-00001.snappy.parquet', 9 * MEGABYTE + 1, '7'),
      object('b/x-00001.csv.gz', 3, '8'),
    ];
    const paths = await files.pathsOf(wanted);
    expect(paths.map((path) => statSync(path).size)).toEqual([9 * MEGABYTE + 1, 3]);
    expect(paths.map((path) => statSync(path).mode & 0o777)).toEqual([0o600, 0o600]);
    expect(paths.map((path) => readFileSync(path).every((byte) => byte === 7))).toEqual([true, false]);
    expect(paths[0]).toMatch(/x-00001\.snappy\.parquet$/);
    expect(bucket.asked).toHaveLength(4);
    await files[Symbol.asyncDispose]();
    expect(existsSync(dirname(paths[0] ?? ''))).toBe(false);
  });

  it('are fetched once, however often and by however many they are asked for', async () => {
    const { bucket, files } = setUp();
    const [one, other] = [object('a.csv.gz', 10), object('b.csv.gz', 10)];
    const all = await Promise.all([
      files.pathsOf([one]),
      files.pathsOf([one, other]),
      files.pathsOf([one, one]),
    ]);
    expect(bucket.asked).toHaveLength(2);
    expect(new Set(all.flat()).size).toBe(2);
    // Another version is another file.
    await files.pathsOf([object('a.csv.gz', 10, '2')]);
    expect(bucket.asked).toHaveLength(3);
    await files[Symbol.asyncDispose]();
  });

  it('may be more than a process can have open', async () => {
    const { files } = setUp();
    const wanted = Array.from({ length: 3000 }, (_, at) => object(`${at}.csv`, 1));
    expect(new Set(await files.pathsOf(wanted)).size).toBe(3000);
    await files[Symbol.asyncDispose]();
  });

  it('may have any name', async () => {
    const { files } = setUp();
    const names = [
      '../../etc/passwd.csv',
      'a\nb.csv',
      `${'x'.repeat(500)}.parquet`,
      "'; drop.csv",
      '*.csv',
      '',
    ];
    const paths = await files.pathsOf(names.map((name) => object(name, 1)));
    expect(new Set(paths.map(dirname)).size).toBe(1);
    expect(readdirSync(dirname(paths[0] ?? ''))).toHaveLength(names.length);
    for (const path of paths) expect(path).toMatch(/^[\w/.-]+$/);
    await files[Symbol.asyncDispose]();
  });

  it('are bounded in memory, and tell how far they are', async () => {
    const told: FetchProgress[] = [];
    const { bucket, files } = setUp({ progress: (progress) => told.push(progress) });
    const wanted = Array.from({ length: 8 }, (_, at) => object(`${at}.parquet`, 9 * MEGABYTE));
    await files.pathsOf(wanted);
    expect(bucket.mostAtOnce).toBeLessThanOrEqual(24 * MEGABYTE);
    expect(told.at(-1)).toEqual({ bytes: 72 * MEGABYTE, totalBytes: 72 * MEGABYTE, files: 8 });
    expect(told.map(({ bytes }) => bytes)).toEqual(told.map(({ bytes }) => bytes).toSorted((a, b) => a - b));
    await files[Symbol.asyncDispose]();
  });

  it('that are too many are refused before the first is fetched', async () => {
    const { bucket, files } = setUp({
      take: (bytes) => {
        if (bytes > 15) throw new OuCostError('RequestBudgetExceeded', 'too many');
      },
    });
    const refused = files.pathsOf([object('a.csv', 10), object('b.csv', 10)]);
    await expect(refused).rejects.toMatchObject({ code: 'RequestBudgetExceeded' });
    expect(bucket.asked).toEqual([]);
    await files[Symbol.asyncDispose]();
  });

  it('that the disk has no room for are refused before the first is fetched', async () => {
    const { bucket, files } = setUp();
    await expect(files.pathsOf([object('a.csv', 2 ** 60)])).rejects.toMatchObject({
      code: 'Incomplete',
      message: expect.stringContaining('TMPDIR'),
    });
    expect(bucket.asked).toEqual([]);
    await files[Symbol.asyncDispose]();
  });

  it('fail with the first failure, ask for nothing more, and leave nothing behind', async () => {
    const { bucket, files } = setUp();
    const [path = ''] = await files.pathsOf([object('before.csv', 1)]);
    bucket.failsAt = 4;
    const wanted = Array.from({ length: 40 }, (_, at) => object(`${at}.csv`, 1));
    await expect(files.pathsOf(wanted)).rejects.toMatchObject({ code: 'Incomplete', message: 'replaced' });
    expect(bucket.asked.length).toBeLessThan(12);
    await files[Symbol.asyncDispose]();
    expect(existsSync(dirname(path))).toBe(false);
  });
});
