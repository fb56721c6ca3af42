import type { Metric } from '../../ledger/query.ts';
import type { AmountText } from '../../money/amount.ts';
import type { ReportPeriod } from './period.ts';

/** A change of one metric over the whole range asked for, against the whole range compared with. */
export interface MetricChange {
  readonly before: AmountText;
  readonly after: AmountText;
  readonly change: AmountText;
  /** Percent of the absolute value before, two decimals; null where there was nothing before. */
  readonly percent: string | null;
}

export type Change = Readonly<Partial<Record<Metric, MetricChange>>>;

/** new: no spend before; departed: spend before and none now; whatever the metric. */
export type ChangeStatus = 'new' | 'departed' | 'changed' | 'unchanged';

export interface AccountChange {
  readonly id: string;
  readonly name: string;
  /** The newest one; null: the account is no longer in the organization. */
  readonly organizationalUnitId: string | null;
  readonly status: ChangeStatus;
  readonly change: Change;
}

export interface Comparison {
  readonly with: string;
  readonly start: string;
  /** Exclusive. */
  readonly end: string;
  readonly periods: readonly ReportPeriod[];
  readonly total: Change;
  readonly organizationalUnits: readonly {
    readonly id: string;
    readonly direct: Change;
    readonly total: Change;
  }[];
  /** Empty at detail by OU. */
  readonly accounts: readonly AccountChange[];
  readonly unattributed: Change;
  /** What changed most by the first metric, largest first, ten at most. */
  readonly movers: { readonly accounts: readonly AccountChange[] };
}
