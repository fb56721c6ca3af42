import type { SpendTable } from '../../ledger/spend-table.ts';
import type { Placement, Placements } from '../../organization/placement.ts';
import type { DateRange } from '../../time/calendar.ts';

/** The accounts that have to be read by days, by the position of the period in which they moved. */
export type Relocations = ReadonlyMap<number, readonly string[]>;

/**
 * The accounts of the table that stood in more than one unit within a period. One that comes back has moved as well, and
 * one whose charges of the period cancel each other out may have spent in both units.
 */
export function relocationsIn(
  table: SpendTable,
  periods: readonly DateRange[],
  placements: Placements,
): Relocations {
  const found = new Map<number, string[]>();
  for (const accountId of table.accountIds) {
    const all = placements.of(accountId);
    if (unitsOf(all).size < 2) continue;
    for (const [at, period] of periods.entries()) {
      if (unitsOf(placementsWithin(period, all)).size < 2) continue;
      const known = found.get(at);
      if (known === undefined) found.set(at, [accountId]);
      else known.push(accountId);
    }
  }
  return found;
}

/** The placements that hold on a day of the period, in their order. */
export function placementsWithin({ start, end }: DateRange, all: readonly Placement[]): Placement[] {
  return all.filter(({ from, to }) => from < end && (to === null || to > start));
}

export function unitsOf(placements: readonly Placement[]): Set<string | null> {
  return new Set(placements.map(({ organizationalUnitId }) => organizationalUnitId));
}
