const LARGEST = 2n ** 63n - 1n;
const SMALLEST = -(2n ** 63n);
const FIRST_ROOM = 1024;

function fits(units: bigint): boolean {
  return units <= LARGEST && units >= SMALLEST;
}

/**
 * Integers of any size, by position. Those that fit 64 bits stand in one array, the few others in a map, so that the
 * usual case takes little memory and no case is wrong.
 */
export class BigintCells {
  #narrow = new BigInt64Array(FIRST_ROOM);
  readonly #wide = new Map<number, bigint>();

  /** Makes room for `count` cells; new ones are zero. */
  reserve(count: number): void {
    if (count <= this.#narrow.length) return;
    const grown = new BigInt64Array(Math.max(count, Math.ceil(this.#narrow.length * 1.5)));
    grown.set(this.#narrow);
    this.#narrow = grown;
  }

  at(position: number): bigint {
    if (this.#wide.size > 0) {
      const wide = this.#wide.get(position);
      if (wide !== undefined) return wide;
    }
    return this.#narrow[position] ?? 0n;
  }

  add(position: number, units: bigint): void {
    // Most cells are added to only once, and adding to zero would cost a bigint operation.
    if (this.at(position) === 0n) this.#put(position, units);
    else this.#put(position, this.at(position) + units);
  }

  slice(from: number, to: number): bigint[] {
    const values: bigint[] = [];
    for (let position = from; position < to; position += 1) values.push(this.at(position));
    return values;
  }

  multiply(factor: bigint): void {
    for (let position = 0; position < this.#narrow.length; position += 1) {
      const units = this.at(position);
      if (units !== 0n) this.#put(position, units * factor);
    }
  }

  #put(position: number, units: bigint): void {
    if (fits(units)) {
      this.#narrow[position] = units;
      if (this.#wide.size > 0) this.#wide.delete(position);
    } else {
      this.#wide.set(position, units);
    }
  }
}
