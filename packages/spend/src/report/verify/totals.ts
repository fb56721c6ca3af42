import type { Report } from '../form/report.ts';
import type { Spend } from '../form/spend.ts';
import { expectSame } from './fault.ts';
import { spendByUnit } from './placements.ts';
import { checkSpend, type SpendShape } from './spend-shape.ts';
import { SpendSum } from './spend-sum.ts';

/** Figures that add up: accounts to units, units to the units above, roots and the rest to the total. */
export interface FigureTree {
  /** Parents before their children. */
  readonly units: readonly {
    readonly id: string;
    readonly parentId: string | null;
    readonly direct: Spend;
    readonly total: Spend;
  }[];
  /** Null where accounts are not listed. */
  readonly accounts:
    | readonly { readonly id: string; readonly unit: string | null; readonly spend: Spend }[]
    | null;
  readonly unattributed: Spend;
  readonly total: Spend;
}

/** Fails where the figures of the report do not add up. */
export function checkTotals(report: Report, shape: SpendShape): void {
  const { accounts, organizationalUnits, unattributed, selection, total, query } = report;
  checkSpend(selection.leftOut, 'what is left out', shape);
  for (const { id, spend } of accounts) checkSpend(spend, `account ${id}`, shape);
  checkFigures(
    {
      units: organizationalUnits,
      accounts: query.detail === 'account' ? spendByUnit(report, shape) : null,
      unattributed: unattributed.total,
      total,
    },
    shape,
  );
  if (isUnselected(report)) {
    new SpendSum(shape).expectedOf(selection.leftOut, 'what is left out', 'no exclusions');
  }
}

/** Fails where figures do not add up. */
export function checkFigures(figures: FigureTree, shape: SpendShape): void {
  const { units, accounts, unattributed, total } = figures;
  checkSpend(total, 'the total', shape);
  checkSpend(unattributed, 'unattributed spend', shape);
  const sums = new Map<string | null, SpendSum>();
  const sumOf = (unit: string | null) => {
    const sum = sums.get(unit) ?? new SpendSum(shape);
    sums.set(unit, sum);
    return sum;
  };
  for (const { id, unit, spend } of accounts ?? []) {
    checkSpend(spend, `account ${id}`, shape);
    sumOf(unit).add(spend);
  }
  const whole = new SpendSum(shape);
  const below = new Map<string, SpendSum>();
  // Parents come before their children, so that a unit is complete when it is reached from the end.
  for (const { id, parentId, direct, total: all } of units.toReversed()) {
    checkSpend(direct, `the direct spend of ${id}`, shape);
    checkSpend(all, `the total of ${id}`, shape);
    if (accounts !== null) sumOf(id).expectedOf(direct, `the direct spend of ${id}`, 'its accounts');
    const own = below.get(id) ?? new SpendSum(shape);
    own.add(direct);
    own.expectedOf(all, `the total of ${id}`, 'its parts');
    if (parentId === null) whole.add(all);
    else {
      const above = below.get(parentId) ?? new SpendSum(shape);
      above.add(all);
      below.set(parentId, above);
    }
  }
  if (accounts !== null) sumOf(null).expectedOf(unattributed, 'unattributed spend', 'its accounts');
  whole.add(unattributed);
  whole.expectedOf(total, 'the total', 'the roots and unattributed spend');
}

/** Whether everything was asked for. */
export function isUnselected({ selection }: Report): boolean {
  const { organizationalUnits, excludedOrganizationalUnits, excludedChargeTypes } = selection;
  return [organizationalUnits, excludedOrganizationalUnits, excludedChargeTypes].every(
    (list) => list.length === 0,
  );
}

/** Fails where the selection is not the one that was asked for. */
export function checkSelection({ selection }: Report, asked: Omit<Report['selection'], 'leftOut'>): void {
  expectSame('the selection of units', selection.organizationalUnits, asked.organizationalUnits);
  expectSame(
    'the exclusion of units',
    selection.excludedOrganizationalUnits,
    asked.excludedOrganizationalUnits,
  );
  expectSame('the exclusion of charge types', selection.excludedChargeTypes, asked.excludedChargeTypes);
}
