import type { Attempt, ScheduleBook } from '@ou-cost/archive/s3';
import type { DeliveryBook } from '@ou-cost/deliver';

/** The part of the archive's book that is about the targets of one run. */
export function deliveryBook(
  book: ScheduleBook,
  { schedule, scheduledTime, runId }: Pick<Attempt, 'schedule' | 'scheduledTime' | 'runId'>,
  endsBy: number,
): DeliveryBook {
  const tryAt = (target: string) => ({ trigger: { schedule, scheduledTime }, target, runId });
  return {
    claim: (target) => book.claimDelivery(tryAt(target), endsBy),
    finish: (target, status) => book.finishDelivery(tryAt(target), status),
  };
}

/**
 * For a report that the archive did not take. No other invocation delivers it: none finds an outcome with a report, so
 * that this one needs no leave.
 */
export const ALONE: DeliveryBook = {
  claim: async () => true,
  finish: async () => {},
};
