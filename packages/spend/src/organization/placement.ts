import type { PlacementBasis } from '../history/history.ts';
import type { CalendarDate } from '../time/calendar.ts';
import type { Organization } from './organization.ts';

/** Where an account stood from one day to another; `to` is exclusive, and null while it goes on. */
export interface Placement {
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
  /** Null: in no organizational unit, since the account has left the organization. */
  readonly organizationalUnitId: string | null;
  /** Why it is said to have stood there; absent on the tree as it is. */
  readonly basis?: PlacementBasis;
}

/** The organizational unit of every account on every day (UTC). */
export interface Placements {
  /** The unit that holds the account at the end of the day; null where it is in none. */
  unitOf(accountId: string, day: CalendarDate): string | null;
  /** At least one, in their order, without a gap or an overlap; the first begins no later than the first day read. */
  of(accountId: string): readonly [Placement, ...Placement[]];
}

/** Every account where the organization has it now, on every day from the first one that is read. */
export function placementsAsIs({ accounts }: Organization, firstDay: CalendarDate): Placements {
  const unitOf = (accountId: string) => accounts.get(accountId)?.parentId ?? null;
  return {
    unitOf,
    of: (accountId) => [{ from: firstDay, to: null, organizationalUnitId: unitOf(accountId) }],
  };
}
