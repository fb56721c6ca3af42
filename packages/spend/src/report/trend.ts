import { accountsOf } from './accounts.ts';
import type { Figures } from './figures.ts';
import type { Trend } from './form/trend.ts';
import { reportPeriods } from './periods.ts';
import type { RolledUpBill } from './roll-up.ts';
import type { Run } from './run.ts';

/** One total for each month, of the units and accounts that the report lists; null where none was asked for. */
export function trendOf(bill: RolledUpBill, run: Run, figures: Figures): Trend | null {
  const { plan, request } = run;
  if (plan.trend === null || bill.trend === null) return null;
  const { organization, selection, trend } = bill;
  return {
    months: plan.trend.periods.length,
    by: plan.trend.split === null ? 'account' : 'charge-type',
    periods: reportPeriods(plan.trend.periods, trend.ledger, run),
    total: figures.monthly(({ whole }) => whole),
    organizationalUnits: organization.units
      .filter(({ id }) => selection.listedUnitIds.has(id))
      .map(({ id }) => ({
        id,
        direct: figures.monthly(({ direct }) => direct.get(id)),
        total: figures.monthly(({ total }) => total.get(id)),
      })),
    accounts:
      request.detail === 'ou'
        ? []
        : accountsOf(bill).map(({ id }) => ({
            id,
            spend: figures.monthly(({ cellsOf }) => cellsOf(id)),
          })),
    unattributed: figures.monthly(({ unattributed }) => unattributed),
  };
}
