import type { CommitmentType } from '../../ledger/charge-kind.ts';
import type { ChargeType } from '../../ledger/charge-type.ts';
import type { Metric } from '../../ledger/query.ts';
import type { AmountText } from '../../money/amount.ts';

/** Spend under one metric: one amount per period of the report, in their order. */
export interface MetricSpend {
  readonly amounts: readonly AmountText[];
  /** `amounts` without credits and refunds; only where the report is by charge type. */
  readonly gross?: readonly AmountText[];
  /** Parts of `amounts`; a charge type that does not occur is left out and means zero. */
  readonly byChargeType?: Readonly<Partial<Record<ChargeType, readonly AmountText[]>>>;
  /** The fees in `byChargeType`; what is left of a commitment's charge type is the usage that it covers. */
  readonly commitmentFees?: Readonly<Partial<Record<CommitmentType, readonly AmountText[]>>>;
  readonly byService?: Readonly<Record<string, readonly AmountText[]>>;
}

/** Spend per metric asked for. */
export type Spend = Readonly<Partial<Record<Metric, MetricSpend>>>;
