import { type DeployedThrough, settingText } from '@ou-cost/doctor';
import { OuCostError } from '@ou-cost/spend';
import type { Attempt } from '../failure/attempt.ts';
import { refusesTime } from '../failure/refused-time.ts';
import { isThrottle, isTransient, withoutSecrets } from '../failure/sdk-error.ts';
import { translated } from '../failure/translate.ts';
import { QUOTAS } from './quotas.ts';
import { RequestBudget } from './request-budget.ts';
import type { RequestMeter } from './request-meter.ts';
import type { Timing } from './timing.ts';
import { TokenBucket } from './token-bucket.ts';

export interface PacingOptions {
  readonly timing: Timing;
  readonly meter: RequestMeter;
  /** Milliseconds since 1970 after which nothing is sent; null: ten minutes for each call. */
  readonly deadline: number | null;
  /** How many GetCostAndUsage requests may be paid for; null: as many as it takes. */
  readonly maxCostExplorerRequests: number | null;
  /** How the function was deployed, for what the messages advise. @default not known */
  readonly deployedThrough?: DeployedThrough | null;
}

/** Exponential backoff with full jitter, in milliseconds. */
const BASE_BACKOFF = 200;
const MAX_BACKOFF = 20_000;
/** How long a call may take, retries included, where the run has no deadline. */
const DEFAULT_CALL_TIME = 600_000;
/** A request without an answer after this time is aborted and sent again. */
const REQUEST_TIMEOUT = 60_000;
/** The time of a request that ends what a run began, within what the function reserves to report a failure. */
const LAST_REQUEST_TIMEOUT = 1_500;
/** So many transient faults of one request (AWS's own errors, lost connections) are not transient any more. */
const MAX_FAULTS = 6;

/** What a request is sent with. */
export interface SendOptions {
  readonly abortSignal: AbortSignal;
}

/** Sends requests at the pace of AWS's quotas. Repeats them after throttling and transient faults until the deadline. */
export class PacedCalls {
  readonly #options: PacingOptions;
  readonly #buckets = new Map<string, TokenBucket>();
  readonly #budget: RequestBudget;
  readonly #cancellation = new AbortController();
  /** What ends the work that AWS goes on with by itself. */
  readonly #endings = new Set<() => Promise<void>>();

