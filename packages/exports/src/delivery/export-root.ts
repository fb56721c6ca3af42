import type { DeliveryStore, StoredObject } from '../ports.ts';
import { placeOf } from './layout.ts';
import { refusal, shown } from './refusal.ts';

/** The folder of an export in a store. */
export interface ExportRoot {
  /** Ends with `/`; empty where the store itself is the export's folder. */
  readonly root: string;
}

/**
 * The export in a folder, or in a folder below it; null where nothing there has AWS's layout. Fails with InvalidUsage
 * where there are several, and with Incomplete where only the data was copied.
 */
export async function findExportRoot(store: DeliveryStore, folder: string): Promise<ExportRoot | null> {
  const within = folder === '' || folder.endsWith('/') ? folder : `${folder}/`;
  if ((await store.list(`${within}metadata/`)).some(({ path }) => placeOf(path)?.root === within)) {
    return { root: within };
  }
  return rootAmong(await store.list(within), store);
}

/** The one export's folder that these objects are in. */
function rootAmong(objects: readonly StoredObject[], store: DeliveryStore): ExportRoot | null {
  const parts = new Map<string, Set<string>>();
  for (const { path } of objects) {
    const place = placeOf(path);
    if (place === null) continue;
    parts.set(place.root, (parts.get(place.root) ?? new Set()).add(place.part));
  }
  const [root, ...others] = [...parts.keys()].sort();
  if (root === undefined) return null;
  if (others.length > 0) {
    const names = [root, ...others].slice(0, 10).map((name) => shown(name === '' ? './' : name));
    throw refusal(
      'InvalidUsage',
      `${store.name} holds several exports: ${names.join(', ')}`,
      'name one of them',
    );
  }
  if (!parts.get(root)?.has('metadata')) throw withoutMetadata(store, root);
  return { root };
}

function withoutMetadata({ name, bucket }: DeliveryStore, root: string): Error {
  const what = `${name} has files of an export in ${shown(`${root}data/`)}, and no manifests in ${shown(`${root}metadata/`)}`;
  return refusal(
    'Incomplete',
    `${what}; only a manifest tells which files are a whole delivery`,
    bucket === null
      ? "copy the export's folder with all that is in it: aws s3 sync s3://BUCKET/PREFIX/EXPORT FOLDER"
      : 'wait for the first delivery, which takes up to 24 hours',
  );
}
