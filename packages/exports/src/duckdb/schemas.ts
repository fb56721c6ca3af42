import { OuCostError } from '@ou-cost/spend';
import type { SourceColumn } from '../ports.ts';
import { quotedText } from '../query/sql.ts';
import { csvHeader } from './csv-header.ts';
import type { Database } from './database.ts';
import { assertUndamaged } from './gzip.ts';
import { pathsBySchema } from './parquet-schema.ts';

/** Files with the same columns in the same order. */
export interface FileGroup {
  /** The only billing period, `YYYY-MM`, that may have lines in them. @default lines are of any billing period */
  readonly month?: string;
  readonly format: 'parquet' | 'csv' | 'csv.gz';
  readonly paths: readonly string[];
  readonly columns: readonly SourceColumn[];
}

function formatOf(path: string): 'parquet' | 'csv' {
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

/** These files and no others: DuckDB takes a path for a pattern, in which brackets make any character stand for itself. */
export function listOf(paths: readonly string[]): string {
  return `[${paths.map((path) => quotedText(path.replace(/[*?[]/g, '[$&]'))).join(', ')}]`;
}

/** A folder such as `BilledCost=7` is no column. */
export const NO_COLUMNS_OF_FOLDERS = 'hive_partitioning = false';

async function parquetGroups(database: Database, paths: readonly string[]): Promise<FileGroup[]> {
  const groups: FileGroup[] = [];
  for (const found of await pathsBySchema(paths)) {
    const described = await database.rows(
      `DESCRIBE SELECT * FROM read_parquet(${listOf(found.slice(0, 1))}, ${NO_COLUMNS_OF_FOLDERS})`,
    );
    const columns = described.map(([name, type]) => ({ name: String(name), type: String(type) }));
    groups.push({ format: 'parquet', paths: found, columns });
  }
  return groups;
}

/** Spreadsheets of many countries separate values by semicolons, and write numbers in another way too. */
function assertCommas(path: string, names: readonly string[]): void {
  const [only = ''] = names;
  const separator = names.length === 1 ? /[;\t|]/.exec(only)?.[0] : undefined;
  if (separator === undefined) return;
  const spelled = separator === '\t' ? 'tabs' : `'${separator}'`;
  throw new OuCostError(
    'MalformedAnswer',
    `the file '${path}' has its values separated by ${spelled} instead of commas; export it as AWS delivers it`,
  );
}

async function csvGroups(paths: readonly string[]): Promise<FileGroup[]> {
  const byHeader = new Map<
    string,
    { format: FileGroup['format']; names: readonly string[]; paths: string[] }
  >();
  for (const path of paths) {
    const format = /\.gz$/i.test(path) ? 'csv.gz' : 'csv';
    const names = await csvHeader(path);
    assertCommas(path, names);
    const key = JSON.stringify([format, ...names]);
    const group = byHeader.get(key);
    if (group === undefined) byHeader.set(key, { format, names, paths: [path] });
    else group.paths.push(path);
  }
  await assertUndamaged(paths.filter((path) => /\.gz$/i.test(path)));
  // Every value stays a text: a column that looks like numbers would lose the leading zeros of its account ids.
  return [...byHeader.values()].map(({ names, ...group }) => ({
    ...group,
    // Spreadsheets leave columns without a name behind the last one.
    columns: names.map((name, at) => ({ name: name === '' ? `column ${at + 1}` : name, type: 'VARCHAR' })),
  }));
}
