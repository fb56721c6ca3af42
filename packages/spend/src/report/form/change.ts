import type { Metric } from '../../ledger/query.ts';
import type { AmountText } from '../../money/amount.ts';
import type { ReportPeriod } from './period.ts';
import type { PartsBySplit } from './spend.ts';

/** An amount over the days compared with, and over the days that are compared. */
export interface BeforeAndAfter {
  readonly before: AmountText;
  readonly after: AmountText;
}

/** A change of one metric over the days that are compared, against the days compared with. */
export interface MetricChange extends BeforeAndAfter, PartsBySplit<BeforeAndAfter> {
  readonly change: AmountText;
  /** Percent of the absolute value before, two decimals; null where there was nothing before. */
  readonly percent: string | null;
  /** Without credits and refunds; only where the report is by charge type. */
  readonly gross?: BeforeAndAfter;
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

/** What changed of a part of all spend: of a service, for instance. */
export interface PartChange {
  readonly name: string;
  readonly change: Change;
}

/** What changed of a unit's own accounts. */
export interface UnitChange {
  readonly id: string;
  readonly direct: Change;
}

/** What changed most by the first metric, largest first, ten at most. */
export interface Movers {
  readonly accounts: readonly AccountChange[];
  /** By their own accounts, so that a unit does not repeat the units below it. */
  readonly organizationalUnits: readonly UnitChange[];
  /** Only where the report is by service. */
  readonly services?: readonly PartChange[];
}

export interface Comparison {
  readonly with: string;
  readonly start: string;
  /** Exclusive. */
  readonly end: string;
  readonly periods: readonly ReportPeriod[];
  /** The days that are compared: the whole period, its last month, or its days that are over. */
  readonly after: {
    readonly start: string;
    /** Exclusive. */
    readonly end: string;
    readonly periods: readonly ReportPeriod[];
  };
  readonly total: Change;
  readonly organizationalUnits: readonly {
    readonly id: string;
    readonly direct: Change;
    readonly total: Change;
  }[];
  /** Empty at detail by OU. */
  readonly accounts: readonly AccountChange[];
  readonly unattributed: Change;
  readonly movers: Movers;
}
