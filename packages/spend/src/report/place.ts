import { type Placements, placementsAsIs } from '../organization/placement.ts';
import { earlier } from '../time/calendar.ts';
import type { ReconciledBill } from './reconcile.ts';
import type { Run } from './run.ts';

/** A bill whose accounts have an organizational unit on every day that was read. */
export interface PlacedBill extends ReconciledBill {
  readonly placements: Placements;
}

/** Places every account where it is now, for all days: the tree as it is. */
export function place(bill: ReconciledBill, { plan }: Run): PlacedBill {
  const days = [...plan.periods, ...(plan.trend?.periods ?? [])].map(({ start }) => start);
  const first = days.reduce(earlier, plan.range.start);
  return { ...bill, placements: placementsAsIs(bill.organization, first) };
}
