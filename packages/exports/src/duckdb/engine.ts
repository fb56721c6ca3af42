import type { DuckDBValue } from '@duckdb/node-api';
import { OuCostError } from '@ou-cost/spend';
import type {
  AnswerRows,
  AnswerValue,
  Delivery,
  ExportEngine,
  ExportStatement,
  LocalFiles,
  PeriodReader,
  SourceColumn,
  StoredObject,
} from '../ports.ts';
import { costType } from '../query/expressions.ts';
import { quotedName } from '../query/sql.ts';
import { Database, type DatabaseOptions } from './database.ts';
import { failureFrom, reasonOf } from './failure.ts';
import { columnsOf, linesOf } from './lines.ts';
import { monthsOfPaths } from './months.ts';
import { type FileGroup, fileGroups } from './schemas.ts';

/** Runs queries over files of this machine with DuckDB in this process. Close it when the last answer was read. */
export class DuckDbEngine implements ExportEngine, PeriodReader, AsyncDisposable {
  readonly name = 'DuckDB';
  readonly dialect = 'duckdb';
  readonly #files: LocalFiles;
  readonly #database: Database;
  /** By the files' paths and versions: every split of a report asks for the same. */
  readonly #groups = new Map<string, Promise<readonly FileGroup[]>>();

  constructor(files: LocalFiles, options: DatabaseOptions = {}) {
    this.#files = files;
    this.#database = new Database(options);
  }

  async columns(deliveries: readonly Delivery[]): Promise<readonly SourceColumn[]> {
    return columnsOf(await this.#groupsOf(filesOf(deliveries)));
  }

  async *rows(statement: ExportStatement, deliveries: readonly Delivery[]): AnswerRows {
    const groups = byMonth(await this.#groupsOf(filesOf(deliveries)), await this.#monthsOf(deliveries));
    if (groups.length === 0) return;
    // The columns that the statement reads are those that it names.
    const text = statement.sql('');
    const read = columnsOf(groups).filter(({ name }) => text.includes(quotedName(name)));
    const from = linesOf(groups, read);
    try {
      for await (const columns of this.#database.columns(statement.sql(from))) {
        yield rowsOf(columns, statement);
      }
    } catch (error) {
      throw (
        (await this.#wrongCost(statement, from, error)) ??
        failureFrom(await this.#ofWholeLines(groups, error))
      );
    }
  }

  async monthsOf(files: readonly StoredObject[]): Promise<ReadonlyMap<string, readonly string[]>> {
    const paths = await this.#files.pathsOf(files);
    const found = await monthsOfPaths(this.#database, await this.#groupsOf(files));
    return new Map(files.map(({ path }, at) => [path, found.get(paths[at] ?? '') ?? []]));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#database[Symbol.asyncDispose]();
  }

  /** The columns of these files. Fails with MalformedAnswer where one is damaged. */
  async #groupsOf(files: readonly StoredObject[]): Promise<readonly FileGroup[]> {
    const key = JSON.stringify(files.map(({ path, version }) => [path, version]));
    let groups = this.#groups.get(key);
    if (groups === undefined) {
      groups = this.#readGroups(files);
      this.#groups.set(key, groups);
    }
    return await groups;
  }

  async #readGroups(files: readonly StoredObject[]): Promise<readonly FileGroup[]> {
    // An overwriting delivery leaves files with nothing in them.
    const paths = await this.#files.pathsOf(files.filter(({ bytes }) => bytes > 0));
    try {
      return await fileGroups(this.#database, paths);
    } catch (error) {
      throw failureFrom(error);
    }
  }

  /**
   * DuckDB ends with an internal error where text that is not UTF-8 stands in a column that is not read. The failure of
   * reading every column says where.
   */
  async #ofWholeLines(groups: readonly FileGroup[], error: unknown): Promise<unknown> {
    if (!/^internal error/i.test(reasonOf(error))) return error;
    // This database answers nothing any more.
    await using database = new Database();
    for (const group of groups.filter(({ format }) => format !== 'parquet')) {
      const counts = group.columns.map(({ name }) => `count(${quotedName(name)})`);
      try {
        await database.rows(`SELECT ${counts.join(', ')} FROM ${linesOf([group], group.columns)}`);
      } catch (reason) {
        return reason;
      }
    }
    return error;
  }

  /** The month of each file of a delivery that has a manifest, by its path on this machine; none where one month is read. */
  async #monthsOf(deliveries: readonly Delivery[]): Promise<ReadonlyMap<string, string>> {
    const months = new Map<string, string>();
    if (deliveries.length < 2) return months;
    for (const { month, files, manifest } of deliveries) {
      if (manifest === null) continue;
      for (const path of await this.#files.pathsOf(files)) months.set(path, month);
    }
    return months;
  }

  /** Which column holds what is no cost, and what that is; null where a failure has another reason. */
  async #wrongCost({ costs }: ExportStatement, from: string, error: unknown): Promise<OuCostError | null> {
    if (!/^conversion error/i.test(reasonOf(error))) return null;
    for (const column of costs) {
      const name = quotedName(column.name);
      const [row] = await this.#database.rows(
        `SELECT CAST(${name} AS VARCHAR) FROM ${from} WHERE ${name} IS NOT NULL AND TRY_CAST(${name} AS ${costType(column)}) IS NULL LIMIT 1`,
      );
      if (row === undefined) continue;
      return new OuCostError(
        'MalformedAnswer',
        `the export has ${JSON.stringify(row[0])} in the column ${column.name}, which is no amount; deliver the export again`,
        { cause: error },
      );
    }
    return null;
  }
}

/** Each file once, although one without a manifest may belong to several deliveries. */
function filesOf(deliveries: readonly Delivery[]): StoredObject[] {
  const byPath = new Map(deliveries.flatMap(({ files }) => files.map((file) => [file.path, file])));
  return [...byPath.values()];
}

/** Each group by the months of its files. */
function byMonth(groups: readonly FileGroup[], months: ReadonlyMap<string, string>): readonly FileGroup[] {
  if (months.size === 0) return groups;
  return groups.flatMap((group) =>
    [...Map.groupBy(group.paths, (path) => months.get(path))].map(([month, paths]) => ({
      ...group,
      paths,
      ...(month === undefined ? {} : { month }),
    })),
  );
}

function rowsOf(columns: readonly (readonly DuckDBValue[])[], statement: ExportStatement): AnswerValue[][] {
  const count = columns[0]?.length ?? 0;
  const rows = Array.from({ length: count }, () => new Array<AnswerValue>(columns.length));
  for (const [at, values] of columns.entries()) {
    const type = statement.columns[at]?.type;
    for (const [index, value] of values.entries()) {
      const row = rows[index];
      if (row !== undefined) row[at] = answerValue(value, type);
    }
  }
  return rows;
}

function answerValue(
  value: DuckDBValue,
  type: ExportStatement['columns'][number]['type'] | undefined,
): AnswerValue {
  if (value === null) return null;
  if (type === 'text' && typeof value === 'string') return value;
  if (type === 'count' && typeof value === 'bigint') return value;
  if (type === 'decimal' && typeof value === 'object' && 'scale' in value && 'value' in value) {
    return { units: value.value, scale: value.scale };
  }
  throw new OuCostError('Defect', `DuckDB answered with ${String(value)} where ${type} was asked for`);
}
