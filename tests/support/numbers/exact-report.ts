import type { Scenario } from '@ou-cost/sandbox';
import { type Report, type Spend, type Split, splitParts } from '@ou-cost/spend';
import { expect } from 'vitest';
import { soleBill } from '../../../packages/spend/src/testing/reports.ts';
import { CHARGE_TYPE_OF } from '../scenarios/generated.ts';
import { memberIds, type Node, unitsOf } from '../scenarios/tree.ts';
import {
  type SumOptions,
  type Sums,
  sumKey,
  sumOfSums,
  sumsByAccount,
  sumsByUnit,
  withoutZeros,
} from './ledger-sums.ts';
import { partsOf } from './report-figures.ts';
import { tenDecimals } from './ten-decimals.ts';

type Grouping = Split | 'account';

/** The sums by account that a report must show by one of its splits, computed from the ledger. */
export function ledgerSumsFor(
  scenario: Scenario,
  report: Report,
  by: Grouping = report.query.by,
  periods = report.periods.map(({ start }) => start),
): Map<string, Sums> {
  const granularity = by === 'account' ? 'MONTHLY' : report.query.granularity;
  return sumsByAccount(scenario, { granularity, periods, partOf: partOfLine(by) });
}

/** To which group of Cost Explorer, and to which part of a report, a line item belongs. */
function partOfLine(by: Grouping): SumOptions['partOf'] {
  const named = (name: string) => ({ group: name, part: name });
  if (by === 'account') return () => named('all');
  const { kind, key } = splitParts(by);
  switch (kind) {
    case 'charge-type':
      return ({ recordType }) => ({ group: recordType, part: CHARGE_TYPE_OF[recordType] ?? 'unknown' });
    case 'service':
      return ({ service }) => named(service);
    case 'region':
      return ({ region }) => named(region === '' ? 'NoRegion' : region);
    case 'resource':
    case 'hour':
      throw new Error(`Cost Explorer does not split by ${kind}`);
    case 'tag':
      return ({ tags }) => named(markOf(tags, key));
    case 'cost-category':
      return ({ costCategories }) => named(markOf(costCategories, key));
  }
}

function markOf(json: string, key: string): string {
  const values: Readonly<Record<string, string>> = json === '' ? {} : JSON.parse(json);
  return Object.hasOwn(values, key) ? (values[key] ?? '') : '';
}

/** Which accounts and charge types a report is expected to show. */
export interface Shown {
  /** Units whose accounts are shown. @default all */
  readonly unitIds?: ReadonlySet<string>;
  /** Whether accounts that have left the organization are shown. @default true */
  readonly departed?: boolean;
  /** Charge types that are excluded. @default none */
  readonly withoutParts?: readonly string[];
}

/**
 * Expects every figure of a report to be a sum over the ledger, by each of its splits: units, accounts, departed ones,
 * the rest, the checks; and so every figure of its trend.
 */
export function expectExact(report: Report, scenario: Scenario, shown: Shown = {}): void {
  for (const split of [report.query.by, ...report.query.alsoBy]) expectSplit(report, scenario, split, shown);
  if (report.trend !== undefined) expectTrend(report, report.trend, scenario);
  expectReconciled(report, scenario);
}

function expectSplit(report: Report, scenario: Scenario, split: Split, shown: Shown): void {
  const { root } = scenario.organization;
  const all = ledgerSumsFor(scenario, report, split);
  const kept = selected(all, root, shown);
  const parts = (spend: Spend) => partsOf(spend, report, split);

  const units = new Map(sumsByUnit(root, kept).map((unit) => [unit.id, unit]));
  for (const unit of report.organizationalUnits) {
    const expected = units.get(unit.id);
    expect(parts(unit.direct), `${unit.id} direct`).toEqual(withoutZeros(expected?.direct ?? new Map()));
    expect(parts(unit.total), `${unit.id} total`).toEqual(withoutZeros(expected?.total ?? new Map()));
    units.delete(unit.id);
  }
  // A report may lack a unit only if nothing was spent in it.
  for (const unit of units.values()) expect(withoutZeros(unit.total), unit.id).toEqual({});

  for (const { id, spend } of report.accounts) {
    expect(parts(spend), id).toEqual(withoutZeros(kept.get(id) ?? new Map()));
  }
  const members = new Set(memberIds(root));
  const departed = [...kept].filter(([id]) => !members.has(id));
  expect(report.unattributed.accountIds).toEqual(departed.map(([id]) => id).sort());
  expect(parts(report.unattributed.total)).toEqual(withoutZeros(sumOfSums(departed.map(([, sums]) => sums))));

  const whole = sumOfSums(all.values());
  expect(parts(report.total)).toEqual(withoutZeros(sumOfSums(kept.values())));
  expect(
    withoutZeros(sumOfSums([asMap(parts(report.total)), asMap(parts(report.selection.leftOut))])),
  ).toEqual(withoutZeros(whole));
}

