import type { Metric } from '../ledger/query.ts';
import type { CellsView } from '../ledger/spend-table.ts';
import {
  absolute,
  compareDecimals,
  type Decimal,
  formatDecimal,
  percentOf,
  subtract,
} from '../money/decimal.ts';
import type { AccountChange, Change, ChangeStatus, MetricChange } from './report.ts';
import { hasSpend, type Layout, rangeTotal } from './spend-of-cells.ts';

/** The same table seen twice: in the periods asked for, and in those compared with. */
export interface BeforeAndAfter {
  readonly before: Layout;
  readonly after: Layout;
}

/** How many accounts are listed as having changed most. */
const MOVERS = 10;

/** The change of every metric over the whole ranges. */
export function changeOf(cells: CellsView, { before, after }: BeforeAndAfter): Change {
  const changes: Partial<Record<Metric, MetricChange>> = {};
  for (const [at, metric] of after.metrics.entries()) {
    changes[metric] = metricChange(rangeTotal(cells, at, before), rangeTotal(cells, at, after));
  }
  return changes;
}

function metricChange(before: Decimal, after: Decimal): MetricChange {
  const change = subtract(after, before);
  return {
    before: formatDecimal(before),
    after: formatDecimal(after),
    change: formatDecimal(change),
    percent: percentOf(change, before, 2),
  };
}

/** Whether an account came, left, changed or stayed, by whether it has any charge on either side. */
export function statusOf(cells: CellsView, layouts: BeforeAndAfter): ChangeStatus {
  const was = hasSpend(cells, layouts.before);
  const is = hasSpend(cells, layouts.after);
  if (was !== is) return is ? 'new' : 'departed';
  const same = layouts.after.metrics.every(
    (_, at) =>
      compareDecimals(rangeTotal(cells, at, layouts.before), rangeTotal(cells, at, layouts.after)) === 0,
  );
  return same ? 'unchanged' : 'changed';
}

/** The accounts that changed most by the first metric, largest first, in either direction. */
export function largestMovers<A extends { readonly account: AccountChange; readonly change: Decimal }>(
  accounts: readonly A[],
): AccountChange[] {
  return accounts
    .filter(({ change }) => change.units !== 0n)
    .toSorted(
      (a, b) =>
        compareDecimals(absolute(b.change), absolute(a.change)) || (a.account.id < b.account.id ? -1 : 1),
    )
    .slice(0, MOVERS)
    .map(({ account }) => account);
}
