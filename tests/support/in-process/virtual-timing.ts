import type { Timing } from '@ou-cost/aws';
import { VirtualTime } from '../../../packages/sandbox/src/testing/virtual-time.ts';

/**
 * A virtual time that starts at the beginning of a day, so that pacing and backoff take no real time. Timeouts never
 * abort, because the requests use real sockets, whose time is not virtual.
 */
export function virtualTiming(day: string): Timing {
  const time = new VirtualTime(`${day}T00:00:01Z`);
  return {
    now: time.now,
    random: () => time.random(),
    sleep: time.sleep,
    timeout: () => new AbortController().signal,
  };
}
