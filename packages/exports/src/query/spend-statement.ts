import { type Decimal, OuCostError } from '@ou-cost/spend';
import type { AnswerValue, ExportStatement, SourceColumn } from '../ports.ts';
import { kindOf } from './column-kind.ts';
import { dayLiteral } from './expressions.ts';
import { type ExportTable, type GroupedQuery, groupedQuery, type SpendQuestion } from './grouped.ts';
import type { ExportLayout } from './layout.ts';

/** The amounts of one row in one period, one for each metric. */
interface SpendCell {
  /** Which of the periods asked for. */
  readonly periodAt: number;
  readonly amounts: readonly Decimal[];
  /** Whether all of its lines are on an invoice; null where the export does not say so. */
  readonly isInvoiced: boolean | null;
}

/** What an export holds of one account, one kind of charge and one split value. */
export interface SpendRow {
  /** Empty where the export names none. */
  readonly account: string;
  readonly accountName: string;
  readonly payer: string;
  readonly currency: string;
  /** What tells the kind of charge; none where it was not asked for. */
  readonly raw: readonly string[];
  /** Null where the spend is not split, or split by charge type. */
  readonly splitValue: string | null;
  readonly cells: readonly SpendCell[];
}

export interface Period {
  readonly start: string;
  readonly end: string;
}

/** A statement, and how its rows are read. */
export interface SpendStatement extends ExportStatement {
  /** Fails with MalformedAnswer for lines that belong to no period that was asked for, and for lines without a cost. */
  rowFrom(values: readonly AnswerValue[]): SpendRow;
}

/** A time has fewer characters. */
const LONGEST_SHOWN = 60;

const ZERO: Decimal = { units: 0n, scale: 0 };

/**
 * The spend as one row for each account, kind of charge and split value, with a column for each period and metric: so
 * there are few rows, and Athena answers with a thousand a page. Fails as `groupedQuery` where a column is absent.
 */
export function spendStatement(
  table: ExportTable,
  question: SpendQuestion,
  periods: readonly Period[],
): SpendStatement {
  const grouped = groupedQuery(table, question);
  const { raw, hasSplitValue, costs } = grouped;
  const keys = ['account_id', 'payer_id', 'currency_code', ...raw, ...(hasSplitValue ? ['split_value'] : [])];
  const conditions = periods.map((period) => conditionOf(period, grouped, question));
  const placed = placedOf(grouped, question);
  const unplaced = (value: string) =>
    `min(CASE WHEN ${placed} THEN NULL ELSE coalesce(CAST(${value} AS VARCHAR), 'nothing') END)`;
  const examples = [
    `${unplaced('billing_month')} AS unplaced_month`,
    `${grouped.hasDay ? unplaced('charge_day') : 'CAST(NULL AS VARCHAR)'} AS unplaced_day`,
  ];
  const counts = [
    `CAST(sum(CASE WHEN ${placed} THEN 0 ELSE line_count END) AS BIGINT) AS unplaced`,
    ...costs.map((_, at) => `CAST(sum(line_count - filled_${at}) AS BIGINT) AS unfilled_${at}`),
  ];
  const open = conditions.flatMap((condition, period) =>
    grouped.hasInvoices
      ? [`CAST(sum(CASE WHEN ${condition} THEN line_count - invoiced_count END) AS BIGINT) AS open_${period}`]
      : [],
  );
  const amounts = conditions.flatMap((condition, period) =>
    costs.map((_, at) => `sum(CASE WHEN ${condition} THEN amount_${at} END) AS period_${period}_${at}`),
  );
  const texts = keys.map((key) => (raw.includes(key) ? `CAST(${key} AS VARCHAR) AS ${key}` : key));
  const selected = [
    ...texts,
    'max(account_name) AS account_name',
    ...examples,
    ...counts,
    ...open,
    ...amounts,
  ];
  const group = keys.map((_, at) => at + 1).join(', ');
  const text = [...keys, 'account_name', 'unplaced_month', 'unplaced_day'].map((name) => ({
    name,
    type: 'text' as const,
  }));
  return {
    sql: (from) =>
      `SELECT ${selected.join(',\n  ')}\nFROM (\n${grouped.sql(from)}\n) AS grouped\nGROUP BY ${group}\nORDER BY ${group}`,
    columns: [
      ...text,
      ...[...counts, ...open].map((_, at) => ({ name: `count_${at}`, type: 'count' as const })),
      ...amounts.map((_, at) => ({ name: `amount_${at}`, type: 'decimal' as const })),
    ],
    costs: distinct(costs.flatMap(({ columns }) => columns)),
    rowFrom: (values) => rowFrom(values, table, question, grouped, periods.length),
  };
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}

/** Whether a group belongs to a period. A day has the charges of its billing period that start on it. */
function conditionOf({ start, end }: Period, grouped: GroupedQuery, question: SpendQuestion): string {
  const { months, monthsEnd } = question;
  const { month, day, hasDay } = grouped;
  const at = months.findLastIndex((first) => first <= start);
  const first = months[at] ?? start;
  const next = months[at + 1] ?? monthsEnd;
  const ofMonth = between('billing_month', month, first, next);
  if (!hasDay) return ofMonth;
  // What was charged before the first day of the bill's month belongs to that day, and so at its end.
  const from = start === first ? '' : ` AND charge_day >= ${dayLiteral(day, start)}`;
  const to = end === next ? '' : ` AND charge_day < ${dayLiteral(day, end)}`;
  return `${ofMonth}${from}${to}`;
}