  constructor(options: PacingOptions) {
    this.#options = options;
    this.#budget = new RequestBudget(options.maxCostExplorerRequests, options.deployedThrough ?? null);
    for (const quota of QUOTAS) {
      const bucket = new TokenBucket(quota, options.timing, this.#cancellation.signal);
      for (const operation of quota.operations) this.#buckets.set(operation, bucket);
    }
  }

  /**
   * Cancels the run: requests that were sent are aborted, and calls that wait for their turn fail with the reason.
   * Resolves once the work that AWS was given is ended.
   */
  async stop(reason: unknown): Promise<void> {
    this.#cancellation.abort(reason);
    await Promise.all([...this.#endings].map((end) => end()));
  }

  /**
   * The result of work that AWS goes on with by itself, such as a query. Where it fails, or the run is cancelled, `end`
   * is called once and awaited; whether it succeeds changes nothing.
   */
  async endOnFailure<T>(end: () => Promise<unknown>, work: () => Promise<T>): Promise<T> {
    let ended: Promise<void> | null = null;
    const endOnce = () => {
      ended ??= end().then(
        () => {},
        () => {},
      );
      return ended;
    };
    this.#endings.add(endOnce);
    try {
      return await work();
    } catch (failure) {
      await endOnce();
      throw failure;
    } finally {
      this.#endings.delete(endOnce);
    }
  }

  /** Sends a request once, also where the run is cancelled or over: it ends what the run began. */
  async sendLast({ action }: Attempt, send: (options: SendOptions) => Promise<unknown>): Promise<void> {
    const { timing, meter } = this.#options;
    meter.sent(action, 1);
    await send({ abortSignal: timing.timeout(LAST_REQUEST_TIMEOUT) });
  }

  /** Waits before the next call of this attempt. Fails with TimedOut where that comes after the deadline. */
  async pause(attempt: Attempt, milliseconds: number): Promise<void> {
    const { timing, deadline } = this.#options;
    const left = (deadline ?? Number.POSITIVE_INFINITY) - timing.now();
    if (milliseconds >= left) throw this.#timedOut(attempt, 0, 0);
    await timing.sleep(milliseconds, this.#cancellation.signal);
    this.#cancellation.signal.throwIfAborted();
  }

  /** What `send` answers. Fails with an OuCostError once AWS refuses, keeps failing, or the deadline has passed. */
  async call<T>(attempt: Attempt, send: (options: SendOptions) => Promise<T>): Promise<T> {
    const { timing } = this.#options;
    const until = this.#options.deadline ?? timing.now() + DEFAULT_CALL_TIME;
    let faults = 0;
    let isTimeRefused = false;
    for (let count = 1; ; count += 1) {
      await this.#waitForTurn(attempt, until);
      const sentAt = timing.now();
      try {
        return await this.#send(attempt, count, until, send);
      } catch (error) {
        this.#budget.failed(attempt.action, error);
        this.#cancellation.signal.throwIfAborted();
        if (!isTimeRefused && refusesTime(error)) {
          // The client has learnt AWS's time from the refusal, and signs anew.
          isTimeRefused = true;
          continue;
        }
        if (isThrottle(error)) this.#slowDown(attempt, sentAt);
        else if (isTransient(error)) faults += 1;
        const wait = timing.random() * Math.min(MAX_BACKOFF, BASE_BACKOFF * 2 ** count);
        const canRetry = isThrottle(error) || (isTransient(error) && faults < MAX_FAULTS);
        if (!canRetry) throw translated(error, attempt);
        if (timing.now() >= until) throw this.#timedOut(attempt, 0, 0, withoutSecrets(error));
        if (timing.now() + wait >= until) throw translated(error, attempt);
        await timing.sleep(wait, this.#cancellation.signal);
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
    const timeout = timing.timeout(Math.min(REQUEST_TIMEOUT, until - timing.now()));
    const abortSignal = AbortSignal.any([timeout, this.#cancellation.signal]);
    const answer = await send({ abortSignal });
    meter.answered(action);
    this.#buckets.get(action)?.increase();
    return answer;
  }

  #slowDown({ action }: Attempt, sentAt: number): void {
    this.#options.meter.throttled();
    this.#buckets.get(action)?.decrease(sentAt);
  }

  /** Waits for the request's turn. Fails at once with TimedOut where the turn comes after the deadline. */
  async #waitForTurn(attempt: Attempt, until: number): Promise<void> {
    this.#cancellation.signal.throwIfAborted();
    const { timing } = this.#options;
    const bucket = this.#buckets.get(attempt.action);
    const left = until - timing.now();
    const wait = bucket?.expectedWait() ?? 0;
    if (wait >= left) throw this.#timedOut(attempt, wait, left);
    await bucket?.take();
    this.#cancellation.signal.throwIfAborted();
    if (timing.now() >= until) throw this.#timedOut(attempt, 0, 0);
    this.#budget.take(attempt.action);
  }

  #timedOut({ hop, action }: Attempt, wait: number, left: number, cause?: Error): OuCostError {
    const sent = this.#options.meter.requestsOf(action);
    const why =
      wait > 0 && left > 0
        ? `at AWS's pace it needs ${secondsText(wait)} more, and ${secondsText(left)} are left of the run`
        : 'the time for it is spent';
    const timeout = settingText('function.timeoutSeconds', this.#options.deployedThrough ?? null);
    const remedy =
      this.#options.deadline === null
        ? 'run again later'
        : `raise ${timeout}, 900 at most ('ou-cost report' has no such limit), or --timeout`;
    return new OuCostError(
      'TimedOut',
      `${hop}: ${action} was not done after ${sent} request${sent === 1 ? '' : 's'}: ${why}; ${remedy}`,
      { cause },
    );
  }
}

function secondsText(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  return seconds === 1 ? '1 second' : `${seconds} seconds`;
}
