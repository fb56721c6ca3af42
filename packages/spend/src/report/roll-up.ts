import { OuCostError } from '../errors.ts';
import type { FoldedLedger } from '../ledger/fold.ts';
import { addCells, type Cells, type CellsView, type SpendTable } from '../ledger/spend-table.ts';
import type { Organization } from '../organization/organization.ts';
import { type Placements, placementsAsIs } from '../organization/placement.ts';
import { isSelected, resolveSelection, type Selection } from '../organization/selection.ts';
import type { DateRange } from '../time/calendar.ts';
import type { DailyReading } from './over-time/read-days.ts';
import { type PlacedShare, type ReadTable, sharesOf } from './over-time/shares.ts';
import { withoutEmptyUnits } from './over-time/units-of-before.ts';
import { daysRead, type PlacedBill } from './place.ts';
import type { LedgerReading, SplitLedger } from './read.ts';
import type { Run } from './run.ts';

/** The reading of one split, summed up the tree. */
export interface RolledUpSplit extends SplitLedger {
  readonly rolled: RolledUp;
}

/** The reading for the trend, summed up the tree. */
interface RolledUpTrend {
  readonly ledger: FoldedLedger;
  readonly days: readonly DailyReading[];
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
  /** Those of them that it spent in one of its placements, where it has several in different units. */
  cellsIn(accountId: string, placement: { readonly from: string }): Cells;
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
export function rollUpBill(bill: PlacedBill, run: Run): RolledUpBill {
  const all = rollUpSelected(bill, run, resolveSelection(run.request, bill.organization));
  return withoutEmptyUnits(all, run);
}

/** The same spend on the tree of now, in the units of the report. */
export function onTreeOfNow(rolledUp: RolledUpBill, run: Run): RolledUpBill {
  const { organization, drawn, further, selection } = rolledUp;
  const placements = placementsAsIs(organization, daysRead(run).start);
  const bill = { ...rolledUp, splits: [drawn, ...further] as const, trend: null, placements };
  return rollUpSelected(bill, run, selection);
}

function rollUpSelected(bill: PlacedBill, { plan }: Run, selection: Selection): RolledUpBill {
  const rolledUp = (
    { table }: FoldedLedger,
    periods: readonly DateRange[],
    days: readonly DailyReading[] = [],
  ) => rollUp({ table, periods, days }, bill, selection);
  const { splits, trend, trendDays, ...rest } = bill;
  const [drawn, ...further] = splits;
  const split = (one: SplitLedger) => ({ ...one, rolled: rolledUp(one.ledger, plan.periods, one.days) });
  const months = plan.trend?.periods ?? [];
  return {
    ...rest,
    selection,
    drawn: split(drawn),
    further: further.map(split),
    trend:
      trend === null
        ? null
        : { ledger: trend, days: trendDays ?? [], rolled: rolledUp(trend, months, trendDays) },
  };
}

/**
 * Sums the table up the tree. Every cell lands in exactly one of: a unit, unattributed, left out. Fails with a
 * Defect where an account moves within a period that was not read by days.
 */
export function rollUp(
  read: ReadTable,
  place: { readonly organization: Organization; readonly placements: Placements },
  selection: Selection,
): RolledUp {
  const { organization, placements } = place;
  const { table } = read;
  const listed = organization.units.filter((unit) => selection.listedUnitIds.has(unit.id));
  const unitIds = new Set(organization.units.map(({ id }) => id));
  const direct = new Map<string, Cells>(listed.map((unit) => [unit.id, new Map()]));
  const total = new Map<string, Cells>(listed.map((unit) => [unit.id, new Map()]));
  const unattributed: Cells = new Map();
  const unattributedIds = new Set<string>();
  const leftOut: Cells = new Map();
  const shares = (accountId: string) => sharesOf(accountId, read, placements);

  for (const accountId of table.accountIds) {
    for (const { placement, cells } of shares(accountId)) {
      const { organizationalUnitId: unitId } = placement;
      if (unitId !== null && !unitIds.has(unitId)) throw notInTree(accountId, unitId);
      if (!isSelected(unitId, selection)) {
        addCells(leftOut, cells);
        continue;
      }
      const [kept, dropped] = splitByChargeType(cells, table, selection);
      addCells(leftOut, dropped);
      if (unitId === null && cells.size > 0) unattributedIds.add(accountId);
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
  const selected = (of: readonly PlacedShare[]) => selectedCells(of, table, selection);
  return {
    cellsOf: (accountId) => selected(shares(accountId)),
    cellsIn: (accountId, { from }) =>
      selected(shares(accountId).filter(({ placement }) => placement.from === from)),
    direct,
    total,
    unattributedIds: [...unattributedIds].sort(),
    unattributed,
    leftOut,
    whole,
  };
}

function notInTree(accountId: string, unitId: string): OuCostError {
  return new OuCostError('Defect', `account ${accountId} is placed in ${unitId}, which is not in the tree`);
}

function selectedCells(shares: readonly PlacedShare[], table: SpendTable, selection: Selection): Cells {
  const cells: Cells = new Map();
  for (const { placement, cells: found } of shares) {
    if (isSelected(placement.organizationalUnitId, selection)) {
      addCells(cells, splitByChargeType(found, table, selection)[0]);
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
