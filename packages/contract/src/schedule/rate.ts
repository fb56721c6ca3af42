import { mistake } from './mistake.ts';

const UNITS = ['minute', 'hour', 'day'] as const;
const MINUTES: Readonly<Record<(typeof UNITS)[number], number>> = { minute: 1, hour: 60, day: 1440 };

/** No figure of a bill changes more often: AWS refreshes it up to three times a day. */
const LEAST_MINUTES = 60;

/** A rate of EventBridge Scheduler, in minutes. Fails with InvalidConfiguration; the message goes after it. */
export function parseRate(text: string): number {
  const wrapped = /^\s*rate\s*\((.*)\)\s*$/.exec(text);
  if (wrapped !== null) throw mistake(`is written without 'rate( )' around it: '${wrapped[1]?.trim()}'`);
  const [, count = '', written = ''] = /^(\d{1,6}) ([a-z]+)$/.exec(text) ?? [];
  const unit = UNITS.find((one) => one === written || `${one}s` === written);
  const value = Number(count);
  if (unit === undefined || value < 1 || count.startsWith('0')) {
    throw mistake(
      "is not a rate: write a whole number and hours or days, as in '1 day' or '12 hours'; for once a month use 'cron'",
    );
  }
  const right = value === 1 ? unit : `${unit}s`;
  if (written !== right) throw mistake(`is not in the form that AWS takes: write '${value} ${right}'`);
  const minutes = value * MINUTES[unit];
  if (minutes < LEAST_MINUTES) {
    throw mistake(
      "is more often than every hour, and each run pays for Cost Explorer, whose figures change at most three times a day: write '1 day'",
    );
  }
  return minutes;
}
