import type { DeployedTable } from '../deployed/model.ts';
import { formatDate, parseDate, startOfMonth } from '../time/calendar.ts';
import { QueryError } from './query-error.ts';

/** A partition of a table: the values of its keys, and where its files are. */
export interface Partition {
  /** In the order of the table's partition keys. */
  readonly values: readonly string[];
  /** `s3://bucket/prefix/` */
  readonly location: string;
}

/**
 * The partitions of a table that projects them. A table that does not has none, since nothing ever added one.
 *
 * @throws QueryError for a projection that the sandbox does not know
 */
export function projectedPartitions(table: DeployedTable, now: Date): readonly Partition[] {
  const { partitionKeys, location } = table;
  if (partitionKeys.length === 0) return [{ values: [], location: asFolder(location) }];
  const parameters = new Map(Object.entries(table.parameters));
  if (parameters.get('projection.enabled') !== 'true') return [];
  const template =
    parameters.get('storage.location.template') ??
    `${asFolder(location)}${partitionKeys.map(({ name }) => `${name}=\${${name}}`).join('/')}`;
  let rows: readonly (readonly string[])[] = [[]];
  for (const { name } of partitionKeys) {
    const values = projectedValues(name, parameters, now);
    rows = rows.flatMap((row) => values.map((value) => [...row, value]));
  }
  return rows.map((values) => ({
    values,
    location: asFolder(
      partitionKeys.reduce(
        (text, { name }, index) => text.replaceAll(`\${${name}}`, values[index] ?? ''),
        template,
      ),
    ),
  }));
}

function projectedValues(key: string, parameters: ReadonlyMap<string, string>, now: Date): readonly string[] {
  const of = (name: string): string => parameters.get(`projection.${key}.${name}`) ?? '';
  if (of('type') === 'enum') return of('values').split(',');
  const [from = '', to = ''] = of('range').split(',');
  const first = parseDate(`${from}-01`);
  const isMonthly = /^months?$/i.test(of('interval.unit')) && of('interval') === '1';
  if (of('type') !== 'date' || of('format') !== 'yyyy-MM' || !isMonthly || first === undefined) {
    throw new QueryError(
      `INVALID_TABLE_PROPERTY: the sandbox projects dates of the format yyyy-MM month by month, not ${key} as this table has it`,
    );
  }
  const last = to === 'NOW' ? now.toISOString().slice(0, 7) : to;
  const values: string[] = [];
  for (let months = 0; ; months += 1) {
    const value = formatDate(startOfMonth(first, months)).slice(0, 7);
    if (value > last) return values;
    values.push(value);
  }
}

function asFolder(location: string): string {
  return location.endsWith('/') ? location : `${location}/`;
}
