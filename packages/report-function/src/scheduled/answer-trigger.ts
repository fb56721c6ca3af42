import type { Attempt, Begun, Outcome, Trigger } from '@ou-cost/archive/s3';
import type { DeliveryResult, ScheduledAnswer } from '@ou-cost/contract/scheduled';
import { OuCostError } from '@ou-cost/spend';
import type { Deadlines } from './deadlines.ts';
import { deliveryBook } from './delivery-book.ts';
import { keepTrying } from './keep-trying.ts';
import { makeAndDeliver, notReconciled } from './make-and-deliver.ts';
import type { TriggerPorts } from './ports.ts';
import { runIdOf } from './trigger.ts';

/** Between two looks at the run of another invocation, in milliseconds. */
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 15_000;

/** What became of a trigger, without the form of an answer. */
export type TriggerAnswer = Pick<
  ScheduledAnswer,
  'runId' | 'attempt' | 'status' | 'report' | 'failure' | 'deliveries'
>;

/** A trigger, how many runs it may begin, and what tells its report from others (32 hexadecimal digits). */
export interface AskedTrigger {
  readonly trigger: Trigger;
  readonly attempts: number;
  readonly asked: string;
}

/**
 * Answers a trigger, however often it arrives: whoever claims an attempt in the archive's book makes the report, keeps and
 * delivers it; every other invocation pays for nothing, and sends only what was refused before or never tried. Fails with
 * an OuCostError where the trigger could not be answered, where the run failed, and where its report could not be kept.
 */
export async function answerTrigger(
  { trigger, attempts, asked }: AskedTrigger,
  deadlines: Deadlines,
  ports: TriggerPorts,
): Promise<TriggerAnswer> {
  const { claiming, indexing, endsBy } = deadlines;
  const run = { runIdOf: (attempt: number) => runIdOf(trigger, attempt), asked, endsBy };
  const look = async (most: number, deadline: number): Promise<Begun> => {
    const found = await keepTrying(() => ports.book.begin(trigger, most, run), deadline, ports.timing);
    if (found.failure !== null) throw found.failure;
    return found.value;
  };
  // That attempt is there, so that looking once more begins none.
  const again = ({ attempt: count }: Attempt) => look(count, indexing);
  const begun = await onceOver(await look(attempts, claiming), again, indexing, ports.timing);
  const { runId, attempt } = begun.kind === 'begun' ? begun.attempt : ranBefore(begun);
  ports.log.began(runId);
  switch (begun.kind) {
    case 'begun':
      return await makeAndDeliver(begun.attempt, deadlines, ports);
    case 'under-way':
    case 'interrupted':
      ports.log.neverEnded(begun.attempt);
      return { runId, attempt, status: begun.kind, report: null, failure: null, deliveries: [] };
    case 'failed-before':
      return answerOf(begun.kind, begun.outcome, [], ports);
    case 'reported-before':
      return answerOf(begun.kind, begun.outcome, await redelivered(begun.outcome, deadlines, ports), ports);
  }
}

/**
 * How a run of another invocation ended, for which this one waits. That one began before and has no more time, so that one
 * which does not end until the deadline never will: its machine failed. Lambda counts no error then and repeats the event,
 * so that nobody but whoever waits would know.
 */
async function onceOver(
  found: Begun,
  again: (attempt: Attempt) => Promise<Begun>,
  deadline: number,
  { now, sleep }: TriggerPorts['timing'],
): Promise<Begun> {
  let begun = found;
  for (
    let pause = FIRST_PAUSE_MS;
    begun.kind === 'under-way';
    pause = Math.min(2 * pause, LONGEST_PAUSE_MS)
  ) {
    if (now() + pause >= deadline) break;
    await sleep(pause);
    begun = await again(begun.attempt);
  }
  return begun;
}

function ranBefore(begun: Exclude<Begun, { readonly kind: 'begun' }>): Pick<Attempt, 'runId' | 'attempt'> {
  return 'outcome' in begun ? begun.outcome : begun.attempt;
}

/** Another invocation made the report: what it did not get to, or was refused, is delivered from the archive. */
async function redelivered(
  outcome: Outcome,
  { delivering, endsBy }: Deadlines,
  ports: TriggerPorts,
): Promise<readonly DeliveryResult[]> {
  const { report: place, reconciled } = outcome;
  if (place === null || !reconciled) return [];
  const kept = await ports.readKept(place);
  const doubt = notReconciled(kept.report);
  if (doubt !== null) throw doubt;
  if (kept.report.runId !== outcome.runId) {
    throw new OuCostError(
      'MalformedAnswer',
      `the archive says that the run ${outcome.runId} made ${ports.addressOf(place)}, which is the report of another run; it is sent to nobody: restore the objects of the trigger`,
    );
  }
  const parcel = { ...kept, archived: ports.addressOf(place) };
  const results = await ports.deliver(parcel, deliveryBook(ports.book, outcome, endsBy), delivering);
  ports.log.delivered(results);
  return results;
}

function answerOf(
  status: TriggerAnswer['status'],
  { runId, attempt, report, failure }: Outcome,
  deliveries: readonly DeliveryResult[],
  { addressOf }: Pick<TriggerPorts, 'addressOf'>,
): TriggerAnswer {
  return {
    runId,
    attempt,
    status,
    report: report === null ? null : addressOf(report),
    failure,
    deliveries,
  };
}
