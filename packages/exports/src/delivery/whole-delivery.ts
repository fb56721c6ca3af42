import type { Delivery, DeliveryStore, StoredObject } from '../ports.ts';
import type { CurrentManifest } from './current-manifest.ts';
import { executionOf, foldedPath, formatOf } from './layout.ts';
import type { NamedFile } from './manifest.ts';
import { refusal, shown, WAIT } from './refusal.ts';

/**
 * The delivery that a manifest names, once the listing has proven that it is whole: every file is there, has content,
 * and is no newer than the manifest, which AWS writes last. Fails with Incomplete or MalformedAnswer.
 */
export async function wholeDelivery(
  store: DeliveryStore,
  root: string,
  current: CurrentManifest,
): Promise<Delivery> {
  const { object, manifest, place } = current;
  for (const file of manifest.files) assertInside(file, store, root, current);
  const { execution, partition } = manifest.files[0].place;
  const data = `${root}data/`;
  let folder = `${data}${partition}/${execution === null ? '' : `${execution}/`}`;
  let listed = await store.list(folder);
  if (listed.length === 0) {
    // A copy may spell the folders differently.
    const prefix = foldedPath(folder);
    listed = (await store.list(data)).filter(({ path }) => foldedPath(path).startsWith(prefix));
    folder = commonFolder(listed, folder, current);
  }
  const byPath = new Map(listed.map((one) => [foldedPath(one.path), one]));
  if (byPath.size < listed.length) {
    throw refusal('Incomplete', `two files in ${shown(folder)} have one name`, 'copy the export again');
  }
  const named = manifest.files.map(({ place: { name } }) => `${folder}${name}`);
  const files = named.map((path) => {
    const file = byPath.get(foldedPath(path));
    if (file === undefined) {
      throw refusal(
        'Incomplete',
        `${shown(path)} is missing, which ${shown(object.path)} names`,
        missing(store),
      );
    }
    return file;
  });
  assertWhole(store, files, listed, object);
  const startedAt = execution === null ? null : executionOf(execution).startedAt;
  const isOfDelivery = new Set(files.map(({ path }) => path));
  return {
    month: place.month,
    // A copy has times of its own, and never one before the delivery.
    deliveredAt: Math.min(object.modifiedAt, startedAt ?? object.modifiedAt),
    manifest: object,
    folder,
    files: files.toSorted((one, other) => (one.path < other.path ? -1 : 1)),
    others: listed.map(({ path }) => path).filter((path) => !isOfDelivery.has(path)),
  };
}

/** Fails with Incomplete where a file has no content, or something was written after the manifest. */
export function assertWhole(
  { bucket }: Pick<DeliveryStore, 'bucket'>,
  files: readonly StoredObject[],
  listed: readonly StoredObject[],
  manifest: StoredObject,
): void {
  for (const { path, bytes } of files) {
    if (bytes === 0) throw refusal('Incomplete', `${shown(path)} is empty`, WAIT);
  }
  const newer = listed.find(
    ({ path, modifiedAt }) => formatOf(path) !== null && modifiedAt > manifest.modifiedAt,
  );
  if (newer === undefined) return;
  throw refusal(
    'Incomplete',
    `${shown(newer.path)} is newer than the manifest ${shown(manifest.path)}`,
    bucket === null
      ? "copy the export's folder again, with the times of its files, as 'aws s3 sync' and 'cp -p' do"
      : WAIT,
  );
}

/** Fails with MalformedAnswer where the manifest names a file outside of the export's folder. */
function assertInside(
  { uri, bucket, place }: NamedFile,
  store: DeliveryStore,
  root: string,
  { object, exportName }: CurrentManifest,
): void {
  const isInside =
    store.bucket === null
      ? place.root === `${exportName}/` || place.root.endsWith(`/${exportName}/`)
      : bucket === store.bucket && place.root === root;
  if (isInside) return;
  throw refusal(
    'MalformedAnswer',
    `the manifest ${shown(object.path)} names ${shown(uri)}, which is outside of the export's folder`,
    'give the folder into which the export is delivered, or a copy of that folder',
  );
}

function commonFolder(listed: readonly StoredObject[], folder: string, { object }: CurrentManifest): string {
  const depth = folder.split('/').length - 1;
  const folders = new Set(listed.map(({ path }) => `${path.split('/').slice(0, depth).join('/')}/`));
  const [only, other] = [...folders];
  if (only !== undefined && other === undefined) return only;
  if (only === undefined) return folder;
  throw refusal(
    'Incomplete',
    `the files that ${shown(object.path)} names are in several folders: ${[...folders].slice(0, 10).map(shown).join(', ')}`,
    'copy the export again',
  );
}

function missing({ bucket }: DeliveryStore): string {
  return bucket === null ? "copy the export's folder again, with all that is in it" : WAIT;
}
