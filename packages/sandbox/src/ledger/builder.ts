import type { Moment } from '../time/calendar.ts';
import { AmountColumn } from './amount-column.ts';
import { type ChargeTraits, NO_TRAITS, REQUIRED_TRAITS, TRAITS, type Trait } from './charge-traits.ts';
import { type Decimal, ZERO } from './decimal.ts';
import { KnownTimesBuilder } from './known-times.ts';
import type { Ledger, LedgerAccount } from './model.ts';

export interface LineItem {
  /** An index returned by `account`. */
  readonly account: number;
  /** An index returned by `traits`. */
  readonly traits: number;
  readonly start: Moment;
  /** Exclusive. */
  readonly end: Moment;
  readonly billed: Decimal;
  readonly effective: Decimal;
  /** @default 0 */
  readonly quantity?: Decimal;
  /** When it came into the bill. @default at its own time */
  readonly knownFrom?: Moment | undefined;
  /** When it went out of the bill. @default it is still in it */
  readonly knownUntil?: Moment | undefined;
}

/** Collects line items in any order and builds a ledger. */
export class LedgerBuilder {
  readonly #accounts: LedgerAccount[] = [];
  readonly #accountIndexes = new Map<string, number>();
  readonly #namedAsOf: Moment[] = [];
  readonly #traits: ChargeTraits[] = [];
  readonly #traitIndexes = new Map<string, number>();
  readonly #carries: Set<Trait>;
  #length = 0;
  #isSorted = true;
  #accountOf: Uint32Array;
  #traitsOf: Uint32Array;
  #starts: Uint32Array;
  #ends: Uint32Array;
  readonly #billed: AmountColumn;
  readonly #effective: AmountColumn;
  readonly #quantity: AmountColumn;
  readonly #known = new KnownTimesBuilder();

  /** `carries` are the optional traits that the bill has, `capacity` is the expected number of rows. */
  constructor(carries: Iterable<Trait> = [], capacity = 1024) {
    this.#carries = new Set([...REQUIRED_TRAITS, ...carries]);
    this.#accountOf = new Uint32Array(capacity);
    this.#traitsOf = new Uint32Array(capacity);
    this.#starts = new Uint32Array(capacity);
    this.#ends = new Uint32Array(capacity);
    this.#billed = new AmountColumn(capacity);
    this.#effective = new AmountColumn(capacity);
    this.#quantity = new AmountColumn(capacity);
  }

  /** Adds optional traits that the bill has. */
  carry(traits: Iterable<Trait>): void {
    for (const trait of traits) this.#carries.add(trait);
  }

  /** The index of an account. The account keeps the non-empty name with the latest `asOf`. */
  account(id: string, name: string, asOf: Moment = 0): number {
    let index = this.#accountIndexes.get(id);
    if (index === undefined) {
      index = this.#accounts.push({ id, name: '' }) - 1;
      this.#accountIndexes.set(id, index);
    }
    if (name !== '' && asOf >= (this.#namedAsOf[index] ?? 0)) {
      if (this.#accounts[index]?.name !== name) this.#accounts[index] = { id, name };
      this.#namedAsOf[index] = asOf;
    }
    return index;
  }

  traits(stated: Partial<ChargeTraits>): number {
    const traits = { ...NO_TRAITS, ...stated };
    const key = JSON.stringify(TRAITS.map((trait) => traits[trait]));
    const known = this.#traitIndexes.get(key);
    if (known !== undefined) return known;
    this.#traitIndexes.set(key, this.#traits.length);
    return this.#traits.push(traits) - 1;
  }

  add(item: LineItem): void {
    const row = this.#length;
    if (row === this.#starts.length) this.#grow();
    if (row > 0 && item.start < (this.#starts[row - 1] ?? 0)) this.#isSorted = false;
    this.#accountOf[row] = item.account;
    this.#traitsOf[row] = item.traits;
    this.#starts[row] = item.start;
    this.#ends[row] = item.end;
    this.#billed.push(item.billed);
    this.#effective.push(item.effective);
    this.#quantity.push(item.quantity ?? ZERO);
    this.#known.add(row, item.knownFrom, item.knownUntil, this.#starts.length);
    this.#length += 1;
  }

  /** The ledger with its rows ordered by start, and otherwise by arrival. */
  build(): Ledger {
    const rows = {
      length: this.#length,
      accounts: this.#accounts,
      traits: this.#traits,
      carries: this.#carries,
    };
    if (this.#isSorted) {
      const known = this.#known.build(Uint32Array.from({ length: this.#length }, (_, row) => row));
      return {
        ...rows,
        ...(known === undefined ? {} : { known }),
        accountOf: this.#accountOf.subarray(0, this.#length),
        traitsOf: this.#traitsOf.subarray(0, this.#length),
        starts: this.#starts.subarray(0, this.#length),
        ends: this.#ends.subarray(0, this.#length),
        billed: this.#billed,
        effective: this.#effective,
        quantity: this.#quantity,
      };
    }
    const starts = this.#starts;
    const order = Uint32Array.from({ length: this.#length }, (_, row) => row).sort(
      (left, right) => (starts[left] ?? 0) - (starts[right] ?? 0) || left - right,
    );
    const known = this.#known.build(order);
    return {
      ...rows,
      ...(known === undefined ? {} : { known }),
      accountOf: order.map((row) => this.#accountOf[row] ?? 0),
      traitsOf: order.map((row) => this.#traitsOf[row] ?? 0),
      starts: order.map((row) => starts[row] ?? 0),
      ends: order.map((row) => this.#ends[row] ?? 0),
      billed: this.#billed.reordered(order),
      effective: this.#effective.reordered(order),
      quantity: this.#quantity.reordered(order),
    };
  }

  #grow(): void {
    const capacity = Math.max(1024, this.#length * 2);
    this.#accountOf = widened(this.#accountOf, capacity);
    this.#traitsOf = widened(this.#traitsOf, capacity);
    this.#starts = widened(this.#starts, capacity);
    this.#ends = widened(this.#ends, capacity);
  }
}

function widened(column: Uint32Array, capacity: number): Uint32Array {
  const wider = new Uint32Array(capacity);
  wider.set(column);
  return wider;
}
