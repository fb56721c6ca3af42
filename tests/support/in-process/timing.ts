import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Timing } from '@ou-cost/aws';

/** A clock that stands on a day and moves on only as far as somebody waits for it: pacing costs no time. */
export function timingOn(day: string): Timing {
  let now = Date.parse(`${day}T00:00:01Z`);
  return {
    now: () => now,
    random: () => 0.5,
    timeout: () => new AbortController().signal,
    sleep: async (milliseconds) => {
      now += milliseconds;
      await nextTurn();
    },
  };
}
