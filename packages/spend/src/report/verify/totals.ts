import { lastUnitOf, type Report } from '../form/report.ts';
import { expectSame } from './fault.ts';
import { checkSpend, type SpendShape } from './spend-shape.ts';
import { SpendSum } from './spend-sum.ts';

/** Fails where the figures do not add up: accounts to units, units to the units above, roots and the rest to the total. */
export function checkTotals(report: Report, shape: SpendShape): void {
  const { accounts, organizationalUnits, unattributed, selection, total, query } = report;
  checkSpend(total, 'the total', shape);
  checkSpend(unattributed.total, 'unattributed spend', shape);
  checkSpend(selection.leftOut, 'what is left out', shape);
  const sums = new Map<string | null, SpendSum>();
  const sumOf = (unit: string | null) => {
    const sum = sums.get(unit) ?? new SpendSum(shape);
    sums.set(unit, sum);
    return sum;
  };
  for (const account of accounts) {
    checkSpend(account.spend, `account ${account.id}`, shape);
    sumOf(lastUnitOf(account)).add(account.spend);
  }
  const whole = new SpendSum(shape);
  const below = new Map<string, SpendSum>();
  // Parents come before their children, so that a unit is complete when it is reached from the end.
  for (const { id, parentId, direct, total: all } of organizationalUnits.toReversed()) {
    checkSpend(direct, `the direct spend of ${id}`, shape);
    checkSpend(all, `the total of ${id}`, shape);
    if (query.detail === 'account') sumOf(id).expectedOf(direct, `the direct spend of ${id}`, 'its accounts');
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
  if (query.detail === 'account') {
    sumOf(null).expectedOf(unattributed.total, 'unattributed spend', 'its accounts');
  }
  whole.add(unattributed.total);
  whole.expectedOf(total, 'the total', 'the roots and unattributed spend');
  if (isUnselected(report)) {
    new SpendSum(shape).expectedOf(selection.leftOut, 'what is left out', 'no exclusions');
  }
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
