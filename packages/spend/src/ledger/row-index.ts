const FIRST_ACCOUNTS = 64;
const FIRST_COLUMNS = 16;

/** The row of each pair of account and column, both by number, in one array of integers that grows. */
export class RowIndex {
  #accounts = FIRST_ACCOUNTS;
  #columns = FIRST_COLUMNS;
  /** The row plus one, account by account; zero where there is no row. */
  #rows = new Int32Array(FIRST_ACCOUNTS * FIRST_COLUMNS);

  /** Null where there is no row yet. */
  at(account: number, column: number): number | null {
    if (column >= this.#columns) return null;
    const row = this.#rows[account * this.#columns + column] ?? 0;
    return row === 0 ? null : row - 1;
  }

  put(account: number, column: number, row: number): void {
    if (account >= this.#accounts || column >= this.#columns) this.#grow(account + 1, column + 1);
    this.#rows[account * this.#columns + column] = row + 1;
  }

  #grow(accounts: number, columns: number): void {
    const width = grown(this.#columns, columns);
    const height = grown(this.#accounts, accounts);
    const rows = new Int32Array(width * height);
    if (width === this.#columns) rows.set(this.#rows);
    else this.#spread(rows, width);
    this.#accounts = height;
    this.#columns = width;
    this.#rows = rows;
  }

  #spread(rows: Int32Array, width: number): void {
    for (let account = 0; account < this.#accounts; account += 1) {
      const from = account * this.#columns;
      rows.set(this.#rows.subarray(from, from + this.#columns), account * width);
    }
  }
}

function grown(now: number, needed: number): number {
  return needed <= now ? now : Math.max(needed, now * 2);
}
