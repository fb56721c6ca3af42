import { ScenarioError } from '../scenario/error.ts';
import { DAY, formatDate, type Moment, startOfDay, startOfMonth } from '../time/calendar.ts';
import type { AmountColumn } from './amount-column.ts';
import type { ChargeTraits, Trait } from './charge-traits.ts';

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

/**
 * The default for Cost Explorer's current day: a week after the last charge.
 *
 * @throws ScenarioError for a ledger without charges
 */
export function defaultToday(ledger: Ledger): string {
  const last = ledger.starts[ledger.length - 1];
  if (last === undefined) throw new ScenarioError('the ledger has no charges: set the current day');
  return formatDate(startOfDay(last) + 7 * DAY);
}

/**
 * The last month (`YYYY-MM`) that the ledger's usage covers to its end.
 *
 * If there is usage, taxes and fees are ignored, because their charge period is the whole month from its first day.
 *
 * @throws ScenarioError for a ledger without charges
 */
export function lastFullMonth(ledger: Ledger): string {
  let end = lastEnd(ledger, (traits) => traits.chargeCategory === 'Usage');
  if (end === 0) end = lastEnd(ledger, () => true);
  if (end === 0) throw new ScenarioError('the ledger has no charges, so it has no full month');
  return formatDate(startOfMonth(end, -1)).slice(0, 7);
}

function lastEnd(ledger: Ledger, counts: (traits: ChargeTraits) => boolean): Moment {
  const counted = ledger.traits.map(counts);
  let last = 0;
  for (let row = 0; row < ledger.length; row += 1) {
    const end = ledger.ends[row] ?? 0;
    if (end > last && counted[ledger.traitsOf[row] ?? 0] === true) last = end;
  }
  return last;
}
