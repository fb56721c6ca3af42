import { DeploymentError } from '../deployed/error.ts';
import type { DeployedSchedule, DeployedScheduleGroup } from '../deployed/model.ts';
import { type Timetable, timetable } from './expression.ts';
import type { Firing, ScheduledDelivery } from './firing.ts';

/** A firing of a schedule, and its deliveries: one, unless it was asked for more. */
export interface Fired {
  readonly schedule: string;
  /** ISO 8601 in UTC, to the second. */
  readonly scheduledTime: string;
  readonly deliveries: readonly ScheduledDelivery[];
}

/** The one simulated time of the sandbox. */
export interface SimulatedTime {
  now(): Date;
  /** Cost Explorer's day follows it. */
  goTo(time: Date): Promise<void>;
}

const MOST_TIMES = 10;

/** All schedules, and when they are due. */
export class Schedules {
  readonly #schedules: readonly DeployedSchedule[];
  readonly #timetables: ReadonlyMap<string, Timetable>;
  readonly #firing: Firing;
  readonly #time: SimulatedTime;

  /** @throws DeploymentError for an expression, a time zone or a group that there is not */
  constructor(
    schedules: readonly DeployedSchedule[],
    groups: readonly DeployedScheduleGroup[],
    firing: Firing,
    time: SimulatedTime,
  ) {
    for (const { arn, group, groupArn } of schedules) {
      if (group === 'default' || groups.some((each) => each.arn === groupArn)) continue;
      throw new DeploymentError(`${arn}: there is no schedule group ${group}`);
    }
    const made = time.now();
    this.#schedules = schedules;
    this.#timetables = new Map(
      schedules.map(({ arn, expression, timeZone }) => [arn, timetable(expression, timeZone, made)]),
    );
    this.#firing = firing;
    this.#time = time;
  }

  /**
   * Fires a schedule at a time at which it is due, and waits for what the function does.
   *
   * @param times how often the one trigger is delivered, all at once: delivery is at least once
   * @throws RangeError for a schedule that there is not, or a time at which it is not due
   */
  async fire(name: string, at: Date, times = 1): Promise<Fired> {
    const schedule = this.#schedules.find((each) => each.name === name || each.arn === name);
    if (schedule === undefined) {
      const names = this.#schedules.map((each) => each.name);
      throw new RangeError(`there is no schedule ${name}, only ${names.join(', ') || 'none'}`);
    }
    if (!schedule.isEnabled) throw new RangeError(`the schedule ${name} is disabled`);
    if (!Number.isInteger(times) || times < 1 || times > MOST_TIMES) {
      throw new RangeError(`times is ${times}: use a whole number from 1 to ${MOST_TIMES}`);
    }
    if (this.#due(schedule, new Date(at.getTime() - 1), at).length === 0) {
      throw new RangeError(
        `${name} is not due at ${at.toISOString()}: it is ${schedule.expression} in ${schedule.timeZone}`,
      );
    }
    return await this.#fire(schedule, at, times);
  }

  /**
   * Goes on to another time, and fires one after the other what is due until then.
   *
   * @throws RangeError for a time that has passed
   */
  async goTo(time: Date): Promise<readonly Fired[]> {
    const from = this.#time.now();
    if (Number.isNaN(time.getTime()) || time < from) {
      throw new RangeError(`the time is ${from.toISOString()} and does not go back`);
    }
    const due = this.#schedules
      .filter(({ isEnabled }) => isEnabled)
      .flatMap((schedule) => this.#due(schedule, from, time).map((at) => ({ schedule, at })))
      .sort((left, right) => left.at.getTime() - right.at.getTime());
    const fired: Fired[] = [];
    for (const { schedule, at } of due) {
      await this.#time.goTo(at);
      fired.push(await this.#fire(schedule, at, 1));
    }
    await this.#time.goTo(time);
    return fired;
  }

  #due({ arn }: DeployedSchedule, from: Date, to: Date): readonly Date[] {
    return this.#timetables.get(arn)?.between(from, to) ?? [];
  }

  async #fire(schedule: DeployedSchedule, at: Date, times: number): Promise<Fired> {
    const deliveries = Array.from({ length: times }, () => this.#firing.deliver(schedule, at));
    return {
      schedule: schedule.name,
      scheduledTime: `${at.toISOString().slice(0, 19)}Z`,
      deliveries: await Promise.all(deliveries),
    };
  }
}
