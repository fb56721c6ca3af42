import type { SimulatedTime } from './schedules.ts';

/** The simulated time: Cost Explorer's day, and how far it has gone in it. */
export class ScenarioTime implements SimulatedTime {
  readonly #today: () => string;
  readonly #moveTo: (today: string) => Promise<void>;
  #time: Date;

  constructor(today: () => string, moveTo: (today: string) => Promise<void>) {
    this.#today = today;
    this.#moveTo = moveTo;
    this.#time = startOf(today());
  }

  now(): Date {
    // The day may have been changed without a time.
    return dayOf(this.#time) === this.#today() ? this.#time : startOf(this.#today());
  }

  async goTo(time: Date): Promise<void> {
    if (dayOf(time) !== this.#today()) await this.#moveTo(dayOf(time));
    this.#time = time;
  }
}

function startOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

function dayOf(time: Date): string {
  return time.toISOString().slice(0, 10);
}
