import { OuCostError } from '@ou-cost/spend';
import { type Attempt, isThrottle, isTransient, translated } from './aws-failure.ts';
import type { RequestMeter } from './meter.ts';
import { QUOTAS } from './quotas.ts';
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
/** AWS's own errors and broken lines: after so many in a row for one request, it is not a passing fault. */
const TRANSIENT_ATTEMPTS = 6;

/** Sends AWS requests at AWS's pace and again after passing faults, until the time is spent. */
export class PacedCalls {
  readonly #options: PacingOptions;
  readonly #buckets = new Map<string, TokenBucket>();

  constructor(options: PacingOptions) {
    this.#options = options;
    for (const quota of QUOTAS) {
      const bucket = new TokenBucket(quota, options.timing);
      for (const operation of quota.operations) this.#buckets.set(operation, bucket);
    }
  }

  /** What `send` answers. Fails with our error once AWS refuses, or keeps failing. */
  async call<T>(attempt: Attempt, send: () => Promise<T>): Promise<T> {
    const { timing, meter } = this.#options;
    const until = this.#options.deadline ?? timing.now() + WITHOUT_DEADLINE;
    const bucket = this.#buckets.get(attempt.action);
    let transient = 0;
    for (let count = 1; ; count += 1) {
      await bucket?.take();
      this.#assertAllowed(attempt, until);
      meter.sent(attempt.action, count);
      try {
        const answer = await send();
        meter.answered(attempt.action);
        bucket?.speedUp();
        return answer;
      } catch (error) {
        const throttled = isThrottle(error);
        if (throttled) {
          meter.throttled();
          bucket?.slowDown();
        } else if (isTransient(error)) {
          transient += 1;
        }
        const hopeless = !throttled && (!isTransient(error) || transient >= TRANSIENT_ATTEMPTS);
        const wait = timing.random() * Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** count);
        if (hopeless || timing.now() + wait >= until) throw translated(error, attempt);
        await timing.sleep(wait);
      }
    }
  }

  #assertAllowed({ hop, action }: Attempt, until: number): void {
    const { timing, meter, maxCostExplorerRequests } = this.#options;
    if (timing.now() >= until) {
      throw new OuCostError(
        'TimedOut',
        `${hop}: the time for the run was spent before ${action} could be sent; raise function.timeoutSeconds in the configuration, or --timeout`,
      );
    }
    if (action !== 'ce:GetCostAndUsage' || maxCostExplorerRequests === null) return;
    if (meter.requestsOf(action) >= maxCostExplorerRequests) {
      throw new OuCostError(
        'RequestBudgetExceeded',
        `the run needs more than the ${maxCostExplorerRequests} paid Cost Explorer requests allowed by --max-cost-explorer-requests; nothing more was spent`,
      );
    }
  }
}
