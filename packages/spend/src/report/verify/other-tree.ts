import { sumOfAmounts } from '../../money/amount.ts';
import type { Report } from '../form/report.ts';
import { expectSame, fault } from './fault.ts';
import { checkSpend, type SpendShape } from './spend-shape.ts';
import { SpendSum } from './spend-sum.ts';
import { checkFigures } from './totals.ts';

/** Fails where the figures on the tree of now do not add up, or are not those of the same spend. */
export function checkOtherTree(report: Report, shape: SpendShape): void {
  const { otherTree: other, query, organizationalUnits, total, selection } = report;
  if ((other === undefined) !== (query.tree === 'as-is')) {
    throw fault(
      other === undefined
        ? 'its figures on the tree as it is are missing'
        : 'it stands on the tree as it is, and has figures of another one',
    );
  }
  if (other === undefined) return;
  expectSame(
    'the units of its other tree',
    other.organizationalUnits.map(({ id }) => id),
    organizationalUnits.map(({ id }) => id),
  );
  const units = other.organizationalUnits.map((unit, at) => ({
    ...unit,
    parentId: organizationalUnits[at]?.parentId ?? null,
  }));
  checkFigures({ units, accounts: null, unattributed: other.unattributed.total, total: other.total }, shape);
  checkSpend(other.leftOut, 'what is left out of its other tree', shape);
  const nothing = new SpendSum(shape);
  for (const [at, { id, direct }] of other.organizationalUnits.entries()) {
    if (organizationalUnits[at]?.deletedOn !== undefined)
      nothing.expectedOf(direct, `the deleted unit ${id}`, 'what is in it now');
  }
  if (other.unattributed.accountIds.length === 0)
    nothing.expectedOf(other.unattributed.total, 'unattributed spend on its other tree', 'no accounts');
  for (const metric of query.metrics) {
    for (let period = 0; period < shape.periods; period += 1) {
      const both = [other, { total, leftOut: selection.leftOut }].map((one) =>
        sumOfAmounts([one.total, one.leftOut].map((spend) => spend[metric]?.amounts[period] ?? '0')),
      );
      expectSame(`${metric} on its other tree in period ${period + 1}`, both[0], both[1]);
    }
  }
  if (selection.organizationalUnits.length + selection.excludedOrganizationalUnits.length > 0) return;
  const same = new SpendSum(shape);
  same.add(total);
  same.expectedOf(other.total, 'the total of its other tree', 'its own figures');
}
