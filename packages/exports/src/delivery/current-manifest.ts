import type { DeliveryStore, StoredObject } from '../ports.ts';
import { executionOf, exportNameOf, type Place, placeOf } from './layout.ts';
import { isOf, LARGEST_MANIFEST, type Manifest, readManifest } from './manifest.ts';
import { refusal, shown, WAIT } from './refusal.ts';

/** A manifest as it is listed. */
export interface ListedManifest {
  readonly object: StoredObject;
  readonly place: Place;
  readonly exportName: string;
}

/** A manifest that was read. */
export interface CurrentManifest extends ListedManifest {
  readonly manifest: Manifest;
}

/** The manifests among the objects of an export's metadata, by billing period. */
export function manifestsByMonth(
  objects: readonly StoredObject[],
  root: string,
): ReadonlyMap<string, readonly ListedManifest[]> {
  const months = new Map<string, ListedManifest[]>();
  for (const object of objects) {
    const place = placeOf(object.path);
    const exportName = place === null ? null : exportNameOf(place.name);
    if (place === null || exportName === null || place.root !== root || place.part !== 'metadata') continue;
    const listed = months.get(place.month);
    if (listed === undefined) months.set(place.month, [{ object, place, exportName }]);
    else listed.push({ object, place, exportName });
  }
  return months;
}

/**
 * The manifest of a billing period's last whole delivery. An export that keeps its deliveries writes one for each
 * execution; one that overwrites them, and some that keep them, write one for the billing period. Fails with Incomplete
 * where it cannot be told which is the last.
 */
export async function currentManifest(
  store: DeliveryStore,
  listed: readonly ListedManifest[],
): Promise<CurrentManifest> {
  assertOneExport(listed);
  const ofMonth = listed.filter(({ place }) => place.execution === null);
  const last = lastExecution(listed.filter(({ place }) => place.execution !== null));
  const [first, second] = ofMonth;
  if (first !== undefined && second !== undefined) throw twoManifests(first, second);
  const top = first === undefined ? null : await readListed(store, first);
  if (last === null) {
    if (top === null) throw refusal('Incomplete', 'a billing period has no manifest', WAIT);
    return top;
  }
  if (top === null) return readListed(store, last);
  return laterOf(top, await readListed(store, last));
}

/** Both manifests' deliveries are whole. The one for the billing period names the last execution when it was written. */
function laterOf(top: CurrentManifest, last: CurrentManifest): CurrentManifest {
  const { execution } = top.manifest.files[0].place;
  if (execution === null) {
    throw refusal(
      'Incomplete',
      `${shown(top.object.path)} is of an export that overwrites its deliveries, and ${shown(last.object.path)} of one that keeps them`,
      'move away the manifest of the one that is no longer delivered',
    );
  }
  const order = compared(
    { execution, modifiedAt: top.object.modifiedAt },
    { execution: last.manifest.files[0].place.execution ?? '', modifiedAt: last.object.modifiedAt },
  );
  if (order !== 0) return order > 0 ? top : last;
  const named = ({ manifest }: CurrentManifest) =>
    manifest.files
      .map(({ uri }) => uri)
      .sort()
      .join('\n');
  if (named(top) !== named(last)) throw twoManifests(top, last);
  return last;
}

function assertOneExport(listed: readonly ListedManifest[]): void {
  const names = [...new Set(listed.map(({ exportName }) => exportName))].sort();
  if (names.length < 2) return;
  throw refusal(
    'InvalidUsage',
    `one folder has the manifests of several exports: ${names.slice(0, 10).map(shown).join(', ')}`,
    'keep each export in a folder of its own',
  );
}

function twoManifests(one: ListedManifest, other: ListedManifest): Error {
  return refusal(
    'Incomplete',
    `it cannot be told which delivery is the last: ${shown(one.object.path)} or ${shown(other.object.path)}`,
    'move away the older one',
  );
}

function lastExecution(listed: readonly ListedManifest[]): ListedManifest | null {
  const [first, ...others] = listed;
  if (first === undefined) return null;
  const keyOf = ({ place, object }: ListedManifest) => ({
    execution: place.execution ?? '',
    modifiedAt: object.modifiedAt,
  });
  const last = others.reduce((one, other) => (compared(keyOf(other), keyOf(one)) > 0 ? other : one), first);
  const equal = listed.find((other) => other !== last && compared(keyOf(other), keyOf(last)) === 0);
  if (equal !== undefined) throw twoManifests(last, equal);
  return last;
}

/** By when the executions began, which copying does not change; else by when their manifests were written. */
function compared(
  one: { readonly execution: string; readonly modifiedAt: number },
  other: { readonly execution: string; readonly modifiedAt: number },
): number {
  if (one.execution === other.execution) return 0;
  const [a, b] = [executionOf(one.execution).startedAt, executionOf(other.execution).startedAt];
  if (a !== null && b !== null && a !== b) return a - b;
  return one.modifiedAt - other.modifiedAt;
}

async function readListed(store: DeliveryStore, listed: ListedManifest): Promise<CurrentManifest> {
  const { object, place, exportName } = listed;
  const changed = () =>
    refusal('Incomplete', `the manifest ${shown(object.path)} changed while it was read`, WAIT);
  if (object.bytes > LARGEST_MANIFEST) {
    throw refusal(
      'MalformedAnswer',
      `the manifest ${shown(object.path)} has ${object.bytes} bytes, and a manifest has at most ${LARGEST_MANIFEST}`,
      'look at what was written there',
    );
  }
  const bytes = await store.read(object.path, LARGEST_MANIFEST);
  if (bytes === null || bytes.length !== object.bytes) throw changed();
  const manifest = readManifest(bytes, object.path, exportName);
  const [{ place: named, uri }] = manifest.files;
  const wrong = (what: string) =>
    refusal('MalformedAnswer', `the manifest ${shown(object.path)} names ${shown(uri)}, ${what}`, WAIT);
  if (named.month !== place.month) throw wrong('which is of another billing period');
  if (place.execution !== null && named.execution === null) throw wrong('which is of no execution');
  if (place.execution !== null && named.execution !== null) {
    const { id } = executionOf(place.execution);
    if (named.execution !== place.execution && !isOf(named.execution, id)) {
      throw wrong('which is of another execution');
    }
  }
  return { ...listed, manifest };
}
