import type { ExportTable } from '@ou-cost/contract';
import { type ColumnsByType, columnsOf } from './columns/columns.ts';
import { CUR_2 } from './columns/cur-2.ts';
import { FOCUS_1_0 } from './columns/focus-1-0.ts';
import { FOCUS_1_2 } from './columns/focus-1-2.ts';

const COLUMNS: Readonly<Record<ExportTable, ColumnsByType>> = {
  FOCUS_1_2_AWS: FOCUS_1_2,
  FOCUS_1_0_AWS: FOCUS_1_0,
  COST_AND_USAGE_REPORT: CUR_2,
};

type Configuration = Readonly<Record<string, string>>;

/** What AWS asks about a table besides its columns. FOCUS 1.0 has no choice. */
const CONFIGURATIONS: Readonly<Record<ExportTable, (timeGranularity: string) => Configuration | null>> = {
  FOCUS_1_2_AWS: (TIME_GRANULARITY) => ({ TIME_GRANULARITY }),
  FOCUS_1_0_AWS: () => null,
  COST_AND_USAGE_REPORT: (TIME_GRANULARITY) => ({
    TIME_GRANULARITY,
    INCLUDE_RESOURCES: 'TRUE',
    // Both would change the lines or the columns.
    INCLUDE_MANUAL_DISCOUNT_COMPATIBILITY: 'FALSE',
    INCLUDE_SPLIT_COST_ALLOCATION_DATA: 'FALSE',
  }),
};

/** What an export of the table queries: all of its columns, which AWS wants by name. */
export function dataQueryOf(table: ExportTable, timeGranularity: string) {
  const names = columnsOf(COLUMNS[table]).map(({ name }) => name);
  const configuration = CONFIGURATIONS[table](timeGranularity);
  return {
    queryStatement: `SELECT ${names.join(', ')} FROM ${table}`,
    ...(configuration === null ? {} : { tableConfigurations: { [table]: configuration } }),
  };
}

/** The columns of the exported files, as Glue has them: in lower case, since Athena ignores the case of Parquet's names. */
export function glueColumnsOf(table: ExportTable): { name: string; type: string }[] {
  return columnsOf(COLUMNS[table]).map(({ name, type }) => ({ name: name.toLowerCase(), type }));
}
