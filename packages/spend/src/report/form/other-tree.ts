import type { Spend } from './spend.ts';

/** The same spend on the tree of the day of the run, beside a report on the tree as it was. Both have one total. */
export interface OtherTree {
  readonly tree: 'as-is';
  /** The units of the report, in its order; a unit that no longer exists has no spend here. */
  readonly organizationalUnits: readonly {
    readonly id: string;
    readonly direct: Spend;
    readonly total: Spend;
  }[];
  readonly unattributed: { readonly accountIds: readonly string[]; readonly total: Spend };
}
