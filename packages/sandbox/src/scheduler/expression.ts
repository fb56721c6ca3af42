import { Cron } from 'croner';
import { DeploymentError } from '../deployed/error.ts';

/** When a schedule is due. */
export interface Timetable {
  /** The times after `from` and up to `to`, in order. */
  between(from: Date, to: Date): readonly Date[];
}

const UNITS: ReadonlyMap<string, number> = new Map([
  ['minute', 60_000],
  ['hour', 3_600_000],
  ['day', 86_400_000],
]);
/** A schedule that is due every minute fills a day with this many times and more. */
const MOST_TIMES = 100_000;

/**
 * Reads `cron(…)`, `rate(…)` or `at(…)` as EventBridge Scheduler does.
 *
 * @param origin from when a rate counts: when the schedule was made
 * @throws DeploymentError for an expression or a time zone that there is not
 */
export function timetable(expression: string, timeZone: string, origin: Date): Timetable {
  const [, kind, operand = ''] = /^(cron|rate|at)\((.*)\)$/.exec(expression) ?? [];
  checkTimeZone(timeZone);
  if (kind === 'cron') return cronTimetable(operand, timeZone);
  if (kind === 'rate') return rateTimetable(operand, origin);
  if (kind === 'at' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(operand)) {
    const [date = '', time = ''] = operand.split('T');
    const [year = '', month, day] = date.split('-');
    const [hour, minute] = time.split(':');
    return cronTimetable([minute, hour, day, month, '?', year].join(' '), timeZone);
  }
  throw new DeploymentError(`${expression} is no schedule expression`);
}

function cronTimetable(fields: string, timeZone: string): Timetable {
  const written = fields.trim().split(/\s+/);
  const [minute = '', hour = '', day = '', month = '', weekday = '', year = ''] = written;
  if (written.length !== 6) throw new DeploymentError(`cron(${fields}) has not six fields`);
  if ((day === '?') === (weekday === '?')) {
    throw new DeploymentError(`cron(${fields}): one of day of month and day of week must be ?`);
  }
  const last = (field: string, most: number): string =>
    field.replaceAll(/(^|,)(\d+)\/(\d+)/g, (_, before, from, step) => `${before}${from}-${most}/${step}`);
  const pattern = [
    '0',
    last(minute, 59),
    last(hour, 23),
    last(day, 31),
    last(month, 12),
    // Saturday, the seventh day, if it stands alone.
    weekday === 'L' ? '7' : last(weekday, 7),
    last(year, 2199),
  ].join(' ');
  const [zoned, plain] = [cronOf(pattern, timeZone, fields), cronOf(pattern, 'UTC', fields)];
  return {
    between: (from, to) => {
      const times: Date[] = [];
      const seen = new Set<string>();
      for (let at = zoned.nextRun(from); at !== null && at <= to; at = zoned.nextRun(at)) {
        const wall = wallClock(at, timeZone);
        // A time that the clock jumps over is skipped, and one that it repeats counts once: croner has rules of its own.
        if (!seen.has(wall) && plain.match(new Date(`${wall}Z`))) times.push(at);
        seen.add(wall);
        if (times.length > MOST_TIMES) throw new RangeError(`cron(${fields}) is due too often`);
      }
      return times;
    },
  };
}

/** EventBridge numbers days of the week from 1, Sunday. */
function cronOf(pattern: string, timezone: string, fields: string): Cron {
  try {
    return new Cron(pattern, { timezone, paused: true, alternativeWeekdays: true });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new DeploymentError(`cron(${fields}): ${reason}`);
  }
}

function rateTimetable(operand: string, origin: Date): Timetable {
  const [, count = '', unit = ''] = /^([1-9]\d*) (minute|hour|day)s?$/.exec(operand) ?? [];
  const step = Number(count) * (UNITS.get(unit) ?? 0);
  if (step === 0 || !(operand.endsWith('s') === (count !== '1'))) {
    throw new DeploymentError(`rate(${operand}) is no rate`);
  }
  return {
    between: (from, to) => {
      const first = Math.floor((from.getTime() - origin.getTime()) / step) + 1;
      const last = Math.floor((to.getTime() - origin.getTime()) / step);
      const counts = Array.from({ length: Math.max(0, last - Math.max(first, 1) + 1) }, (_, at) => at);
      return counts.map((at) => new Date(origin.getTime() + (Math.max(first, 1) + at) * step));
    },
  };
}

function checkTimeZone(timeZone: string): void {
  try {
    wallClock(new Date(0), timeZone);
  } catch {
    throw new DeploymentError(`there is no time zone ${timeZone}`);
  }
}

/** What a clock on the wall shows, `YYYY-MM-DDThh:mm:ss`. */
function wallClock(at: Date, timeZone: string): string {
  const options = { timeZone, dateStyle: 'short', timeStyle: 'medium' } as const;
  return new Intl.DateTimeFormat('sv-SE', options).format(at).replace(' ', 'T');
}
