import { addCells, type Cells, type CellsView, type SpendTable } from '../ledger/spend-table.ts';
import type { Organization } from '../organization/organization.ts';
import type { Selection } from '../organization/selection.ts';

/** The table's cells attributed to units, accounts and what lies outside. */
export interface RolledUp {
  /** Selected cells of an account of the selection, departed or not; made anew each time, as all do not fit memory. */
  cellsOf(accountId: string): Cells;
  /** Per listed unit, without its subtree. */
  readonly direct: ReadonlyMap<string, Cells>;
  /** Per listed unit, with its subtree. */
  readonly total: ReadonlyMap<string, Cells>;
  /** Accounts with spend that are in no unit, by id. */
  readonly unattributedIds: readonly string[];
  readonly unattributed: Cells;
  readonly leftOut: Cells;
  /** Root and unattributed. */
  readonly whole: Cells;
}

/** Sums the table up the tree. Every cell lands in exactly one of: a unit, unattributed, left out. */
export function rollUp(table: SpendTable, organization: Organization, selection: Selection): RolledUp {
  const listed = organization.units.filter((unit) => selection.listedUnitIds.has(unit.id));
  const direct = new Map<string, Cells>(listed.map((unit) => [unit.id, new Map()]));
  const total = new Map<string, Cells>(listed.map((unit) => [unit.id, new Map()]));
  const unattributed: Cells = new Map();
  const unattributedIds: string[] = [];
  const leftOut: Cells = new Map();

  for (const accountId of table.accountIds) {
    const unitId = organization.accounts.get(accountId)?.parentId ?? null;
    const cells = table.cellsOf(accountId);
    const selected = unitId === null ? selection.includesUnattributed : selection.unitIds.has(unitId);
    if (!selected) {
      addCells(leftOut, cells);
      continue;
    }
    const [kept, dropped] = splitByChargeType(cells, table, selection);
    addCells(leftOut, dropped);
    if (unitId === null) unattributedIds.push(accountId);
    addCells(unitId === null ? unattributed : cellsIn(direct, unitId), kept);
  }
  // Pre-order reversed: a unit's total is complete before it is added to its parent's.
  for (const unit of listed.toReversed()) {
    addCells(cellsIn(total, unit.id), cellsIn(direct, unit.id));
    if (unit.parentId !== null) addCells(cellsIn(total, unit.parentId), cellsIn(total, unit.id));
  }
  const whole: Cells = new Map();
  addCells(whole, cellsIn(total, organization.rootId));
  addCells(whole, unattributed);
  const cellsOf = (accountId: string) => splitByChargeType(table.cellsOf(accountId), table, selection)[0];
  return { cellsOf, direct, total, unattributedIds: unattributedIds.sort(), unattributed, leftOut, whole };
}

function splitByChargeType(cells: CellsView, table: SpendTable, selection: Selection): [Cells, Cells] {
  const kept: Cells = new Map();
  const dropped: Cells = new Map();
  for (const [column, amounts] of cells) {
    const isKept = selection.includesChargeType(table.classOf(column).chargeType);
    (isKept ? kept : dropped).set(column, [...amounts]);
  }
  return [kept, dropped];
}

function cellsIn(units: Map<string, Cells>, unitId: string): Cells {
  let cells = units.get(unitId);
  if (cells === undefined) {
    cells = new Map();
    units.set(unitId, cells);
  }
  return cells;
}
