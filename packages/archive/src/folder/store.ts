import { randomBytes } from 'node:crypto';
import { constants, type Dirent } from 'node:fs';
import { mkdir, open, readdir, realpath, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { OuCostError } from '@ou-cost/spend';
import { brokenObject, isKey, shownKey } from '../layout/key.ts';
import type { ArchiveStore, KeyRange, TaggedObject } from '../ports.ts';
import { codeOf } from './error-code.ts';
import { placeOnce } from './place-once.ts';
import { replaceFile, tagOf } from './replace-file.ts';

/** No key of an archive has as many parts, so that what is deeper is no archive, such as the root of a disk. */
const DEEPEST = 8;
const MOST_FILES = 1_000_000;

/** A folder of this machine. Hidden files are not listed: systems put them anywhere, and unfinished objects are hidden. */
export class FolderStore implements ArchiveStore {
  readonly name: string;

  constructor(folder: string) {
    this.name = folder;
  }

  async list(prefix: string, { after = '', before }: KeyRange = {}): Promise<readonly string[]> {
    const end = prefix.lastIndexOf('/') + 1;
    const found: string[] = [];
    await this.#walk(prefix.slice(0, end), prefix, found);
    return found.filter((key) => key > after && (before === undefined || key < before)).sort();
  }

  async read(key: string, mostBytes: number): Promise<Uint8Array | null> {
    const file = this.#pathOf(key);
    let size: number;
    try {
      await this.#assertInside(dirname(key));
      await using opened = await open(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
      const facts = await opened.stat();
      if (!facts.isFile()) throw brokenObject(this.name, key, 'is not a file');
      ({ size } = facts);
      if (size <= mostBytes) return await opened.readFile();
    } catch (cause) {
      if (cause instanceof OuCostError) throw cause;
      if (codeOf(cause) === 'ENOENT') return null;
      if (codeOf(cause) === 'ELOOP') throw brokenObject(this.name, key, 'is a link', cause);
      throw this.#unreadable(key, cause);
    }
    throw brokenObject(this.name, key, `has ${size} bytes, of which ${mostBytes} at most are read`);
  }

  async readTagged(key: string, mostBytes: number): Promise<TaggedObject | null> {
    const content = await this.read(key, mostBytes);
    return content === null ? null : { content, tag: tagOf(content) };
  }

  writeOnce(key: string, content: Uint8Array): Promise<'written' | 'exists'> {
    return this.#write(key, content, placeOnce);
  }

  replace(key: string, content: Uint8Array, tag: string | null): Promise<'written' | 'changed'> {
    return this.#write(key, content, (unfinished, file) => replaceFile(unfinished, file, tag));
  }

  /** Writes a whole file under another name, and places it. */
  async #write<T>(
    key: string,
    content: Uint8Array,
    place: (unfinished: string, file: string) => Promise<T>,
  ): Promise<T> {
    const file = this.#pathOf(key);
    const unfinished = join(dirname(file), `.${randomBytes(8).toString('hex')}.tmp`);
    try {
      await makeFolders(dirname(file));
      await this.#assertInside(dirname(key));
      try {
        await writeWhole(unfinished, content);
        return await place(unfinished, file);
      } finally {
        await rm(unfinished, { force: true });
      }
    } catch (cause) {
      if (cause instanceof OuCostError) throw cause;
      throw new OuCostError(
        'OutputNotWritten',
        `the archive ${this.name}: ${shownKey(key)} cannot be written (${codeOf(cause) || String(cause)}); look at the folder's permissions and the room on its disk`,
        { cause },
      );
    }
  }

  async #walk(folder: string, prefix: string, found: string[]): Promise<void> {
    if (found.length > MOST_FILES || folder.split('/').length > DEEPEST) {
      throw new OuCostError(
        'InvalidUsage',
        `'${this.name}' has too many files and folders for an archive; give the archive's own folder`,
      );
    }
    for (const entry of await this.#entries(folder)) {
      const key = `${folder}${entry.name}`;
      if (entry.name.startsWith('.') || !(key.startsWith(prefix) || prefix.startsWith(`${key}/`))) continue;
      if (entry.isDirectory()) await this.#walk(`${key}/`, prefix, found);
      else if (entry.isFile()) found.push(key);
      else throw brokenObject(this.name, key, entry.isSymbolicLink() ? 'is a link' : 'is not a file');
    }
  }

  async #entries(folder: string): Promise<readonly Dirent[]> {
    try {
      if (folder !== '') await this.#assertInside(folder.slice(0, -1));
      return await readdir(join(this.name, folder), { withFileTypes: true });
    } catch (cause) {
      if (cause instanceof OuCostError) throw cause;
      if (codeOf(cause) === 'ENOENT') return [];
      throw this.#unreadable(folder, cause);
    }
  }

  /** Fails where a folder of the archive is a link, which leads elsewhere. */
  async #assertInside(folder: string): Promise<void> {
    const [root, here] = await Promise.all([realpath(this.name), realpath(join(this.name, folder))]);
    if (here !== join(root, folder)) throw brokenObject(this.name, folder, 'is a link');
  }

  #pathOf(key: string): string {
    if (!isKey(key)) throw new OuCostError('Defect', `${shownKey(key)} cannot be a key of an archive`);
    return join(this.name, ...key.split('/'));
  }

  #unreadable(key: string, cause: unknown): OuCostError {
    return new OuCostError(
      'Incomplete',
      `the archive ${this.name}: ${shownKey(key)} cannot be read (${codeOf(cause) || String(cause)}); look at its permissions`,
      { cause },
    );
  }
}

/** Writes a new file that is on the disk when this resolves. */
async function writeWhole(file: string, content: Uint8Array): Promise<void> {
  await using opened = await open(file, 'wx');
  await opened.writeFile(content);
  await opened.sync();
}

/**
 * Makes a folder and those above it that are missing. Node.js's own way does not end where a folder that is there refuses
 * new ones as if it were not, as below /proc.
 */
async function makeFolders(folder: string): Promise<void> {
  const missing: string[] = [];
  let at = folder;
  while (!(await isThere(at)) && dirname(at) !== at) {
    missing.push(at);
    at = dirname(at);
  }
  for (const one of missing.toReversed()) {
    await mkdir(one).catch((cause: unknown) => {
      // Another run may have made it in the meantime.
      if (codeOf(cause) !== 'EEXIST') throw cause;
    });
  }
}

async function isThere(folder: string): Promise<boolean> {
  return await stat(folder).then(
    () => true,
    () => false,
  );
}
