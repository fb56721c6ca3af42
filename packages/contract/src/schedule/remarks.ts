import {
  addDays,
  type CalendarDate,
  dateOfInstant,
  isSettled,
  OuCostError,
  type PeriodExpression,
  parsePeriod,
  resolvePeriod,
} from '@ou-cost/spend';
import type { ConfiguredSchedule } from '../config/schedule-input.ts';
import type { ConfigDocument } from '../config/schema.ts';
import { type Cron, parseCron } from './cron.ts';
import { LocalClock } from './local-clock.ts';
import { nextTimes } from './next-times.ts';

/** A year and a month of a schedule that is due every day. */
const LOOKED_AT = 400;

/** One time at which a schedule is due, with the two dates that it has. */
interface DueTime {
  readonly utc: number;
  readonly day: CalendarDate;
  readonly local: number;
  readonly localDay: CalendarDate;
}

/** What may surprise the readers of a schedule's reports, in whole sentences; none where nothing does. */
export function scheduleRemarks(
  schedule: ConfiguredSchedule,
  { report: { settlingDay } }: Pick<ConfigDocument, 'report'>,
  now: number,
): string[] {
  const { cron, timeZone, enabled, request } = schedule;
  const disabled = enabled ? [] : ["It is not enabled: 'enabled' is false."];
  if (cron === undefined) return [...disabled, ...fixedRemark(parsePeriod(request.period))];
  const times = dueTimes(parseCron(cron), timeZone, now);
  if (times.length === 0) return [...disabled, 'It does not run any more: its years are over.'];
  const period = parsePeriod(request.period);
  return [
    ...disabled,
    ...fixedRemark(period),
    ...monthRemark(period, times, timeZone),
    ...settledRemark(period, times, settlingDay),
  ];
}

function dueTimes(cron: Cron, timeZone: string, now: number): DueTime[] {
  const clock = new LocalClock(timeZone);
  return nextTimes({ cron, timeZone }, now, LOOKED_AT).map((utc) => {
    const local = clock.localTime(utc);
    return { utc, day: dateOfInstant(utc), local, localDay: dateOfInstant(local) };
  });
}

function fixedRemark({ kind, text }: PeriodExpression): string[] {
  if (kind !== 'months' && kind !== 'days') return [];
  return [`Each run reports the same days, ${text}: a period such as last-month goes with the time.`];
}

/** Months that are over, or the one that is not, by the day in UTC; readers think of the day on their own calendar. */
function monthRemark(period: PeriodExpression, times: readonly DueTime[], timeZone: string): string[] {
  if (period.kind === 'last-days') return [];
  for (const { utc, day, local, localDay } of times) {
    if (day.slice(0, 7) === localDay.slice(0, 7)) continue;
    const [is, seems] = [monthsText(period, day), monthsText(period, localDay)];
    if (is === seems || is === null || seems === null) continue;
    const remedy = day < localDay ? 'later' : 'earlier';
    return [
      `${clockText(local)} in ${timeZone} is ${clockText(utc)} in UTC, which is in another month: '${period.text}' is then ${is}, and not ${seems}. Let it run ${remedy} if that is not what you want.`,
    ];
  }
  return [];
}

/** What a period means on a day, in months; null where it means nothing. */
function monthsText(period: PeriodExpression, day: CalendarDate): string | null {
  try {
    const { start, end } = resolvePeriod(period, day);
    const [first, last] = [start.slice(0, 7), addDays(end, -1).slice(0, 7)];
    return first === last ? first : `${first} to ${last}`;
  } catch (failure) {
    if (failure instanceof OuCostError) return null;
    throw failure;
  }
}

/** Said only where it is so each time: who looks every day looks at days before the month has settled as well. */
function settledRemark(period: PeriodExpression, times: readonly DueTime[], settlingDay: number): string[] {
  const [first] = times;
  if (first === undefined || (period.kind !== 'last-month' && period.kind !== 'last-months')) return [];
  const isOpen = ({ day }: DueTime) => {
    const { start, end } = resolvePeriod(period, day);
    return !isSettled({ start, end }, day, settlingDay);
  };
  if (!times.every(isOpen)) return [];
  const month = monthsText(period, first.day);
  return [
    `On ${first.day} (UTC) ${month} has not settled, and its figures may still change: it has after day ${settlingDay} of the next month ('report.settlingDay').`,
  ];
}

/** `2026-12-07 05:00` of a local time, or of an instant in UTC. */
function clockText(time: number): string {
  return new Date(time).toISOString().slice(0, 16).replace('T', ' ');
}
