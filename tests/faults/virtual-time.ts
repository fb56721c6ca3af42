import type { Timing } from '@ou-cost/aws';

interface Waiting {
  readonly at: number;
  readonly wake: () => void;
}

/** Turns of the event loop without a new sleeper after which nothing else is taken to be going on. */
const QUIET_TURNS = 3;

/**
 * One time for a sandbox and for what asks it: it stands still until only sleepers are left, then jumps to the
 * first. Timeouts make it jump nowhere, since most of what they watch over ends long before; one that lies on
 * the way of a jump comes first. Chance is seeded.
 */
export class VirtualTime implements Timing {
  #now: number;
  #sleepers: Waiting[] = [];
  #timeouts: Waiting[] = [];
  #looking = false;
  #chance: number;

  constructor(start: string, seed = 1) {
    this.#now = Date.parse(start);
    this.#chance = seed;
  }

  readonly now = (): number => this.#now;

  readonly clock = (): Date => new Date(this.#now);

  readonly sleep = (milliseconds: number, signal?: AbortSignal): Promise<void> =>
    new Promise((wake) => {
      if (signal?.aborted === true) return wake();
      signal?.addEventListener('abort', () => wake(), { once: true });
      this.#sleepers.push({ at: this.#now + milliseconds, wake });
      this.#look();
    });

  timeout(milliseconds: number): AbortSignal {
    const controller = new AbortController();
    const wake = () => controller.abort(new DOMException('the time is over', 'TimeoutError'));
    this.#timeouts.push({ at: this.#now + milliseconds, wake });
    return controller.signal;
  }

  /** Mulberry32. */
  random(): number {
    this.#chance = (this.#chance + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#chance ^ (this.#chance >>> 15), this.#chance | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  #look(): void {
    if (this.#looking) return;
    this.#looking = true;
    this.#wait(QUIET_TURNS);
  }

  #wait(turns: number): void {
    setImmediate(() => (turns > 0 ? this.#wait(turns - 1) : this.#jump()));
  }

  #jump(): void {
    this.#looking = false;
    const sleeper = earliest(this.#sleepers);
    if (sleeper === undefined) return;
    const timeout = earliest(this.#timeouts);
    const next = timeout !== undefined && timeout.at < sleeper.at ? timeout : sleeper;
    this.#now = Math.max(this.#now, next.at);
    if (next === timeout) this.#timeouts = this.#timeouts.filter((one) => one !== next);
    else this.#sleepers = this.#sleepers.filter((one) => one !== next);
    next.wake();
    if (this.#sleepers.length > 0) this.#look();
  }
}

function earliest(waiting: readonly Waiting[]): Waiting | undefined {
  let first: Waiting | undefined;
  for (const one of waiting) if (first === undefined || one.at < first.at) first = one;
  return first;
}
