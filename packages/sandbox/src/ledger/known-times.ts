import { DAY, type Moment, startOfDay } from '../time/calendar.ts';
import type { Ledger } from './model.ts';

/** When each row of a bill came into it and went out of it, for a bill that was corrected afterwards. */
export interface KnownTimes {
  /** 0: from its own time on. */
  readonly from: Uint32Array;
  /** Exclusive; `NEVER` if it is still in the bill. */
  readonly until: Uint32Array;
}

/** Later than every moment of a bill. */
export const NEVER = 2 ** 32 - 1;

/** Collects the times, as long as no row has any without taking space. */
export class KnownTimesBuilder {
  #from: Uint32Array | undefined;
  #until: Uint32Array | undefined;

  /** `capacity` is the number of rows for which the bill has space. */
  add(row: number, from: Moment | undefined, until: Moment | undefined, capacity: number): void {
    if (from === undefined && until === undefined) return;
    if (this.#from === undefined || this.#until === undefined || this.#from.length < capacity) {
      this.#from = widened(this.#from, capacity, 0);
      this.#until = widened(this.#until, capacity, NEVER);
    }
    this.#from[row] = from ?? 0;
    this.#until[row] = until ?? NEVER;
  }

  /** The times of the rows in their new order; undefined if no row has any. */
  build(order: Uint32Array): KnownTimes | undefined {
    const [from, until] = [this.#from, this.#until];
    if (from === undefined || until === undefined) return undefined;
    return { from: order.map((row) => from[row] ?? 0), until: order.map((row) => until[row] ?? NEVER) };
  }
}

function widened(column: Uint32Array | undefined, capacity: number, filler: number): Uint32Array {
  const wider = new Uint32Array(capacity).fill(filler);
  if (column !== undefined) wider.set(column);
  return wider;
}

/** Whether a row was in the bill at a moment, as far as it was corrected. */
export function isKnownAt({ known }: Ledger, row: number, moment: Moment): boolean {
  return known === undefined || ((known.from[row] ?? 0) <= moment && moment < (known.until[row] ?? NEVER));
}

/** The bill as it was known at a moment. Later charges are in it all the same, as in the bill itself. */
export function ledgerKnownAt(ledger: Ledger, moment: Moment): Ledger {
  const { known, ...rest } = ledger;
  if (known === undefined) return ledger;
  const rows = Uint32Array.from({ length: ledger.length }, (_, row) => row).filter((row) =>
    isKnownAt(ledger, row, moment),
  );
  if (rows.length === ledger.length) return rest;
  return {
    ...rest,
    length: rows.length,
    accountOf: rows.map((row) => ledger.accountOf[row] ?? 0),
    traitsOf: rows.map((row) => ledger.traitsOf[row] ?? 0),
    starts: rows.map((row) => ledger.starts[row] ?? 0),
    ends: rows.map((row) => ledger.ends[row] ?? 0),
    billed: ledger.billed.reordered(rows),
    effective: ledger.effective.reordered(rows),
    quantity: ledger.quantity.reordered(rows),
  };
}

/** The bill as it was known at the end of the day (UTC) of a moment. */
export function ledgerKnownOn(ledger: Ledger, day: Moment): Ledger {
  return ledgerKnownAt(ledger, startOfDay(day) + DAY - 1);
}

/** The last day on which a row came into the bill or went out of it; undefined if none ever did. */
export function lastCorrection({ known, length }: Ledger): Moment | undefined {
  if (known === undefined) return undefined;
  let last = 0;
  for (let row = 0; row < length; row += 1) {
    const until = known.until[row] ?? NEVER;
    last = Math.max(last, known.from[row] ?? 0, until === NEVER ? 0 : until);
  }
  return last === 0 ? undefined : startOfDay(last);
}
