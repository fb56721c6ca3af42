import { OuCostError } from '@ou-cost/spend';
import type { SourceColumn } from '../ports.ts';
import { kindOf } from './column-kind.ts';
import { type Dialect, dialectNamed } from './dialect.ts';
import { quotedName, quotedText } from './sql.ts';

/** The decimal that a cost is cast to before anything is added. */
export type CostType = 'DECIMAL(38,10)' | 'DECIMAL(38,18)';

function unfit({ name, type }: SourceColumn, purpose: string): OuCostError {
  return new OuCostError(
    'MalformedAnswer',
    `the column '${name}' of the export has the type ${type}, which cannot be read as ${purpose}; export it as AWS delivers it`,
  );
}

/**
 * The decimal of a cost: of a double ten decimals, since the further ones are its noise; of a text or a decimal
 * eighteen. Fails with MalformedAnswer for a column of another type.
 */
export function costType(column: SourceColumn): CostType {
  switch (kindOf(column)) {
    case 'floating':
      return 'DECIMAL(38,10)';
    case 'text':
    case 'decimal':
    case 'whole':
      return 'DECIMAL(38,18)';
    default:
      throw unfit(column, 'an amount');
  }
}

/** A cost of one line as a decimal. Double sums depend on the order of their lines, decimal ones do not. */
export function costOf(column: SourceColumn): string {
  return `CAST(${quotedName(column.name)} AS ${costType(column)})`;
}

/** A text, or a whole number such as an account id that a tool has taken for one. */
export function textOf(column: SourceColumn): string {
  const name = quotedName(column.name);
  switch (kindOf(column)) {
    case 'text':
      return name;
    case 'whole':
      return `CAST(${name} AS VARCHAR)`;
    default:
      throw unfit(column, 'a text');
  }
}

/** A day alone, or with a time; every digit as 0. */
const SHAPES = [
  '0000-00-00',
  ...['T', ' '].flatMap((between) =>
    ['00:00', '00:00Z', '00:00:00'].map((time) => `0000-00-00${between}${time}`),
  ),
];
/** What follows the seconds of a time in UTC: no part of a second, and no other zone. */
const UTC_ENDS = ['', '.0', '.000', '.000000'].flatMap((fraction) =>
  ['', 'Z', '+00', '+00:00', '+0000', ' UTC'].map((zone) => `${fraction}${zone}`),
);

/** Whether a text is a time in UTC, as far as its form can say. */
function isUtc(name: string): string {
  const shape = `translate(substr(${name}, 1, 19), '123456789', '000000000')`;
  const oneOf = (texts: readonly string[]) => `IN (${texts.map(quotedText).join(', ')})`;
  return `(${shape} ${oneOf(SHAPES)} AND substr(${name}, 20) ${oneOf(UTC_ENDS)})`;
}

/**
 * The day of a time in UTC, as a date, or as text where the column is text. A text that is not in UTC stays whole, so
 * that it is no day and can be refused.
 * @param name what has the time. @default the column
 */
export function dayOf(column: SourceColumn, name = quotedName(column.name)): string {
  switch (kindOf(column)) {
    case 'time':
      return `CAST(${name} AS DATE)`;
    case 'text':
      return `CASE WHEN ${isUtc(name)} THEN substr(${name}, 1, 10) ELSE ${name} END`;
    default:
      throw unfit(column, 'a time');
  }
}

/** What can be compared with a day's literal: a text in UTC begins with its day, and is not taken apart for every line. */
export function comparable(column: SourceColumn): string {
  return kindOf(column) === 'text' ? quotedName(column.name) : dayOf(column);
}

/** Added to a condition: or that a text is no time in UTC. */
export function orUnreadable(column: SourceColumn): string {
  return kindOf(column) === 'text' ? ` OR NOT ${isUtc(quotedName(column.name))}` : '';
}

/** The first day of the month of a time in UTC, as `dayOf` has it. */
export function monthOf(column: SourceColumn): string {
  if (kindOf(column) === 'time') return `CAST(date_trunc('month', ${dayOf(column)}) AS DATE)`;
  if (kindOf(column) !== 'text') throw unfit(column, 'a time');
  const name = quotedName(column.name);
  return `CASE WHEN ${isUtc(name)} THEN concat(substr(${name}, 1, 7), '-01') ELSE ${name} END`;
}

/** A day as a literal that can be compared with `dayOf` of this column. */
export function dayLiteral(column: SourceColumn, day: string): string {
  return kindOf(column) === 'time' ? `DATE ${quotedText(day)}` : quotedText(day);
}

function timeOf(column: SourceColumn): string {
  const name = quotedName(column.name);
  switch (kindOf(column)) {
    case 'time':
      return `CAST(${name} AS TIMESTAMP)`;
    case 'text':
      return `CAST(replace(replace(substr(${name}, 1, 19), 'T', ' '), 'Z', '') AS TIMESTAMP)`;
    default:
      throw unfit(column, 'a time');
  }
}

/**
 * The hour in which a charge of at most an hour starts, as `2026-10-05 13`; null for a longer one. A text that is not in
 * UTC instead of an hour, so that it can be refused.
 */
export function hourOf(start: SourceColumn, end: SourceColumn): string {
  const from = timeOf(start);
  const zoned = [start, end]
    .filter((column) => kindOf(column) === 'text')
    .map(({ name }) => `WHEN NOT ${isUtc(quotedName(name))} THEN ${quotedName(name)}`);
  return [
    'CASE',
    ...zoned,
    `WHEN ${timeOf(end)} <= ${from} + INTERVAL '1' HOUR THEN substr(CAST(${from} AS VARCHAR), 1, 13)`,
    'END',
  ].join(' ');
}

/** The value of the first of these keys that has one: tags and cost categories are maps, or JSON in a CSV. */
export function valueOfKeys(column: SourceColumn, keys: readonly string[], dialect: Dialect): string {
  const values = keys.map((key) => `nullif(${valueOfKey(column, quotedText(key), dialect)}, '')`);
  return values.length === 1 ? (values[0] ?? '') : `coalesce(${values.join(', ')})`;
}

function valueOfKey(column: SourceColumn, key: string, dialect: Dialect): string {
  const name = quotedName(column.name);
  switch (kindOf(column)) {
    case 'map':
      // Trino fails for a key that is not there, and DuckDB's element_at answers with a list.
      return `CASE WHEN contains(map_keys(${name}), ${key}) THEN ${name}[${key}] END`;
    case 'text':
      return dialectNamed(dialect).jsonValue(name, key);
    default:
      throw unfit(column, 'keys and values');
  }
}

/** Whether a column of keys and values has any. */
export function hasKeys(column: SourceColumn): string {
  const name = quotedName(column.name);
  switch (kindOf(column)) {
    case 'map':
      return `cardinality(${name}) > 0`;
    case 'text':
      return `replace(${name}, ' ', '') NOT IN ('', '{}')`;
    default:
      throw unfit(column, 'keys and values');
  }
}
