import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { OuCostError } from '@ou-cost/spend';

/** As many as Node.js unpacks at the same time. */
const FILES_AT_ONCE = 4;

/**
 * Fails with MalformedAnswer where a gzipped file is cut off or altered. DuckDB reads such a file up to its end and does
 * not compare the checksum, so lines that are missing or wrong would not be noticed.
 */
export async function assertUndamaged(paths: readonly string[]): Promise<void> {
  const left = paths.values();
  const work = async () => {
    for (const path of left) await assertWhole(path);
  };
  await Promise.all(Array.from({ length: FILES_AT_ONCE }, work));
}

async function assertWhole(path: string): Promise<void> {
  try {
    await pipeline(createReadStream(path), createGunzip(), async (content) => {
      for await (const _ of content);
    });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!code.startsWith('Z_')) throw error;
    throw new OuCostError(
      'MalformedAnswer',
      `the file '${path}' is damaged: it cannot be unpacked to its end (${code}); fetch or deliver it again`,
      { cause: error },
    );
  }
}
