/** A memoized value, and the entry that was asked for after it the last time. */
interface Entry<F, S, V> {
  readonly first: F;
  readonly second: S;
  readonly value: V;
  next: Entry<F, S, V> | null;
}

/**
 * Memoizes a function of two texts. Sources list the same names for one account after the other, so the entry
 * that followed the last time is compared first: comparing two texts is far quicker than looking one up.
 */
export class SequenceMemo<F extends string | null, S extends string | null, V> {
  readonly #compute: (first: F, second: S) => V;
  readonly #known = new Map<F, Map<S, Entry<F, S, V>>>();
  #last: Entry<F, S, V> | null = null;

  constructor(compute: (first: F, second: S) => V) {
    this.#compute = compute;
  }

  of(first: F, second: S): V {
    const expected = this.#last?.next ?? null;
    const entry =
      expected !== null && expected.first === first && expected.second === second
        ? expected
        : this.#lookedUp(first, second);
    this.#last = entry;
    return entry.value;
  }

  #lookedUp(first: F, second: S): Entry<F, S, V> {
    let bySecond = this.#known.get(first);
    if (bySecond === undefined) {
      bySecond = new Map();
      this.#known.set(first, bySecond);
    }
    let entry = bySecond.get(second);
    if (entry === undefined) {
      entry = { first, second, value: this.#compute(first, second), next: null };
      bySecond.set(second, entry);
    }
    if (this.#last !== null) this.#last.next = entry;
    return entry;
  }
}
