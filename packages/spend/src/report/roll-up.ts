import { OuCostError } from '../errors.ts';
import type { FoldedLedger } from '../ledger/fold.ts';
import { addCells, type Cells, type CellsView, type SpendTable } from '../ledger/spend-table.ts';
import type { Organization } from '../organization/organization.ts';
import type { Placements } from '../organization/placement.ts';
import { isSelected, resolveSelection, type Selection } from '../organization/selection.ts';
import type { DateRange } from '../time/calendar.ts';
import type { PlacedBill } from './place.ts';
import type { LedgerReading, SplitLedger } from './read.ts';
import type { Run } from './run.ts';

/** The reading of one split, summed up the tree. */
export interface RolledUpSplit extends SplitLedger {
  readonly rolled: RolledUp;
}

/** The reading for the trend, summed up the tree. */
interface RolledUpTrend {
  readonly ledger: FoldedLedger;
  readonly rolled: RolledUp;
}

/** A bill whose spend is summed up the tree, as far as it is selected. */
export interface RolledUpBill extends Omit<PlacedBill, keyof LedgerReading> {
  readonly selection: Selection;
  /** The reading that is drawn. */
  readonly drawn: RolledUpSplit;
  readonly further: readonly RolledUpSplit[];
  readonly trend: RolledUpTrend | null;
}

/** The table's cells attributed to units, accounts and what lies outside. */
export interface RolledUp {
  /** Selected cells of an account of the selection, departed or not; made anew each time, as all do not fit memory. */
  cellsOf(accountId: string): Cells;
  /** Per listed unit, without its subtree. */
  readonly direct: ReadonlyMap<string, Cells>;
  /** Per listed unit, with its subtree. */
  readonly total: ReadonlyMap<string, Cells>;
  /** Accounts with spend while they were in no unit, by id. */
  readonly unattributedIds: readonly string[];
  readonly unattributed: Cells;
  readonly leftOut: Cells;
  /** Roots and unattributed. */
  readonly whole: Cells;
}

/** Sums the spend of a placed bill up its tree. */
export function rollUpBill(bill: PlacedBill, { request, plan }: Run): RolledUpBill {
  const selection = resolveSelection(request, bill.organization);
  const rolledUp = ({ table }: FoldedLedger, periods: readonly DateRange[]) =>
    rollUp(table, periods, bill, selection);
  const { splits, trend, ...rest } = bill;
  const [drawn, ...further] = splits;
  const split = (one: SplitLedger) => ({ ...one, rolled: rolledUp(one.ledger, plan.periods) });
  const months = plan.trend?.periods ?? [];
  return {
    ...rest,
    selection,
    drawn: split(drawn),
    further: further.map(split),
    trend: trend === null ? null : { ledger: trend, rolled: rolledUp(trend, months) },
  };
}

/**
 * Sums the table up the tree. Every cell lands in exactly one of: a unit, unattributed, left out. Fails with a
 * Defect where an account moves within a period, which then has to be read by days.
 */
export function rollUp(
  table: SpendTable,
  periods: readonly DateRange[],
  place: { readonly organization: Organization; readonly placements: Placements },
  selection: Selection,
): RolledUp {
  const { organization, placements } = place;
  const listed = organization.units.filter((unit) => selection.listedUnitIds.has(unit.id));
  const unitIds = new Set(organization.units.map(({ id }) => id));
  const direct = new Map<string, Cells>(listed.map((unit) => [unit.id, new Map()]));
  const total = new Map<string, Cells>(listed.map((unit) => [unit.id, new Map()]));
  const unattributed: Cells = new Map();
  const unattributedIds: string[] = [];
  const leftOut: Cells = new Map();
  const sharesOf = (accountId: string) => sharesByUnit(accountId, table, periods, placements);

  for (const accountId of table.accountIds) {
    for (const { unitId, cells } of sharesOf(accountId)) {
      if (unitId !== null && !unitIds.has(unitId)) throw notInTree(accountId, unitId);
      if (!isSelected(unitId, selection)) {
        addCells(leftOut, cells);
        continue;
      }
      const [kept, dropped] = splitByChargeType(cells, table, selection);
      addCells(leftOut, dropped);
      if (unitId === null && cells.size > 0) unattributedIds.push(accountId);
      addCells(unitId === null ? unattributed : cellsIn(direct, unitId), kept);
    }
  }
  // In reversed pre-order a unit's total is complete before it is added to its parent's.
  for (const unit of listed.toReversed()) {
    addCells(cellsIn(total, unit.id), cellsIn(direct, unit.id));
    if (unit.parentId !== null) addCells(cellsIn(total, unit.parentId), cellsIn(total, unit.id));
  }
  const whole: Cells = new Map();
  for (const root of listed.filter(({ parentId }) => parentId === null)) {
    addCells(whole, cellsIn(total, root.id));
  }
  addCells(whole, unattributed);
  const cellsOf = (accountId: string) => selectedCells(sharesOf(accountId), table, selection);
  return { cellsOf, direct, total, unattributedIds: unattributedIds.sort(), unattributed, leftOut, whole };
}

function notInTree(accountId: string, unitId: string): OuCostError {
  return new OuCostError('Defect', `account ${accountId} is placed in ${unitId}, which is not in the tree`);
}

/** What an account spent while it stood in one unit. */
interface UnitShare {
  readonly unitId: string | null;
  readonly cells: CellsView;
}

function sharesByUnit(
  accountId: string,
  table: SpendTable,
  periods: readonly DateRange[],
  placements: Placements,
): UnitShare[] {
  const [placement, ...others] = placements.of(accountId);
  const cells = table.cellsOf(accountId);
  if (others.length === 0) return [{ unitId: placement.organizationalUnitId, cells }];
  const units = periods.map((period) => unitIn(period, accountId, placements));
  return [...new Set(units)].map((unitId) => ({
    unitId,
    cells: cellsWhere(cells, table, (period) => units[period] === unitId),
  }));
}

/** The one unit of a period. An account that comes back within the period has moved as well. */
function unitIn({ start, end }: DateRange, accountId: string, placements: Placements): string | null {
  const within = placements.of(accountId).filter(({ from, to }) => from < end && (to === null || to > start));
  const [unitId, ...others] = new Set(within.map(({ organizationalUnitId }) => organizationalUnitId));
  if (unitId !== undefined && others.length === 0) return unitId;
  throw new OuCostError(
    'Defect',
    `account ${accountId} moved between ${start} and ${end}, and its spend was not read by days`,
  );
}

function cellsWhere(cells: CellsView, { shape }: SpendTable, isMeant: (period: number) => boolean): Cells {
  const masked: Cells = new Map();
  for (const [column, amounts] of cells) {
    const row = amounts.map((units, at) => (isMeant(at % shape.periods) ? units : 0n));
    if (row.some((units) => units !== 0n)) masked.set(column, row);
  }
  return masked;
}

function selectedCells(shares: readonly UnitShare[], table: SpendTable, selection: Selection): Cells {
  const cells: Cells = new Map();
  for (const share of shares) {
    if (isSelected(share.unitId, selection)) {
      addCells(cells, splitByChargeType(share.cells, table, selection)[0]);
    }
  }
  return cells;
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
