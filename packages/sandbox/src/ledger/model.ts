import type { Moment } from '../time/calendar.ts';
import type { AmountColumn } from './amount-column.ts';
import type { ChargeTraits, Trait } from './charge-traits.ts';
import type { KnownTimes } from './known-times.ts';

export interface LedgerAccount {
  readonly id: string;
  /** The latest name in the bill. */
  readonly name: string;
}

/**
 * The line items of a bill in columns, ordered by their start. A row's account and traits are indexes into `accounts`
 * and `traits`, so that millions of rows fit in memory.
 */
export interface Ledger {
  readonly length: number;
  readonly accounts: readonly LedgerAccount[];
  readonly traits: readonly ChargeTraits[];
  /** The traits for which the bill has columns. */
  readonly carries: ReadonlySet<Trait>;
  readonly accountOf: Uint32Array;
  readonly traitsOf: Uint32Array;
  /** The charge period of each row; a row counts in the period of its start. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** FOCUS BilledCost. */
  readonly billed: AmountColumn;
  /** FOCUS EffectiveCost. */
  readonly effective: AmountColumn;
  /** FOCUS ConsumedQuantity; 0 if the row has no unit. */
  readonly quantity: AmountColumn;
  /** When rows came into the bill and went out of it; absent if each was in it from its own time on. */
  readonly known?: KnownTimes;
}

/** The ledger as it was at `end`, without line items that start later. */
export function ledgerUntil(ledger: Ledger, end: Moment): Ledger {
  return { ...ledger, length: firstRowFrom(ledger, end) };
}

/** The first row that starts at or after `moment`. */
export function firstRowFrom(ledger: Ledger, moment: Moment): number {
  let low = 0;
  let high = ledger.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ledger.starts[middle] ?? 0) < moment) low = middle + 1;
    else high = middle;
  }
  return low;
}
