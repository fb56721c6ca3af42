import type { Metric } from '../../ledger/query.ts';
import { exactDecimal, sumOfAmounts } from '../../money/amount.ts';
import { add, compareDecimals, type Decimal, formatDecimal, subtract } from '../../money/decimal.ts';
import type { Change } from '../form/change.ts';
import type { Report } from '../form/report.ts';
import type { Restatement } from '../form/restatement.ts';
import type { RunPlan } from '../plan.ts';
import { isChanged } from '../restatement/restatement.ts';
import { coveredMonths } from '../second-source/months.ts';
import { expectSame, fault } from './fault.ts';
import { checkFigures, expectStated, sidesOf } from './sides.ts';
import { checkSplits } from './spend-shape.ts';

/** A restatement is by charge type, whatever else the report is by. */
const SPLITS = ['charge-type'] as const;

/** Fails where a restatement is of other months than the report's, or its changes do not add up. */
export function checkRestatement(report: Report, plan: RunPlan): void {
  const { restatement, query } = report;
  if (restatement === undefined) return;
  if (![query.by, ...query.alsoBy].includes('charge-type')) {
    throw fault('it is restated, and was not read by charge type');
  }
  checkMonths(report, restatement);
  checkUnits(report, restatement);
  checkAccounts(report, restatement);
  const { total, unattributed, organizationalUnits, accounts } = restatement;
  const every: [Change, string][] = [
    [total, 'the total'],
    [unattributed, 'unattributed spend'],
    ...organizationalUnits.flatMap(({ id, direct, total: whole }): [Change, string][] => [
      [direct, `the direct spend of ${id}`],
      [whole, `the total of ${id}`],
    ]),
    ...accounts.map(({ id, change }): [Change, string] => [change, `account ${id}`]),
  ];
  for (const [change, where] of every) checkChange(change, where, report, plan);
  for (const metric of query.metrics) {
    checkSums(report, restatement, metric);
    checkAfter(report, restatement, metric);
  }
}

function checkMonths({ periods, bills }: Report, { months, of }: Restatement): void {
  const asked = coveredMonths(periods).map(({ start, end }) => `${start}..${end}`);
  const stated = months.map(({ start, end }) => `${start}..${end}`);
  expectSame(
    'its restated months',
    stated,
    asked.filter((month) => stated.includes(month)),
  );
  expectSame('the run that its restatement is measured against', of, months.at(-1)?.of);
  const reused = new Set(bills.flatMap((bill) => (bill.reused ?? []).map(({ start }) => start)));
  const both = months.find(({ start }) => reused.has(start));
  if (both !== undefined) throw fault(`the month from ${both.start} is reused and restated`);
}

function checkUnits({ organizationalUnits }: Report, restatement: Restatement): void {
  const restated = restatement.organizationalUnits.map(({ id }) => id);
  const known = organizationalUnits.map(({ id }) => id).filter((id) => restated.includes(id));
  expectSame('the restated units', restated, known);
  const idle = restatement.organizationalUnits.find(
    ({ direct, total }) => !isChanged(direct) && !isChanged(total),
  );
  if (idle !== undefined) throw fault(`the unit ${idle.id} is restated, and nothing of it changed`);
}

function checkAccounts({ accounts, organizationalUnits }: Report, restatement: Restatement): void {
  const units = new Set(organizationalUnits.map(({ id }) => id));
  const names = new Map(accounts.map(({ id, name }) => [id, name]));
  let before = '';
  for (const { id, name, organizationalUnitId: unit, change } of restatement.accounts) {
    const key = [id, unit ?? ''].join('\0');
    if (key <= before) throw fault(`the restated accounts are not in their order at ${id}`);
    before = key;
    if (unit !== null && !units.has(unit))
      throw fault(`account ${id} is restated in ${unit}, which is not listed`);
    expectSame(`the name of account ${id} in the restatement`, name, names.get(id) ?? name);
    if (!isChanged(change)) throw fault(`account ${id} is restated, and nothing of it changed`);
  }
}

function checkChange(change: Change, where: string, { query }: Report, plan: RunPlan): void {
  expectSame(
    `the metrics of the restatement of ${where}`,
    Object.keys(change).toSorted(),
    query.metrics.toSorted(),
  );
  for (const metric of query.metrics) {
    const found = change[metric];
    if (found === undefined) continue;
    const place = `${metric} of the restatement of ${where}`;
    checkFigures(found, place);
    checkSplits(found, place, SPLITS);
    if (found.gross === undefined) throw fault(`the gross amounts in ${place} are missing`);
    // Its sides are those of no comparison: only their parts are looked at here.
    expectStated(found, undefined, { place, splits: SPLITS, plan });
  }
}

