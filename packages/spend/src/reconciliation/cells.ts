import type { ChargeType } from '../ledger/charge-type.ts';
import type { FoldedLedger } from '../ledger/fold.ts';
import { powerOfTen } from '../money/decimal.ts';

/** Amounts of one sum by metric and then by month, as integers. */
export type Amounts = readonly bigint[];

/** The sums of one ledger by account and charge type, as integers of `scale` decimals. */
export class LedgerCells {
  readonly #ledger: FoldedLedger;
  readonly #factor: bigint;

  constructor(ledger: FoldedLedger, scale: number) {
    this.#ledger = ledger;
    this.#factor = powerOfTen(scale - ledger.table.scale);
  }

  get accountIds(): Iterable<string> {
    return this.#ledger.table.accountIds;
  }

  /** Kinds of one charge type, such as a commitment's fees and its usage, are added: two sources may divide them differently. */
  of(accountId: string): ReadonlyMap<ChargeType, Amounts> {
    const { table } = this.#ledger;
    const sums = new Map<ChargeType, bigint[]>();
    for (const [column, amounts] of table.cellsOf(accountId)) {
      const type = table.classOf(column).chargeType ?? 'other';
      const sum = sums.get(type) ?? amounts.map(() => 0n);
      sums.set(
        type,
        sum.map((units, at) => units + (amounts[at] ?? 0n) * this.#factor),
      );
    }
    return sums;
  }
}
