import { OuCostError } from '@ou-cost/spend';
import type { SourceColumn } from '../ports.ts';
import { SourceColumns } from '../query/source-columns.ts';
import { quotedName } from '../query/sql.ts';
import { type FileGroup, listOf } from './schemas.ts';

/** The columns of all files together, each as the first file that has it spells it. */
export function columnsOf(groups: readonly FileGroup[]): SourceColumn[] {
  const found = new Map<string, SourceColumn>();
  for (const { columns } of groups) {
    // A file whose own columns differ in nothing but case is refused here.
    new SourceColumns(columns);
    for (const column of columns) {
      const key = column.name.toLowerCase();
      if (!found.has(key)) found.set(key, column);
    }
  }
  return [...found.values()];
}

/**
 * What stands behind FROM: the lines of all files, with the columns that are read. Fails with MalformedAnswer where a
 * file lacks one of them or has it with another type, naming the file.
 */
export function linesOf(
  groups: readonly FileGroup[],
  read: readonly SourceColumn[],
  options: readonly string[] = [],
): string {
  for (const group of groups) assertHas(group, read);
  const parts = groups.map((group) => source(group, read, options));
  return parts.length === 1
    ? (parts[0] ?? '')
    : `(${parts.map((part) => selected(part, read)).join(' UNION ALL ')})`;
}

function selected(from: string, read: readonly SourceColumn[]): string {
  const names = read.map(({ name }) => quotedName(name));
  return `SELECT ${names.length === 0 ? '1' : names.join(', ')} FROM ${from}`;
}

function source(
  { format, paths, columns }: FileGroup,
  read: readonly SourceColumn[],
  options: readonly string[],
): string {
  const further = options.map((option) => `, ${option}`).join('');
  if (format === 'parquet') return `read_parquet(${listOf(paths)}${further})`;
  const spelled = new SourceColumns(read);
  const types = columns.map(({ name }) => `${quotedName(spelled.find(name)?.name ?? name)}: 'VARCHAR'`);
  return `read_csv(${listOf(paths)}, header = true, auto_detect = false, delim = ',', quote = '"', escape = '"', nullstr = '', columns = {${types.join(', ')}}${further})`;
}

function assertHas({ columns, paths }: FileGroup, read: readonly SourceColumn[]): void {
  const own = new SourceColumns(columns);
  const [path] = paths;
  for (const { name, type } of read) {
    const found = own.find(name);
    if (found?.type === type) continue;
    const problem =
      found === null
        ? `has no column '${name}'`
        : `has the column '${name}' as ${found.type} instead of ${type}`;
    throw new OuCostError(
      'MalformedAnswer',
      `the file '${path}' ${problem}, unlike other files that are read with it; deliver the export again, or read its months one by one`,
    );
  }
}
