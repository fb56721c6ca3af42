import { setTimeout as sleep } from 'node:timers/promises';

/** Clock and random numbers, injected so that tests of pacing run on virtual time. */
export interface Timing {
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves after so many milliseconds, or as soon as the signal aborts. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
  /** A signal that aborts after so many milliseconds; it keeps no process alive. */
  timeout(milliseconds: number): AbortSignal;
  /** At least 0, below 1. */
  random(): number;
}

export const systemTiming: Timing = {
  now: () => Date.now(),
  sleep: async (milliseconds, signal) => {
    try {
      await sleep(milliseconds, undefined, signal === undefined ? {} : { signal });
    } catch (error) {
      if (signal?.aborted !== true) throw error;
    }
  },
  // Node takes whole milliseconds only, and none below 0.
  timeout: (milliseconds) => AbortSignal.timeout(Math.max(0, Math.ceil(milliseconds))),
  random: () => Math.random(),
};
