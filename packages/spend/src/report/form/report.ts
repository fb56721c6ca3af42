import type { PlacementBasis } from '../../history/history.ts';
import type { ChargeType } from '../../ledger/charge-type.ts';
import type { Detail, Metric } from '../../ledger/query.ts';
import type { Split } from '../../ledger/split.ts';
import type { AmountText } from '../../money/amount.ts';
import type { Note } from '../../note.ts';
import type { Placement } from '../../organization/placement.ts';
import type { Granularity } from '../../time/period.ts';
import type { Bill } from './bill.ts';
import type { Change, Comparison } from './change.ts';
import type { ReportedOrganizationChange } from './organization-change.ts';
import type { OtherTree } from './other-tree.ts';
import type { ReportPeriod } from './period.ts';
import type { Restatement } from './restatement.ts';
import type { RuleOutcome } from './rule-outcome.ts';
import type { Spend } from './spend.ts';
import type { Trend } from './trend.ts';

export interface OrganizationalUnitSpend {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | null;
  readonly path: readonly string[];
  /** 0 is a root. */
  readonly depth: number;
  /** Accounts directly in this unit. */
  readonly accountIds: readonly string[];
  /** Names that it had before, the oldest first; absent where the archive knows none. */
  readonly formerNames?: readonly string[];
  /** The first day (UTC) on which it no longer was; absent where it still is. */
  readonly deletedOn?: string;
  readonly direct: Spend;
  readonly total: Spend;
}

export interface AccountSpend {
  readonly id: string;
  readonly name: string;
  readonly state: string | null;
  /** Half-open intervals in their order, without gaps; one for all days where the tree is taken as it is now. */
  readonly placements: readonly AccountPlacement[];
  /** Of an account that has left: the first day (UTC) on which it was gone, where the archive knows it. */
  readonly leftOn?: string;
  /** Of an account that has left, on the tree as it is: the last unit that is known; absent where none is. */
  readonly lastUnit?: { readonly id: string; readonly path: readonly string[] };
  readonly spend: Spend;
}

/** A placement with its days as text. */
interface AccountPlacement extends Pick<Placement, 'organizationalUnitId'> {
  readonly from: string;
  readonly to: string | null;
  /** Why it is said to have stood there; absent on the tree as it is. */
  readonly basis?: PlacementBasis;
  /**
   * What it spent in this unit since it came there, in the report's periods; only where it stood in several units. Of
   * placements in one unit that follow each other the last one has it for all.
   */
  readonly spend?: Spend;
  /** Its part of the comparison and of the trend, likewise. */
  readonly change?: Change;
  readonly trend?: Spend;
}

/** The unit that an account stands in last; null: it is no longer in the organization. */
export function lastUnitOf({ placements }: Pick<AccountSpend, 'placements'>): string | null {
  return placements.at(-1)?.organizationalUnitId ?? null;
}

/** What one source of spend charged for a run. */
export interface SourceCharge {
  readonly source: string;
  /** What is charged for, for people. */
  readonly for: string;
  readonly amount: AmountText;
  readonly currency: string;
}

export interface Usage {
  /** Requests sent per `service:Operation`, retries included. */
  readonly requests: Readonly<Record<string, number>>;
  readonly throttled: number;
  readonly retries: number;
  /** Bytes of the files that were read; absent where the source has none. */
  readonly scannedBytes?: number;
  readonly charges: readonly SourceCharge[];
  readonly durationMs: number;
}

/** The tree that past spend stands on: today's for all days, or each day's own. */
export const TREES = ['as-is', 'as-was'] as const;
export type Tree = (typeof TREES)[number];

export interface ReportQuery {
  readonly period: string;
  readonly start: string;
  /** Exclusive. */
  readonly end: string;
  readonly granularity: Granularity;
  readonly metrics: readonly Metric[];
  /** What sums are split by first, and drawn by. */
  readonly by: Split;
  /** What they are split by besides. */
  readonly alsoBy: readonly Split[];
  readonly detail: Detail;
  readonly compare: string;
  /** The tree that past spend is shown on: the one of the day of the run, or that of each day. */
  readonly tree: Tree;
  /** Names of charges that no charge type is known for; they count as other. */
  readonly unknownRecordTypes: readonly string[];
}

export const REPORT_SCHEMA = 'ou-cost/report@2';

/** The report as it travels and is written. The roots' totals plus unattributed are the total, exactly. */
export interface Report {
  readonly schema: typeof REPORT_SCHEMA;
  readonly producer: string;
  readonly runId: string;
  readonly generatedAt: string;
  /** One today. Amounts of different currencies are never added. */
  readonly bills: readonly Bill[];
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
  /** Parents before their children. */
  readonly organizationalUnits: readonly OrganizationalUnitSpend[];
  readonly accounts: readonly AccountSpend[];
  readonly unattributed: { readonly accountIds: readonly string[]; readonly total: Spend };
  /** What the source puts in no account, where that is allowed; absent when there is none. */
  readonly notAttributedBySource?: Spend;
  readonly comparison?: Comparison;
  readonly trend?: Trend;
  /** The same spend on the tree as it is; only with the tree as it was. */
  readonly otherTree?: OtherTree;
  /** What happened to the organization from the first day that was read to the last; with an archive. */
  readonly organizationChanges?: readonly ReportedOrganizationChange[];
  /** Against earlier readings of the report's months; absent where the archive has none. */
  readonly restatement?: Restatement;
  /** Every rule that was given and could be judged; absent where there is none. A note names every other rule. */
  readonly rules?: readonly RuleOutcome[];
  readonly usage: Usage;
}
