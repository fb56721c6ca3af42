import type { DuckDBConnection, DuckDBInstance, DuckDBValue } from '@duckdb/node-api';
import { TemporaryFolder } from '../temporary-folder.ts';
import { loadDuckDb } from './load.ts';

export interface DatabaseOptions {
  /** What DuckDB may hold in memory before it writes to disk. @default 512 */
  readonly memoryMegabytes?: number;
  /** @default as many as the machine has cores */
  readonly threads?: number;
  /** Once it is aborted, queries that run fail soon, and no other begins. @default they take as long as they take */
  readonly signal?: AbortSignal;
}

interface Opened {
  readonly instance: DuckDBInstance;
  /** What DuckDB writes where its memory is not enough: lines of the bill. */
  readonly folder: TemporaryFolder;
}

/** A database in memory that reads files of this machine and nothing else: no extension is fetched, and no address read. */
export class Database implements AsyncDisposable {
  readonly #options: DatabaseOptions;
  readonly #connections = new Set<DuckDBConnection>();
  #opened: Promise<Opened> | null = null;

  constructor(options: DatabaseOptions = {}) {
    this.#options = options;
    options.signal?.addEventListener('abort', () => {
      for (const connection of this.#connections) connection.interrupt();
    });
  }

  /** The rows of a query, a chunk of at most 2,048 at a time; each chunk as its columns. */
  async *columns(sql: string): AsyncGenerator<readonly (readonly DuckDBValue[])[]> {
    const connection = await this.#connect();
    try {
      const result = await connection.stream(sql);
      for (;;) {
        const chunk = await result.fetchChunk();
        if (chunk === null || chunk.rowCount === 0) return;
        yield chunk.getColumns();
      }
    } finally {
      this.#close(connection);
    }
  }

  /** All rows of a query that has few. */
  async rows(sql: string): Promise<readonly (readonly DuckDBValue[])[]> {
    const connection = await this.#connect();
    try {
      return (await connection.runAndReadAll(sql)).getRows();
    } finally {
      this.#close(connection);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const opened = await this.#opened?.catch(() => null);
    if (opened === undefined || opened === null) return;
    opened.instance.closeSync();
    await opened.folder[Symbol.asyncDispose]();
  }

  async #connect(): Promise<DuckDBConnection> {
    this.#opened ??= this.#open();
    const { instance } = await this.#opened;
    const connection = await instance.connect();
    this.#options.signal?.throwIfAborted();
    this.#connections.add(connection);
    return connection;
  }

  #close(connection: DuckDBConnection): void {
    this.#connections.delete(connection);
    connection.closeSync();
  }

  async #open(): Promise<Opened> {
    const { DuckDBInstance } = await loadDuckDb();
    const { memoryMegabytes = 512, threads } = this.#options;
    const folder = await TemporaryFolder.create('ou-cost-duckdb-');
    const instance = await DuckDBInstance.create(':memory:', {
      memory_limit: `${memoryMegabytes}MB`,
      temp_directory: folder.path,
      ...(threads === undefined ? {} : { threads: String(threads) }),
      // The order of lines does not matter, since sums of decimals do not depend on it.
      preserve_insertion_order: 'false',
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      // The files are on this machine, whose own cache has them already; copying them into another takes longer.
      enable_external_file_cache: 'false',
    });
    // Times with a zone become days of UTC, whatever the zone of this machine.
    const connection = await instance.connect();
    await connection.run(`SET GLOBAL TimeZone = 'UTC'`);
    connection.closeSync();
    return { instance, folder };
  }
}
