import type { Timing } from './timing.ts';

/** How fast AWS lets one account call: `rate` a second, `burst` at once. */
export interface Quota {
  readonly rate: number;
  readonly burst: number;
}

/** A throttled bucket never goes below this part of its rate. */
const SLOWEST = 1 / 16;
/** How much of the full rate each answered call gives back after throttling. */
const RECOVERY = 1 / 20;

/** Hands out permission to call at a quota's pace, first come, first served; throttling slows it down. */
export class TokenBucket {
  readonly #quota: Quota;
  readonly #timing: Timing;
  readonly #ending: AbortSignal;
  #tokens: number;
  #filledAt: number;
  #slowedAt = Number.NEGATIVE_INFINITY;
  #share = 1;
  #queue: Promise<void> = Promise.resolve();
  #waiting = 0;

  /** Once `ending` aborts, nobody waits any more. */
  constructor(quota: Quota, timing: Timing, ending: AbortSignal = new AbortController().signal) {
    this.#quota = quota;
    this.#timing = timing;
    this.#ending = ending;
    this.#tokens = quota.burst;
    this.#filledAt = timing.now();
  }

  /** Resolves when the next call may be sent. */
  take(): Promise<void> {
    this.#waiting += 1;
    this.#queue = this.#queue.then(() => this.#next());
    return this.#queue;
  }

  /** Milliseconds until a call that asked now could be sent, at the present rate. */
  expectedWait(): number {
    this.#fill();
    return Math.max(0, ((this.#waiting + 1 - this.#tokens) / this.#rate()) * 1000);
  }

  /**
   * AWS throttled a call: whoever else uses the quota leaves less of it to us. Of calls that were sent side by
   * side only the first says something new.
   */
  slowDown(sentAt: number): void {
    this.#fill();
    if (sentAt < this.#slowedAt) return;
    this.#slowedAt = this.#timing.now();
    this.#share = Math.max(SLOWEST, this.#share / 2);
    this.#tokens = Math.min(this.#tokens, 0);
  }

  /** AWS answered a call: go back to the full rate little by little. */
  speedUp(): void {
    if (this.#share === 1) return;
    this.#fill();
    this.#share = Math.min(1, this.#share + RECOVERY);
  }

  async #next(): Promise<void> {
    this.#fill();
    while (this.#tokens < 1 && !this.#ending.aborted) {
      await this.#timing.sleep(Math.ceil(((1 - this.#tokens) / this.#rate()) * 1000), this.#ending);
      this.#fill();
    }
    this.#tokens -= 1;
    this.#waiting -= 1;
  }

  #rate(): number {
    return this.#quota.rate * this.#share;
  }

  #fill(): void {
    const now = this.#timing.now();
    const gained = ((now - this.#filledAt) / 1000) * this.#rate();
    this.#tokens = Math.min(this.#quota.burst, this.#tokens + gained);
    this.#filledAt = now;
  }
}
