import type { ReportedOrganizationChange } from '@ou-cost/spend';
import { lastDayOf } from '../shared/period-label.ts';

/**
 * The earlier day on which the old state was last known; null where a reader need not be told of it: an event says the
 * day, or somebody looked on the day before and so knows it well enough.
 */
export function unseenSince({ on, since }: Pick<ReportedOrganizationChange, 'on' | 'since'>): string | null {
  return since === null || lastDayOf({ start: since, end: on }) <= since ? null : since;
}
