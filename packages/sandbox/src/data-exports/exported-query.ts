import type { DeployedExport } from '../deployed/model.ts';
import { TABLES } from '../exports/delivery/table-lines.ts';
import type { ExportTable } from '../exports/table/column.ts';
import { ServiceError } from '../service.ts';

/** What an export's query selects. */
export interface ExportedQuery {
  readonly table: ExportTable;
  readonly columns: readonly string[];
}

/**
 * Reads the query of an export. AWS admits only columns by their names, and no `*`.
 *
 * @throws ServiceError ValidationException for anything else
 */
export function exportedQuery({ queryStatement }: DeployedExport): ExportedQuery {
  const match = /^\s*select\s+(.+?)\s+from\s+(\w+)\s*$/is.exec(queryStatement);
  const table = match?.[2];
  if (match === null || table === undefined || !isTable(table)) {
    throw invalid(`the sandbox exports ${Object.keys(TABLES).join(', ')}, by SELECT columns FROM table`);
  }
  const columns = (match[1] ?? '').split(',').map((column) => column.trim());
  const known = new Set(TABLES[table].columns.map(({ name }) => name));
  const unknown = columns.filter((column) => !known.has(column));
  if (unknown.length > 0) throw invalid(`${table} has no column ${unknown.join(', ')}`);
  return { table, columns };
}

function isTable(text: string): text is ExportTable {
  return Object.hasOwn(TABLES, text);
}

function invalid(reason: string): ServiceError {
  return new ServiceError('ValidationException', `Invalid QueryStatement: ${reason}`);
}
