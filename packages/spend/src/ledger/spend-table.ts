import { OuCostError } from '../errors.ts';
import { type Decimal, powerOfTen } from '../money/decimal.ts';
import { BigintCells } from './bigint-cells.ts';
import { ChargeColumns } from './charge-columns.ts';
import type { ChargeKind } from './charge-kind.ts';
import { RowIndex } from './row-index.ts';

/** Amounts by column of the table: one for each metric and period, ordered by metric and then by period. */
export type Cells = Map<number, bigint[]>;
export type CellsView = ReadonlyMap<number, readonly bigint[]>;

/** Which metrics and periods a table has room for. */
export interface TableShape {
  readonly metrics: number;
  readonly periods: number;
}

/** Adds `from` to `into`, cell by cell. */
export function addCells(into: Cells, from: CellsView): void {
  for (const [column, amounts] of from) {
    const row = into.get(column);
    if (row === undefined) {
      into.set(column, [...amounts]);
      continue;
    }
    for (const [at, units] of amounts.entries()) row[at] = (row[at] ?? 0n) + units;
  }
}

/** Decimals that sources of spend usually write. */
const COMMON_SCALE = 10;

/**
 * Exact spend by account, column (a charge class), metric and period: every cell is an integer at one common
 * scale, which grows when an amount with more decimals comes. Pages are folded in as they arrive, in any order.
 * The cells lie side by side in one array of 64-bit integers, since millions of objects would not fit the memory
 * of a small machine.
 */
export class SpendTable {
  readonly shape: TableShape;
  /** Another table with these columns has each charge class under the same number. */
  readonly columns: ChargeColumns;
  readonly #rowLength: number;
  readonly #accounts = new Map<string, number>();
  readonly #rows = new RowIndex();
  readonly #cells = new BigintCells();
  #rowCount = 0;
  #lastAccountId: string | null = null;
  #lastAccount = -1;
  #scale = COMMON_SCALE;
  #currency: string | null = null;

  constructor(shape: TableShape, columns = new ChargeColumns()) {
    this.shape = shape;
    this.columns = columns;
    this.#rowLength = shape.metrics * shape.periods;
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
    return this.#accounts.keys();
  }

  /** A copy of the account's cells. */
  cellsOf(accountId: string): CellsView {
    const cells: Cells = new Map();
    const account = this.#accounts.get(accountId);
    if (account === undefined) return cells;
    for (const column of this.columns.numbers) {
      const row = this.#rows.at(account, column);
      if (row !== null)
        cells.set(column, this.#cells.slice(row * this.#rowLength, (row + 1) * this.#rowLength));
    }
    return cells;
  }

  /** The column of a charge class, new where there is none yet. */
  column(chargeKind: ChargeKind | null, splitValue: string | null): number {
    return this.columns.of(chargeKind, splitValue);
  }

  /** The charge class that a column holds. */
  classOf(column: number): ReturnType<ChargeColumns['classOf']> {
    return this.columns.classOf(column);
  }

  /** Adds one amount per metric to an account's column. Fails with MixedCurrencies on a second currency. */
  add(
    accountId: string,
    column: number,
    period: number,
    amounts: readonly Decimal[],
    currency: string,
  ): void {
    if (currency !== this.#currency) this.#currency = oneCurrency(this.#currency, currency);
    const first = this.#row(accountId, column) * this.#rowLength + period;
    for (let metric = 0; metric < amounts.length; metric += 1) {
      const amount = amounts[metric];
      if (amount === undefined) continue;
      if (amount.scale > this.#scale) this.widen(amount.scale);
      const missing = this.#scale - amount.scale;
      const units = missing === 0 ? amount.units : amount.units * powerOfTen(missing);
      this.#cells.add(first + metric * this.shape.periods, units);
    }
  }

  /** Gives every cell at least so many decimals. */
  widen(scale: number): void {
    if (scale <= this.#scale) return;
    this.#cells.multiply(powerOfTen(scale - this.#scale));
    this.#scale = scale;
  }

  /** The sum over all accounts and columns, as the independent total states it. */
  totalOf(metric: number, period: number): Decimal {
    let units = 0n;
    const offset = metric * this.shape.periods + period;
    for (let row = 0; row < this.#rowCount; row += 1) units += this.#cells.at(row * this.#rowLength + offset);
    return { units, scale: this.#scale };
  }

  #row(accountId: string, column: number): number {
    const account = this.#accountNumber(accountId);
    const known = this.#rows.at(account, column);
    if (known !== null) return known;
    const row = this.#rowCount;
    this.#rows.put(account, column, row);
    this.#rowCount += 1;
    this.#cells.reserve(this.#rowCount * this.#rowLength);
    return row;
  }

  /** Sources list an account's groups one after the other, so it is usually the account of the group before. */
  #accountNumber(accountId: string): number {
    if (accountId === this.#lastAccountId) return this.#lastAccount;
    let number = this.#accounts.get(accountId);
    if (number === undefined) {
      number = this.#accounts.size;
      this.#accounts.set(accountId, number);
    }
    this.#lastAccountId = accountId;
    this.#lastAccount = number;
    return number;
  }
}

/** The one currency of both; a null `known` stands for none yet. Fails with MixedCurrencies where they differ. */
export function oneCurrency(known: string | null, next: string): string {
  if (known !== null && known !== next) {
    throw new OuCostError(
      'MixedCurrencies',
      `the spend is in ${known} and in ${next}; amounts in two currencies are not added`,
    );
  }
  return next;
}
