import type { PeriodReader, StoredObject } from '../ports.ts';
import type { DatabaseOptions } from './database.ts';
import { DuckDbEngine } from './engine.ts';
import { FolderFiles } from './folder-files.ts';

/** Reads from the lines of files of this machine which billing periods they are of, with a database for this alone. */
export class DuckDbPeriodReader implements PeriodReader {
  readonly #files: FolderFiles;
  readonly #options: DatabaseOptions;

  constructor(pathOf: (path: string) => string, options: DatabaseOptions = {}) {
    this.#files = new FolderFiles(pathOf);
    this.#options = options;
  }

  /**
   * Fails with MalformedAnswer where a file is damaged, lacks the columns, has a line without a billing period, or has
   * lines of a month of which a file with other columns has some too.
   */
  async monthsOf(files: readonly StoredObject[]): Promise<ReadonlyMap<string, readonly string[]>> {
    await using engine = new DuckDbEngine(this.#files, this.#options);
    return await engine.monthsOf(files);
  }
}
