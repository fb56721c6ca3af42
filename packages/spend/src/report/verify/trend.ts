import type { AccountSpend, Report } from '../form/report.ts';
import { expectSame } from './fault.ts';
import { spendByUnit } from './placements.ts';
import type { SpendShape } from './spend-shape.ts';
import { checkFigures } from './totals.ts';

/** Fails where the figures of a trend do not add up, or are not of the report's units and accounts. */
export function checkTrend(report: Report): void {
  const { trend, organizationalUnits, accounts, query } = report;
  if (trend === undefined) return;
  expectSame(
    'the units of its trend',
    trend.organizationalUnits.map(({ id }) => id),
    organizationalUnits.map(({ id }) => id),
  );
  expectSame(
    'the accounts of its trend',
    trend.accounts.map(({ id }) => id),
    accounts.map(({ id }) => id),
  );
  const shape: SpendShape = {
    metrics: query.metrics,
    periods: trend.periods.length,
    splits: trend.by === 'account' ? [] : [trend.by],
  };
  const spends = new Map(trend.accounts.map(({ id, spend }) => [id, spend]));
  const stated = {
    what: 'trend',
    wholeOf: ({ id }: AccountSpend) => spends.get(id) ?? {},
    partOf: ({ trend: part }: AccountSpend['placements'][number]) => part,
  };
  const parents = new Map(organizationalUnits.map(({ id, parentId }) => [id, parentId]));
  checkFigures(
    {
      units: trend.organizationalUnits.map((unit) => ({ ...unit, parentId: parents.get(unit.id) ?? null })),
      accounts: query.detail === 'account' ? spendByUnit(report, shape, stated) : null,
      unattributed: trend.unattributed,
      total: trend.total,
    },
    shape,
  );
}
