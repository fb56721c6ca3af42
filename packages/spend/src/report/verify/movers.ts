import { exactDecimal } from '../../money/amount.ts';
import { absolute, compareDecimals, type Decimal } from '../../money/decimal.ts';
import { largest, serviceChanges } from '../compare.ts';
import type { AccountChange, Change, Comparison } from '../form/change.ts';
import type { Report } from '../form/report.ts';
import { MOVERS } from '../movers.ts';
import type { RunPlan } from '../plan.ts';
import { expectSame, fault } from './fault.ts';
import { checkChange } from './one-change.ts';

/** Fails where what changed most is not what did. */
export function checkMovers(report: Report, comparison: Comparison, plan: RunPlan): void {
  const { accounts, organizationalUnits, total, movers } = comparison;
  const { query } = report;
  const [metric] = query.metrics;
  if (metric === undefined) return;
  const changeIn = (change: Change) => exactDecimal(change[metric]?.change ?? '0');
  const units = organizationalUnits.map(({ id, direct }) => ({ id, direct }));
  expectSame(
    'the units that changed most',
    movers.organizationalUnits,
    largest(units, ({ direct }) => changeIn(direct)),
  );
  const isByService = [query.by, ...query.alsoBy].includes('service');
  const services = largest(serviceChanges(total), ({ change }) => changeIn(change));
  expectSame('the services that changed most', movers.services, isByService ? services : undefined);
  if (query.detail === 'account') {
    const expected = largest(accounts, ({ change }) => changeIn(change));
    expectSame('the accounts that changed most', idsOf(movers.accounts), idsOf(expected));
    for (const [at, mover] of movers.accounts.entries())
      expectSame('a change of an account', mover, expected[at]);
    return;
  }
  for (const { id, change } of movers.accounts) {
    checkChange(change, { where: `account ${id}`, spend: null }, report, plan);
  }
  checkUnlisted(movers.accounts, ({ change }) => absolute(changeIn(change)));
}

function idsOf(accounts: readonly AccountChange[]): string[] {
  return accounts.map(({ id }) => id);
}

/** Of accounts that the report does not list, only their number and their order can be checked. */
function checkUnlisted(
  accounts: readonly AccountChange[],
  sizeOf: (account: AccountChange) => Decimal,
): void {
  if (accounts.length > MOVERS) throw fault(`it has ${accounts.length} accounts that changed most`);
  const once = new Map(accounts.map((account) => [account.id, account]));
  const inOrder = [...once.values()].toSorted((a, b) => compareDecimals(sizeOf(b), sizeOf(a)));
  expectSame('the accounts that changed most', idsOf(accounts), idsOf(inOrder));
}
