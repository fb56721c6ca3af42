import { add, type Decimal, ZERO } from './decimal.ts';
import { OuCostError } from './errors.ts';

/** Amounts by key (a charge type or a service): one per metric and period, period by period within a metric. */
export type Cells = Map<string, bigint[]>;

/** Which metrics and periods a table has room for. */
export interface TableShape {
  readonly metrics: number;
  readonly periods: number;
}

/** Adds `from` to `into`, cell by cell. */
export function addCells(into: Cells, from: ReadonlyMap<string, readonly bigint[]>): void {
  for (const [key, amounts] of from) {
    const row = into.get(key);
    if (row === undefined) {
      into.set(key, [...amounts]);
      continue;
    }
    for (const [at, units] of amounts.entries()) row[at] = (row[at] ?? 0n) + units;
  }
}

/**
 * Spend by account, key, metric and period, exact: every cell is an integer at one common scale, which
 * grows when an amount with more decimals comes. Pages are folded in as they arrive, in any order.
 */
export class SpendTable {
  readonly shape: TableShape;
  readonly #rows = new Map<string, Cells>();
  // Cost Explorer writes ten decimals.
  #scale = 10;
  #currency: string | null = null;

  constructor(shape: TableShape) {
    this.shape = shape;
  }

  /** Decimals of every cell. */
  get scale(): number {
    return this.#scale;
  }

  /** Null until an amount was added. */
  get currency(): string | null {
    return this.#currency;
  }

  get accountIds(): Iterable<string> {
    return this.#rows.keys();
  }

  cellsOf(accountId: string): ReadonlyMap<string, readonly bigint[]> {
    return this.#rows.get(accountId) ?? new Map();
  }

  /** Adds one amount per metric. Fails with MixedCurrencies on a second currency. */
  add(accountId: string, key: string, period: number, amounts: readonly Decimal[], currency: string): void {
    this.#currency = oneCurrency(this.#currency, currency);
    const row = this.#row(accountId, key);
    for (const [metric, amount] of amounts.entries()) {
      if (amount.scale > this.#scale) this.#widen(amount.scale);
      const at = metric * this.shape.periods + period;
      row[at] = (row[at] ?? 0n) + amount.units * 10n ** BigInt(this.#scale - amount.scale);
    }
  }

  /** The sum over all accounts and keys, as the independent total states it. */
  totalOf(metric: number, period: number): Decimal {
    let units = 0n;
    const at = metric * this.shape.periods + period;
    for (const cells of this.#rows.values()) {
      for (const amounts of cells.values()) units += amounts[at] ?? 0n;
    }
    return add(ZERO, { units, scale: this.#scale });
  }

  #row(accountId: string, key: string): bigint[] {
    let cells = this.#rows.get(accountId);
    if (cells === undefined) {
      cells = new Map();
      this.#rows.set(accountId, cells);
    }
    let row = cells.get(key);
    if (row === undefined) {
      row = new Array<bigint>(this.shape.metrics * this.shape.periods).fill(0n);
      cells.set(key, row);
    }
    return row;
  }

  #widen(scale: number): void {
    const factor = 10n ** BigInt(scale - this.#scale);
    for (const cells of this.#rows.values()) {
      for (const row of cells.values()) {
        for (const [at, units] of row.entries()) row[at] = units * factor;
      }
    }
    this.#scale = scale;
  }
}

/** The currency of both. Fails with MixedCurrencies where they differ; null stands for none yet. */
export function oneCurrency(known: string | null, next: string): string {
  if (known !== null && known !== next) {
    throw new OuCostError(
      'MixedCurrencies',
      `Cost Explorer answered in ${known} and in ${next}; amounts in two currencies are not added`,
    );
  }
  return next;
}
