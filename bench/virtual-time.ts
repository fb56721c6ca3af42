import type { Timing } from '@ou-cost/aws';

/** Turns of the event loop without a new sleeper after which everybody counts as asleep. */
const QUIET_TURNS = 3;

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/**
 * One clock for a sandbox and the run that asks it. It stands still while anybody works and jumps to the next
 * sleeper once all sleep, so that an hour of waiting takes no time; work itself takes none on it.
 */
export class VirtualTime implements Timing {
  #now: number;
  readonly #sleepers: Sleeper[] = [];
  #quietTurns = 0;
  #isWatching = false;

  constructor(day: string) {
    this.#now = Date.parse(`${day}T00:00:01Z`);
  }

  now(): number {
    return this.#now;
  }

  /** As the sandbox takes it. */
  readonly clock = (): Date => new Date(this.#now);

  readonly sleep = (milliseconds: number): Promise<void> =>
    new Promise((wake) => {
      this.#sleepers.push({ at: this.#now + milliseconds, wake });
      this.#sleepers.sort((left, right) => left.at - right.at);
      this.#quietTurns = 0;
      this.#watch();
    });

  timeout(): AbortSignal {
    return new AbortController().signal;
  }

  random(): number {
    return 0.5;
  }

  #watch(): void {
    if (this.#isWatching) return;
    this.#isWatching = true;
    setImmediate(() => this.#turn());
  }

  #turn(): void {
    this.#isWatching = false;
    this.#quietTurns += 1;
    if (this.#quietTurns >= QUIET_TURNS) {
      const next = this.#sleepers.shift();
      if (next === undefined) return;
      this.#now = Math.max(this.#now, next.at);
      this.#quietTurns = 0;
      next.wake();
    }
    if (this.#sleepers.length > 0) this.#watch();
  }
}
