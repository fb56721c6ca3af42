import { type CallMeter, formatDecimal } from '@ou-cost/spend';

/** AWS charges a cent for every answered page of GetCostAndUsage. */
export const PAID_OPERATION = 'ce:GetCostAndUsage';

/** Counts what a run sends to AWS. */
export class RequestMeter implements CallMeter {
  readonly #requests = new Map<string, number>();
  #throttled = 0;
  #retries = 0;
  #paid = 0;

  sent(operation: string, attempt: number): void {
    this.#requests.set(operation, this.requestsOf(operation) + 1);
    if (attempt > 1) this.#retries += 1;
  }

  answered(operation: string): void {
    if (operation === PAID_OPERATION) this.#paid += 1;
  }

  throttled(): void {
    this.#throttled += 1;
  }

  requestsOf(operation: string): number {
    return this.#requests.get(operation) ?? 0;
  }

  usage(): ReturnType<CallMeter['usage']> {
    return {
      requests: Object.fromEntries([...this.#requests].sort(([a], [b]) => (a < b ? -1 : 1))),
      throttled: this.#throttled,
      retries: this.#retries,
      charges: [
        {
          source: 'cost-explorer',
          for: 'Cost Explorer requests',
          amount: formatDecimal({ units: BigInt(this.#paid), scale: 2 }),
          currency: 'USD',
        },
      ],
    };
  }
}
