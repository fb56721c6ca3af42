import { OuCostError } from '@ou-cost/spend';
import { brokenObject, isOfBrokenObject } from './layout/key.ts';
import type { ArchiveStore } from './ports.ts';

/** Larger than any object that a run reads: the report of 5,000 accounts by days has some 50 MB. */
export const MOST_BYTES = 256 * 2 ** 20;
/** So many objects are asked for at the same time. */
const AT_ONCE = 8;

/**
 * What an object of an archive says; null where there is none. Fails with MalformedAnswer, naming the archive and the
 * object, where it is not whole or something else.
 */
export async function readObject<T>(
  store: ArchiveStore,
  key: string,
  decode: (text: string, name: string) => T,
): Promise<T | null> {
  const content = await store.read(key, MOST_BYTES);
  if (content === null) return null;
  try {
    return decode(new TextDecoder('utf-8', { fatal: true }).decode(content), key);
  } catch (failure) {
    if (isOfBrokenObject(failure)) throw failure;
    if (failure instanceof OuCostError && failure.code === 'MalformedAnswer') {
      throw brokenObject(store.name, key, `is broken: ${failure.message}`, failure);
    }
    if (failure instanceof TypeError) throw brokenObject(store.name, key, 'is not UTF-8', failure);
    throw failure;
  }
}

/** The same of an object that was listed. Fails with Incomplete where it is gone. */
export async function readListed<T>(
  store: ArchiveStore,
  key: string,
  decode: (text: string, name: string) => T,
): Promise<T> {
  const object = await readObject(store, key, decode);
  if (object !== null) return object;
  throw new OuCostError(
    'Incomplete',
    `the archive ${store.name} listed '${key}', and has no such object: objects of an archive are never removed; restore it, or run again`,
  );
}

/** What these objects say, in their order; some are read at the same time. */
export async function readEach<Listed, T>(
  objects: readonly Listed[],
  read: (object: Listed) => Promise<T>,
): Promise<readonly T[]> {
  const found: T[] = [];
  for (let at = 0; at < objects.length; at += AT_ONCE) {
    found.push(...(await Promise.all(objects.slice(at, at + AT_ONCE).map(read))));
  }
  return found;
}

/** An object as an archive holds it: JSON that people can read. */
export function jsonBytes(value: unknown): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(value, null, 1)}\n`);
}
