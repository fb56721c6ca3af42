import type { Attempt, Outcome } from '@ou-cost/archive/s3';
import type { DeliveryResult } from '@ou-cost/contract/scheduled';
import { instantText, type MadeReport, OuCostError, type Report } from '@ou-cost/spend';
import type { TriggerAnswer } from './answer-trigger.ts';
import type { Deadlines } from './deadlines.ts';
import { ALONE, deliveryBook } from './delivery-book.ts';
import { keepTrying, untilDeadline } from './keep-trying.ts';
import type { Rendering, TriggerPorts } from './ports.ts';

/** What a run came to, as the book has it. */
type RunEnd = Pick<Outcome, 'report' | 'reconciled' | 'repeatable'> & {
  readonly failure: OuCostError | null;
};

/** A report that is to be delivered, and what went wrong with it meanwhile. */
interface Deliverable {
  readonly report: Report;
  readonly rendering: Rendering;
  /** Where it is, below the archive; null where it could not be kept. */
  readonly place: string | null;
  /** Why the archive does not hold the report, or does not say how its run ended. */
  readonly unkept: OuCostError | null;
}

/**
 * The one run of an attempt: makes the report, keeps it, says so in the book, delivers it. What was paid for is delivered
 * although it could not be kept, and kept although it may not be delivered. Fails with an OuCostError where something
 * is not as it should be in the end, except for a target that did not take the report: its delivery says so.
 */
export async function makeAndDeliver(
  attempt: Attempt,
  deadlines: Deadlines,
  ports: TriggerPorts,
): Promise<TriggerAnswer> {
  const made = await madeReport(attempt, deadlines, ports);
  ports.log.made(made.report);
  const rendering = await ports.render(made.report);
  const kept = await keepTrying(() => ports.keep(made, rendering.files), deadlines.keeping, ports.timing);
  const unreconciled = notReconciled(made.report);
  const failure = unreconciled ?? (kept.failure === null ? null : notKept(kept.failure));
  const end = { report: kept.value, reconciled: unreconciled === null, repeatable: false, failure };
  const unwritten = await unwrittenEnd(attempt, end, deadlines, ports);
  const unkept = kept.failure ?? unwritten;
  if (unkept !== null) ports.log.notArchived(unkept);
  if (unreconciled !== null) throw unreconciled;
  const deliverable = { report: made.report, rendering, place: kept.value, unkept };
  return await delivered(attempt, deliverable, deadlines, ports);
}

/** Fails as the run fails, after the book says so: whether another attempt may follow is the schedule's to say. */
async function madeReport(attempt: Attempt, deadlines: Deadlines, ports: TriggerPorts): Promise<MadeReport> {
  try {
    return await ports.makeReport(attempt.runId, deadlines.reading);
  } catch (error) {
    const failure = error instanceof OuCostError ? error : new OuCostError('Defect', String(error));
    // Where this cannot be written, the run is one that never ended, and is not repeated by itself.
    await unwrittenEnd(
      attempt,
      { report: null, reconciled: false, repeatable: true, failure },
      deadlines,
      ports,
    );
    throw error;
  }
}

/** Writes how the run ended. Why that could not be written; null where it is. */
async function unwrittenEnd(
  { schedule, scheduledTime, attempt, runId }: Attempt,
  { failure, ...end }: RunEnd,
  { ending }: Deadlines,
  { book, timing }: TriggerPorts,
): Promise<OuCostError | null> {
  const outcome: Outcome = {
    schedule,
    scheduledTime,
    attempt,
    runId,
    finishedAt: instantText(timing.now()),
    ...end,
    failure: failure === null ? null : { code: failure.code, message: failure.message },
  };
  return (await keepTrying(() => book.finish(outcome), ending, timing)).failure;
}

async function delivered(
  attempt: Attempt,
  { report, rendering, place, unkept }: Deliverable,
  { indexing, delivering, endsBy }: Deadlines,
  ports: TriggerPorts,
): Promise<TriggerAnswer> {
  const archived = place === null ? null : ports.addressOf(place);
  if (place !== null) {
    const { failure } = await untilDeadline(() => ports.updateIndex(), indexing, ports.timing);
    if (failure !== null) ports.log.indexNotUpdated(failure);
  }
  const book = place === null ? ALONE : deliveryBook(ports.book, attempt, endsBy);
  const parcel = { report, files: rendering.files, archived };
  const deliveries = await ports.deliver(parcel, book, delivering);
  ports.log.delivered(deliveries);
  if (unkept !== null) {
    throw place === null ? notKept(unkept, deliveries) : endNotWritten(unkept, deliveries);
  }
  if (rendering.failure !== null) throw rendering.failure;
  const { runId } = attempt;
  return { runId, attempt: attempt.attempt, status: 'reported', report: archived, failure: null, deliveries };
}

/** Why a report must not be delivered: no independent total stands behind it. Null where one does. */
export function notReconciled({ bills }: Report): OuCostError | null {
  const doubtful = bills.filter(({ reconciliation }) => reconciliation.status !== 'reconciled');
  if (doubtful.length === 0) return null;
  const which = doubtful.map(
    ({ organizationId, reconciliation }) => `${organizationId} (${reconciliation.status})`,
  );
  return new OuCostError(
    'NotReconciled',
    `the report was made and is delivered to nobody, since not every bill is reconciled: ${which.join(', ')}; look at it in the archive, and let the schedule ask for what has an independent total, without allowUnattributedDifference`,
  );
}

function notKept(cause: OuCostError, deliveries: readonly DeliveryResult[] = []): OuCostError {
  return new OuCostError(
    'OutputNotWritten',
    `the report was made and is not in the archive: ${cause.message}${sentTo(deliveries)}`,
    { cause },
  );
}

function endNotWritten(cause: OuCostError, deliveries: readonly DeliveryResult[]): OuCostError {
  return new OuCostError(
    'OutputNotWritten',
    `the report is in the archive, where it is not written that its run has ended: ${cause.message}${sentTo(deliveries)}`,
    { cause },
  );
}

function sentTo(deliveries: readonly DeliveryResult[]): string {
  const all = deliveries.map(({ target, status }) => `${target} (${status})`);
  return all.length === 0 ? '' : `; targets: ${all.join(', ')}`;
}