/** A trend of the whole organization, by account only. */
function expectTrend(report: Report, trend: NonNullable<Report['trend']>, scenario: Scenario): void {
  const { root } = scenario.organization;
  const starts = trend.periods.map(({ start }) => start);
  const all = ledgerSumsFor(scenario, report, 'account', starts);
  const sums = (spend: Spend) => {
    const found: Sums = new Map();
    for (const metric of report.query.metrics) {
      const { amounts } = spend[metric] ?? {};
      if (amounts?.length !== starts.length) throw new Error(`${metric} lacks a month of the trend`);
      for (const [at, start] of starts.entries()) {
        found.set(sumKey(metric, start, 'all'), tenDecimals(amounts[at] ?? ''));
      }
    }
    return withoutZeros(found);
  };
  expect(trend.by).toBe('account');
  const units = new Map(sumsByUnit(root, all).map((unit) => [unit.id, unit]));
  expect(trend.organizationalUnits.map(({ id }) => id)).toEqual(
    report.organizationalUnits.map(({ id }) => id),
  );
  for (const { id, direct, total } of trend.organizationalUnits) {
    expect(sums(direct), `${id} direct`).toEqual(withoutZeros(units.get(id)?.direct ?? new Map()));
    expect(sums(total), `${id} total`).toEqual(withoutZeros(units.get(id)?.total ?? new Map()));
  }
  for (const { id, spend } of trend.accounts) {
    expect(sums(spend), id).toEqual(withoutZeros(all.get(id) ?? new Map()));
  }
  const members = new Set(memberIds(root));
  const departed = [...all].flatMap(([id, own]) => (members.has(id) ? [] : [own]));
  expect(sums(trend.unattributed)).toEqual(withoutZeros(sumOfSums(departed)));
  expect(sums(trend.total)).toEqual(withoutZeros(sumOfSums(all.values())));
}

function asMap(record: Readonly<Record<string, bigint>>): Sums {
  return new Map(Object.entries(record));
}

function selected(
  all: ReadonlyMap<string, Sums>,
  root: Node,
  { unitIds, departed = true, withoutParts = [] }: Shown,
): Map<string, Sums> {
  const unitOf = new Map(
    unitsOf(root).flatMap((unit) => unit.accounts.map((account) => [account.id, unit.id] as const)),
  );
  const isShown = (id: string): boolean => {
    const unit = unitOf.get(id);
    return unit === undefined ? departed : (unitIds?.has(unit) ?? true);
  };
  const parts = ([key]: readonly [string, bigint]) => !withoutParts.includes(key.split(' ')[2] ?? '');
  return new Map(
    [...all].filter(([id]) => isShown(id)).map(([id, sums]) => [id, new Map([...sums].filter(parts))]),
  );
}

/** Expects that the whole bill was attributed and reconciled by everything that it was read by, whatever part is shown. */
function expectReconciled(report: Report, scenario: Scenario): void {
  const { reconciliation } = soleBill(report);
  expect(reconciliation.status).toBe('reconciled');
  const readings = new Set<Grouping>(reconciliation.checks.map(({ by }) => by));
  const trended = report.trend === undefined ? [] : (['account'] as const);
  expect([...readings]).toEqual([report.query.by, ...report.query.alsoBy, ...trended]);
  for (const reading of readings) {
    const checks = reconciliation.checks.filter(({ by }) => by === reading);
    const periods = [...new Set(checks.map(({ period }) => period))];
    const whole = sumOfSums(ledgerSumsFor(scenario, report, reading, periods).values());
    for (const { metric, period, attributed, independent, difference } of checks) {
      let units = 0n;
      for (const [key, sum] of whole) if (key.startsWith(`${metric} ${period} `)) units += sum;
      expect(tenDecimals(attributed)).toBe(units);
      expect(tenDecimals(independent) - units).toBe(tenDecimals(difference));
    }
  }
}
