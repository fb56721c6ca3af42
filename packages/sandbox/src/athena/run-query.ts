import type { DuckDBConnection } from '@duckdb/node-api';
import type { DeployedTable } from '../deployed/model.ts';
import type { Permission } from '../service.ts';
import { engineError, QueryError } from './query-error.ts';
import { quoted, type TableReference } from './syntax-tree.ts';
import { filesRead, type TableFile, type TableFinder } from './table-files.ts';

/** A column of an answer, with Trino's name of its type. */
interface ResultColumn {
  readonly name: string;
  readonly type: string;
  readonly precision: number;
  readonly scale: number;
}

/** The answer of a query: values as Athena's API has them, as texts. */
export interface QueryAnswer {
  readonly columns: readonly ResultColumn[];
  readonly rows: readonly (readonly (string | null)[])[];
}

/** What a query runs on. */
export interface QueryPlan {
  readonly sql: string;
  /** Whether the plan of the query is what is asked for: then no file is read. */
  readonly plansOnly: boolean;
  readonly defaultDatabase: string;
  readonly references: readonly TableReference[];
  readonly finder: TableFinder;
  readonly cutoff: number | undefined;
  /** Told as soon as it is known which files are read. */
  readonly onScan: (bytes: number) => void;
  table(database: string, name: string): DeployedTable | undefined;
  gluePermissions(database: string, table: string): readonly Permission[];
}

/** @throws QueryError as Athena ends the query */
export async function runQuery(connection: DuckDBConnection, plan: QueryPlan): Promise<QueryAnswer> {
  try {
    let bytes = 0;
    const tables = new Map<DeployedTable, Map<string, TableFile>>();
    for (const reference of plan.references) {
      const database = reference.database || plan.defaultDatabase;
      const table = plan.table(database, reference.table);
      if (table === undefined) continue;
      await checkGlue(database, reference.table, plan);
      const files = plan.plansOnly ? [] : await filesRead(connection, table, reference, plan.finder);
      bytes += files.reduce((sum, { object }) => sum + object.bytes, 0);
      const all = tables.get(table) ?? new Map<string, TableFile>();
      tables.set(table, all);
      for (const file of files) all.set(file.path, file);
    }
    plan.onScan(bytes);
    if (plan.cutoff !== undefined && bytes > plan.cutoff) {
      throw new QueryError('Query cancelled! : Bytes scanned limit was exceeded', 'CANCELLED');
    }
    for (const [table, files] of tables) await createView(connection, table, [...files.values()]);
    if (plan.defaultDatabase !== '') {
      await connection.run(`create schema if not exists ${identifier(plan.defaultDatabase)}`);
      await connection.run(`set search_path = ${quoted(identifier(plan.defaultDatabase))}`);
    }
    return plan.plansOnly ? await planOf(connection, plan.sql) : await answerOf(connection, plan.sql);
  } catch (error) {
    throw engineError(error);
  }
}

async function checkGlue(database: string, table: string, plan: QueryPlan): Promise<void> {
  for (const permission of plan.gluePermissions(database, table)) {
    const refusal = await plan.finder.refusal(permission);
    if (refusal !== undefined) {
      throw new QueryError(
        `${refusal} (Service: AmazonDataCatalog; Status Code: 400; Error Code: AccessDeniedException; Proxy: null)`,
      );
    }
  }
}

