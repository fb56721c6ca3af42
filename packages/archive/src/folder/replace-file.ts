import { createHash } from 'node:crypto';
import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { OuCostError } from '@ou-cost/spend';
import { codeOf } from './error-code.ts';

/** How long a replacement waits for another one, in milliseconds. */
const LONGEST_WAIT = 5_000;
/** A replacement takes some milliseconds, so that a lock of this age is of a run that was killed. */
const STALE_AFTER = 30_000;
const BETWEEN_LOOKS = 20;

/** What tells a file's content from another one. */
export function tagOf(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/**
 * Gives a finished file a name that another one may have, where that one is still of this tag; null: where there is none.
 * An empty file beside it is the lock. Fails with OutputNotWritten where another run does not give it back.
 */
export async function replaceFile(
  finished: string,
  file: string,
  tag: string | null,
): Promise<'written' | 'changed'> {
  const lock = join(dirname(file), `.${basename(file)}.lock`);
  await lockWith(lock, file);
  try {
    if ((await tagOfFile(file)) !== tag) return 'changed';
    await rename(finished, file);
    return 'written';
  } finally {
    await rm(lock, { force: true });
  }
}

async function lockWith(lock: string, file: string): Promise<void> {
  const until = Date.now() + LONGEST_WAIT;
  for (;;) {
    try {
      await (await open(lock, 'wx')).close();
      return;
    } catch (cause) {
      if (codeOf(cause) !== 'EEXIST') throw cause;
      if (await isStale(lock)) {
        await rm(lock, { force: true });
        continue;
      }
      if (Date.now() < until) await pause(BETWEEN_LOOKS);
      else
        throw new OuCostError(
          'OutputNotWritten',
          `'${file}' is being written by another run, or one was killed while it did; where none runs, remove '${lock}'`,
          { cause },
        );
    }
  }
}

async function isStale(lock: string): Promise<boolean> {
  const { mtimeMs } = await stat(lock).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }));
  return Date.now() - mtimeMs > STALE_AFTER;
}

async function tagOfFile(file: string): Promise<string | null> {
  try {
    return tagOf(await readFile(file));
  } catch (failure) {
    if (codeOf(failure) === 'ENOENT') return null;
    throw failure;
  }
}
