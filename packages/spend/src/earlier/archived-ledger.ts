import type { ChargeKind } from '../ledger/charge-kind.ts';
import type { LedgerDescription } from '../ledger/ports.ts';
import type { Metric } from '../ledger/query.ts';
import type { AmountText } from '../money/amount.ts';
import type { ReconciliationStatus } from '../report/form/bill.ts';

export const LEDGER_SCHEMA = 'ou-cost/ledger@1';

/** What one account spent in the month, of one kind of charge; an amount for each metric, in the ledger's order. */
export interface ArchivedSpend {
  readonly accountId: string;
  /** Null: the ledger was read by account only. */
  readonly chargeKind: ChargeKind | null;
  readonly amounts: readonly AmountText[];
}

/** The same of one day, for accounts that were read by days. */
export interface ArchivedDay extends ArchivedSpend {
  readonly day: string;
}

/** What a run read of one whole month: account by account, exactly. */
export interface ArchivedLedger {
  readonly schema: typeof LEDGER_SCHEMA;
  readonly runId: string;
  /** Program and version. */
  readonly producer: string;
  readonly readAt: string;
  readonly organizationId: string;
  /** The month's first day, and the day after its last one (UTC). */
  readonly start: string;
  readonly end: string;
  /** By the calendar, when it was read. */
  readonly settled: boolean;
  readonly estimated: boolean;
  /** Whether the source says that it will not change any more: every line of it has an invoice. */
  readonly final: boolean;
  readonly source: Pick<LedgerDescription, 'kind' | 'name' | 'billingView'>;
  readonly status: ReconciliationStatus;
  readonly currency: string;
  readonly metrics: readonly Metric[];
  readonly by: 'charge-type' | 'account';
  /** The independent total, an amount for each metric; null where there was none for this month. */
  readonly independentTotal: readonly AmountText[] | null;
  /** In the order of account and kind of charge; what is not here is zero. */
  readonly spend: readonly ArchivedSpend[];
  /** Accounts that were read by days, whole: the sum of an account's days is its month, within the tolerance of the run. */
  readonly days: readonly ArchivedDay[];
  readonly accountNames: readonly (readonly [id: string, name: string])[];
  readonly unknownRecordTypes: readonly string[];
}
