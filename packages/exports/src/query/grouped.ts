import { type Metric, OuCostError, type Split, splitParts } from '@ou-cost/spend';
import type { SourceColumn } from '../ports.ts';
import type { Dialect } from './dialect.ts';
import { comparable, dayLiteral, dayOf, hourOf, monthOf, orUnreadable, textOf } from './expressions.ts';
import type { CostExpression, ExportLayout } from './layout.ts';
import { columnsMissing, type SourceColumns } from './source-columns.ts';
import { quotedName, quotedText } from './sql.ts';

/** What an export is asked for. Days are `YYYY-MM-DD`; `end` is exclusive. */
export interface SpendQuestion {
  readonly start: string;
  readonly end: string;
  readonly granularity: 'MONTHLY' | 'DAILY';
  readonly metrics: readonly Metric[];
  /** Null: by account only. */
  readonly split: Split | null;
  /** Only these accounts, at least one. @default all of them */
  readonly accountIds?: readonly string[];
  /** The billing periods that are read, as their first days, in their order and without a gap; and the day after them. */
  readonly months: readonly string[];
  readonly monthsEnd: string;
  /** Whether the files may hold lines of other billing periods, which are then left out. */
  readonly hasOtherMonths: boolean;
}

/** A table of an export, and how its columns are read. */
export interface ExportTable {
  readonly layout: ExportLayout;
  readonly columns: SourceColumns;
  readonly dialect: Dialect;
}

/** One sum for every account, month, day, raw classification and split value, as SQL. */
export interface GroupedQuery {
  sql(from: string): string;
  /** The names of the values that tell what a charge is; none where it was not asked for. */
  readonly raw: readonly string[];
  readonly hasSplitValue: boolean;
  /** Whether the groups have a day: they are for days, or for a part of a month. */
  readonly hasDay: boolean;
  /** Whether the groups say how many of their lines are on an invoice: of whole months, where the export knows. */
  readonly hasInvoices: boolean;
  /** The column whose time says the billing period, and that of the day. */
  readonly month: SourceColumn;
  readonly day: SourceColumn;
  readonly costs: readonly CostExpression[];
}

/** Fails with InvalidRequest or MalformedAnswer where a column is absent or of another type, naming it and what needs it. */
export function groupedQuery(table: ExportTable, question: SpendQuestion): GroupedQuery {
  const { layout, columns } = table;
  const missing = columns.missing(layout.needed);
  if (missing.length > 0) throw columnsMissing(missing, 'any report');
  const column = (name: string) => columns.needed(name, 'every report');
  const billing = columns.find(layout.billingPeriodStart);
  const day = column(layout.chargeStart);
  const month = billing ?? day;
  const isByChargeType = question.split === 'charge-type';
  const raw = isByChargeType ? layout.rawValues(columns) : [];
  const split = splitValueOf(table, question.split);
  const costs = question.metrics.map((metric) => costOfMetric(table, metric));
  const hasDay = needsDay(question);
  const name = columns.find(layout.accountName);
  const invoice = hasDay || question.accountIds !== undefined ? null : columns.find(layout.invoice);
  const keys = [
    `${textOf(column(layout.account))} AS account_id`,
    `${textOf(column(layout.payer))} AS payer_id`,
    `${textOf(column(layout.currency))} AS currency_code`,
    billing === null ? `${monthOf(day)} AS billing_month` : `${quotedName(billing.name)} AS billing_start`,
    ...(hasDay ? [`${dayOf(day)} AS charge_day`] : []),
    ...raw.map(({ name: alias, sql }) => `${sql} AS ${alias}`),
    ...(split === null ? [] : [`${split} AS split_value`]),
  ];
  const sums = [
    'count(*) AS line_count',
    ...(invoice === null ? [] : [`count(nullif(${textOf(invoice)}, '')) AS invoiced_count`]),
    `${name === null ? 'CAST(NULL AS VARCHAR)' : `max(${textOf(name)})`} AS account_name`,
    ...costs.flatMap(({ sql }, at) => [`sum(${sql}) AS amount_${at}`, `count(${sql}) AS filled_${at}`]),
  ];
  const where = [...conditions(question, month, day), ...ofAccounts(table, question)];
  const groups = (from: string) =>
    [
      `SELECT ${[...keys, ...sums].join(',\n  ')}`,
      `FROM ${from}`,
      ...(where.length === 0 ? [] : [`WHERE ${where.join('\n  AND ')}`]),
      `GROUP BY ${keys.map((_, at) => at + 1).join(', ')}`,
    ].join('\n');
  // A bill's month begins at one time: its day is taken of the few groups instead of every line.
  const starting = billing === null ? null : `${dayOf(billing, 'billing_start')} AS billing_month`;
  return {
    sql: (from) =>
      starting === null
        ? groups(from)
        : `SELECT by_start.*, ${starting}\nFROM (\n${groups(from)}\n) AS by_start`,
    raw: raw.map(({ name: alias }) => alias),
    hasSplitValue: split !== null,
    hasDay,
    hasInvoices: invoice !== null,
    month,
    day,
    costs,
  };
}

