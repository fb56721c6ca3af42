import { type CallMeter, formatDecimal, type SourceCharge } from '@ou-cost/spend';
import { athenaCharge, billedMegabytes } from './athena-price.ts';

/** AWS charges a cent for every answered page of GetCostAndUsage. */
export const PAID_OPERATION = 'ce:GetCostAndUsage';

/** Counts what a run sends to AWS, and what it reads of files. */
export class RequestMeter implements CallMeter {
  readonly #requests = new Map<string, number>();
  #throttled = 0;
  #retries = 0;
  #paid = 0;
  /** Null as long as no file was read. */
  #scannedBytes: number | null = null;
  #queriedBytes = 0;
  #billedMegabytes = 0;

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

  /** Bytes of files that were read, or fetched to be read, for nothing. */
  read(bytes: number): void {
    this.#scannedBytes = (this.#scannedBytes ?? 0) + bytes;
  }

  /** Bytes that one query of Athena has scanned, which AWS charges for. */
  queried(bytes: number): void {
    this.read(bytes);
    this.#queriedBytes += bytes;
    this.#billedMegabytes += billedMegabytes(bytes);
  }

  requestsOf(operation: string): number {
    return this.#requests.get(operation) ?? 0;
  }

  usage(): ReturnType<CallMeter['usage']> {
    return {
      requests: Object.fromEntries([...this.#requests].sort(([a], [b]) => (a < b ? -1 : 1))),
      throttled: this.#throttled,
      retries: this.#retries,
      ...(this.#scannedBytes === null ? {} : { scannedBytes: this.#scannedBytes }),
      charges: this.#charges(),
    };
  }

  /** A source that was read without Cost Explorer does not list it. */
  #charges(): SourceCharge[] {
    const ofRequests: SourceCharge = {
      source: 'cost-explorer',
      for: 'Cost Explorer requests',
      amount: formatDecimal({ units: BigInt(this.#paid), scale: 2 }),
      currency: 'USD',
    };
    return [
      ...(this.#scannedBytes === null || this.requestsOf(PAID_OPERATION) > 0 ? [ofRequests] : []),
      ...(this.#billedMegabytes === 0 ? [] : [athenaCharge(this.#queriedBytes, this.#billedMegabytes)]),
    ];
  }
}
