import type { HistoryFacts } from '@ou-cost/spend';
import { digestKey } from '../layout/organization-keys.ts';
import { jsonBytes } from '../objects.ts';
import type { ArchiveStore } from '../ports.ts';
import { archivedDigest } from './digest.ts';
import type { KeptHistory } from './read-history.ts';

/** So many objects are read one by one before a digest holds them. */
const MOST_SINGLE = 8;
const MOST_OF_ONE_TIME = 9;

/**
 * Writes a digest where the history needed many objects; its key below the organization, else null. An archive is right
 * without any digest: it only takes longer to open.
 */
export async function writeDigest(
  store: ArchiveStore,
  id: string,
  { facts, holds, single }: KeptHistory,
): Promise<string | null> {
  if (single <= MOST_SINGLE) return null;
  const content = jsonBytes(archivedDigest({ facts, holds }));
  for (let count = 1; count <= MOST_OF_ONE_TIME; count += 1) {
    const key = digestKey(newestTime(facts), count);
    if ((await store.writeOnce(`organizations/${id}/${key}`, content)) === 'written') return key;
  }
  return null;
}

function newestTime({ trees, eventsCover }: HistoryFacts): string {
  return [...trees.map(({ asOf }) => asOf), ...eventsCover.map(({ to }) => to)].sort().at(-1) ?? '';
}
