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
  readonly byService?: Readonly<Record<string, readonly AmountText[]>>;
}

/** Spend per metric asked for. */
export type Spend = Readonly<Partial<Record<Metric, MetricSpend>>>;
