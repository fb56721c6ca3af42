import type { Metric } from '../../ledger/query.ts';
import type { AccountChange, Change, Comparison, MetricChange } from '../form/change.ts';
import { lastUnitOf, type Report } from '../form/report.ts';
import type { Spend } from '../form/spend.ts';
import type { RunPlan } from '../plan.ts';
import { expectSame, fault } from './fault.ts';
import { checkMovers } from './movers.ts';
import { checkChange } from './one-change.ts';
import { statedByUnit } from './placements.ts';
import { expectSides, isSameAmount, sidesOf, sumOfSides } from './sides.ts';

/** Fails where the figures of a comparison do not add up, or are not those of the report. */
export function checkComparison(report: Report, plan: RunPlan): void {
  const { comparison } = report;
  if (comparison === undefined) return;
  const check = (change: Change, where: string, spend: Spend) =>
    checkChange(change, { where, spend }, report, plan);
  check(comparison.total, 'the total', report.total);
  check(comparison.unattributed, 'unattributed spend', report.unattributed.total);
  expectSame(
    'the units compared',
    comparison.organizationalUnits.map(({ id }) => id),
    report.organizationalUnits.map(({ id }) => id),
  );
  for (const [at, { id, direct, total }] of comparison.organizationalUnits.entries()) {
    const unit = report.organizationalUnits[at];
    check(direct, `the direct spend of ${id}`, unit?.direct ?? {});
    check(total, `the total of ${id}`, unit?.total ?? {});
  }
  expectSame('the number of accounts compared', comparison.accounts.length, report.accounts.length);
  for (const [at, account] of report.accounts.entries()) {
    const found = comparison.accounts[at];
    if (found === undefined) continue;
    expectSame('an account compared', found.id, account.id);
    expectSame(`the name of account ${account.id} in the comparison`, found.name, account.name);
    const unit = lastUnitOf(account);
    expectSame(`the unit of account ${account.id} in the comparison`, found.organizationalUnitId, unit);
    check(found.change, `account ${account.id}`, account.spend);
    checkStatus(found);
  }
  for (const metric of report.query.metrics) checkSums(report, comparison, metric);
  checkMovers(report, comparison, plan);
}

/** What a status says about every metric. */
const STATUS_HOLDS: Readonly<Record<AccountChange['status'], (changes: readonly MetricChange[]) => boolean>> =
  {
    new: (changes) => changes.every(({ before }) => isSameAmount(before, '0')),
    departed: (changes) => changes.every(({ after }) => isSameAmount(after, '0')),
    unchanged: (changes) => changes.every(({ change }) => isSameAmount(change, '0')),
    changed: (changes) => changes.some(({ change }) => !isSameAmount(change, '0')),
  };

function checkStatus({ id, status, change }: AccountChange): void {
  if (STATUS_HOLDS[status](Object.values(change))) return;
  throw fault(`account ${id} is called ${status}, and its figures say otherwise`);
}

/** Fails where both sides, and the parts of both, do not add up: accounts to units, units to those above, all to the total. */
function checkSums(report: Report, comparison: Comparison, metric: Metric): void {
  const splits = [report.query.by, ...report.query.alsoBy];
  const sides = (change: Change) => sidesOf(change[metric], splits);
  const expectSum = (parts: readonly Change[], stated: Change, where: string) =>
    expectSides(sides(stated), sumOfSides(parts.map(sides)), `${metric} of ${where}`);
  const units = comparison.organizationalUnits.map((unit, at) => ({
    ...unit,
    parentId: report.organizationalUnits[at]?.parentId ?? null,
  }));
  const children = Map.groupBy(units, ({ parentId }) => parentId);
  const changes = new Map(comparison.accounts.map(({ id, change }) => [id, change]));
  const stated = report.accounts.flatMap((account) =>
    statedByUnit(account, changes.get(account.id) ?? {}, ({ change }) => change, 'change'),
  );
  const residents = Map.groupBy(stated, ({ unit }) => unit);
  const listsAccounts = report.query.detail === 'account';
  const accountsIn = (unit: string | null) => (residents.get(unit) ?? []).map((one) => one.stated);
  for (const { id, direct, total } of units) {
    const below = (children.get(id) ?? []).map((child) => child.total);
    expectSum([direct, ...below], total, `the total of ${id}`);
    if (listsAccounts) expectSum(accountsIn(id), direct, `the direct spend of ${id}`);
  }
  if (listsAccounts) expectSum(accountsIn(null), comparison.unattributed, 'unattributed spend');
  for (const [id, parts] of Map.groupBy(stated, (one) => one.id)) {
    if (parts.length > 1)
      expectSum(
        parts.map((one) => one.stated),
        changes.get(id) ?? {},
        `account ${id}`,
      );
  }
  const roots = (children.get(null) ?? []).map(({ total }) => total);
  expectSum([...roots, comparison.unattributed], comparison.total, 'the total');
}
