import type { Cron } from './cron.ts';
import { daysIn } from './days.ts';
import { LocalClock } from './local-clock.ts';

/**
 * When a cron fires next: at most `count` instants after `from`, ascending, in milliseconds since 1970. A local time that a
 * change of clocks skips does not fire, and one that comes twice fires the first time only.
 * https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#daylist-savings-time
 */
export function nextTimes(
  schedule: { readonly cron: Cron; readonly timeZone: string },
  from: number,
  count: number,
): number[] {
  const clock = new LocalClock(schedule.timeZone);
  const times: number[] = [];
  for (const local of localTimes(schedule.cron, clock.localTime(from))) {
    if (times.length >= count) break;
    const instant = clock.firstInstant(local);
    if (instant !== null && instant > from) times.push(instant);
  }
  return times;
}

const DAY = 86_400_000;

/** Local times that the fields mean, ascending, as if they were in UTC; from the day before on, for clocks that go back. */
function* localTimes({ minutes, hours, days, months, years }: Cron, from: number): Generator<number> {
  const earliest = from - DAY;
  const firstYear = new Date(earliest).getUTCFullYear();
  for (const year of years) {
    if (year < firstYear) continue;
    for (const month of months) {
      if (Date.UTC(year, month, 1) < earliest) continue;
      for (const day of daysIn(days, year, month)) {
        if (Date.UTC(year, month - 1, day + 1) < earliest) continue;
        for (const hour of hours) {
          for (const minute of minutes) yield Date.UTC(year, month - 1, day, hour, minute);
        }
      }
    }
  }
}
