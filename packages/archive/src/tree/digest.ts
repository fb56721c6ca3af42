import { type ArchivedDigest, decodeHistoryDigest } from '@ou-cost/contract/archive';
import { digestOf, factsOf, type HistoryFacts } from '@ou-cost/spend';
import { brokenObject } from '../layout/key.ts';
import { kindOfKey, secondOf } from '../layout/organization-keys.ts';
import { readListed } from '../objects.ts';
import type { ArchiveStore } from '../ports.ts';
import { isSnapshot } from './snapshots.ts';

/** Facts that were read from one object, and the objects that they are from, below the organization. */
export interface HeldFacts {
  readonly facts: HistoryFacts;
  readonly holds: readonly string[];
}

/** A digest of an organization. Fails with MalformedAnswer, naming the object, where it does not fit together. */
export function readDigest(store: ArchiveStore, key: string, id: string): Promise<HeldFacts> {
  return readListed(store, key, (text, name) => {
    const digest = decodeHistoryDigest(text, name);
    if (digest.organizationId !== id) throw brokenObject(store.name, name, 'is of another organization');
    const { holds = [] } = digest;
    const foreign = holds.find((held) => !['snapshots', 'events'].includes(kindOfKey(held) ?? ''));
    if (foreign !== undefined)
      throw brokenObject(store.name, name, 'holds what is no snapshot and no events');
    const facts = factsOf(digest);
    const seconds = new Set(facts.trees.map(({ asOf }) => asOf.slice(0, 19)));
    const lost = holds.find((held) => isSnapshot(held) && !seconds.has(secondOf(held)));
    if (lost !== undefined)
      throw brokenObject(store.name, name, `says that it holds '${lost}', and has no tree of then`);
    return { facts, holds };
  });
}

/** The digest of these facts as an archive holds it. */
export function archivedDigest({ facts, holds }: HeldFacts): ArchivedDigest {
  return { ...digestOf(facts), holds };
}
