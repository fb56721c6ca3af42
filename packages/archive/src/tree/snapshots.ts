import { decodeNextSnapshot, decodeSnapshot } from '@ou-cost/contract/archive';
import type { SeenTree } from '@ou-cost/spend';
import { brokenObject } from '../layout/key.ts';
import { kindOfKey, nextKey, secondOf } from '../layout/organization-keys.ts';
import { readListed, readObject } from '../objects.ts';
import type { ArchiveStore } from '../ports.ts';

/** A snapshot that others may be written after. */
export interface KnownSnapshot {
  /** Below the organization. */
  readonly key: string;
  /** Null: it was announced, and is not there (yet). */
  readonly tree: SeenTree | null;
}

export function isSnapshot(key: string): boolean {
  return kindOfKey(key) === 'snapshots';
}

/** A snapshot that was listed. Fails with MalformedAnswer where it is broken or not what its key says. */
export function readSnapshot(store: ArchiveStore, id: string, key: string): Promise<SeenTree> {
  return readListed(store, `organizations/${id}/${key}`, decoderOf(store, id, key));
}

/**
 * The snapshots that were written after this one (null: all), as each names the next. An object is asked for by its
 * key, so that what was written a moment ago is found where a listing does not have it yet.
 */
export async function snapshotsAfter(
  store: ArchiveStore,
  id: string,
  from: string | null,
): Promise<readonly KnownSnapshot[]> {
  const found: KnownSnapshot[] = [];
  const seen = new Set([from]);
  for (let after = from; ; ) {
    const key = `organizations/${id}/${nextKey(after)}`;
    const following = await readObject(store, key, decodeNextSnapshot);
    if (following === null) return found;
    const { organizationId, next } = following;
    if (organizationId !== id || following.after !== after || !isSnapshot(next) || seen.has(next)) {
      throw brokenObject(store.name, key, 'names no snapshot that follows');
    }
    const tree = await readObject(store, `organizations/${id}/${next}`, decoderOf(store, id, next));
    seen.add(next);
    found.push({ key: next, tree });
    after = next;
  }
}

function decoderOf(store: ArchiveStore, id: string, key: string) {
  return (text: string, name: string): SeenTree => {
    const tree = decodeSnapshot(text, name);
    if (tree.id !== id) throw brokenObject(store.name, name, `is of organization ${tree.id}`);
    if (!tree.asOf.startsWith(secondOf(key))) {
      throw brokenObject(store.name, name, `was not taken when its name says, but at ${tree.asOf}`);
    }
    return tree;
  };
}
