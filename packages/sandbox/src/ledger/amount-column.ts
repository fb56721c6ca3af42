import { type Decimal, decimal, powerOfTen } from './decimal.ts';

const LARGEST = 2n ** 63n - 1n;

/** Exact decimals of any size. A decimal whose coefficient fits into 64 bits takes nine bytes. */
export class AmountColumn {
  #coefficients: BigInt64Array;
  #scales: Uint8Array;
  #length = 0;
  #scale = 0;
  readonly #large = new Map<number, bigint>();

  constructor(capacity: number) {
    this.#coefficients = new BigInt64Array(capacity);
    this.#scales = new Uint8Array(capacity);
  }

  /** The largest scale in the column, which is the scale of every result of `scaled`. */
  get scale(): number {
    return this.#scale;
  }

  push(value: Decimal): void {
    if (this.#length === this.#scales.length) this.#grow();
    const { coefficient, scale } = value;
    if (scale > 255) throw new RangeError(`an amount has ${scale} decimals: at most 255 can be held`);
    if (coefficient > LARGEST || coefficient < -LARGEST) this.#large.set(this.#length, coefficient);
    else this.#coefficients[this.#length] = coefficient;
    this.#scales[this.#length] = scale;
    if (scale > this.#scale) this.#scale = scale;
    this.#length += 1;
  }

  at(row: number): Decimal {
    return decimal(this.#coefficient(row), this.#scales[row] ?? 0);
  }

  /** The amount of a row, multiplied by `10^scale` of the column. */
  scaled(row: number): bigint {
    const missing = this.#scale - (this.#scales[row] ?? 0);
    const coefficient = this.#coefficient(row);
    return missing === 0 ? coefficient : coefficient * powerOfTen(missing);
  }

  /** The same amounts with the rows in another order. */
  reordered(order: Uint32Array): AmountColumn {
    const column = new AmountColumn(order.length);
    for (const row of order) column.push(this.at(row));
    return column;
  }

  #coefficient(row: number): bigint {
    const coefficient = this.#coefficients[row] ?? 0n;
    return coefficient === 0n && this.#large.size > 0 ? (this.#large.get(row) ?? 0n) : coefficient;
  }

  #grow(): void {
    const capacity = Math.max(1024, this.#length * 2);
    const coefficients = new BigInt64Array(capacity);
    coefficients.set(this.#coefficients);
    const scales = new Uint8Array(capacity);
    scales.set(this.#scales);
    this.#coefficients = coefficients;
    this.#scales = scales;
  }
}
