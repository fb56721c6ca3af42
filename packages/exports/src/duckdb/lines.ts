import { addMonths, type CalendarDate, OuCostError } from '@ou-cost/spend';
import type { SourceColumn } from '../ports.ts';
import { kindOf } from '../query/column-kind.ts';
import { dayLiteral } from '../query/expressions.ts';
import { layoutOf } from '../query/layout-of.ts';
import { SourceColumns } from '../query/source-columns.ts';
import { quotedName, quotedText } from '../query/sql.ts';
import { type FileGroup, listOf, NO_COLUMNS_OF_FOLDERS } from './schemas.ts';

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
  return parts.length === 1 && groups[0]?.month === undefined
    ? (parts[0] ?? '')
    : `(${groups.map((group, at) => selected(parts[at] ?? '', read, group)).join(' UNION ALL ')})`;
}

function selected(from: string, read: readonly SourceColumn[], { month, columns }: FileGroup): string {
  const billing =
    month === undefined
      ? null
      : new SourceColumns(read).find(layoutOf(new SourceColumns(columns)).billingPeriodStart);
  const values = read.map((column) => {
    const name = quotedName(column.name);
    return column === billing && month !== undefined ? `${onlyOf(month, column)} AS ${name}` : name;
  });
  return `SELECT ${values.length === 0 ? '1' : values.join(', ')} FROM ${from}`;
}

/**
 * The billing period of a line, which ends the query where it is another one than that of the delivery: such a line is
 * in two deliveries. What is no time in UTC is refused later.
 */
function onlyOf(month: string, column: SourceColumn): string {
  const name = quotedName(column.name);
  const first = `${month}-01` as CalendarDate;
  const day = kindOf(column) === 'text' ? `substr(${name}, 1, 10)` : name;
  const bounds = [first, addMonths(first, 1)].map((bound) => dayLiteral(column, bound));
  const isOther = `${day} < ${bounds[0]} OR ${day} >= ${bounds[1]}`;
  const problem = `the delivery of ${month} has lines of another billing period`;
  return `CASE WHEN ${isOther} THEN error(${quotedText(problem)}) ELSE ${name} END`;
}

function source(
  { format, paths, columns }: FileGroup,
  read: readonly SourceColumn[],
  options: readonly string[],
): string {
  const further = [NO_COLUMNS_OF_FOLDERS, ...options].map((option) => `, ${option}`).join('');
  if (format === 'parquet') return `read_parquet(${listOf(paths)}${further})`;
  const spelled = new SourceColumns(read);
  const types = columns.map(({ name }) => `${quotedName(spelled.find(name)?.name ?? name)}: 'VARCHAR'`);
  return `read_csv(${listOf(paths)}, header = true, auto_detect = false, delim = ',', quote = '"', escape = '"', nullstr = '', compression = '${format === 'csv' ? 'none' : 'gzip'}', columns = {${types.join(', ')}}${further})`;
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
