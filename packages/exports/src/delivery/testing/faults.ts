import type { MemoryStore } from './memory-store.ts';
import { deliver, linesOf } from './written-delivery.ts';

/** Two deliveries of October 2026, as AWS writes them. */
export const THIRD = '2026-11-02T15:00:00Z-4fd1aa00-0000-3000-8000-00000000aaaa';
export const SECOND = '2026-11-02T07:10:44.001Z-1b0c5c5e-8f5b-3b1e-9f5d-7a8d0c1b2a3f';
export const kept = (execution: string, chunks = [[100, 250], [5]]) => ({
  month: '2026-10',
  execution,
  chunks,
});
export const overwritten = (chunks = [[100, 250], [5]]) => ({ month: '2026-10', execution: null, chunks });

export interface DeliveredPaths {
  readonly files: readonly [string, string];
  readonly manifest: string;
  readonly folder: string;
  readonly execution: string | null;
  readonly month: string;
}

/** Each changes a whole delivery, so that its number is not known any more. */
export const FAULTS: Readonly<
  Record<string, [(store: MemoryStore, at: DeliveredPaths) => void, string, RegExp]>
> = {
  'a file is missing': [
    (store, { files: [file] }) => store.remove(file),
    'Incomplete',
    /acme-00001\.csv\.gz' is missing, which .*Manifest\.json' names/,
  ],
  'every file is missing': [
    (store, { files }) => {
      for (const file of files) store.remove(file);
    },
    'Incomplete',
    /is missing/,
  ],
  'a file has no content': [
    (store, { files: [file] }) => store.write(file, '', store.modifiedAt(file)),
    'Incomplete',
    /acme-00001\.csv\.gz' is empty/,
  ],
  'a file is newer than the manifest': [
    (store, { files: [file] }) => store.write(file, linesOf([100, 250])),
    'Incomplete',
    /acme-00001\.csv\.gz' is newer than the manifest .* under way/,
  ],
  'another file is newer than the manifest': [
    (store, { folder }) => store.write(`${folder}acme-00003.csv.gz`, linesOf([1])),
    'Incomplete',
    /acme-00003\.csv\.gz' is newer than the manifest/,
  ],
  'the manifest is older than its files': [
    (store, { manifest, files: [file] }) =>
      store.write(manifest, store.textOf(manifest), store.modifiedAt(file) - 1000),
    'Incomplete',
    /is newer than the manifest/,
  ],
  'the manifest is missing': [
    (store, { manifest }) => store.remove(manifest),
    'Incomplete',
    /2026-10 has files, such as 'aws\/acme\/data.*', and no manifest/,
  ],
  'the manifest is not JSON': [
    (store, { manifest }) => write(store, manifest, store.textOf(manifest).slice(0, -20)),
    'MalformedAnswer',
    /Manifest\.json' is not JSON/,
  ],
  'the manifest is a list': [
    (store, { manifest }) => write(store, manifest, '[]'),
    'MalformedAnswer',
    /not a JSON object/,
  ],
  'the manifest has no files': [
    (store, { manifest }) => rewrite(store, manifest, { dataFiles: undefined }),
    'MalformedAnswer',
    /has no list 'dataFiles'/,
  ],
  'the manifest names no file': [
    (store, { manifest }) => rewrite(store, manifest, { dataFiles: [] }),
    'Incomplete',
    /names no file/,
  ],
  'the manifest names what is not a text': [
    (store, { manifest }) => rewrite(store, manifest, { dataFiles: [17] }),
    'MalformedAnswer',
    /not a text/,
  ],
  'the manifest names a file twice': [
    (store, { manifest, files: [file] }) => name(store, manifest, [file, file]),
    'MalformedAnswer',
    /names a file twice/,
  ],
  'the manifest names a file in another bucket': [
    (store, { manifest, files: [file] }) => rewrite(store, manifest, { dataFiles: [`s3://others/${file}`] }),
    'MalformedAnswer',
    /outside of the export's folder/,
  ],
  "the manifest names another export's file": [
    (store, { manifest, files: [file] }) => {
      const path = file.replace('aws/acme/', 'aws/other/');
      store.write(path, linesOf([9]), store.modifiedAt(file));
      name(store, manifest, [path]);
    },
    'MalformedAnswer',
    /outside of the export's folder/,
  ],
  'the manifest climbs out of the folder': [
    (store, { manifest, folder }) => name(store, manifest, [`${folder}../../acme-00001.csv.gz`]),
    'MalformedAnswer',
    /not a file in the export's data/,
  ],
  'the manifest climbs out through the prefix': [
    (store, { manifest, files: [file] }) => name(store, manifest, [`secret/../${file}`]),
    'MalformedAnswer',
    /not a file in the export's data/,
  ],
  'the manifest names a file of the metadata': [
    (store, { manifest }) => name(store, manifest, [manifest]),
    'MalformedAnswer',
    /not a file in the export's data/,
  ],
  'the manifest names a file of another form': [
    (store, { manifest, folder }) => name(store, manifest, [`${folder}acme-00001.zip`]),
    'MalformedAnswer',
    /neither Parquet nor CSV/,
  ],
  'the manifest names two formats': [
    (store, { manifest, files: [file], folder }) =>
      name(store, manifest, [file, `${folder}acme-00002.snappy.parquet`]),
    'MalformedAnswer',
    /mixes two formats/,
  ],
  'the manifest is of another billing period': [
    (store, { manifest, files }) =>
      name(
        store,
        manifest,
        files.map((file) => ofAnotherMonth(file)),
      ),
    'MalformedAnswer',
    /of another billing period/,
  ],
  'the manifest mixes billing periods': [
    (store, { manifest, files: [file] }) => name(store, manifest, [file, ofAnotherMonth(file)]),
    'MalformedAnswer',
    /mixes two billing periods/,
  ],
  'the manifest mixes executions': [
    (store, { manifest, files: [file] }) =>
      name(store, manifest, [file, `aws/acme/data/BILLING_PERIOD=2026-10/${THIRD}/acme-00001.csv.gz`]),
    'MalformedAnswer',
    /mixes two folders/,
  ],
  'the manifest is of another export': [
    (store, { manifest }) =>
      rewrite(store, manifest, {
        exportArn: 'arn:aws:bcm-data-exports:us-east-1:111111111111:export/other-0f5e8c1c',
      }),
    'MalformedAnswer',
    /of another export, 'other-0f5e8c1c'/,
  ],
  'the manifest is too large': [
    (store, { manifest }) =>
      store.write(manifest, store.textOf(manifest), store.modifiedAt(manifest), 2 ** 24 + 1),
    'MalformedAnswer',
    /has \d+ bytes, and a manifest has at most 16777216/,
  ],
  'two exports are in one folder': [
    (store, { manifest }) => copy(store, manifest, manifest.replace('acme-Manifest', 'other-Manifest')),
    'InvalidUsage',
    /several exports: 'acme', 'other'/,
  ],
  'both modes have a manifest': [
    (store, { execution, month }) =>
      deliver(store, { ...(execution === null ? kept(THIRD, [[9]]) : overwritten([[9]])), month }),
    'Incomplete',
    /overwrites its deliveries, and .* of one that keeps them/,
  ],
  'two folders of one month have a manifest': [
    (store, { manifest }) =>
      copy(
        store,
        manifest,
        manifest.replace(/billing_period/i, (key) =>
          key === 'billing_period' ? 'BILLING_PERIOD' : 'billing_period',
        ),
      ),
    'Incomplete',
    /cannot be told which delivery is the last/,
  ],
};

function ofAnotherMonth(path: string): string {
  return path.replace(/(billing_period)=\d{4}-\d{2}/i, '$1=2020-01');
}

/** Another text, of the same time: it does not become the manifest of files that were written meanwhile. */
function write(store: MemoryStore, path: string, text: string): void {
  store.write(path, text, store.modifiedAt(path));
}

function copy(store: MemoryStore, from: string, to: string): void {
  store.write(to, store.textOf(from), store.modifiedAt(from));
}

/** Changes members of a manifest; one that another fault has made unreadable stays so. */
export function rewrite(store: MemoryStore, manifest: string, members: object): void {
  const text = store.textOf(manifest);
  if (!text.startsWith('{') || !text.endsWith('}')) return;
  write(store, manifest, JSON.stringify({ ...JSON.parse(text), ...members }));
}

function name(store: MemoryStore, manifest: string, paths: readonly string[]): void {
  rewrite(store, manifest, { dataFiles: paths.map((path) => `s3://bills/${path}`) });
}
