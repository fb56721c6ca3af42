import { createHash } from 'node:crypto';
import type { Trigger } from '@ou-cost/archive/s3';
import { instantText, OuCostError } from '@ou-cost/spend';

/** How far the clock of EventBridge Scheduler may be ahead of the function's. */
const MOST_AHEAD_MS = 15 * 60_000;
const DIGITS_OF_ID = 6;
const DIGITS_OF_DIGEST = 32;

/**
 * The trigger that a request is about. Fails with InvalidRequest where its time is still to come: who claims a trigger
 * before its time keeps its report from being made.
 */
export function dueTrigger(schedule: string, scheduledTime: string, now: number): Trigger {
  const instant = Date.parse(scheduledTime);
  const time = instantText(instant);
  if (instant - now <= MOST_AHEAD_MS) return { schedule, scheduledTime: time };
  throw new OuCostError(
    'InvalidRequest',
    `request: 'scheduledTime' (${time}) is still to come: it is ${instantText(now)}; wait for it, or write a time that has passed`,
  );
}

/**
 * What tells a report from those that another function, or another request, makes under the same name of a schedule. Of who
 * gets it nothing is in it: that may be corrected before it is sent again.
 */
export function digestOf(functionArn: string, request: unknown): string {
  const text = JSON.stringify([functionArn, request ?? {}]);
  return createHash('sha256').update(text).digest('hex').slice(0, DIGITS_OF_DIGEST);
}

/** The id of a trigger's run: the same whichever invocation makes it, and another one for each attempt. */
export function runIdOf({ schedule, scheduledTime }: Trigger, attempt: number): string {
  const time = scheduledTime.replaceAll(/[-:]/g, '');
  const digest = createHash('sha256').update(`${schedule}/${attempt}`).digest('hex').slice(0, DIGITS_OF_ID);
  return `ou-cost-${time}-${digest}`;
}
