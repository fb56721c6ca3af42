import type { CellsView } from '../../ledger/spend-table.ts';
import { isSelected } from '../../organization/selection.ts';
import { unitNamed } from '../../organization/unit-reference.ts';
import { accountsOf } from '../accounts.ts';
import { lastUnitOf } from '../form/report.ts';
import type { RolledUp, RolledUpBill } from '../roll-up.ts';
import type { Run } from '../run.ts';

/**
 * The bill without the units that the organization no longer has, but for those that held spend in what was read, that
 * the request names, or that an account stood in last; and for the units above them.
 */
export function withoutEmptyUnits(bill: RolledUpBill, { request }: Run): RolledUpBill {
  const { organization, now, selection } = bill;
  const present = new Set(now.units.map(({ id }) => id));
  const gone = organization.units.filter(({ id }) => !present.has(id) && selection.listedUnitIds.has(id));
  if (gone.length === 0) return bill;
  const kept = new Set(request.organizationalUnits.map((name) => unitNamed(name, organization).id));
  for (const account of accountsOf(bill)) {
    const unitId = lastUnitOf(account);
    if (isSelected(unitId, selection) && unitId !== null) kept.add(unitId);
  }
  const all = readingsOf(bill);
  for (const { id } of gone) if (all.some(({ direct }) => hasRows(direct.get(id)))) kept.add(id);
  // In reversed pre-order a unit is decided before the one above it.
  for (const { id, parentId } of gone.toReversed()) if (kept.has(id) && parentId !== null) kept.add(parentId);
  const dropped = new Set(gone.map(({ id }) => id).filter((id) => !kept.has(id)));
  return dropped.size === 0 ? bill : without(dropped, bill);
}

function readingsOf({ drawn, further, trend }: RolledUpBill): RolledUp[] {
  const splits = [drawn, ...further].map(({ rolled }) => rolled);
  return trend === null ? splits : [...splits, trend.rolled];
}

function hasRows(cells: CellsView | undefined): boolean {
  return cells !== undefined && [...cells.values()].some((row) => row.some((units) => units !== 0n));
}

function without(dropped: ReadonlySet<string>, bill: RolledUpBill): RolledUpBill {
  const { selection, drawn, further, trend } = bill;
  const rest = <Value>(all: ReadonlyMap<string, Value>) =>
    new Map([...all].filter(([id]) => !dropped.has(id)));
  const reduced = <One extends { readonly rolled: RolledUp }>(one: One): One => {
    const { rolled } = one;
    return { ...one, rolled: { ...rolled, direct: rest(rolled.direct), total: rest(rolled.total) } };
  };
  return {
    ...bill,
    selection: { ...selection, listedUnitIds: selection.listedUnitIds.difference(dropped) },
    drawn: reduced(drawn),
    further: further.map(reduced),
    trend: trend === null ? null : reduced(trend),
  };
}
