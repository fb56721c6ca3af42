/** A zone's clocks are never further from UTC than this. */
const LARGEST_OFFSET = 86_400_000;

/** The clocks of a time zone. A local time is a number as well: the instant at which UTC's clocks would show it. */
export class LocalClock {
  readonly #format: Intl.DateTimeFormat;

  constructor(timeZone: string) {
    this.#format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'iso8601',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  }

  /** What the clocks show at an instant, in whole seconds. */
  localTime(instant: number): number {
    const parts = new Map(
      this.#format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]),
    );
    const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
    return Date.UTC(
      part('year'),
      part('month') - 1,
      part('day'),
      part('hour'),
      part('minute'),
      part('second'),
    );
  }

  /** The instant at which the clocks show a local time for the first time; null where they never do. */
  firstInstant(local: number): number | null {
    // Around a change of clocks there are two differences to UTC, that of before and that of after.
    const offsets = [local - LARGEST_OFFSET, local + LARGEST_OFFSET].map((at) => this.localTime(at) - at);
    const instants = offsets.map((offset) => local - offset).filter((at) => this.localTime(at) === local);
    return instants.length === 0 ? null : Math.min(...instants);
  }
}
