import type { Metric } from '../../ledger/query.ts';
import { exactDecimal, sumOfAmounts } from '../../money/amount.ts';
import { absolute, compareDecimals, formatDecimal, percentOf, subtract } from '../../money/decimal.ts';
import type { AccountChange, Change, Comparison, MetricChange } from '../form/change.ts';
import { lastUnitOf, type Report } from '../form/report.ts';
import type { Spend } from '../form/spend.ts';
import { MOVERS } from '../movers.ts';
import { expectSame, fault } from './fault.ts';

/** Fails where the figures of a comparison do not add up, or are not those of the report. */
export function checkComparison(report: Report): void {
  const { comparison, query } = report;
  if (comparison === undefined) return;
  const { metrics } = query;
  checkChange(comparison.total, 'the total', report.total, metrics);
  checkChange(comparison.unattributed, 'unattributed spend', report.unattributed.total, metrics);
  const ids = comparison.organizationalUnits.map(({ id }) => id);
  expectSame(
    'the units compared',
    ids,
    report.organizationalUnits.map(({ id }) => id),
  );
  for (const [at, { id, direct, total }] of comparison.organizationalUnits.entries()) {
    const unit = report.organizationalUnits[at];
    checkChange(direct, `the direct spend of ${id}`, unit?.direct ?? {}, metrics);
    checkChange(total, `the total of ${id}`, unit?.total ?? {}, metrics);
  }
  checkAccountChanges(report, comparison);
  for (const metric of metrics) checkSumsBefore(report, comparison, metric);
  checkMovers(report, comparison);
}

function checkChange(change: Change, where: string, now: Spend, metrics: readonly Metric[]): void {
  for (const metric of metrics) {
    const found = change[metric];
    if (found === undefined) throw fault(`the change of ${where} has no ${metric}`);
    const place = `${metric} of ${where}`;
    checkFigures(found, place);
    const after = sumOfAmounts(now[metric]?.amounts ?? []);
    if (!isSame(found.after, after)) throw fault(`${place} is compared as ${found.after}, and is ${after}`);
  }
}

function checkFigures({ before, after, change, percent }: MetricChange, place: string): void {
  const base = exactDecimal(before);
  const moved = subtract(exactDecimal(after), base);
  if (compareDecimals(moved, exactDecimal(change)) !== 0) {
    throw fault(`the change in ${place} is stated as ${change}, and is ${formatDecimal(moved)}`);
  }
  expectSame(`the change in percent in ${place}`, percent, percentOf(moved, base, 2));
}

function isSame(one: string, other: string): boolean {
  return one === other || compareDecimals(exactDecimal(one), exactDecimal(other)) === 0;
}

function checkAccountChanges(report: Report, { accounts }: Comparison): void {
  expectSame('the number of accounts compared', accounts.length, report.accounts.length);
  for (const [at, account] of report.accounts.entries()) {
    const found = accounts[at];
    if (found === undefined) continue;
    expectSame('an account compared', found.id, account.id);
    expectSame(`the name of account ${account.id} in the comparison`, found.name, account.name);
    expectSame(
      `the unit of account ${account.id} in the comparison`,
      found.organizationalUnitId,
      lastUnitOf(account),
    );
    checkChange(found.change, `account ${account.id}`, account.spend, report.query.metrics);
    checkStatus(found);
  }
}

/** What a status says about every metric. */
const STATUS_HOLDS: Readonly<Record<AccountChange['status'], (changes: readonly MetricChange[]) => boolean>> =
  {
    new: (changes) => changes.every(({ before }) => isSame(before, '0')),
    departed: (changes) => changes.every(({ after }) => isSame(after, '0')),
    unchanged: (changes) => changes.every(({ change }) => isSame(change, '0')),
    changed: (changes) => changes.some(({ change }) => !isSame(change, '0')),
  };

function checkStatus({ id, status, change }: AccountChange): void {
  if (STATUS_HOLDS[status](Object.values(change))) return;
  throw fault(`account ${id} is called ${status}, and its figures say otherwise`);
}

/** Fails where the amounts before do not add up as those after do. */
function checkSumsBefore(report: Report, comparison: Comparison, metric: Metric): void {
  const before = (change: Change) => change[metric]?.before ?? '0';
  const expectSum = (parts: readonly string[], stated: string, where: string) => {
    const sum = sumOfAmounts(parts);
    if (!isSame(sum, stated))
      throw fault(`${metric} of ${where} before is ${stated}, and its parts add up to ${sum}`);
  };
  const units = comparison.organizationalUnits.map((unit, at) => ({
    ...unit,
    parentId: report.organizationalUnits[at]?.parentId ?? null,
  }));
  const children = Map.groupBy(units, ({ parentId }) => parentId);
  const residents = Map.groupBy(comparison.accounts, ({ organizationalUnitId }) => organizationalUnitId);
  const listsAccounts = report.query.detail === 'account';
  for (const { id, direct, total } of units) {
    const below = (children.get(id) ?? []).map((child) => before(child.total));
    expectSum([before(direct), ...below], before(total), `the total of ${id}`);
    const accounts = (residents.get(id) ?? []).map(({ change }) => before(change));
    if (listsAccounts) expectSum(accounts, before(direct), `the direct spend of ${id}`);
  }
  const roots = (children.get(null) ?? []).map(({ total }) => before(total));
  expectSum([...roots, before(comparison.unattributed)], before(comparison.total), 'the total');
}

function idsOf(accounts: readonly AccountChange[]): string[] {
  return accounts.map(({ id }) => id);
}

/** Fails where the accounts that changed most are not those that did. */
function checkMovers({ query }: Report, { accounts, movers }: Comparison): void {
  const [metric] = query.metrics;
  if (metric === undefined) return;
  const sizeOf = ({ change }: AccountChange) => absolute(exactDecimal(change[metric]?.change ?? '0'));
  if (query.detail === 'ou') {
    for (const { id, change } of movers.accounts) {
      for (const name of query.metrics) {
        const found = change[name];
        if (found === undefined) throw fault(`the change of account ${id} has no ${name}`);
        checkFigures(found, `${name} of account ${id}`);
      }
    }
    if (movers.accounts.length > MOVERS)
      throw fault(`it has ${movers.accounts.length} accounts that changed most`);
    const once = new Map(movers.accounts.map((account) => [account.id, account]));
    const inOrder = [...once.values()].toSorted((a, b) => compareDecimals(sizeOf(b), sizeOf(a)));
    expectSame('the accounts that changed most', idsOf(movers.accounts), idsOf(inOrder));
    return;
  }
  const expected = accounts
    .filter((account) => sizeOf(account).units !== 0n)
    .toSorted((a, b) => compareDecimals(sizeOf(b), sizeOf(a)) || (a.id < b.id ? -1 : 1))
    .slice(0, MOVERS);
  expectSame('the accounts that changed most', idsOf(movers.accounts), idsOf(expected));
  for (const [at, mover] of movers.accounts.entries())
    expectSame('a change of an account', mover, expected[at]);
}
