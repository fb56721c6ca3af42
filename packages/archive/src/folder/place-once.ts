import { link, open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { OuCostError } from '@ou-cost/spend';
import { codeOf } from './error-code.ts';

/** What a file system answers that has no hard links, such as one of a memory card. */
const WITHOUT_LINKS: ReadonlySet<string> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL']);

/**
 * Gives a finished file its name, unless there is one of that name: a hard link fails where there is, and a renaming
 * would replace it. Where the file system has no links, an empty file beside it is the lock.
 */
export async function placeOnce(
  finished: string,
  file: string,
  linked: typeof link = link,
): Promise<'written' | 'exists'> {
  try {
    await linked(finished, file);
    return 'written';
  } catch (failure) {
    if (codeOf(failure) === 'EEXIST') return 'exists';
    if (!WITHOUT_LINKS.has(codeOf(failure))) throw failure;
  }
  return await placeUnderLock(finished, file);
}

async function placeUnderLock(finished: string, file: string): Promise<'written' | 'exists'> {
  const lock = join(dirname(file), `.${basename(file)}.lock`);
  try {
    await (await open(lock, 'wx')).close();
  } catch (cause) {
    if (codeOf(cause) !== 'EEXIST') throw cause;
    if (await isThere(file)) return 'exists';
    throw new OuCostError(
      'OutputNotWritten',
      `'${file}' is being written by another run, or one was killed while it did; where none runs, remove '${lock}'`,
      { cause },
    );
  }
  try {
    if (await isThere(file)) return 'exists';
    await rename(finished, file);
    return 'written';
  } finally {
    await rm(lock, { force: true });
  }
}

async function isThere(file: string): Promise<boolean> {
  return await stat(file).then(
    () => true,
    (failure: unknown) => {
      if (codeOf(failure) === 'ENOENT') return false;
      throw failure;
    },
  );
}
