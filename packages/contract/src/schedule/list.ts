import { type DateRange, dateOfInstant, instantText, OuCostError, planRun } from '@ou-cost/spend';
import type { ConfiguredSchedule } from '../config/schedule-input.ts';
import type { ConfigDocument } from '../config/schema.ts';
import { decodeRequest } from '../request.ts';
import { parseCron } from './cron.ts';
import { type ListedSchedule, SCHEDULES_SCHEMA, type ScheduleList } from './form.ts';
import { LocalClock } from './local-clock.ts';
import { nextTimes } from './next-times.ts';
import { scheduleRemarks } from './remarks.ts';

const OF_A_RATE = 'It counts from its deployment, so that its times are not known here.';

/** The configured schedules with when each is due next, at most so many times, and which days it will report. */
export function listSchedules(
  config: ConfigDocument,
  { producer, now, times }: { readonly producer: string; readonly now: number; readonly times: number },
): ScheduleList {
  return {
    schema: SCHEDULES_SCHEMA,
    producer,
    generatedAt: instantText(now),
    schedules: config.schedules.map((schedule) => {
      const { name, timeZone, enabled, cron, rate, request } = schedule;
      return {
        name,
        expression: cron === undefined ? `rate(${rate})` : `cron(${cron})`,
        timeZone,
        enabled,
        period: request.period,
        next: cron === undefined ? [] : dueNext(schedule, cron, now, times),
        remarks: [...(cron === undefined ? [OF_A_RATE] : []), ...scheduleRemarks(schedule, config, now)],
      };
    }),
  };
}

function dueNext(
  { timeZone, request }: ConfiguredSchedule,
  cron: string,
  now: number,
  times: number,
): ListedSchedule['next'] {
  const clock = new LocalClock(timeZone);
  return nextTimes({ cron: parseCron(cron), timeZone }, now, times).map((utc) => {
    const range = rangeOn(request, utc);
    return {
      // A local time is written without the Z that would make it one in UTC.
      local: instantText(clock.localTime(utc)).slice(0, -1),
      utc: instantText(utc),
      start: range?.start ?? null,
      end: range?.end ?? null,
    };
  });
}

/** The days that a request means at a time; null where it would be refused. */
function rangeOn(request: ConfiguredSchedule['request'], time: number): DateRange | null {
  try {
    return planRun(decodeRequest(request).report, dateOfInstant(time)).range;
  } catch (failure) {
    if (failure instanceof OuCostError) return null;
    throw failure;
  }
}
