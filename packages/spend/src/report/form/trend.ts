import type { ReportPeriod } from './period.ts';
import type { Spend } from './spend.ts';

/** The months up to the end of a report's period, with one total each. The last one ends with the report's period. */
export interface Trend {
  /** How many were asked for. */
  readonly months: number;
  /**
   * `account`: each amount is net, with credits and refunds in it, and has no parts. `charge-type`: it is split, since
   * charge types are left out.
   */
  readonly by: 'account' | 'charge-type';
  readonly periods: readonly ReportPeriod[];
  readonly total: Spend;
  /** The units of the report, in its order. */
  readonly organizationalUnits: readonly {
    readonly id: string;
    readonly direct: Spend;
    readonly total: Spend;
  }[];
  /** The accounts of the report, in its order; empty at detail by OU. */
  readonly accounts: readonly { readonly id: string; readonly spend: Spend }[];
  readonly unattributed: Spend;
}
