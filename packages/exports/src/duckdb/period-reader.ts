import { calendarMonth, OuCostError } from '@ou-cost/spend';
import type { PeriodReader, StoredObject } from '../ports.ts';
import { monthOf } from '../query/expressions.ts';
import { layoutOf } from '../query/layout-of.ts';
import { SourceColumns } from '../query/source-columns.ts';
import { Database, type DatabaseOptions } from './database.ts';
import { failureFrom } from './failure.ts';
import { linesOf } from './lines.ts';
import { fileGroups } from './schemas.ts';

/** Reads from the lines of files of this machine which billing periods they are of. */
export class DuckDbPeriodReader implements PeriodReader {
  readonly #pathOf: (path: string) => string;
  readonly #options: DatabaseOptions;

  constructor(pathOf: (path: string) => string, options: DatabaseOptions = {}) {
    this.#pathOf = pathOf;
    this.#options = options;
  }

  /** Fails with MalformedAnswer where a file is damaged, lacks the columns, or has a line without a billing period. */
  async monthsOf(files: readonly StoredObject[]): Promise<ReadonlyMap<string, readonly string[]>> {
    await using database = new Database(this.#options);
    const months = new Map<string, readonly string[]>();
    for (const { path, bytes } of files) {
      if (bytes > 0) months.set(path, await monthsIn(this.#pathOf(path), database));
    }
    return months;
  }
}

async function monthsIn(path: string, database: Database): Promise<string[]> {
  try {
    const groups = await fileGroups(database, [path]);
    const [group] = groups;
    if (group === undefined) return [];
    const columns = new SourceColumns(group.columns);
    const layout = layoutOf(columns);
    const column =
      columns.find(layout.billingPeriodStart) ?? columns.needed(layout.chargeStart, 'every report');
    const month = monthOf(column);
    const rows = await database.rows(
      `SELECT DISTINCT CAST(${month} AS VARCHAR) FROM ${linesOf(groups, [column])} ORDER BY 1`,
    );
    return rows.map(([value]) => monthIn(value, column.name, path));
  } catch (error) {
    throw failureFrom(error);
  }
}

/** A line that belongs to no billing period would be read with none, and so be lost. */
function monthIn(value: unknown, column: string, path: string): string {
  const text = typeof value === 'string' ? value : '';
  if (/^\d{4}-\d{2}-01$/.test(text) && calendarMonth(text.slice(0, 7)) !== null) return text.slice(0, 7);
  const found = text === '' ? 'nothing' : JSON.stringify(text.slice(0, 60));
  throw new OuCostError(
    'MalformedAnswer',
    `the file '${path}' has ${found} as ${column}, which is not a time in UTC; export it again`,
  );
}
