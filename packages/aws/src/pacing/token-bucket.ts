import type { Timing } from './timing.ts';

/** How often AWS lets one account call: `rate` a second, `burst` at once. */
export interface Quota {
  readonly rate: number;
  readonly burst: number;
}

/** Multiplicative decrease: each throttling halves the rate. */
const DECREASE = 0.5;
/** Additive increase: each success adds 5 % of the quota's rate. */
const INCREASE = 0.05;
/** The least that the rate falls to, as a factor of the quota's. */
const LOWEST_FACTOR = 1 / 16;

/** A token bucket that serves its callers in their order, and adapts its rate to throttling by AIMD. */
export class TokenBucket {
  readonly #quota: Quota;
  readonly #timing: Timing;
  readonly #cancellation: AbortSignal;
  #tokens: number;
  #filledAt: number;
  #decreasedAt = Number.NEGATIVE_INFINITY;
  #factor = 1;
  #queue: Promise<void> = Promise.resolve();
  #waiting = 0;

  /** Once `cancellation` aborts, nobody waits any more. */
  constructor(quota: Quota, timing: Timing, cancellation: AbortSignal = new AbortController().signal) {
    this.#quota = quota;
    this.#timing = timing;
    this.#cancellation = cancellation;
    this.#tokens = quota.burst;
    this.#filledAt = timing.now();
  }

  /** Resolves when the next call may be sent. */
  take(): Promise<void> {
    this.#waiting += 1;
    this.#queue = this.#queue.then(() => this.#next());
    return this.#queue;
  }

  /** Milliseconds until a call that asked now could be sent, at the current rate. */
  expectedWait(): number {
    this.#fill();
    return Math.max(0, ((this.#waiting + 1 - this.#tokens) / this.#rate()) * 1000);
  }

  /**
   * Decreases the rate after a throttled call: others use the same quota. Calls that were sent before the last
   * decrease do not decrease it again, since they met the rate of before.
   */
  decrease(sentAt: number): void {
    this.#fill();
    if (sentAt < this.#decreasedAt) return;
    this.#decreasedAt = this.#timing.now();
    this.#factor = Math.max(LOWEST_FACTOR, this.#factor * DECREASE);
    this.#tokens = Math.min(this.#tokens, 0);
  }

  /** Increases the rate after a success, up to the quota's own. */
  increase(): void {
    if (this.#factor === 1) return;
    this.#fill();
    this.#factor = Math.min(1, this.#factor + INCREASE);
  }

  async #next(): Promise<void> {
    this.#fill();
    while (this.#tokens < 1 && !this.#cancellation.aborted) {
      await this.#timing.sleep(Math.ceil(((1 - this.#tokens) / this.#rate()) * 1000), this.#cancellation);
      this.#fill();
    }
    this.#tokens -= 1;
    this.#waiting -= 1;
  }

  #rate(): number {
    return this.#quota.rate * this.#factor;
  }

  #fill(): void {
    const now = this.#timing.now();
    const gained = ((now - this.#filledAt) / 1000) * this.#rate();
    this.#tokens = Math.min(this.#quota.burst, this.#tokens + gained);
    this.#filledAt = now;
  }
}
