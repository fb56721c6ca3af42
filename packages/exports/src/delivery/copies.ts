import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import type { StoredObject } from '../ports.ts';
import { type FolderStore, unreadable } from './folder-store.ts';
import { refusal, shown } from './refusal.ts';

/**
 * Fails with Incomplete where two files have the same lines: one name in two forms, as `bill.csv` and `bill.csv.gz`, or
 * one content under two names. Contents are read only of files whose sizes agree.
 */
export async function assertNoCopies(store: FolderStore, files: readonly StoredObject[]): Promise<void> {
  const byStem = Map.groupBy(files, ({ path }) =>
    path.toLowerCase().replace(/(\.snappy)?\.(parquet|csv|csv\.gz)$/, ''),
  );
  for (const [first, second] of byStem.values()) if (first && second) throw copies(first, second);
  const sized = await Promise.all(files.map(async (file) => ({ file, ...(await contentOf(store, file)) })));
  for (const alike of Map.groupBy(sized, ({ size }) => size).values()) {
    if (alike.length < 2) continue;
    const seen = new Map<number, StoredObject>();
    for (const { file, checksum } of alike) {
      const sum = checksum ?? (await checksumOf(store.pathOf(file.path)));
      const earlier = seen.get(sum);
      if (earlier !== undefined) throw copies(earlier, file);
      seen.set(sum, file);
    }
  }
}

function copies(one: StoredObject, other: StoredObject): Error {
  return refusal(
    'Incomplete',
    `${shown(one.path)} and ${shown(other.path)} have the same lines`,
    'keep one of them: each line would count twice',
  );
}

interface Content {
  /** Bytes once uncompressed, modulo 2 to the power of 32 as gzip counts them. */
  readonly size: number;
  /** CRC-32 of the uncompressed content, where the file says it. */
  readonly checksum: number | null;
}

/** A gzip file ends with the checksum and the size of its content (RFC 1952). */
async function contentOf(store: FolderStore, { path, bytes }: StoredObject): Promise<Content> {
  if (!/\.gz$/i.test(path) || bytes < 18) return { size: bytes % 2 ** 32, checksum: null };
  const here = store.pathOf(path);
  try {
    await using file = await open(here);
    const { buffer } = await file.read(Buffer.alloc(8), 0, 8, bytes - 8);
    return { checksum: buffer.readUInt32LE(0), size: buffer.readUInt32LE(4) };
  } catch (cause) {
    throw unreadable(here, cause);
  }
}

async function checksumOf(path: string): Promise<number> {
  let sum = 0;
  try {
    for await (const chunk of createReadStream(path)) sum = crc32(chunk, sum);
  } catch (cause) {
    throw unreadable(path, cause);
  }
  return sum;
}
