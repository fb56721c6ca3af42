import { COMMITMENT_TYPES } from '../ledger/charge-kind.ts';
import { CHARGE_TYPES, chargeTypeFacts } from '../ledger/charge-type.ts';
import type { Metric, Split } from '../ledger/query.ts';
import type { CellsView, SpendTable } from '../ledger/spend-table.ts';
import { type Decimal, formatDecimal } from '../money/decimal.ts';
import { compareText } from '../organization/organization.ts';
import type { MetricSpend, Spend } from './form/spend.ts';

/** How cells become the spend of a report: by which metrics, and for which of the table's periods. */
export interface Layout {
  readonly metrics: readonly Metric[];
  readonly split: Split;
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

/** The rows of each part that a report shows: those of a charge type, or those of a split value. */
function rowsByPart(cells: CellsView, { split, table }: Layout): Map<string, (readonly bigint[])[]> {
  const rows = new Map<string, (readonly bigint[])[]>();
  for (const [column, row] of cells) {
    const { chargeType, splitValue } = table.classOf(column);
    const part = split === 'charge-type' ? (chargeType ?? 'other') : (splitValue ?? '');
    const known = rows.get(part);
    if (known === undefined) rows.set(part, [row]);
    else known.push(row);
  }
  return rows;
}

/** The parts in the order of a report: charge types in the order of their table, services by name. */
function orderedParts(rows: ReadonlyMap<string, unknown>, split: Split): string[] {
  return split === 'charge-type'
    ? CHARGE_TYPES.filter((type) => rows.has(type))
    : [...rows.keys()].sort(compareText);
}

function parts(cells: CellsView, metric: number, layout: Layout): Record<string, string[]> {
  const rows = rowsByPart(cells, layout);
  const named: [string, string[]][] = [];
  for (const part of orderedParts(rows, layout.split)) {
    const amounts = amountsOf(rows.get(part) ?? [], metric, layout);
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
function grossRows(cells: CellsView, table: SpendTable): (readonly bigint[])[] {
  return [...cells]
    .filter(([column]) => !chargeTypeFacts(table.classOf(column).chargeType ?? 'other').isMoneyBack)
    .map(([, row]) => row);
}

/** The spend in cells: every metric and every period, zero where there is none. */
export function spendOf(cells: CellsView, layout: Layout): Spend {
  const spend: Partial<Record<Metric, MetricSpend>> = {};
  for (const [at, metric] of layout.metrics.entries()) {
    const amounts = texts(amountsOf(cells.values(), at, layout), layout.table.scale);
    if (layout.split === 'service') {
      spend[metric] = { amounts, byService: parts(cells, at, layout) };
      continue;
    }
    const gross = texts(amountsOf(grossRows(cells, layout.table), at, layout), layout.table.scale);
    spend[metric] = {
      amounts,
      gross,
      byChargeType: parts(cells, at, layout),
      ...commitmentFees(cells, at, layout),
    };
  }
  return spend;
}

/** One metric summed over the layout's periods. */
export function rangeTotal(cells: CellsView, metric: number, layout: Layout): Decimal {
  let units = 0n;
  for (const amount of amountsOf(cells.values(), metric, layout)) units += amount;
  return { units, scale: layout.table.scale };
}

/** Whether any amount in the layout's periods is not zero. */
export function hasSpend(cells: CellsView, layout: Layout): boolean {
  return layout.metrics.some((_, metric) =>
    [...cells.values()].some((row) => amountsOf([row], metric, layout).some((units) => units !== 0n)),
  );
}
