import type { ChargeType } from '../ledger/charge-type.ts';
import type { Granularity, Metric } from '../ledger/query.ts';
import type { Note } from '../note.ts';
import type { ThresholdMeasure, ThresholdOperator } from '../rules/rule.ts';

/** A decimal at full precision, as text: `-12.0000000001`. Never rounded before it is rendered. */
export type AmountText = string;

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

export interface ReportPeriod {
  readonly start: string;
  /** Exclusive, as in Cost Explorer. */
  readonly end: string;
  readonly estimated: boolean;
  readonly settled: boolean;
}

export interface OrganizationalUnitSpend {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | null;
  readonly path: readonly string[];
  /** 0 is the root. */
  readonly depth: number;
  /** Accounts directly in this unit. */
  readonly accountIds: readonly string[];
  readonly direct: Spend;
  readonly total: Spend;
}

export interface AccountSpend {
  readonly id: string;
  readonly name: string;
  readonly state: string | null;
  /** Null: the account is no longer in the organization. */
  readonly organizationalUnitId: string | null;
  readonly spend: Spend;
}

interface ReconciliationCheck {
  readonly metric: Metric;
  /** Start of the period. */
  readonly period: string;
  readonly attributed: AmountText;
  readonly independent: AmountText;
  readonly difference: AmountText;
}

/** `not-checked`: the source has no total that is independent of its groups. */
export type ReconciliationStatus = 'reconciled' | 'difference-allowed' | 'not-checked';

export interface Reconciliation {
  readonly status: ReconciliationStatus;
  readonly tolerance: AmountText;
  readonly checks: readonly ReconciliationCheck[];
}

/** A change of one metric over the whole range asked for, against the whole range compared with. */
export interface MetricChange {
  readonly before: AmountText;
  readonly after: AmountText;
  readonly change: AmountText;
  /** Per cent of the absolute value before, two decimals; null where nothing was before. */
  readonly percent: string | null;
}

export type Change = Readonly<Partial<Record<Metric, MetricChange>>>;

/** new: no spend before; departed: spend before and none now; by the first metric of the report. */
export type ChangeStatus = 'new' | 'departed' | 'changed' | 'unchanged';

export interface AccountChange {
  readonly id: string;
  readonly name: string;
  readonly organizationalUnitId: string | null;
  readonly status: ChangeStatus;
  readonly change: Change;
}

export interface Comparison {
  readonly with: string;
  readonly start: string;
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
  /** The accounts that changed most by the first metric, largest first, ten at most. */
  readonly movers: readonly AccountChange[];
}

/** A condition of a rule, and what it found. */
export interface RuleValue {
  readonly measure: ThresholdMeasure;
  readonly operator: ThresholdOperator;
  readonly limit: AmountText;
  /** Of limit and value: the report's currency, or per cent of the amount before. */
  readonly unit: 'currency' | 'percent';
  /** Null: a change from zero, which no per cent can state. */
  readonly value: AmountText | null;
}

/** One for whom a rule holds. */
export interface RuleFinding {
  readonly kind: 'organizational-unit' | 'account' | 'unattributed' | 'total';
  readonly id: string | null;
  /** An organizational unit's path, an account's name. */
  readonly name: string;
  readonly values: readonly RuleValue[];
}

/** What became of a `--fail-if` rule. */
export interface RuleOutcome {
  /** As it was written. */
  readonly rule: string;
  readonly metric: Metric;
  readonly holds: boolean;
  /** Empty where it does not hold. */
  readonly findings: readonly RuleFinding[];
}

export interface Usage {
  /** Requests sent per `service:Operation`, retries included. */
  readonly requests: Readonly<Record<string, number>>;
  readonly throttled: number;
  readonly retries: number;
  readonly costExplorerCharge: { readonly amount: AmountText; readonly currency: 'USD' };
  readonly durationMs: number;
}

export interface ReportQuery {
  readonly period: string;
  readonly start: string;
  readonly end: string;
  readonly granularity: Granularity;
  readonly metrics: readonly Metric[];
  readonly by: 'charge-type' | 'service';
  readonly detail: 'account' | 'ou';
  readonly compare: string;
  readonly billingView: string | null;
  readonly unknownRecordTypes: readonly string[];
}

export const REPORT_SCHEMA = 'ou-cost/report@1';

/** The report as it travels and is written: see the contract in docs. Root plus unattributed is the total. */
export interface Report {
  readonly schema: typeof REPORT_SCHEMA;
  readonly producer: string;
  readonly runId: string;
  readonly generatedAt: string;
  readonly organization: {
    readonly id: string;
    readonly managementAccountId: string;
    readonly rootId: string;
    readonly asOf: string;
  };
  readonly query: ReportQuery;
  readonly currency: string;
  readonly periods: readonly ReportPeriod[];
  readonly selection: {
    readonly organizationalUnits: readonly string[];
    readonly excludedOrganizationalUnits: readonly string[];
    readonly excludedChargeTypes: readonly ChargeType[];
    readonly leftOut: Spend;
  };
  readonly notes: readonly Note[];
  readonly total: Spend;
  readonly organizationalUnits: readonly OrganizationalUnitSpend[];
  readonly accounts: readonly AccountSpend[];
  readonly unattributed: { readonly accountIds: readonly string[]; readonly total: Spend };
  /** What AWS itself puts in no account, under `--allow-unattributed-difference`; absent when there is none. */
  readonly notAttributedByAws?: Spend;
  readonly comparison?: Comparison;
  /** Every `--fail-if` rule, judged; absent where none was given. */
  readonly rules?: readonly RuleOutcome[];
  readonly reconciliation: Reconciliation;
  readonly usage: Usage;
}
