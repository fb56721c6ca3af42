import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { ScenarioError } from '../scenario/error.ts';
import type { BillTable } from './table.ts';

/** A Parquet file. Every value becomes the text that a FOCUS CSV would have. */
export function parquetTable(file: string): BillTable {
  return { unit: 'row', records: records(file) };
}

async function* records(file: string): AsyncGenerator<readonly [readonly string[], number]> {
  const instance = await DuckDBInstance.create(':memory:');
  try {
    const connection = await instance.connect();
    // Points in time are written with the offset of this zone.
    await connection.run(`set TimeZone = 'UTC'`);
    const from = `from read_parquet('${file.replaceAll("'", "''")}')`;
    const columns = await columnsOf(connection, from);
    yield [columns.map(({ name }) => name), 0];
    const result = await connection.stream(`select ${columns.map(asText).join(', ')} ${from}`);
    let number = 0;
    for await (const rows of result.yieldRows()) {
      for (const values of rows) {
        number += 1;
        yield [values.map((value) => (value === null ? '' : String(value))), number];
      }
    }
  } catch (error) {
    if (error instanceof ScenarioError || !(error instanceof Error)) throw error;
    const [reason = ''] = error.message.split('\n');
    throw new ScenarioError(`${file} cannot be read as Parquet: ${reason.slice(0, 200)}`, { cause: error });
  } finally {
    instance.closeSync();
  }
}

interface Column {
  readonly name: string;
  /** DuckDB's name of the type, such as `VARCHAR` or `MAP(VARCHAR, VARCHAR)`. */
  readonly type: string;
}

async function columnsOf(connection: DuckDBConnection, from: string): Promise<readonly Column[]> {
  const described = await connection.runAndReadAll(`describe select * ${from}`);
  return described.getRows().map(([name, type]) => ({ name: String(name), type: String(type) }));
}

/** An SQL expression for a column's text. Tags are a map or a structure in Parquet, and JSON in a CSV. */
function asText({ name, type }: Column): string {
  const column = `"${name.replaceAll('"', '""')}"`;
  if (/^(MAP|STRUCT)\b|\[\]$/.test(type)) return `cast(to_json(${column}) as varchar)`;
  // A column of numbers has lost the leading zeros of account ids.
  const isWhole = /^U?(BIG|HUGE)?INT(EGER)?$/.test(type);
  if (isWhole && /accountid$/i.test(name)) return `lpad(cast(${column} as varchar), 12, '0')`;
  return `cast(${column} as varchar)`;
}
