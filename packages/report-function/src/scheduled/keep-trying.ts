import { type ErrorCode, OuCostError } from '@ou-cost/spend';
import type { TriggerPorts } from './ports.ts';

type Timing = TriggerPorts['timing'];

/** What may work a moment later; the calls themselves were repeated before they failed like this. */
const PASSING: ReadonlySet<ErrorCode> = new Set(['Unavailable', 'Throttled', 'TimedOut', 'Incomplete']);
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 10_000;

/** What some writing returned, or why it failed. */
export type Tried<T> =
  | { readonly value: T; readonly failure: null }
  | { readonly value: null; readonly failure: OuCostError };

/**
 * Writes something that is written once however often it is tried: with longer and longer pauses, until it works, fails
 * for good, or the deadline has passed, which a try that is still going on does not outlast. Does not fail.
 */
export async function keepTrying<T>(
  write: () => Promise<T>,
  deadline: number,
  timing: Timing,
): Promise<Tried<T>> {
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
    const tried = await untilDeadline(write, deadline, timing);
    if (tried.failure === null || !PASSING.has(tried.failure.code)) return tried;
    if (timing.now() + pause >= deadline) return tried;
    await timing.sleep(pause);
  }
}

/** One try; TimedOut where it has no end by the deadline. Does not fail. */
export async function untilDeadline<T>(
  write: () => Promise<T>,
  deadline: number,
  { now, sleep }: Timing,
): Promise<Tried<T>> {
  const waiting = new AbortController();
  const late = async (): Promise<Tried<T>> => {
    await sleep(Math.max(0, deadline - now()), waiting.signal);
    return { value: null, failure: new OuCostError('TimedOut', 'the time for it is spent') };
  };
  try {
    return await Promise.race([outcomeOf(write), late()]);
  } finally {
    waiting.abort();
  }
}

async function outcomeOf<T>(write: () => Promise<T>): Promise<Tried<T>> {
  try {
    return { value: await write(), failure: null };
  } catch (error) {
    // A report that was paid for is not lost to a defect either: it goes on to whoever takes it.
    const failure =
      error instanceof OuCostError ? error : new OuCostError('Defect', String(error), { cause: error });
    return { value: null, failure };
  }
}
