import type { Decimal } from '../money/decimal.ts';
import type { KnownNote } from '../note.ts';
import type { Granularity } from '../time/period.ts';
import type { ChargeKind } from './charge-kind.ts';
import type { Metric } from './query.ts';
import type { Split, SplitKind } from './split.ts';

/** What is asked of a ledger. `end` is exclusive. */
export interface LedgerQuery {
  readonly start: string;
  readonly end: string;
  readonly granularity: Granularity;
  readonly metrics: readonly Metric[];
  /** Only the groups of these accounts, at least one; an independent total is always of all. @default all of them */
  readonly accountIds?: readonly string[];
}

export interface LedgerPeriod {
  readonly start: string;
  readonly end: string;
  readonly estimated: boolean;
  /** Whether the source says that the period will not change any more. @default it does not say so */
  readonly final?: boolean;
}

/** An amount per metric of the query, in its order, in one currency. */
interface LedgerAmounts {
  readonly amounts: readonly Decimal[];
  readonly currency: string;
}

/** What a charge is, in domain values. Each ledger classifies the names that its source uses. */
export interface ChargeClass {
  /** Null where the ledger was not asked for it and does not know it. */
  readonly chargeKind: ChargeKind | null;
  /** The value that the spend is split by, such as a service's name; null where it is split by charge type or not at all. */
  readonly splitValue: string | null;
}

/** Spend of one account, of one kind of charge and one split value, in one period. */
export interface LedgerGroup extends LedgerAmounts, ChargeClass {
  readonly periodStart: string;
  readonly accountId: string;
}

/** A page of groups. A period may be spread over pages; every period asked for appears on one. */
export interface LedgerPage {
  readonly periods: readonly LedgerPeriod[];
  readonly groups: readonly LedgerGroup[];
  /** Names by account id, of accounts that have left as well, as far as the ledger knows them. */
  readonly accountNames: readonly (readonly [id: string, name: string])[];
  /** The source's names of charges that the ledger could not classify: their groups have the kind `other`. */
  readonly unknownRecordTypes: readonly string[];
}

/** The ungrouped total of one period. Null currency: the ledger holds nothing in that period. */
export interface LedgerTotal extends LedgerPeriod {
  readonly amounts: readonly Decimal[];
  readonly currency: string | null;
}

/** The kinds of source, as a report names them. */
type SourceKind = 'cost-explorer' | 'exports';

/**
 * A total that does not come from the groups: asked of the same source a second time, or of another source. A
 * ledger that has none is never called reconciled.
 */
export type IndependentTotal =
  | {
      readonly kind: 'second-query';
      /** The name of the source that states it, for people. */
      readonly statedBy: string;
      read(query: LedgerQuery): Promise<readonly LedgerTotal[]>;
    }
  /**
   * Two sources know a charge at different times and need not put it on the same day: only whole months that have
   * settled are held against this one, and where it refuses to be asked, nothing is.
   */
  | {
      readonly kind: 'other-source';
      readonly statedBy: string;
      /** The metrics that it can state. @default all */
      readonly metrics?: readonly Metric[];
      read(query: LedgerQuery): Promise<readonly LedgerTotal[]>;
    }
  | { readonly kind: 'none' };

/** What a ledger says of itself. Every sentence about its figures is made from this. */
export interface LedgerDescription {
  readonly kind: SourceKind;
  /** The name of the source, for people. */
  readonly name: string;
  /** Through which view of the bill it is read; null: the whole bill. */
  readonly billingView: string | null;
  /** The metrics that can be asked for. */
  readonly metrics: readonly Metric[];
  /** What spend can be split by. @default everything; what a query finds missing, it refuses by itself */
  readonly splits?: readonly SplitKind[];
  /** What a reader of its figures must know. @default nothing */
  readonly notes?: readonly KnownNote[];
}

/** Where spend is read from: every page of it, or a failure. */
export interface CostLedger {
  readonly description: LedgerDescription;
  readonly independentTotal: IndependentTotal;
  /** Groups by account and by what the spend is split by; by account only where that is null. */
  groups(query: LedgerQuery, split: Split | null): AsyncIterable<LedgerPage>;
  /**
   * Whether it has every period of a query, so that a comparison that nobody asked for can be given up instead of
   * failing. @default it is asked for the independent total, which refuses what is too old
   */
  reaches?(query: LedgerQuery): boolean | Promise<boolean>;
}
