import type { Stats } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { OuCostError } from '@ou-cost/spend';

/**
 * The text of a file that holds a secret. As OpenSSH and PostgreSQL do, it refuses a file that others may read or change;
 * a group may read what root owns. Fails with InvalidUsage; `name` is the file's in messages.
 */
export async function secretIn(file: string, name: string): Promise<string> {
  const refused = (why: string) => new OuCostError('InvalidUsage', `${name} ${why}`);
  let handle: FileHandle | null = null;
  try {
    handle = await open(file);
    const why = openness(await handle.stat());
    if (why !== null) throw refused(`${why}, and holds a secret; run chmod 600 on it`);
    return await handle.readFile('utf8');
  } catch (cause) {
    if (cause instanceof OuCostError) throw cause;
    throw refused(`cannot be read (${cause instanceof Error && 'code' in cause ? cause.code : 'unknown'})`);
  } finally {
    await handle?.close();
  }
}

/** Who but its owner may use a file, as far as that is too many; null where it is not. */
function openness(file: Pick<Stats, 'mode' | 'uid' | 'isFile'>): string | null {
  const user = process.getuid?.();
  // Windows has no such rights, and a pipe belongs to the one who made it.
  if (user === undefined || !file.isFile()) return null;
  if (file.uid !== user && file.uid !== 0) return 'belongs to another user';
  if ((file.mode & 0o022) !== 0) return 'can be changed by others';
  const readable = file.uid === 0 ? 0o004 : 0o044;
  return (file.mode & readable) === 0 ? null : 'can be read by others';
}
