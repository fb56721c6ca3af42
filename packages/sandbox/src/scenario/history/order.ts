import { type Moment, parseMoment } from '../../time/calendar.ts';
import type { OrganizationChange } from '../organization.ts';

/** What happened, without its time. */
export type ChangeWithoutTime = OrganizationChange extends infer Change
  ? Change extends unknown
    ? Omit<Change, 'at'>
    : never
  : never;

/** Fails for a change whose `at` the reader of the file would have refused. */
export function momentOf({ at }: OrganizationChange): Moment {
  const moment = parseMoment(at);
  if (moment === undefined) throw new RangeError(`${at} is not a point in time: write it in UTC`);
  return moment;
}

/** In the order of their times; what happened at one time stays in its order. */
export function inOrder(history: readonly OrganizationChange[]): readonly OrganizationChange[] {
  return history.toSorted((left, right) => momentOf(left) - momentOf(right));
}