/** Whether a group belongs to any of the periods: its month is one that was read, and its day can be read. */
function placedOf({ month, day, hasDay }: GroupedQuery, { months, monthsEnd }: SpendQuestion): string {
  const ofMonth = between('billing_month', month, months[0] ?? monthsEnd, monthsEnd);
  return hasDay ? `${ofMonth} AND charge_day IS NOT NULL${isDay(day, 'charge_day')}` : ofMonth;
}

function between(name: string, column: SourceColumn, first: string, next: string): string {
  return `${name} >= ${dayLiteral(column, first)} AND ${name} < ${dayLiteral(column, next)}${isDay(column, name)}`;
}

/** That a text is a day: a text that is longer is a time in another zone. */
function isDay(column: SourceColumn, value: string): string {
  return kindOf(column) === 'text'
    ? ` AND length(${value}) = 10 AND TRY_CAST(${value} AS DATE) IS NOT NULL`
    : '';
}

function rowFrom(
  values: readonly AnswerValue[],
  { layout }: ExportTable,
  { metrics, split }: SpendQuestion,
  { raw, hasSplitValue, hasInvoices, costs }: GroupedQuery,
  periods: number,
): SpendRow {
  const [account = null, payer = null, currency = null] = values;
  let at = 3 + raw.length;
  const splitValue = hasSplitValue ? textFrom(values[at]) : null;
  if (hasSplitValue) at += 1;
  const accountName = textFrom(values[at]);
  const unplaced = values[at + 3];
  if (unplaced !== 0n) {
    throw unplacedLines(unplaced, layout, textFrom(values[at + 1]), textFrom(values[at + 2]));
  }
  at += 4;
  for (const [index, { columns }] of costs.entries()) {
    const unfilled = values[at + index];
    if (unfilled !== 0n)
      throw unfilledLines(
        unfilled,
        metrics[index] ?? '',
        columns.map(({ name }) => name),
      );
  }
  at += costs.length;
  const open = hasInvoices ? values.slice(at, at + periods) : [];
  at += open.length;
  const cells: SpendCell[] = [];
  for (let period = 0; period < periods; period += 1) {
    const amounts = amountsFrom(values, at + period * costs.length, costs.length);
    if (amounts === null) continue;
    cells.push({ periodAt: period, amounts, isInvoiced: hasInvoices ? open[period] === 0n : null });
  }
  return {
    account: textFrom(account),
    accountName,
    payer: textFrom(payer),
    currency: textFrom(currency),
    raw: values.slice(3, 3 + raw.length).map(textFrom),
    splitValue: splitValue !== null && split === 'hour' ? hourText(splitValue, layout) : splitValue,
    cells,
  };
}

/** `2026-10-05T13:00Z` of `2026-10-05 13`. */
function hourText(hour: string, { chargeStart, chargeEnd }: ExportLayout): string {
  if (hour === '') return '';
  if (/^\d{4}-\d{2}-\d{2} \d{2}$/.test(hour)) return `${hour.replace(' ', 'T')}:00Z`;
  throw new OuCostError(
    'MalformedAnswer',
    `the export has a line with ${JSON.stringify(hour.slice(0, LONGEST_SHOWN))} as ${chargeStart} or ${chargeEnd}, which is not a time in UTC, so its hour cannot be told; export it as AWS delivers it`,
  );
}

function textFrom(value: AnswerValue | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  throw new OuCostError('Defect', `an engine answered with ${String(value)} instead of a text`);
}

/** Null where the row has no line in the period. */
function amountsFrom(values: readonly AnswerValue[], from: number, count: number): Decimal[] | null {
  const amounts = new Array<Decimal>(count);
  let isEmpty = true;
  for (let at = 0; at < count; at += 1) {
    const value = values[from + at] ?? null;
    if (value !== null) isEmpty = false;
    amounts[at] = decimalFrom(value);
  }
  return isEmpty ? null : amounts;
}

function decimalFrom(value: AnswerValue): Decimal {
  if (value === null) return ZERO;
  if (typeof value === 'object') return value;
  throw new OuCostError('Defect', `an engine answered with ${String(value)} instead of a decimal`);
}

function unplacedLines(
  count: AnswerValue | undefined,
  { billingPeriodStart, chargeStart }: ExportLayout,
  month: string,
  day: string,
): OuCostError {
  const ofDay = day === '' ? '' : ` and '${day}' as ${chargeStart}`;
  return new OuCostError(
    'MalformedAnswer',
    `the export has ${String(count)} lines with '${month}' as ${billingPeriodStart}${ofDay}, which is not in a billing period of the files that were read, or not a time in UTC; deliver the export again`,
  );
}

function unfilledLines(
  count: AnswerValue | undefined,
  metric: string,
  columns: readonly string[],
): OuCostError {
  return new OuCostError(
    'MalformedAnswer',
    `the export has ${String(count)} lines without a value in ${columns.join(', ')}, which ${metric} needs; a missing cost is not counted as zero: deliver the export again`,
  );
}
