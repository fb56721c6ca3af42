import type { Dirent } from 'node:fs';
import { open, readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { DeliveryStore, StoredObject } from '../ports.ts';
import { refusal, shown } from './refusal.ts';

/** Deeper than an export in any bucket, so that what is deeper is a mistake, such as the root of a disk. */
const DEEPEST = 12;
const MOST_FILES = 1_000_000;

/** A folder of this machine. Follows links; hidden files are not listed, since systems put them anywhere. */
export class FolderStore implements DeliveryStore {
  readonly name: string;
  readonly bucket = null;

  constructor(folder: string) {
    this.name = folder;
  }

  async list(prefix: string): Promise<readonly StoredObject[]> {
    const end = prefix.lastIndexOf('/') + 1;
    const [folder, start] = [prefix.slice(0, end), prefix.slice(end)];
    if (!isInside(folder)) return [];
    const found: StoredObject[] = [];
    await this.#walk(folder, start, found, []);
    return found.sort((one, other) => (one.path < other.path ? -1 : 1));
  }

  async read(path: string, mostBytes: number): Promise<Uint8Array | null> {
    if (!isInside(path)) return null;
    let size: number;
    try {
      await using file = await open(this.pathOf(path));
      ({ size } = await file.stat());
      if (size <= mostBytes) return await file.readFile();
    } catch (cause) {
      if (codeOf(cause) === 'ENOENT') return null;
      throw unreadable(this.pathOf(path), cause);
    }
    throw refusal('MalformedAnswer', `${shown(path)} has ${size} bytes`, `${mostBytes} at most are read`);
  }

  /** Where a listed file is on this machine. */
  pathOf(path: string): string {
    return join(this.name, ...path.split('/'));
  }

  async #walk(
    folder: string,
    start: string,
    found: StoredObject[],
    within: readonly string[],
  ): Promise<void> {
    const here = this.pathOf(folder);
    const [entries, real] = await this.#entries(here);
    // A link to a folder that it is in has no end.
    if (within.includes(real)) return;
    if (within.length > DEEPEST || found.length > MOST_FILES) {
      throw refusal(
        'InvalidUsage',
        `${shown(this.name)} has too many files and folders for an export`,
        "give the export's folder",
      );
    }
    const names = entries
      .map(({ name }) => name)
      .filter((name) => !name.startsWith('.') && name.startsWith(start));
    const all = await Promise.all(
      names.map(async (name) => ({ path: `${folder}${name}`, facts: await this.#facts(`${folder}${name}`) })),
    );
    for (const { path, facts } of all) {
      if (facts.isDirectory()) await this.#walk(`${path}/`, '', found, [...within, real]);
      if (!facts.isFile()) continue;
      const version = `${facts.ino}-${facts.ctimeNs}`;
      found.push({ path, bytes: Number(facts.size), modifiedAt: Number(facts.mtimeNs) / 1e6, version });
    }
  }

  /** What is in a folder, and its real path; nothing where there is no such folder. */
  async #entries(folder: string): Promise<[readonly Dirent[], string]> {
    try {
      return [await readdir(folder, { withFileTypes: true }), await realpath(folder)];
    } catch (cause) {
      if (['ENOENT', 'ENOTDIR'].includes(codeOf(cause))) return [[], folder];
      throw unreadable(folder, cause);
    }
  }

  /** Fails with Incomplete for a link to nothing as well, since it stands for a file. */
  async #facts(path: string) {
    try {
      return await stat(this.pathOf(path), { bigint: true });
    } catch (cause) {
      throw unreadable(this.pathOf(path), cause);
    }
  }
}

/** Whether a path has no part that leads elsewhere. */
function isInside(path: string): boolean {
  return !path.startsWith('/') && !/(^|[/\\])\.\.?([/\\]|$)|\0/.test(path);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

export function unreadable(path: string, cause: unknown): Error {
  const why = codeOf(cause) || 'unknown error';
  return refusal(
    'Incomplete',
    `${shown(path)} cannot be read (${why})`,
    'look at its permissions and links',
    cause,
  );
}
