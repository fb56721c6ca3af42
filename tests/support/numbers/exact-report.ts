import type { Scenario } from '@ou-cost/sandbox';
import type { Report } from '@ou-cost/spend';
import { expect } from 'vitest';
import { soleBill } from '../../../packages/spend/src/testing/reports.ts';
import { CHARGE_TYPE_OF } from '../scenarios/generated.ts';
import { memberIds, type Node, unitsOf } from '../scenarios/tree.ts';
import { type Sums, sumOfSums, sumsByAccount, sumsByUnit, withoutZeros } from './ledger-sums.ts';
import { partsOf } from './report-figures.ts';
import { tenDecimals } from './ten-decimals.ts';

/** The sums by account that a report must show, computed from the ledger. */
export function ledgerSumsFor(scenario: Scenario, report: Report): Map<string, Sums> {
  return sumsByAccount(scenario, {
    granularity: report.query.granularity,
    periods: report.periods.map(({ start }) => start),
    partOf: ({ recordType, service }) =>
      report.query.by === 'service'
        ? { group: service, part: service }
        : { group: recordType, part: CHARGE_TYPE_OF[recordType] ?? 'unknown' },
  });
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

/** Expects every figure of a report to be a sum over the ledger: units, accounts, departed ones, the rest, checks. */
export function expectExact(report: Report, scenario: Scenario, shown: Shown = {}): void {
  const { root } = scenario.organization;
  const all = ledgerSumsFor(scenario, report);
  const kept = selected(all, root, shown);
  const parts = (spend: Report['total']) => partsOf(spend, report);

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
  expectReconciled(report, whole);
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

/** Expects that the whole bill was attributed and reconciled, whatever part of it the report shows. */
function expectReconciled(report: Report, whole: Sums): void {
  const { reconciliation } = soleBill(report);
  expect(reconciliation.status).toBe('reconciled');
  for (const { metric, period, attributed, independent, difference } of reconciliation.checks) {
    let units = 0n;
    for (const [key, sum] of whole) if (key.startsWith(`${metric} ${period} `)) units += sum;
    expect(tenDecimals(attributed)).toBe(units);
    expect(tenDecimals(independent) - units).toBe(tenDecimals(difference));
  }
}
