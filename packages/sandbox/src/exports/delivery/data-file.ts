import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Column, ColumnType } from '../table/column.ts';
import type { ExportOptions } from './options.ts';

type Format = NonNullable<ExportOptions['format']>;

export const EXTENSIONS: Readonly<Record<Format, string>> = {
  parquet: 'snappy.parquet',
  'csv.gz': 'csv.gz',
  csv: 'csv',
};

/** Turns CSV files into the files of a delivery. */
export class DataFiles implements AsyncDisposable {
  readonly #format: Format;
  readonly #columns: readonly Column[];
  #engine: { readonly connection: DuckDBConnection; readonly close: () => void } | undefined;

  constructor(format: Format, columns: readonly Column[]) {
    this.#format = format;
    this.#columns = columns;
  }

  /** Writes `target` from the CSV, which is gone then. */
  async write(csv: string, target: string): Promise<void> {
    switch (this.#format) {
      case 'csv':
        return await rename(csv, target);
      case 'csv.gz':
        await pipeline(createReadStream(csv), createGzip(), createWriteStream(target));
        break;
      case 'parquet':
        await (await this.#connection()).run(
          `copy (select ${this.#columns.map(typed).join(', ')} from ${reading(csv, this.#columns)}) ` +
            `to ${quoted(target)} (format parquet, compression snappy)`,
        );
    }
    await rm(csv);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#engine?.close();
  }

  async #connection(): Promise<DuckDBConnection> {
    if (this.#engine === undefined) {
      // Loaded only here, because it brings an engine of its own.
      const { DuckDBInstance } = await import('@duckdb/node-api');
      const instance = await DuckDBInstance.create(':memory:');
      this.#engine = { connection: await instance.connect(), close: () => instance.closeSync() };
    }
    return this.#engine.connection;
  }
}

const TYPES: Readonly<Record<ColumnType, string>> = {
  text: 'varchar',
  double: 'double',
  moment: 'timestamp_ms',
  texts: 'map(varchar, varchar)',
  doubles: 'map(varchar, double)',
};

function typed({ name, type }: Column): string {
  const column = `"${name}"`;
  switch (type) {
    case 'text':
      return column;
    case 'texts':
    case 'doubles':
      return `cast(cast(${column} as json) as ${TYPES[type]}) as ${column}`;
    case 'double':
      return `cast(${column} as double) as ${column}`;
    case 'moment':
      return `cast(rtrim(${column}, 'Z') as timestamp_ms) as ${column}`;
  }
}

function reading(csv: string, columns: readonly Column[]): string {
  const types = columns.map(({ name }) => `'${name}': 'varchar'`).join(', ');
  return (
    `read_csv(${quoted(csv)}, header = true, auto_detect = false, delim = ',', quote = '"', escape = '"', ` +
    `columns = {${types}}, max_line_size = 16777216)`
  );
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
