import type { IndependentTotal, LedgerDescription } from '../../ledger/ports.ts';
import type { Metric } from '../../ledger/query.ts';
import type { Split } from '../../ledger/split.ts';
import type { AmountText } from '../../money/amount.ts';

/** Where the spend of a bill was read. */
interface BillSource extends Pick<LedgerDescription, 'kind' | 'name' | 'billingView'> {
  /** How the total that the spend is held against is independent of it. */
  readonly independentTotal: IndependentTotal['kind'];
  /** The source that states the independent total, for people; null where there is none. */
  readonly independentTotalStatedBy: string | null;
}

/** `not-checked`: no total is independent of the groups, or not all of them could be held against it. */
export type ReconciliationStatus = 'reconciled' | 'difference-allowed' | 'not-checked';

export interface ReconciliationCheck {
  readonly metric: Metric;
  /** Start of the period. */
  readonly period: string;
  /** Exclusive. */
  readonly end: string;
  /** What the sum was read by. */
  readonly by: Split | 'account';
  readonly attributed: AmountText;
  readonly independent: AmountText;
  /** independent − attributed */
  readonly difference: AmountText;
}

export interface Reconciliation {
  readonly status: ReconciliationStatus;
  /** In the bill's currency. */
  readonly tolerance: AmountText;
  /** Every metric in every period, or in every month that another source states; empty where nothing was checked. */
  readonly checks: readonly ReconciliationCheck[];
}

/** A settled month that was taken from an earlier run instead of being read again. */
export interface ReusedMonth {
  readonly start: string;
  /** Exclusive. */
  readonly end: string;
  /** The run that had read it. */
  readonly of: string;
  readonly readAt: string;
  /** Whether its total was held against the source's of today. */
  readonly isChecked: boolean;
}

/** One organization and the account that pays for it: what was read of it, where, and whether it adds up. */
export interface Bill {
  readonly organizationId: string;
  readonly managementAccountId: string;
  readonly rootId: string;
  /** When the organization was read; before the run, where it was read from a file. */
  readonly asOf: string;
  readonly currency: string;
  readonly source: BillSource;
  readonly reconciliation: Reconciliation;
  /** In their order; absent where every month was read. */
  readonly reused?: readonly ReusedMonth[];
}