function needsDay({ granularity, start, end, months, monthsEnd }: SpendQuestion): boolean {
  return granularity === 'DAILY' || start !== months[0] || end !== monthsEnd;
}

function costOfMetric({ layout, columns }: ExportTable, metric: Metric): CostExpression {
  const found = layout.metrics.get(metric);
  if (found === undefined) {
    throw new OuCostError('InvalidRequest', `${layout.name} has no ${metric}; ask for another metric`);
  }
  const missing = columns.missing(found.needed);
  if (missing.length > 0) throw columnsMissing(missing, metric);
  return found.expression(columns);
}

function splitValueOf(table: ExportTable, split: Split | null): string | null {
  if (split === null || split === 'charge-type') return null;
  const { layout, columns, dialect } = table;
  const parts = splitParts(split);
  if (parts.kind === 'hour') return hourSplit(table);
  return layout.splitValue(parts, columns, dialect);
}

/**
 * The charge counts in the billing period on whose bill it stands. A part of a month has the charges of its days; what
 * was charged before the month's first day belongs to that day, and what was charged after its last day to the last.
 */
function conditions(
  { start, end, months, monthsEnd, hasOtherMonths }: SpendQuestion,
  month: SourceColumn,
  day: SourceColumn,
): string[] {
  const first = months[0] ?? start;
  const last = months.at(-1) ?? start;
  const inMonth = (text: string) => dayLiteral(month, text);
  const onDay = (text: string) => dayLiteral(day, text);
  const monthSql = comparable(month);
  const chargeDay = comparable(day);
  const found: string[] = [];
  if (hasOtherMonths) {
    // A line without a billing period, or with one that cannot be read, is kept, so that it is refused.
    found.push(
      `(${monthSql} >= ${inMonth(first)} AND ${monthSql} < ${inMonth(monthsEnd)} OR ${monthSql} IS NULL${orUnreadable(month)})`,
    );
  }
  if (start > first) {
    const next = months[1] ?? monthsEnd;
    found.push(
      `(${monthSql} >= ${inMonth(next)} OR ${chargeDay} >= ${onDay(start)} OR ${chargeDay} IS NULL${orUnreadable(day)})`,
    );
  }
  if (end < monthsEnd) {
    found.push(
      `(${monthSql} < ${inMonth(last)} OR ${chargeDay} < ${onDay(end)} OR ${chargeDay} IS NULL${orUnreadable(day)})`,
    );
  }
  return found;
}

/** A line without an account is the payer's. A column of numbers has lost the leading zeros of an id. */
function ofAccounts({ layout, columns }: ExportTable, { accountIds }: SpendQuestion): string[] {
  if (accountIds === undefined) return [];
  const [account, payer] = [layout.account, layout.payer].map((name) =>
    textOf(columns.needed(name, 'every report')),
  );
  const written = new Set(accountIds.flatMap((id) => [id, id.replace(/^0+/, '')]));
  const values = [...written].map(quotedText).join(', ');
  return [`coalesce(nullif(${account}, ''), ${payer}) IN (${values})`];
}

function hourSplit({ layout, columns }: ExportTable): string {
  const purpose = 'the split by hour';
  return hourOf(columns.needed(layout.chargeStart, purpose), columns.needed(layout.chargeEnd, purpose));
}