/** A view with the table's columns, its partition keys and `"$path"` over the files; columns they lack are null. */
async function createView(
  connection: DuckDBConnection,
  table: DeployedTable,
  files: readonly TableFile[],
): Promise<void> {
  if (!table.serializationLibrary.endsWith('ParquetHiveSerDe')) {
    throw new QueryError(`HIVE_UNSUPPORTED_FORMAT: the sandbox reads tables in Parquet only (${table.name})`);
  }
  const keys = table.partitionKeys.map(({ name }) => identifier(name));
  const path = identifier('$path');
  const from =
    files.length === 0
      ? undefined
      : `read_parquet([${files.map(({ object }) => quoted(object.file)).join(', ')}], union_by_name = true, filename = '#file')`;
  const present = new Set<string>();
  if (from !== undefined) {
    const described = await connection.runAndReadAll(`describe select * from ${from}`);
    for (const [name] of described.getRows()) present.add(String(name).toLowerCase());
  }
  const columns = table.columns.map(({ name, type }) =>
    present.has(name.toLowerCase())
      ? `d.${identifier(name)} as ${identifier(name)}`
      : `cast(null as ${nullType(type)}) as ${identifier(name)}`,
  );
  const schema = identifier(table.database);
  const name = `${schema}.${identifier(table.name)}`;
  await connection.run(`create schema if not exists ${schema}`);
  if (from === undefined) {
    const none = [...keys, path].map((key) => `cast(null as varchar) as ${key}`);
    await connection.run(`create view ${name} as select ${[...columns, ...none].join(', ')} where false`);
    return;
  }
  const rows = files.map(({ path: own, object, partition }) =>
    [object.file, own, ...partition].map(quoted).join(', '),
  );
  const located = `(values ${rows.map((row) => `(${row})`).join(', ')}) as f("#file", ${[path, ...keys].join(', ')})`;
  const selected = [...columns, ...[...keys, path].map((key) => `f.${key} as ${key}`)];
  await connection.run(
    `create view ${name} as select ${selected.join(', ')} from ${from} as d join ${located} on d."#file" = f."#file"`,
  );
}

function identifier(name: string): string {
  return `"${name.toLowerCase().replaceAll('"', '""')}"`;
}

/** The type of a column that no file has. */
function nullType(type: string): string {
  if (/^map<string,\s*double>$/i.test(type)) return 'map(varchar, double)';
  if (/^map</i.test(type)) return 'map(varchar, varchar)';
  return /^(?:double|timestamp|date|bigint|int|boolean|float)$/i.test(type) ? type : 'varchar';
}

async function answerOf(connection: DuckDBConnection, sql: string): Promise<QueryAnswer> {
  const result = await connection.runAndReadAll(sql);
  const types = result.columnTypes().map(String);
  const names = result.columnNames();
  const columns = types.map((type, index) => ({ name: names[index] ?? '', ...trinoType(type) }));
  const rows = result
    .getRows()
    .map((row) => row.map((value, index) => (value === null ? null : textOf(value, types[index] ?? ''))));
  return { columns, rows };
}

/** A plan in lines, as Athena shows one; what it says is DuckDB's. */
async function planOf(connection: DuckDBConnection, sql: string): Promise<QueryAnswer> {
  const { rows } = await answerOf(connection, `explain ${sql}`);
  const lines = rows.flatMap(([, text]) => (text ?? '').split('\n'));
  const column = { name: 'Query Plan', type: 'varchar', precision: 0, scale: 0 };
  return { columns: [column], rows: lines.map((line) => [line]) };
}

function textOf(value: unknown, type: string): string {
  const text = String(value);
  return type.startsWith('TIMESTAMP') && !text.includes('.') ? `${text}.000` : text;
}

const TYPES: ReadonlyMap<string, readonly [type: string, precision: number]> = new Map([
  ['VARCHAR', ['varchar', 2_147_483_647]],
  ['BIGINT', ['bigint', 19]],
  ['HUGEINT', ['bigint', 19]],
  ['INTEGER', ['integer', 10]],
  ['DOUBLE', ['double', 17]],
  ['BOOLEAN', ['boolean', 0]],
  ['DATE', ['date', 0]],
]);

function trinoType(type: string): Omit<ResultColumn, 'name'> {
  const decimal = /^DECIMAL\((\d+),(\d+)\)$/.exec(type);
  if (decimal !== null) {
    return { type: 'decimal', precision: Number(decimal[1]), scale: Number(decimal[2]) };
  }
  const [name, precision] = TYPES.get(type) ?? [type.startsWith('TIMESTAMP') ? 'timestamp' : 'varchar', 3];
  return { type: name, precision, scale: 0 };
}
