import type { Deliveries, Delivery, PeriodReader, StoredObject } from '../ports.ts';
import { assertNoCopies } from './copies.ts';
import { isSame, notDelivered } from './exported-deliveries.ts';
import type { FolderStore } from './folder-store.ts';
import { exportNameOf, formatOf } from './layout.ts';
import { refusal, shown } from './refusal.ts';

/**
 * Files of lines in a folder without AWS's layout. Nothing says which of them belong together, so all are read, and
 * what may be the same lines twice, or not all lines, is refused.
 */
export class PlainFiles implements Deliveries {
  readonly name: string;
  readonly #store: FolderStore;
  readonly #only: string | null;
  readonly #reader: PeriodReader;
  /** The paths of all files, those without lines as well. */
  #known: ReadonlySet<string> = new Set();
  #read: Promise<ReadonlyMap<string, readonly StoredObject[]>> | null = null;

  /** @param only the one file to read, as the store lists it; null: every file in the folder and below it */
  constructor(store: FolderStore, only: string | null, reader: PeriodReader) {
    this.name = only === null ? store.name : store.pathOf(only);
    this.#store = store;
    this.#only = only;
    this.#reader = reader;
  }

  async months(): Promise<readonly string[]> {
    return [...(await this.#byMonth()).keys()].sort();
  }

  async of(months: readonly string[]): Promise<readonly Delivery[]> {
    const byMonth = await this.#byMonth();
    if (byMonth.size === 0) {
      throw refusal('Incomplete', `${shown(this.name)} has no line of a bill`, 'copy its files again');
    }
    return [...new Set(months)].sort().map((month) => {
      const files = byMonth.get(month);
      if (files === undefined) throw notDelivered(this.name, month, [...byMonth.keys()].sort());
      return { month, deliveredAt: null, manifest: null, folder: '', files, others: [] };
    });
  }

  async assertUnchanged(read: readonly Delivery[]): Promise<void> {
    const now = new Map((await this.#list()).map((file) => [file.path, file]));
    for (const file of read.flatMap(({ files }) => files)) {
      const found = now.get(file.path);
      if (found !== undefined && isSame(found, file)) continue;
      throw refusal('Incomplete', `${shown(file.path)} changed while it was read`, 'run again');
    }
    const added = [...now.keys()].find((path) => !this.#known.has(path));
    if (added === undefined) return;
    throw refusal('Incomplete', `${shown(added)} was added while the bill was read`, 'run again');
  }

  /** The files that have lines of each billing period. */
  #byMonth(): Promise<ReadonlyMap<string, readonly StoredObject[]>> {
    this.#read ??= this.#readMonths();
    return this.#read;
  }

  async #readMonths(): Promise<ReadonlyMap<string, readonly StoredObject[]>> {
    const files = await this.#list();
    this.#known = new Set(files.map(({ path }) => path));
    const monthsOf = await this.#reader.monthsOf(files);
    // Files without lines are all alike; an export that overwrites its deliveries leaves some.
    const filled = files.filter(({ path }) => (monthsOf.get(path) ?? []).length > 0);
    await assertNoCopies(this.#store, filled);
    const byMonth = new Map<string, StoredObject[]>();
    for (const file of filled) {
      for (const month of new Set(monthsOf.get(file.path))) {
        byMonth.set(month, [...(byMonth.get(month) ?? []), file]);
      }
    }
    for (const [month, ofMonth] of byMonth) assertOneDelivery(month, ofMonth);
    return byMonth;
  }

  async #list(): Promise<readonly StoredObject[]> {
    const listed = await this.#store.list(this.#only ?? '');
    const files = this.#only === null ? listed : listed.filter(({ path }) => path === this.#only);
    const ofLines = files.filter(({ path }) => formatOf(path) !== null);
    if (ofLines.length === 0) {
      throw refusal(
        'InvalidUsage',
        `${shown(this.name)} has no file of an export`,
        'give a folder with the files that AWS delivered (.parquet, .csv.gz) or with CSV files of their form',
      );
    }
    assertPlain(files, this.#only === null);
    return ofLines;
  }
}

/**
 * Fails with Incomplete where two folders have files of one name with lines of one month: AWS names the files of each
 * delivery alike, and a month that was delivered twice would count twice.
 */
function assertOneDelivery(month: string, files: readonly StoredObject[]): void {
  const seen = new Map<string, StoredObject>();
  for (const file of files) {
    const name = file.path.slice(file.path.lastIndexOf('/') + 1).toLowerCase();
    const other = seen.get(name);
    if (other !== undefined) {
      throw refusal(
        'Incomplete',
        `${shown(other.path)} and ${shown(file.path)} have lines of ${month} and the same name, as two deliveries of one month have`,
        'keep the last delivery of each month only, or rename one of them if both are parts of one bill',
      );
    }
    seen.set(name, file);
  }
}

/** Endings of files that are not yet complete: of browsers, of the AWS CLI and of rsync. */
const UNFINISHED =
  /\.(parquet|csv|gz)\.([0-9a-z]{8}|part|partial|tmp|download|crdownload|filepart)$|\.(crdownload|partial)$/i;

function assertPlain(files: readonly StoredObject[], isFolder: boolean): void {
  const wrong = (what: string, remedy: string) => refusal('Incomplete', what, remedy);
  const partitioned = files.find(({ path }) => /(^|\/)billing_period=[^/]*\//i.test(path));
  const legacy = files.find(({ path }) => exportNameOf(path) !== null);
  if (isFolder && (partitioned ?? legacy) !== undefined) {
    throw wrong(
      `${shown((partitioned ?? legacy)?.path ?? '')} belongs to the deliveries of an export, and the folder of an export with data/ and metadata/ is not there`,
      "copy the export's folder with all that is in it (aws s3 sync s3://BUCKET/PREFIX/EXPORT FOLDER), or put the files of one delivery into a folder of their own",
    );
  }
  const unfinished = files.find(({ path }) => UNFINISHED.test(path));
  if (unfinished !== undefined) {
    throw wrong(`${shown(unfinished.path)} is not yet copied`, 'wait for the copy, or remove the file');
  }
  const ofLines = files.filter(({ path }) => formatOf(path) !== null);
  const empty = ofLines.find(({ bytes }) => bytes === 0);
  if (empty !== undefined) throw wrong(`${shown(empty.path)} is empty`, 'copy it again, or remove it');
  const [first, ...rest] = ofLines;
  const other = rest.find(({ path }) => formatOf(path) !== formatOf(first?.path ?? ''));
  if (first !== undefined && other !== undefined) {
    throw wrong(
      `there are Parquet and CSV files: ${shown(first.path)} and ${shown(other.path)}, and the same lines may be in both`,
      'keep the files of one format only',
    );
  }
  if (isFolder) assertEveryChunk(ofLines);
}

/** AWS numbers the files of a delivery from 00001; fails with Incomplete where one between them is not there. */
function assertEveryChunk(files: readonly StoredObject[]): void {
  const numbers = new Map<string, Set<number>>();
  for (const { path } of files) {
    const [, stem, number] = /^(.+)-(\d{5})(?:\.snappy)?\.(?:parquet|csv\.gz)$/is.exec(path) ?? [];
    if (stem === undefined) continue;
    numbers.set(stem, (numbers.get(stem) ?? new Set()).add(Number(number)));
  }
  for (const [stem, there] of numbers) {
    const missing = Array.from({ length: there.size }, (_, at) => at + 1).find(
      (number) => !there.has(number),
    );
    if (missing === undefined) continue;
    const name = `${stem}-${String(missing).padStart(5, '0')}`;
    throw refusal('Incomplete', `${shown(name)} is missing between the files of its delivery`, 'copy it too');
  }
}
