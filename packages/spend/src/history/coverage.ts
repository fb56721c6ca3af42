import { compareText } from '../organization/organization.ts';
import { addDays } from '../time/calendar.ts';
import type { EventCoverage } from './facts.ts';
import { dayOf, lastDayUntil } from './instant.ts';

/** The times for which every event is known: what no event tells did not happen in them. */
export class Coverage {
  /** In their order, apart from each other. */
  readonly times: readonly EventCoverage[];

  constructor(times: readonly EventCoverage[]) {
    const merged: EventCoverage[] = [];
    for (const time of [...times].sort((one, other) => compareText(one.from, other.from))) {
      const last = merged.at(-1);
      if (time.from >= time.to) continue;
      if (last === undefined || time.from > last.to) merged.push(time);
      else if (time.to > last.to) merged[merged.length - 1] = { from: last.from, to: time.to };
    }
    this.times = merged;
  }

  /** Until when, exclusively, every event after this instant is known; the instant itself where none is. */
  after(instant: string): string {
    return this.times.find(({ from, to }) => from <= instant && instant < to)?.to ?? instant;
  }

  /** Since when every event before this instant is known; the instant itself where none is. */
  before(instant: string): string {
    return this.times.find(({ from, to }) => from < instant && instant <= to)?.from ?? instant;
  }

  /** The same, where the log ends a day before the instant or later: nothing that was seen contradicts it. */
  nearlyBefore(instant: string): string {
    const dayBefore = addDays(dayOf(instant), -1);
    const last = this.times.findLast(({ from }) => from < instant);
    return last !== undefined && lastDayUntil(last.to) >= dayBefore ? last.from : instant;
  }

  covers(from: string, to: string): boolean {
    return from < to && this.after(from) >= to;
  }
}
