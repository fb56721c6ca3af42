import type { ArchiveStore } from '../ports.ts';
import { brokenObject } from './key.ts';
import { kindOfKey, type OrganizationKeys, observedDay } from './organization-keys.ts';

export type ListedOrganizations = ReadonlyMap<string, OrganizationKeys>;

/** Of an organization of which nothing was kept. */
export const NO_KEYS: OrganizationKeys = { snapshots: [], observedOn: [], events: [], digests: [] };

const ORGANIZATION = /^organizations\/(o-[0-9a-z]{10,32})\/(.+)$/s;

/** The keys of every organization of an archive, from one listing. Fails with MalformedAnswer for a foreign key. */
export async function listedOrganizations(store: ArchiveStore): Promise<ListedOrganizations> {
  const found = new Map<string, Map<string, string[]>>();
  for (const key of await store.list('organizations/')) {
    const [, id, rest] = ORGANIZATION.exec(key) ?? [];
    const kind = rest === undefined ? null : kindOfKey(rest);
    if (id === undefined || rest === undefined || kind === null) {
      throw brokenObject(store.name, key, 'is none of an archive');
    }
    const kinds = found.get(id) ?? new Map<string, string[]>();
    const keys = kinds.get(kind) ?? [];
    keys.push(rest);
    found.set(id, kinds.set(kind, keys));
  }
  return new Map([...found].map(([id, kinds]) => [id, keysOf(kinds)]));
}

function keysOf(kinds: ReadonlyMap<string, readonly string[]>): OrganizationKeys {
  const of = (kind: string) => kinds.get(kind) ?? [];
  return {
    snapshots: of('snapshots'),
    observedOn: of('observations').flatMap((key) => observedDay(key) ?? []),
    events: of('events'),
    digests: of('digests'),
  };
}
