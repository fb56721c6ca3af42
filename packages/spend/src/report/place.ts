import { placementsAsWas } from '../history/as-was.ts';
import type { OrganizationHistory } from '../history/history.ts';
import type { Organization } from '../organization/organization.ts';
import { type Placement, type Placements, placementsAsIs } from '../organization/placement.ts';
import { type CalendarDate, type DateRange, earlier, later } from '../time/calendar.ts';
import { placementsWithin } from './over-time/relocations.ts';
import type { ReconciledBill } from './reconcile.ts';
import type { Run } from './run.ts';

/** A bill whose accounts have an organizational unit on every day that was read. */
export interface PlacedBill extends ReconciledBill {
  readonly placements: Placements;
}

/** Where accounts are, and where they were as far as it is known. */
interface Homes {
  readonly organization: Organization;
  readonly history: OrganizationHistory | null;
}

/** Places every account for all days that were read. */
export function place(bill: ReconciledBill, run: Run): PlacedBill {
  return { ...bill, placements: placementsOf(bill, run) };
}

/**
 * Every account where it is now, for all days: the tree as it is. Or each where it stood at the end of each day, and in
 * its last unit after it has left: the tree as it was.
 */
export function placementsOf({ organization, history }: Homes, run: Run): Placements {
  const { start, end } = daysRead(run);
  if (run.request.tree !== 'as-was' || history === null) return placementsAsIs(organization, start);
  return placementsUntil(end, placementsAsWas(history, start), start);
}

/** From the first day that is read to the last; there may be days between them that are not. */
export function daysRead({ plan }: Run): DateRange {
  const periods = [plan.range, ...plan.periods, ...(plan.trend?.periods ?? [])];
  return {
    start: periods.map(({ start }) => start).reduce(earlier),
    end: periods.map(({ end }) => end).reduce(later),
  };
}

/** The same without the placements that begin later. */
function placementsUntil(end: CalendarDate, { unitOf, of }: Placements, start: CalendarDate): Placements {
  const known = new Map<string, readonly [Placement, ...Placement[]]>();
  return {
    unitOf,
    of: (accountId) => {
      let found = known.get(accountId);
      if (found === undefined) {
        const all = of(accountId);
        const [first = all[0], ...others] = placementsWithin({ start, end }, all);
        found = [first, ...others];
        known.set(accountId, found);
      }
      return found;
    },
  };
}
