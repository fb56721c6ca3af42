const FIRST_ACCOUNTS = 64;
const FIRST_KEYS = 16;

/** Which row belongs to an account and a key, both by number, in one array of integers that grows. */
export class RowNumbers {
  #accounts = FIRST_ACCOUNTS;
  #keys = FIRST_KEYS;
  /** One more than the row, account by account; zero where there is none. */
  #rows = new Int32Array(FIRST_ACCOUNTS * FIRST_KEYS);

  /** Null where there is no row yet. */
  at(account: number, key: number): number | null {
    if (key >= this.#keys) return null;
    const row = this.#rows[account * this.#keys + key] ?? 0;
    return row === 0 ? null : row - 1;
  }

  put(account: number, key: number, row: number): void {
    if (account >= this.#accounts || key >= this.#keys) this.#grow(account + 1, key + 1);
    this.#rows[account * this.#keys + key] = row + 1;
  }

  #grow(accounts: number, keys: number): void {
    const width = grown(this.#keys, keys);
    const height = grown(this.#accounts, accounts);
    const rows = new Int32Array(width * height);
    if (width === this.#keys) rows.set(this.#rows);
    else this.#spread(rows, width);
    this.#accounts = height;
    this.#keys = width;
    this.#rows = rows;
  }

  #spread(rows: Int32Array, width: number): void {
    for (let account = 0; account < this.#accounts; account += 1) {
      const from = account * this.#keys;
      rows.set(this.#rows.subarray(from, from + this.#keys), account * width);
    }
  }
}

function grown(now: number, needed: number): number {
  return needed <= now ? now : Math.max(needed, now * 2);
}
