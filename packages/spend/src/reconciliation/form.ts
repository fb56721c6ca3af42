import type { ChargeType } from '../ledger/charge-type.ts';
import type { LedgerDescription } from '../ledger/ports.ts';
import type { Metric } from '../ledger/query.ts';
import type { AmountText } from '../money/amount.ts';
import type { Usage } from '../report/form/report.ts';

export const RECONCILIATION_SCHEMA = 'ou-cost/reconciliation@1';

/** What is known to make two sources of one bill differ. */
export const DIFFERENCE_REASONS = [
  'delivered-early',
  'still-estimated',
  'billing-view',
  'in-no-account',
  'other-account',
  'other-charge-type',
  'other-month',
] as const;
export type DifferenceReason = (typeof DIFFERENCE_REASONS)[number];

/** Two figures of one thing. */
interface TwoFigures {
  readonly first: AmountText;
  readonly second: AmountText;
  /** second − first */
  readonly difference: AmountText;
  /** Of the first, with two decimals; null where the first is zero. */
  readonly percent: string | null;
  /** Whether the difference is larger than the tolerance, in either direction. */
  readonly isOver: boolean;
}

/** The two sums of all accounts in a month. */
export interface MonthTotals extends TwoFigures {
  readonly metric: Metric;
  readonly start: string;
  /** Exclusive. */
  readonly end: string;
  /** How many sums by account and charge type were compared. */
  readonly compared: number;
  /** How many of them differ by so little that they are not listed. */
  readonly unlisted: number;
}

/** A sum by account and charge type that differs. */
export interface SourceDifference extends TwoFigures {
  readonly metric: Metric;
  readonly start: string;
  readonly end: string;
  /** Null: what the first source has in its total and in no account. */
  readonly accountId: string | null;
  /** Null where neither source knows it. */
  readonly accountName: string | null;
  /** Null: in no account, and so of no known type. */
  readonly chargeType: ChargeType | null;
  /** What is known to make them differ, as far as it applies here. */
  readonly reasons: readonly DifferenceReason[];
}

/** Days that were asked for and not compared. */
export interface LeftOutDays {
  readonly start: string;
  readonly end: string;
  readonly why: 'not-settled' | 'part-of-a-month';
}

/** Two sources of one bill, held against each other by account and charge type in months that have settled. */
export interface SourceReconciliation {
  readonly schema: typeof RECONCILIATION_SCHEMA;
  readonly producer: string;
  readonly runId: string;
  readonly generatedAt: string;
  readonly sources: {
    readonly first: Pick<LedgerDescription, 'kind' | 'name' | 'billingView'>;
    readonly second: Pick<LedgerDescription, 'kind' | 'name' | 'billingView'>;
  };
  readonly currency: string;
  /** The largest difference that does not count, in the currency. */
  readonly tolerance: AmountText;
  /** Whether no difference is over the tolerance, neither of a month nor of an account. */
  readonly agrees: boolean;
  readonly leftOut: readonly LeftOutDays[];
  /** Each month under each metric, the months of one metric together. */
  readonly months: readonly MonthTotals[];
  /**
   * Those over the tolerance, and in a month that is over it also those over a thousandth of it. Ordered by metric, month,
   * and size, the largest first.
   */
  readonly differences: readonly SourceDifference[];
  readonly usage: Usage;
}
