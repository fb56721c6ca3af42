/** A key as it is spelled, its column, and the key that came after it the last time. */
interface SpelledKey {
  readonly spelling: string;
  readonly column: number;
  next: SpelledKey | null;
}

/**
 * The column of each key, asked for once a spelling. Cost Explorer lists the keys of every account in one order:
 * the key that followed before is tried first, since comparing two texts is far quicker than looking one up.
 */
export class KeyColumns {
  readonly #columnOf: (key: string) => number;
  readonly #known = new Map<string, SpelledKey>();
  #last: SpelledKey | null = null;

  constructor(columnOf: (key: string) => number) {
    this.#columnOf = columnOf;
  }

  of(spelling: string): number {
    const expected = this.#last?.next ?? null;
    const key = expected?.spelling === spelling ? expected : this.#lookedUp(spelling);
    this.#last = key;
    return key.column;
  }

  #lookedUp(spelling: string): SpelledKey {
    let key = this.#known.get(spelling);
    if (key === undefined) {
      key = { spelling, column: this.#columnOf(spelling), next: null };
      this.#known.set(spelling, key);
    }
    if (this.#last !== null) this.#last.next = key;
    return key;
  }
}
