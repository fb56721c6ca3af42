import { lastUnitOf, type Report } from '../form/report.ts';
import { expectSame } from './fault.ts';
import { dividedUnits } from './placements.ts';
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
  const places = new Map(accounts.map((account) => [account.id, lastUnitOf(account)]));
  const parents = new Map(organizationalUnits.map(({ id, parentId }) => [id, parentId]));
  checkFigures(
    {
      units: trend.organizationalUnits.map((unit) => ({ ...unit, parentId: parents.get(unit.id) ?? null })),
      accounts:
        query.detail === 'account'
          ? trend.accounts.map((account) => ({ ...account, unit: places.get(account.id) ?? null }))
          : null,
      divided: dividedUnits(accounts),
      unattributed: trend.unattributed,
      total: trend.total,
    },
    {
      metrics: query.metrics,
      periods: trend.periods.length,
      splits: trend.by === 'account' ? [] : [trend.by],
    },
  );
}
