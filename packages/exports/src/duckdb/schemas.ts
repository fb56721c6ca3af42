import { OuCostError } from '@ou-cost/spend';
import type { SourceColumn } from '../ports.ts';
import { quotedText } from '../query/sql.ts';
import { csvHeader } from './csv-header.ts';
import type { Database } from './database.ts';

/** Files with the same columns in the same order. */
export interface FileGroup {
  readonly format: 'parquet' | 'csv';
  readonly paths: readonly string[];
  readonly columns: readonly SourceColumn[];
}

function formatOf(path: string): FileGroup['format'] {
  if (/\.parquet$/i.test(path)) return 'parquet';
  if (/\.csv(\.gz)?$/i.test(path)) return 'csv';
  throw new OuCostError(
    'MalformedAnswer',
    `the file '${path}' is neither .parquet nor .csv nor .csv.gz; export Parquet or gzipped CSV`,
  );
}

/** The files by their columns; a file without columns, which an overwriting delivery leaves, has no lines and is left out. */
export async function fileGroups(database: Database, paths: readonly string[]): Promise<FileGroup[]> {
  const byFormat = Map.groupBy(paths, formatOf);
  const parquet = byFormat.get('parquet') ?? [];
  const csv = byFormat.get('csv') ?? [];
  const groups = [
    ...(parquet.length === 0 ? [] : await parquetGroups(database, parquet)),
    ...(csv.length === 0 ? [] : await csvGroups(csv)),
  ];
  return groups.filter(({ columns }) => columns.length > 0);
}

export function listOf(paths: readonly string[]): string {
  return `[${paths.map(quotedText).join(', ')}]`;
}

/** One query for all files: a query for each would cost more than the lines of small files. */
async function parquetGroups(database: Database, paths: readonly string[]): Promise<FileGroup[]> {
  const shapes = await database.rows(
    `SELECT list(file_name ORDER BY file_name) FROM (
       SELECT file_name, string_agg(concat_ws(chr(1), name, type, repetition_type, num_children, converted_type, logical_type), chr(2)) AS shape
       FROM parquet_schema(${listOf(paths)}) GROUP BY file_name
     ) AS shaped GROUP BY shape ORDER BY 1`,
  );
  const groups: FileGroup[] = [];
  for (const [files] of shapes) {
    const found = itemsOf(files).map(String);
    const [first] = found;
    if (first === undefined) continue;
    const described = await database.rows(`DESCRIBE SELECT * FROM read_parquet(${quotedText(first)})`);
    const columns = described.map(([name, type]) => ({ name: String(name), type: String(type) }));
    groups.push({ format: 'parquet', paths: found, columns });
  }
  return groups;
}

function itemsOf(list: unknown): readonly unknown[] {
  return typeof list === 'object' && list !== null && 'items' in list && Array.isArray(list.items)
    ? list.items
    : [];
}

async function csvGroups(paths: readonly string[]): Promise<FileGroup[]> {
  const byHeader = new Map<string, { names: readonly string[]; paths: string[] }>();
  for (const path of paths) {
    const names = await csvHeader(path);
    const key = JSON.stringify(names);
    const group = byHeader.get(key);
    if (group === undefined) byHeader.set(key, { names, paths: [path] });
    else group.paths.push(path);
  }
  // Every value stays a text: a column that looks like numbers would lose the leading zeros of its account ids.
  return [...byHeader.values()].map((group) => ({
    format: 'csv',
    paths: group.paths,
    columns: group.names.map((name) => ({ name, type: 'VARCHAR' })),
  }));
}
