import { calendarMonth, OuCostError } from '@ou-cost/spend';
import { dayOf } from '../query/expressions.ts';
import { layoutOf } from '../query/layout-of.ts';
import { SourceColumns } from '../query/source-columns.ts';
import type { Database } from './database.ts';
import { failureFrom } from './failure.ts';
import { linesOf } from './lines.ts';
import type { FileGroup } from './schemas.ts';

/**
 * The billing periods, `YYYY-MM`, of which each file has lines. Fails with MalformedAnswer for a file that is no export,
 * and for one with a line whose billing period cannot be read.
 */
export async function monthsOfPaths(
  database: Database,
  groups: readonly FileGroup[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const months = new Map<string, string[]>();
  const tables = new Map<string, { readonly path: string; readonly columns: string }>();
  for (const group of groups) {
    const columns = new SourceColumns(group.columns);
    const { billingPeriodStart, chargeStart } = layoutOf(columns);
    const column = columns.find(billingPeriodStart) ?? columns.needed(chargeStart, 'any report');
    for (const [path, day] of await daysOf(database, group, dayOf(column))) {
      const month = monthIn(day, column.name, path);
      assertOneTable(month, path, group, tables);
      months.set(path, [...(months.get(path) ?? []), month]);
    }
  }
  return months;
}

/** A line that belongs to no billing period would be read with none, and so be lost. */
function monthIn(day: string, column: string, path: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(day) && calendarMonth(day.slice(0, 7)) !== null) return day.slice(0, 7);
  const found = day === '' ? 'nothing' : JSON.stringify(day.slice(0, 60));
  throw new OuCostError(
    'MalformedAnswer',
    `the file '${path}' has a line with ${found} as ${column}, which is not a time in UTC; export it as AWS delivers it`,
  );
}

/** Fails with MalformedAnswer where files of other columns have lines of this month: two exports of one bill have. */
function assertOneTable(
  month: string,
  path: string,
  group: FileGroup,
  tables: Map<string, { readonly path: string; readonly columns: string }>,
): void {
  const columns = JSON.stringify(group.columns.map(({ name }) => name.toLowerCase()).toSorted());
  const other = tables.get(month);
  if (other === undefined) {
    tables.set(month, { path, columns });
  } else if (other.columns !== columns) {
    throw new OuCostError(
      'MalformedAnswer',
      `the files '${other.path}' and '${path}' have lines of ${month} and different columns, as two exports of one bill have; keep the files of one export only`,
    );
  }
}

async function daysOf(database: Database, group: FileGroup, day: string) {
  const from = linesOf([group], group.columns, ['filename = true']);
  try {
    const rows = await database.rows(`SELECT DISTINCT filename, CAST(${day} AS VARCHAR) FROM ${from}`);
    return rows.map(([path, value]) => [String(path), value === null ? '' : String(value)] as const);
  } catch (error) {
    throw failureFrom(error);
  }
}
