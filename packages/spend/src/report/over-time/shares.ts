import { OuCostError } from '../../errors.ts';
import type { Cells, CellsView, SpendTable } from '../../ledger/spend-table.ts';
import type { Placement, Placements } from '../../organization/placement.ts';
import { type CalendarDate, type DateRange, daysBetween, earlier, later } from '../../time/calendar.ts';
import type { DailyReading } from './read-days.ts';
import { placementsWithin, unitsOf } from './relocations.ts';

/** What an account spent while it stood where a placement says. */
export interface PlacedShare {
  readonly placement: Placement;
  readonly cells: CellsView;
}

/** A table of spend, and the accounts that were read again by days, since they moved within one of its periods. */
export interface ReadTable {
  readonly table: SpendTable;
  readonly periods: readonly DateRange[];
  readonly days: readonly DailyReading[];
}

/**
 * What an account spent in each of its placements. A period within one unit stands at its last placement; one in several
 * units is told apart by its days, and what the days lack of the period stands where the account stood at its end. Fails
 * with a Defect where such a period was not read by days.
 */
export function sharesOf(accountId: string, read: ReadTable, placements: Placements): PlacedShare[] {
  const all = placements.of(accountId);
  const [first] = all;
  const last = all.at(-1) ?? first;
  const cells = read.table.cellsOf(accountId);
  if (unitsOf(all).size === 1) return [{ placement: last, cells }];
  const shares = new Shares(read.table);
  for (const [at, period] of read.periods.entries()) {
    const within = placementsWithin(period, all);
    const end = within.at(-1) ?? last;
    shares.addPeriod(end, cells, at);
    if (unitsOf(within).size > 1) moveDays(shares, { accountId, read, period, at, within, end });
  }
  return shares.found();
}

interface Relocated {
  readonly accountId: string;
  readonly read: ReadTable;
  readonly period: DateRange;
  /** The position of the period. */
  readonly at: number;
  readonly within: readonly Placement[];
  /** The last of `within`, at which the whole period stands so far. */
  readonly end: Placement;
}

/** Takes the days before the last placement from it and gives them to the placements in which they are. */
function moveDays(shares: Shares, { accountId, read, period, at, within, end }: Relocated): void {
  const daily = read.days.find(
    ({ accountIds, days }) =>
      accountIds.has(accountId) &&
      (days[0]?.start ?? '') <= period.start &&
      (days.at(-1)?.end ?? '') >= period.end,
  );
  if (daily === undefined) {
    if (shares.isEmpty(at)) return;
    const { start, end: after } = period;
    throw new OuCostError(
      'Defect',
      `account ${accountId} moved between ${start} and ${after}, and its spend was not read by days`,
    );
  }
  const cells = daily.ledger.table.cellsOf(accountId);
  const [{ start = period.start } = {}] = daily.days;
  const positionOf = (day: CalendarDate) => daysBetween(start, day);
  for (const placement of within) {
    if (placement === end) continue;
    const from = later(placement.from, period.start);
    const to = placement.to === null ? period.end : earlier(placement.to, period.end);
    const days = { from: positionOf(from), to: positionOf(to), of: daily.days.length };
    shares.moveDays({ from: end, to: placement }, cells, days, at);
  }
}

/** Cells by placement, in the order in which placements come. */
class Shares {
  readonly #table: SpendTable;
  readonly #cells = new Map<Placement, Cells>();

  constructor(table: SpendTable) {
    this.#table = table;
  }

  addPeriod(placement: Placement, cells: CellsView, at: number): void {
    const { periods } = this.#table.shape;
    for (const [column, row] of cells) {
      for (let cell = at; cell < row.length; cell += periods) {
        this.#add(placement, column, cell, row[cell] ?? 0n);
      }
    }
  }

  /** `days`: the positions of the first day and of the one after the last, and how many days a row of the cells has. */
  moveDays(
    placements: { readonly from: Placement; readonly to: Placement },
    cells: CellsView,
    days: { readonly from: number; readonly to: number; readonly of: number },
    at: number,
  ): void {
    const { periods, metrics } = this.#table.shape;
    for (const [column, row] of cells) {
      for (let metric = 0; metric < metrics; metric += 1) {
        let units = 0n;
        for (let day = days.from; day < days.to; day += 1) units += row[metric * days.of + day] ?? 0n;
        const cell = metric * periods + at;
        this.#add(placements.to, column, cell, units);
        this.#add(placements.from, column, cell, -units);
      }
    }
  }

  /** Whether nothing was spent in a period. */
  isEmpty(at: number): boolean {
    const { periods } = this.#table.shape;
    return [...this.#cells.values()].every((cells) =>
      [...cells.values()].every((row) => row.every((units, cell) => cell % periods !== at || units === 0n)),
    );
  }

  found(): PlacedShare[] {
    return [...this.#cells].map(([placement, cells]) => {
      const spent = [...cells].filter(([, row]) => row.some((units) => units !== 0n));
      return { placement, cells: new Map(spent) };
    });
  }

  /** Zeros are not added, so that there is no row where nothing was spent. */
  #add(placement: Placement, column: number, cell: number, units: bigint): void {
    if (units === 0n) return;
    let cells = this.#cells.get(placement);
    if (cells === undefined) {
      cells = new Map();
      this.#cells.set(placement, cells);
    }
    let row = cells.get(column);
    if (row === undefined) {
      const { metrics, periods } = this.#table.shape;
      row = Array.from({ length: metrics * periods }, () => 0n);
      cells.set(column, row);
    }
    row[cell] = (row[cell] ?? 0n) + units;
  }
}
