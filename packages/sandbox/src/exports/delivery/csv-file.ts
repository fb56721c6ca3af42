import { type FileHandle, open } from 'node:fs/promises';
import type { Column, ExportedLine } from '../table/column.ts';

const LINES_A_WRITE = 2_000;

/** Writes a CSV with a header; holds a few thousand lines in memory. */
export class CsvFile {
  readonly #handle: FileHandle;
  readonly #columns: readonly Column[];
  #pending: string[];
  #lines = 0;

  private constructor(handle: FileHandle, columns: readonly Column[]) {
    this.#handle = handle;
    this.#columns = columns;
    this.#pending = [columns.map(({ name }) => name).join(',')];
  }

  static async create(path: string, columns: readonly Column[]): Promise<CsvFile> {
    return new CsvFile(await open(path, 'w'), columns);
  }

  /** The lines so far, without the header. */
  get lines(): number {
    return this.#lines;
  }

  async add(line: ExportedLine): Promise<void> {
    this.#lines += 1;
    this.#pending.push(
      this.#columns
        .map(({ name }) => field((Object.hasOwn(line, name) ? line[name] : undefined) ?? ''))
        .join(','),
    );
    if (this.#pending.length >= LINES_A_WRITE) await this.#flush();
  }

  async close(): Promise<void> {
    try {
      await this.#flush();
    } finally {
      await this.#handle.close();
    }
  }

  async #flush(): Promise<void> {
    const lines = this.#pending;
    this.#pending = [];
    if (lines.length > 0) await this.#handle.writeFile(`${lines.join('\n')}\n`);
  }
}

function field(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
