import { Random } from '../generator/random.ts';

interface Wait {
  readonly until: number;
  readonly wake: () => void;
}

/** Turns of the event loop without a new sleeper after which all work counts as done. */
const QUIET_TURNS = 3;

export interface VirtualTimeOptions {
  /** The seed of `random`. @default none: `random` is always 0.5, the middle of its range */
  readonly seed?: number;
}

/**
 * One clock for a sandbox and for the code that calls it. The clock stands still until only sleepers are left and
 * then jumps to the first of them, so that an hour of waiting takes no real time and work takes no virtual time.
 * A timeout alone never makes the clock jump, because most calls end long before their timeout; a timeout that is
 * due before the next sleeper aborts first.
 */
export class VirtualTime {
  readonly #random: Random | undefined;
  #now: number;
  /** The earliest first. */
  #sleepers: Wait[] = [];
  #timeouts: Wait[] = [];
  #quietTurns = 0;
  #isWatching = false;

  /** @param start ISO 8601 */
  constructor(start: string, { seed }: VirtualTimeOptions = {}) {
    this.#now = Date.parse(start);
    this.#random = seed === undefined ? undefined : new Random(seed);
  }

  /** Milliseconds since 1970. */
  readonly now = (): number => this.#now;

  /** The clock of `SandboxOptions`. */
  readonly clock = (): Date => new Date(this.#now);

  /** Resolves after `milliseconds`, or as soon as the signal aborts. */
  readonly sleep = (milliseconds: number, signal?: AbortSignal): Promise<void> =>
    new Promise((wake) => {
      if (signal?.aborted === true) return wake();
      const sleeper = { until: this.#now + milliseconds, wake };
      insert(this.#sleepers, sleeper);
      signal?.addEventListener(
        'abort',
        () => {
          this.#sleepers = this.#sleepers.filter((each) => each !== sleeper);
          wake();
        },
        { once: true },
      );
      this.#quietTurns = 0;
      this.#watch();
    });

  /** A signal that aborts after `milliseconds`, if the clock gets so far. */
  timeout(milliseconds: number): AbortSignal {
    const controller = new AbortController();
    const wake = () => controller.abort(new DOMException('the time is over', 'TimeoutError'));
    insert(this.#timeouts, { until: this.#now + milliseconds, wake });
    return controller.signal;
  }

  /** At least 0, below 1. */
  random(): number {
    return this.#random?.fraction() ?? 0.5;
  }

  #watch(): void {
    if (this.#isWatching) return;
    this.#isWatching = true;
    setImmediate(() => {
      this.#isWatching = false;
      this.#quietTurns += 1;
      if (this.#quietTurns > QUIET_TURNS) this.#jump();
      if (this.#sleepers.length > 0) this.#watch();
    });
  }

  #jump(): void {
    const [sleeper] = this.#sleepers;
    const [timeout] = this.#timeouts;
    if (sleeper === undefined) return;
    const isTimeout = timeout !== undefined && timeout.until < sleeper.until;
    const next = isTimeout ? timeout : sleeper;
    (isTimeout ? this.#timeouts : this.#sleepers).shift();
    this.#now = Math.max(this.#now, next.until);
    this.#quietTurns = 0;
    next.wake();
  }
}

/** Keeps the waits ordered by time, and by arrival if they end together. */
function insert(waits: Wait[], wait: Wait): void {
  const before = waits.findLastIndex(({ until }) => until <= wait.until);
  waits.splice(before + 1, 0, wait);
}
