import { COMMITMENT_TYPES } from '../ledger/charge-kind.ts';
import { CHARGE_TYPES, chargeTypeFacts } from '../ledger/charge-type.ts';
import type { Metric } from '../ledger/query.ts';
import type { CellsView, SpendTable } from '../ledger/spend-table.ts';
import type { Split } from '../ledger/split.ts';
import type { AmountText } from '../money/amount.ts';
import { type Decimal, formatDecimal } from '../money/decimal.ts';
import { compareText } from '../organization/organization.ts';
import type { MetricSpend, NamedParts } from './form/spend.ts';

/** How cells become figures: by which metrics, and for which of the table's periods. */
export interface Layout {
  readonly metrics: readonly Metric[];
  /** Null: by nothing but the account. */
  readonly split: Split | null;
  /** Positions in the table's periods. */
  readonly periods: readonly number[];
  readonly table: SpendTable;
}

function amountsOf(rows: Iterable<readonly bigint[]>, metric: number, layout: Layout): bigint[] {
  const sums = layout.periods.map(() => 0n);
  const offset = metric * layout.table.shape.periods;
  for (const row of rows) {
    for (const [at, period] of layout.periods.entries())
      sums[at] = (sums[at] ?? 0n) + (row[offset + period] ?? 0n);
  }
  return sums;
}

function texts(units: readonly bigint[], scale: number): string[] {
  return units.map((value) => formatDecimal({ units: value, scale }));
}

type Rows = readonly (readonly bigint[])[];

/** The rows of each part: those of a charge type, or those of a split value. Charge types come in their own order. */
export function rowsByPart(cells: CellsView, { split, table }: Layout): ReadonlyMap<string, Rows> {
  const rows = new Map<string, (readonly bigint[])[]>();
  for (const [column, row] of cells) {
    const { chargeType, splitValue } = table.classOf(column);
    const part = split === 'charge-type' ? (chargeType ?? 'other') : (splitValue ?? '');
    const known = rows.get(part);
    if (known === undefined) rows.set(part, [row]);
    else known.push(row);
  }
  const parts =
    split === 'charge-type'
      ? CHARGE_TYPES.filter((type) => rows.has(type))
      : [...rows.keys()].sort(compareText);
  return new Map(parts.map((part) => [part, rows.get(part) ?? []]));
}

function parts(cells: CellsView, metric: number, layout: Layout): Record<string, string[]> {
  const named: [string, string[]][] = [];
  for (const [part, rows] of rowsByPart(cells, layout)) {
    const amounts = amountsOf(rows, metric, layout);
    if (amounts.some((units) => units !== 0n)) named.push([part, texts(amounts, layout.table.scale)]);
  }
  return Object.fromEntries(named);
}

/** The fees for commitments, where there are any. */
function commitmentFees(
  cells: CellsView,
  metric: number,
  layout: Layout,
): Pick<MetricSpend, 'commitmentFees'> {
  const fees = COMMITMENT_TYPES.flatMap((type): [string, string[]][] => {
    const rows = [...cells].filter(([column]) => layout.table.classOf(column).feeFor === type);
    const amounts = amountsOf(
      rows.map(([, row]) => row),
      metric,
      layout,
    );
    return amounts.some((units) => units !== 0n) ? [[type, texts(amounts, layout.table.scale)]] : [];
  });
  return fees.length === 0 ? {} : { commitmentFees: Object.fromEntries(fees) };
}

/** The rows of everything but credits and refunds. */
export function grossRows(cells: CellsView, table: SpendTable): Rows {
  return [...cells]
    .filter(([column]) => !chargeTypeFacts(table.classOf(column).chargeType ?? 'other').isMoneyBack)
    .map(([, row]) => row);
}

/** What cells hold under one metric of one split. */
export interface SplitFigures {
  readonly amounts: readonly AmountText[];
  readonly gross?: readonly AmountText[];
  readonly parts: NamedParts<readonly AmountText[]>;
  readonly commitmentFees?: NonNullable<MetricSpend['commitmentFees']>;
}

/** The figures in cells under one metric: every period, zero where there is none. */
export function figuresOf(cells: CellsView, metric: number, layout: Layout): SplitFigures {
  const amounts = texts(amountsOf(cells.values(), metric, layout), layout.table.scale);
  if (layout.split === null) return { amounts, parts: {} };
  const byPart = parts(cells, metric, layout);
  if (layout.split !== 'charge-type') return { amounts, parts: byPart };
  const gross = texts(amountsOf(grossRows(cells, layout.table), metric, layout), layout.table.scale);
  return { amounts, gross, parts: byPart, ...commitmentFees(cells, metric, layout) };
}

/** One metric of some rows, summed over the layout's periods. */
export function rangeTotal(rows: Iterable<readonly bigint[]>, metric: number, layout: Layout): Decimal {
  let units = 0n;
  for (const amount of amountsOf(rows, metric, layout)) units += amount;
  return { units, scale: layout.table.scale };
}

/** Whether any amount in the layout's periods is not zero. */
export function hasSpend(cells: CellsView, layout: Layout): boolean {
  return layout.metrics.some((_, metric) =>
    [...cells.values()].some((row) => amountsOf([row], metric, layout).some((units) => units !== 0n)),
  );
}
