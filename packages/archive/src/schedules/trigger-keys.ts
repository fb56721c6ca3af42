import { calendarDate, OuCostError } from '@ou-cost/spend';
import { isFileName, shownKey } from '../layout/key.ts';
import type { Trigger } from './ports.ts';

const TARGET = /^(?:mail|(?:topic|webhook)-[0-9a-f]{8})$/;
const TIME = /^(\d{4}-\d\d-\d\d)T(?!24)\d\d:\d\d:\d\dZ$/;

/** Where an archive has what happened to a trigger. */
export interface TriggerKeys {
  attempt(count: number): string;
  outcome(count: number): string;
  /** @param part whether the object says that a delivery was begun, or how it ended */
  delivery(target: string, part: 'try' | 'end', count: number): string;
}

/** Fails with InvalidRequest where the schedule's name is none of a folder, or the time is not in UTC and whole seconds. */
export function keysOf({ schedule, scheduledTime }: Trigger): TriggerKeys {
  if (!isFileName(schedule)) {
    throw new OuCostError('InvalidRequest', `${shownKey(schedule)} cannot be the name of a schedule`);
  }
  const base = `schedules/${schedule}/${compactTime(scheduledTime)}/`;
  return {
    attempt: (count) => `${base}attempt-${count}.json`,
    outcome: (count) => `${base}outcome-${count}.json`,
    delivery: (target, part, count) => {
      if (!TARGET.test(target)) throw new OuCostError('Defect', `${shownKey(target)} is no target's id`);
      return `${base}deliveries/${target}/${part}-${count}.json`;
    },
  };
}

function compactTime(scheduledTime: string): string {
  const day = TIME.exec(scheduledTime)?.[1];
  if (day !== undefined && calendarDate(day) !== null && Number.isFinite(Date.parse(scheduledTime))) {
    return scheduledTime.replaceAll(/[:-]/g, '');
  }
  throw new OuCostError(
    'InvalidRequest',
    `${shownKey(scheduledTime)} is not the time of a schedule; it is written as in '2026-11-07T05:00:00Z'`,
  );
}
