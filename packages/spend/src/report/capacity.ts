import type { OuCostError } from '../errors.ts';
import type { Detail, Metric } from '../ledger/query.ts';
import type { Split } from '../ledger/split.ts';
import type { Tree } from './form/report.ts';

/** What decides how long a report is: how much it lists, and how many amounts there are for each. */
export interface ReportSize {
  readonly units: number;
  /** The accounts in these units. */
  readonly accounts: number;
  readonly periods: number;
  readonly metrics: readonly Metric[];
  readonly by: readonly Split[];
  readonly detail: Detail;
  /** 0: no trend. */
  readonly trendMonths: number;
  /** On the tree as it was, every unit is there a second time: on the tree of now. */
  readonly tree: Tree;
}

/** How large a report can be handed over. */
export interface ReportCapacity {
  /** False where no report of this size can be handed over, however small its amounts are. */
  holds(size: ReportSize): boolean;
  tooLarge(size: ReportSize): OuCostError;
}

/** No organization is larger. */
export const LARGEST_ORGANIZATION = { units: 2_000, accounts: 50_000 } as const;
