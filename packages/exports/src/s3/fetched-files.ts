import { constants, open, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { OuCostError } from '@ou-cost/spend';
import type { StoredObject } from '../ports.ts';
import { TemporaryFolder } from '../temporary-folder.ts';
import type { S3Store } from './store.ts';

export interface FetchOptions {
  /** Counts the bytes that are about to be fetched. Throws where they are too many. */
  readonly take?: (bytes: number) => void;
  /** Told after each part. */
  readonly progress?: (fetched: FetchProgress) => void;
}

/** Of all files that were asked for so far. */
export interface FetchProgress {
  readonly bytes: number;
  readonly totalBytes: number;
  readonly files: number;
}

/** So much is on its way at most: a part must arrive within a minute, and all are in memory until they are written. */
const PART_BYTES = 4 * 2 ** 20;
const PARTS_AT_ONCE = 6;

/** Files of a bucket, fetched into a temporary folder, each once. Dispose of it when they were read. */
export class FetchedFiles implements AsyncDisposable {
  readonly #store: Pick<S3Store, 'name' | 'readPart'>;
  readonly #options: FetchOptions;
  readonly #paths = new Map<string, string>();
  #folder: Promise<TemporaryFolder> | null = null;
  #fetching: Promise<unknown> = Promise.resolve();
  #named = 0;
  #bytes = 0;
  #totalBytes = 0;

  constructor(store: Pick<S3Store, 'name' | 'readPart'>, options: FetchOptions = {}) {
    this.#store = store;
    this.#options = options;
  }

  /**
   * The paths of these files on this machine, in their order. Fails with Incomplete where one was replaced since it was
   * listed, or where the disk has no room for them.
   */
  async pathsOf(files: readonly StoredObject[]): Promise<readonly string[]> {
    // One after the other, so that no file is fetched twice.
    const fetched = this.#fetching.then(() => this.#fetchMissing(files));
    this.#fetching = fetched.catch(() => {});
    await fetched;
    return files.map((file) => this.#paths.get(keyOf(file)) ?? '');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#fetching;
    const folder = await this.#folder?.catch(() => null);
    this.#folder = null;
    this.#paths.clear();
    await folder?.[Symbol.asyncDispose]();
  }

  async #fetchMissing(files: readonly StoredObject[]): Promise<void> {
    const wanted = new Map(files.map((file) => [keyOf(file), file]));
    const missing = [...wanted].filter(([key]) => !this.#paths.has(key)).map(([, file]) => file);
    if (missing.length === 0) return;
    const bytes = missing.reduce((sum, file) => sum + file.bytes, 0);
    this.#options.take?.(bytes);
    await assertRoom(bytes);
    this.#totalBytes += bytes;
    this.#folder ??= TemporaryFolder.create('ou-cost-export-');
    const folder = (await this.#folder).path;
    const copies = missing.map((file) => ({ file, path: join(folder, `${this.#named++}-${nameOf(file)}`) }));
    try {
      await this.#fetchParts(copies);
    } catch (error) {
      throw noRoom(error) ?? error;
    }
    for (const { file, path } of copies) this.#paths.set(keyOf(file), path);
  }

  async #fetchParts(copies: readonly Copy[]): Promise<void> {
    const parts = partsOf(copies);
    const failure: { reason: unknown }[] = [];
    const work = async () => {
      for (const { from, to, file, path } of parts) {
        if (failure.length > 0) return;
        try {
          const content = await this.#store.readPart(file, from, to);
          await writeAt(path, content, from);
        } catch (reason) {
          failure.push({ reason });
          return;
        }
        this.#bytes += to - from + 1;
        this.#options.progress?.({
          bytes: this.#bytes,
          totalBytes: this.#totalBytes,
          files: this.#paths.size + copies.length,
        });
      }
    };
    // All take their parts from the same iterator.
    await Promise.all(Array.from({ length: PARTS_AT_ONCE }, work));
    const [first] = failure;
    if (first !== undefined) throw first.reason;
  }
}

interface Copy {
  readonly file: StoredObject;
  readonly path: string;
}

function keyOf({ path, version }: StoredObject): string {
  return `${version}\n${path}`;
}

/** What tells people which object it is, without the characters that a name of a file may not have. */
function nameOf({ path }: StoredObject): string {
  return basename(path)
    .replace(/[^\w.-]/g, '_')
    .slice(-100);
}

function* partsOf(copies: readonly Copy[]) {
  for (const { file, path } of copies) {
    for (let from = 0; from < file.bytes; from += PART_BYTES) {
      yield { file, path, from, to: Math.min(from + PART_BYTES, file.bytes) - 1 };
    }
  }
}

/** Opens the file for each part, since a process may not have every file of a delivery open. */
async function writeAt(path: string, content: Uint8Array, at: number): Promise<void> {
  await using file = await open(path, constants.O_WRONLY | constants.O_CREAT, 0o600);
  for (let done = 0; done < content.length; ) {
    done += (await file.write(content, done, content.length - done, at + done)).bytesWritten;
  }
}

async function assertRoom(bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(tmpdir());
  if (bavail * bsize > bytes) return;
  throw new OuCostError(
    'Incomplete',
    `the export's files have ${bytes} bytes, and ${tmpdir()} has room for ${bavail * bsize}; name a larger folder in TMPDIR, ask for fewer months, or use --engine athena`,
  );
}

function noRoom(error: unknown): OuCostError | null {
  if (!(error instanceof Error) || !('code' in error) || error.code !== 'ENOSPC') return null;
  return new OuCostError(
    'Incomplete',
    `${tmpdir()} has no room for the export's files; name a larger folder in TMPDIR, ask for fewer months, or use --engine athena`,
    { cause: error },
  );
}
