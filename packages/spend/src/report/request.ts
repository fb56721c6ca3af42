import type { ChargeType } from '../ledger/charge-type.ts';
import type { Detail, Metric } from '../ledger/query.ts';
import type { Split } from '../ledger/split.ts';
import type { Decimal } from '../money/decimal.ts';
import type { RuleName } from '../rules/named.ts';
import type { CalendarDate } from '../time/calendar.ts';
import type { Granularity, PeriodExpression } from '../time/period.ts';
import type { ReportCapacity } from './capacity.ts';
import type { Tree } from './form/report.ts';

/** What a report is asked for, in domain values. */
export interface ReportRequest {
  readonly period: PeriodExpression;
  /**
   * The day (UTC) on which `period` and `compare` are resolved. What has settled is judged by the clock all the same.
   * @default the day of the run
   */
  readonly asOf?: CalendarDate;
  readonly granularity: Granularity;
  /** At least one, each once. */
  readonly metrics: readonly Metric[];
  /** At least one, each once; the first is the one that is drawn. */
  readonly by: readonly Split[];
  readonly detail: Detail;
  /** Ids, paths or unique names. */
  readonly organizationalUnits: readonly string[];
  readonly excludedOrganizationalUnits: readonly string[];
  readonly excludedChargeTypes: readonly ChargeType[];
  /** `none`, `previous` or `YYYY-MM`. */
  readonly compare: string;
  /** Whether the report goes without the comparison where the source does not reach back that far. @default it fails */
  readonly comparesIfAvailable?: boolean;
  /** One total for each of this many months up to the period's end; null: none. */
  readonly trend: number | null;
  /** Refuses days and parts of months, which a source does not keep for as long as whole months. */
  readonly wholeMonthsOnly: boolean;
  readonly allowUnattributedDifference: boolean;
  /** The tree that past spend stands on. @default as-is */
  readonly tree?: Tree;
  /** Takes settled months from earlier runs instead of reading them again. @default every month is read */
  readonly reusesSettled?: boolean;
  /** Holds the months that are taken from earlier runs against the source's total of today. @default it does not */
  readonly checksReused?: boolean;
  /** The units and accounts that the report must be able to have, for the rules it is asked for. @default none */
  readonly ruleNames?: readonly RuleName[];
}

/** Settings that a deployment fixes for all of its runs. */
export interface RunSettings {
  readonly runId: string;
  /** Program and version. */
  readonly producer: string;
  /** In the bill's currency. */
  readonly tolerance: Decimal;
  /** The day of the next month up to which a month is not settled. */
  readonly settlingDay: number;
  /** How large the report may be. @default as large as it becomes */
  readonly capacity?: ReportCapacity;
}
