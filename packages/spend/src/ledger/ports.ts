import type { Decimal } from '../money/decimal.ts';
import type { Granularity, Metric, Split } from './query.ts';

/** What is asked of a ledger. `end` is exclusive. */
export interface LedgerQuery {
  readonly start: string;
  readonly end: string;
  readonly granularity: Granularity;
  readonly metrics: readonly Metric[];
  readonly billingViewArn: string | null;
}

export interface LedgerPeriod {
  readonly start: string;
  readonly end: string;
  readonly estimated: boolean;
}

/** An amount per metric of the query, in its order, in one currency. */
interface LedgerAmounts {
  readonly amounts: readonly Decimal[];
  readonly currency: string;
}

/** Spend of one account under one key (a record type or a service) in one period. */
export interface LedgerGroup extends LedgerAmounts {
  readonly periodStart: string;
  readonly accountId: string;
  readonly key: string;
}

/** A page of groups. A period may be spread over pages; every period asked for appears on one. */
export interface LedgerPage {
  readonly periods: readonly LedgerPeriod[];
  readonly groups: readonly LedgerGroup[];
  /** Names by account id, of accounts that have left as well, as far as the ledger knows them. */
  readonly accountNames: Iterable<readonly [string, string]>;
}

/** The ungrouped total of one period. Null currency: the ledger holds nothing in that period. */
export interface LedgerTotal extends LedgerPeriod {
  readonly amounts: readonly Decimal[];
  readonly currency: string | null;
}

/** Where spend is read from: every page of it, or a failure. */
export interface CostLedger {
  groups(query: LedgerQuery, split: Split): AsyncIterable<LedgerPage>;
  totals(query: LedgerQuery): Promise<readonly LedgerTotal[]>;
}
