import type { DuckDBConnection } from '@duckdb/node-api';
import { ServiceError } from '../service.ts';

type Node = Readonly<Record<string, unknown>>;

/** A table that a query reads, and the conditions that it must fulfil alone. */
export interface TableReference {
  /** Empty if the query does not say it. */
  readonly database: string;
  readonly table: string;
  /** Parts of a conjunction, as DuckDB has them. */
  readonly conditions: readonly Node[];
}

/**
 * The tables that a query reads.
 *
 * @throws ServiceError InvalidRequestException for text that is not a query
 */
export async function tableReferences(
  connection: DuckDBConnection,
  sql: string,
): Promise<readonly TableReference[]> {
  const tree = await parsed(connection, sql);
  if (tree['error'] === true) {
    throw new ServiceError('InvalidRequestException', `line 1:1: ${String(tree['error_message'])}`, 400, {
      AthenaErrorCode: 'MALFORMED_QUERY',
    });
  }
  return [...referencesIn(tree, [])];
}

/** The rows of a table of the connection that fulfil all conditions which ask for these columns only. */
export async function rowsThatFulfil(
  connection: DuckDBConnection,
  table: string,
  columns: readonly string[],
  conditions: readonly Node[],
): Promise<readonly (readonly unknown[])[]> {
  const usable = conditions.filter((condition) => asksOnlyFor(condition, columns));
  const tree = await parsed(connection, `SELECT * FROM ${table} WHERE true ORDER BY ALL`);
  const text = JSON.stringify(tree, (key, value: unknown) =>
    key === 'where_clause' && usable.length > 0
      ? { class: 'CONJUNCTION', type: 'CONJUNCTION_AND', alias: '', query_location: 0, children: usable }
      : value,
  );
  const rows = await connection.runAndReadAll(`select * from json_execute_serialized_sql(${quoted(text)})`);
  return rows.getRows();
}

export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

async function parsed(connection: DuckDBConnection, sql: string): Promise<Node> {
  const result = await connection.runAndReadAll(`select json_serialize_sql(${quoted(sql)})`);
  // Positions exceed the numbers that JSON.parse can hold, and are not needed.
  const text = String(result.getRows()[0]?.[0]).replaceAll(/"query_location":\d+/g, '"query_location":0');
  const tree: unknown = JSON.parse(text);
  return isNode(tree) ? tree : {};
}

function* referencesIn(node: unknown, conditions: readonly Node[]): Generator<TableReference> {
  if (Array.isArray(node)) {
    for (const each of node) yield* referencesIn(each, []);
    return;
  }
  if (!isNode(node)) return;
  if (node['type'] === 'BASE_TABLE') {
    yield { database: String(node['schema_name']), table: String(node['table_name']), conditions };
    return;
  }
  const own = node['type'] === 'SELECT_NODE' ? conjuncts(node['where_clause']) : [];
  for (const [key, value] of Object.entries(node)) {
    yield* referencesIn(value, key === 'from_table' ? own : []);
  }
}

function conjuncts(clause: unknown): readonly Node[] {
  if (!isNode(clause)) return [];
  return clause['type'] === 'CONJUNCTION_AND' && Array.isArray(clause['children'])
    ? clause['children'].flatMap(conjuncts)
    : [clause];
}

function asksOnlyFor(node: unknown, columns: readonly string[]): boolean {
  if (Array.isArray(node)) return node.every((each) => asksOnlyFor(each, columns));
  if (!isNode(node)) return true;
  if (node['class'] === 'SUBQUERY') return false;
  if (node['type'] === 'COLUMN_REF') {
    const names = node['column_names'];
    return Array.isArray(names) && columns.includes(String(names.at(-1)).toLowerCase());
  }
  return Object.values(node).every((each) => asksOnlyFor(each, columns));
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
