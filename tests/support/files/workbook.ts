import { CFB, read, utils, type WorkBook, type WorkSheet } from '@e965/xlsx';

export type Cell = string | number | null;
export type Row = Record<string, Cell>;

/** A workbook as another library reads it, and its parts as they were written. */
export class OpenedWorkbook {
  readonly book: WorkBook;
  readonly #files: ReturnType<typeof CFB.read>;

  constructor(bytes: Uint8Array) {
    this.book = read(bytes, { cellNF: true, cellStyles: true, cellFormula: true });
    this.#files = CFB.read(Buffer.from(bytes), { type: 'buffer' });
  }

  get names(): readonly string[] {
    return this.book.SheetNames;
  }

  sheet(name: string): WorkSheet {
    const found = this.book.Sheets[name];
    if (found === undefined) throw new Error(`there is no sheet '${name}'`);
    return found;
  }

  /** Every row of a sheet as a list of cells. */
  grid(name: string): Cell[][] {
    return utils.sheet_to_json(this.sheet(name), { header: 1, defval: null });
  }

  /** The row of titles of a sheet, counted from 0: the one that starts with a title. */
  header(name: string, title: string): number {
    return this.grid(name).findIndex(([first]) => first === title);
  }

  /** The rows below the titles of a sheet, by title. */
  rows(name: string, header = 0): Row[] {
    return utils.sheet_to_json(this.sheet(name), { defval: null, raw: true, range: header });
  }

  /** The cells of a range such as `B2:D2`, one after the other. */
  cells(name: string, range: string): Cell[] {
    return utils.sheet_to_json<Cell[]>(this.sheet(name), { header: 1, range }).flat();
  }

  /** A file inside of the workbook; empty where there is none. */
  part(path: string): string {
    const entry = CFB.find(this.#files, `/${path}`);
    return Buffer.from(entry?.content ?? []).toString('utf8');
  }

  xml(name: string): string {
    return this.part(`xl/worksheets/sheet${this.names.indexOf(name) + 1}.xml`);
  }
}
