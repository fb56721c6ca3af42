import { OuCostError } from '@ou-cost/spend';

const GIGABYTE = 2 ** 30;

/** How much of the export's files one run may scan, over all of its queries. */
export class ScanLimit {
  readonly #most: number | null;
  #scanned = 0;

  /** @param gigabytes of 2^30 bytes each; null: as much as it takes */
  constructor(gigabytes: number | null) {
    this.#most = gigabytes === null ? null : gigabytes * GIGABYTE;
  }

  /** Fails with RequestBudgetExceeded where so many bytes more would be over the limit. */
  assertHolds(bytes: number): void {
    if (this.#most === null || this.#scanned + bytes <= this.#most) return;
    throw new OuCostError(
      'RequestBudgetExceeded',
      `the run needs more than the ${this.#most / GIGABYTE} GB of the export's files that it may scan; ` +
        'ask for fewer months or splits, or raise --max-gigabytes-scanned',
    );
  }

  /** Counts what was scanned. Fails as `assertHolds` does. */
  take(bytes: number): void {
    this.assertHolds(bytes);
    this.#scanned += bytes;
  }
}
