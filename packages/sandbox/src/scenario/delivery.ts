import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { isBillFile, refuseCopies } from './bill-file-name.ts';
import { ScenarioError } from './error.ts';

/** The folders of one AWS export. `metadata` need not exist. */
export interface Delivery {
  readonly data: string;
  readonly metadata: string;
}

/** `billing_period=2026-09`; the case of the name varies. */
const PERIOD = /^billing_period=\d{4}-\d{2}$/i;
const MANIFEST = /-?manifest\.json$/i;

/** A bucket's prefix may have several levels above the export. */
const SEARCHED_LEVELS = 5;

/** The exports in a folder or below it: each folder that holds a folder for every billing period. */
export async function deliveriesIn(folder: string, levels = SEARCHED_LEVELS): Promise<readonly Delivery[]> {
  const folders = (await readdir(folder, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort();
  if (folders.some((name) => PERIOD.test(name))) {
    return basename(folder) === 'metadata'
      ? []
      : [{ data: folder, metadata: join(dirname(folder), 'metadata') }];
  }
  if (levels === 0) return [];
  const below = await Promise.all(folders.map((name) => deliveriesIn(join(folder, name), levels - 1)));
  return below.flat();
}

/**
 * The data files of an export's current delivery, as its manifests name them: AWS writes a manifest after all data
 * files, and leaves files of earlier deliveries beside them. Without `metadata`, all files of the only delivery.
 *
 * @throws ScenarioError if a delivery is incomplete, or if several cannot be told apart
 */
export async function deliveredFiles({ data, metadata }: Delivery): Promise<readonly string[]> {
  const periods = await periodsIn(data);
  if (!existsSync(metadata)) {
    const files = await Promise.all(
      [...periods.values()].map((period) => filesOfOnlyDelivery(join(data, period))),
    );
    return files.flat();
  }
  const manifests = await periodsIn(metadata);
  const files: string[] = [];
  for (const month of [...new Set([...periods.keys(), ...manifests.keys()])].sort()) {
    const folder = manifests.get(month);
    const manifest = folder === undefined ? undefined : await currentManifest(join(metadata, folder));
    if (manifest === undefined) {
      throw new ScenarioError(
        `${join(data, periods.get(month) ?? '')} has no manifest in ${metadata}, so its delivery is not complete: ` +
          'copy both again, or remove it',
      );
    }
    files.push(...(await filesOfManifest(manifest, data)));
  }
  // A file that is named twice is one file.
  return [...new Set(files)];
}

/** The folders of the billing periods, by month. */
async function periodsIn(folder: string): Promise<ReadonlyMap<string, string>> {
  const names = (await readdir(folder)).filter((name) => PERIOD.test(name)).sort();
  return new Map(names.map((name) => [name.slice(-7), name]));
}

/** The manifest of a period, or the last of its deliveries, whose folders begin with the time of the delivery. */
async function currentManifest(period: string): Promise<string | undefined> {
  const found = (await filesBelow(period)).filter((file) => MANIFEST.test(file));
  const direct = found.filter((file) => dirname(file) === period);
  if (direct.length > 0 && found.length > direct.length) {
    throw new ScenarioError(
      `${period} has manifests of exports that overwrite and that keep their deliveries: keep those of one`,
    );
  }
  return found.at(-1);
}

async function filesOfManifest(manifest: string, data: string): Promise<readonly string[]> {
  return Promise.all(
    namedFiles(await readFile(manifest, 'utf8'), manifest).map(async (address) => {
      const inData = address.slice(address.lastIndexOf('/data/') + '/data/'.length);
      const parts = inData.split('/');
      if (!address.includes('/data/') || parts.includes('..') || parts.includes('')) {
        throw new ScenarioError(
          `${manifest} names ${JSON.stringify(address)}, which is not below the export's data/: it is not used`,
        );
      }
      const file = join(data, ...parts);
      if (existsSync(file)) return file;
      throw new ScenarioError(
        `${file}, which ${manifest} names, does not exist: copy the delivery completely`,
      );
    }),
  );
}

function namedFiles(text: string, manifest: string): readonly string[] {
  const names = dataFilesOf(text);
  if (Array.isArray(names) && names.length > 0 && names.every((name) => typeof name === 'string'))
    return names;
  throw new ScenarioError(
    `${manifest} is not a manifest of an AWS export: it needs a list dataFiles of addresses`,
  );
}

function dataFilesOf(text: string): unknown {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === 'object' && json !== null && 'dataFiles' in json ? json.dataFiles : undefined;
  } catch {
    return undefined;
  }
}

async function filesOfOnlyDelivery(period: string): Promise<readonly string[]> {
  const files = (await filesBelow(period)).filter((file) => isBillFile(basename(file)));
  const deliveries = new Set(files.map((file) => relative(period, dirname(file)).split(sep)[0]));
  if (deliveries.size <= 1) {
    refuseCopies(
      files.map((file) => relative(period, file)),
      period,
    );
    return files;
  }
  throw new ScenarioError(
    `${period} has ${deliveries.size} deliveries: copy the export's metadata/ too, whose manifests say which is current`,
  );
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
