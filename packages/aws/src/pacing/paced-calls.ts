import { OuCostError } from '@ou-cost/spend';
import { type Attempt, isThrottle, isTransient, translated, withoutSecrets } from '../failure/translate.ts';
import { QUOTAS } from './quotas.ts';
import { PAID_OPERATION, type RequestMeter } from './request-meter.ts';
import type { Timing } from './timing.ts';
import { TokenBucket } from './token-bucket.ts';

export interface PacingOptions {
  readonly timing: Timing;
  readonly meter: RequestMeter;
  /** Milliseconds since 1970 after which nothing is sent any more; null: ten minutes for every call. */
  readonly deadline: number | null;
  /** How many GetCostAndUsage requests may be sent; null: as many as it takes. */
  readonly maxCostExplorerRequests: number | null;
}

const FIRST_WAIT = 200;
const LONGEST_WAIT = 20_000;
const WITHOUT_DEADLINE = 600_000;
/** One request that takes longer hangs; the connection is given up and the request sent again. */
const LONGEST_REQUEST = 60_000;
/** AWS's own errors and broken lines: after so many for one request, it is not a passing fault. */
const TRANSIENT_ATTEMPTS = 6;

/** What a request is sent with. */
export interface SendOptions {
  readonly abortSignal: AbortSignal;
}

/** Sends AWS requests at AWS's pace and again after passing faults, until the time is spent. */
export class PacedCalls {
  readonly #options: PacingOptions;
  readonly #buckets = new Map<string, TokenBucket>();
  readonly #ending = new AbortController();

  constructor(options: PacingOptions) {
    this.#options = options;
    for (const quota of QUOTAS) {
      const bucket = new TokenBucket(quota, options.timing, this.#ending.signal);
      for (const operation of quota.operations) this.#buckets.set(operation, bucket);
    }
  }

  /** Ends the run: what is on its way is given up, and whatever still waits for its turn fails with the reason. */
  stop(reason: unknown): void {
    this.#ending.abort(reason);
  }

  /** What `send` answers. Fails with our error once AWS refuses, keeps failing, or the time is spent. */
  async call<T>(attempt: Attempt, send: (options: SendOptions) => Promise<T>): Promise<T> {
    const { timing } = this.#options;
    const until = this.#options.deadline ?? timing.now() + WITHOUT_DEADLINE;
    let transient = 0;
    for (let count = 1; ; count += 1) {
      await this.#turn(attempt, until);
      const sentAt = timing.now();
      try {
        return await this.#send(attempt, count, until, send);
      } catch (error) {
        this.#ending.signal.throwIfAborted();
        if (this.#recovers(attempt, error, sentAt)) transient += 1;
        const wait = timing.random() * Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** count);
        const passing = isThrottle(error) || (isTransient(error) && transient < TRANSIENT_ATTEMPTS);
        if (!passing) throw translated(error, attempt);
        if (timing.now() >= until) throw this.#tooLate(attempt, 0, 0, withoutSecrets(error));
        if (timing.now() + wait >= until) throw translated(error, attempt);
        await timing.sleep(wait, this.#ending.signal);
      }
    }
  }

  async #send<T>(
    { action }: Attempt,
    count: number,
    until: number,
    send: (options: SendOptions) => Promise<T>,
  ): Promise<T> {
    const { timing, meter } = this.#options;
    meter.sent(action, count);
    const patience = timing.timeout(Math.min(LONGEST_REQUEST, until - timing.now()));
    const abortSignal = AbortSignal.any([patience, this.#ending.signal]);
    const answer = await send({ abortSignal });
    meter.answered(action);
    this.#buckets.get(action)?.speedUp();
    return answer;
  }

  /** Takes note of a failure; true where it counts against the request rather than the pace. */
  #recovers({ action }: Attempt, error: unknown, sentAt: number): boolean {
    if (!isThrottle(error)) return isTransient(error);
    this.#options.meter.throttled();
    this.#buckets.get(action)?.slowDown(sentAt);
    return false;
  }

  /** Waits for the request's turn; fails at once where that would come too late. */
  async #turn(attempt: Attempt, until: number): Promise<void> {
    this.#ending.signal.throwIfAborted();
    const { timing } = this.#options;
    const bucket = this.#buckets.get(attempt.action);
    const left = until - timing.now();
    const wait = bucket?.expectedWait() ?? 0;
    if (wait >= left) throw this.#tooLate(attempt, wait, left);
    await bucket?.take();
    this.#ending.signal.throwIfAborted();
    if (timing.now() >= until) throw this.#tooLate(attempt, 0, 0);
    this.#assertWithinBudget(attempt);
  }

  #assertWithinBudget({ action }: Attempt): void {
    const { meter, maxCostExplorerRequests } = this.#options;
    if (action !== PAID_OPERATION || maxCostExplorerRequests === null) return;
    if (meter.requestsOf(action) >= maxCostExplorerRequests) {
      throw new OuCostError(
        'RequestBudgetExceeded',
        `the run needs more than the ${maxCostExplorerRequests} paid Cost Explorer requests allowed by --max-cost-explorer-requests; nothing more was spent`,
      );
    }
  }

  #tooLate({ hop, action }: Attempt, wait: number, left: number, cause?: Error): OuCostError {
    const seconds = (milliseconds: number) => Math.max(0, Math.ceil(milliseconds / 1000));
    const sent = this.#options.meter.requestsOf(action);
    return new OuCostError(
      'TimedOut',
      `${hop}: ${action} was not done after ${sent} request${sent === 1 ? '' : 's'}: at AWS's pace it needs ${seconds(wait)} more seconds ` +
        `and ${seconds(left)} are left of the run; raise function.timeoutSeconds in the configuration (900 at the most: ` +
        "beyond that 'ou-cost report' has the time), or --timeout",
      { cause },
    );
  }
}
