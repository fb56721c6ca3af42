import type { LocalFiles, StoredObject } from '../ports.ts';

/** Files of an export that are on this machine already. */
export class FolderFiles implements LocalFiles {
  readonly #pathOf: (path: string) => string;

  /** @param pathOf where a file of a delivery is on this machine */
  constructor(pathOf: (path: string) => string) {
    this.#pathOf = pathOf;
  }

  async pathsOf(files: readonly StoredObject[]): Promise<readonly string[]> {
    return files.map(({ path }) => this.#pathOf(path));
  }
}
