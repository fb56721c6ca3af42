import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { onTestFinished } from 'vitest';
import type { PeriodReader } from '../../ports.ts';
import type { MemoryStore } from './memory-store.ts';

/** A folder that is removed after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ou-cost-delivery-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export async function put(
  folder: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    const here = join(folder, path);
    await mkdir(dirname(here), { recursive: true });
    await writeFile(here, content);
  }
}

/** What `aws s3 sync` makes of a bucket: its paths below a prefix, and its times. */
export async function synced(store: MemoryStore, prefix: string, folder: string): Promise<void> {
  for (const path of store.paths().filter((one) => one.startsWith(prefix))) {
    const here = path.slice(prefix.length);
    await put(folder, { [here]: store.textOf(path) });
    const time = new Date(store.modifiedAt(path));
    await utimes(join(folder, here), time, time);
  }
}

/** Reads the billing periods of tiny CSV files whose lines are `2026-10,12.50`. */
export function csvPeriods(pathOf: (path: string) => string): PeriodReader {
  return {
    monthsOf: async (files) =>
      new Map(files.map(({ path }) => [path, rowsIn(pathOf(path)).map(([month]) => month)])),
  };
}

/** The lines of a tiny CSV file, with their costs in hundredths. */
export function rowsIn(file: string): [month: string, cost: number][] {
  const bytes = readFileSync(file);
  const text = (file.toLowerCase().endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
  return text
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => {
      const [month = '', cost] = line.split(',');
      return [month, Math.round(Number(cost) * 100)];
    });
}