/** What lies between both sides of each figure; one without a change is left out, as are units and accounts without one. */
function movedIn(change: Change | undefined, metric: Metric): Map<string, Decimal> {
  const sides = sidesOf(change?.[metric], SPLITS);
  const moved = [...sides].map(([name, { before, after }]) => [name, subtract(after, before)] as const);
  return new Map(moved.filter(([, { units }]) => units !== 0n));
}

function expectSum(
  parts: readonly (Change | undefined)[],
  stated: Change | undefined,
  metric: Metric,
  where: string,
): void {
  const sums = new Map<string, Decimal>();
  for (const part of parts) {
    for (const [name, one] of movedIn(part, metric)) {
      const known = sums.get(name);
      sums.set(name, known === undefined ? one : add(known, one));
    }
  }
  const found = movedIn(stated, metric);
  const zero = { units: 0n, scale: 0 };
  for (const name of new Set([...sums.keys(), ...found.keys()])) {
    const [is, expected] = [found.get(name) ?? zero, sums.get(name) ?? zero];
    if (compareDecimals(is, expected) === 0) continue;
    throw fault(
      `the restatement of ${where} (${metric}, ${name}) is ${formatDecimal(is)}, and its parts add up to ${formatDecimal(expected)}`,
    );
  }
}

/** Accounts to units, units to those above, roots and the rest to the total, and all accounts to the total as well. */
function checkSums({ organizationalUnits }: Report, restatement: Restatement, metric: Metric): void {
  const { total, unattributed, accounts } = restatement;
  const restated = new Map(restatement.organizationalUnits.map((unit) => [unit.id, unit]));
  const children = Map.groupBy(organizationalUnits, ({ parentId }) => parentId);
  const residents = Map.groupBy(accounts, ({ organizationalUnitId }) => organizationalUnitId);
  const changesIn = (unit: string | null) => (residents.get(unit) ?? []).map(({ change }) => change);
  const totalsBelow = (unit: string | null) =>
    (children.get(unit) ?? []).map(({ id }) => restated.get(id)?.total);
  for (const { id } of organizationalUnits) {
    const unit = restated.get(id);
    expectSum(changesIn(id), unit?.direct, metric, `the direct spend of ${id}`);
    expectSum([unit?.direct, ...totalsBelow(id)], unit?.total, metric, `the total of ${id}`);
  }
  expectSum(changesIn(null), unattributed, metric, 'unattributed spend');
  expectSum([...totalsBelow(null), unattributed], total, metric, 'the total');
  expectSum(
    accounts.map(({ change }) => change),
    total,
    metric,
    'all accounts',
  );
}

/**
 * What was read now is what the report has. A part of an organization has on the tree as it was the days of an account in
 * it, and its restatement the months at whose end the account was in it.
 */
function checkAfter(report: Report, restatement: Restatement, metric: Metric): void {
  const { periods, total, query, selection } = report;
  const { organizationalUnits: named, excludedOrganizationalUnits: excluded } = selection;
  if (query.tree === 'as-was' && named.length + excluded.length > 0) return;
  const at = [...periods.entries()].flatMap(([position, { start, end }]) =>
    restatement.months.some((month) => month.start <= start && end <= month.end) ? [position] : [],
  );
  const over = (amounts: readonly string[] = []) => sumOfAmounts(at.map((one) => amounts[one] ?? '0'));
  const { after, byChargeType = {} } = restatement.total[metric] ?? { after: '0' };
  const stated = total[metric];
  const figures: [string, string, string][] = [
    ['all', after, over(stated?.amounts)],
    ...Object.entries(byChargeType).map(([type, side]): [string, string, string] => [
      type,
      side.after,
      over(new Map(Object.entries(stated?.byChargeType ?? {})).get(type)),
    ]),
  ];
  for (const [what, found, expected] of figures) {
    if (compareDecimals(exactDecimal(found), exactDecimal(expected)) === 0) continue;
    throw fault(`${metric} (${what}) is restated to ${found}, and the report has ${expected}`);
  }
}
