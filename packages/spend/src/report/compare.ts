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
import { type AccountFacts, accountsOf } from './accounts.ts';
import type { AccountChange, Change, ChangeStatus, Comparison, MetricChange } from './form/change.ts';
import { lastUnitOf } from './form/report.ts';
import { type BeforeAndAfter, layoutsOf } from './layouts.ts';
import { MOVERS } from './movers.ts';
import { comparedPeriods } from './periods.ts';
import type { RolledUp, RolledUpBill } from './roll-up.ts';
import type { Run } from './run.ts';
import { hasSpend, rangeTotal } from './spend-of-cells.ts';

/** A bill with its comparison; null where no comparison was asked for. */
export interface ComparedBill extends RolledUpBill {
  readonly comparison: Comparison | null;
}

/** The change of units, accounts and the total from the periods compared with to those asked for. */
export function compare(bill: RolledUpBill, run: Run): ComparedBill {
  const { plan, request } = run;
  if (plan.comparison === null) return { ...bill, comparison: null };
  const { ledger, organization, rolled } = bill;
  const layouts = layoutsOf(ledger, run);
  const accounts = accountsOf(bill).map((facts) => accountChange(facts, rolled, layouts));
  const changed = (cells: CellsView | undefined) => changeOf(cells ?? new Map(), layouts);
  const comparison: Comparison = {
    with: request.compare,
    start: plan.comparison.start,
    end: plan.comparison.end,
    periods: comparedPeriods(ledger, run),
    total: changed(rolled.whole),
    organizationalUnits: organization.units
      .filter((unit) => rolled.total.has(unit.id))
      .map(({ id }) => ({
        id,
        direct: changed(rolled.direct.get(id)),
        total: changed(rolled.total.get(id)),
      })),
    accounts: request.detail === 'ou' ? [] : accounts.map(({ account }) => account),
    unattributed: changed(rolled.unattributed),
    movers: { accounts: largestMovers(accounts) },
  };
  return { ...bill, comparison };
}

interface ChangedAccount {
  readonly account: AccountChange;
  /** By the first metric. */
  readonly change: Decimal;
}

function accountChange(facts: AccountFacts, rolled: RolledUp, layouts: BeforeAndAfter): ChangedAccount {
  const { id, name } = facts;
  const organizationalUnitId = lastUnitOf(facts);
  const cells = rolled.cellsOf(id);
  const change = subtract(rangeTotal(cells, 0, layouts.after), rangeTotal(cells, 0, layouts.before));
  const status = statusOf(cells, layouts);
  return { account: { id, name, organizationalUnitId, status, change: changeOf(cells, layouts) }, change };
}

/** The change of every metric, from the sum of all earlier periods to the sum of all later ones. */
function changeOf(cells: CellsView, { before, after }: BeforeAndAfter): Change {
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

/** Whether an account is new, departed, changed or unchanged: it has no charge before, none now, or on both sides. */
function statusOf(cells: CellsView, layouts: BeforeAndAfter): ChangeStatus {
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
function largestMovers(accounts: readonly ChangedAccount[]): AccountChange[] {
  return accounts
    .filter(({ change }) => change.units !== 0n)
    .toSorted(
      (a, b) =>
        compareDecimals(absolute(b.change), absolute(a.change)) || (a.account.id < b.account.id ? -1 : 1),
    )
    .slice(0, MOVERS)
    .map(({ account }) => account);
}
