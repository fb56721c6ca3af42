import type { Spend } from './spend.ts';

/** The same spend on the tree of the day of the run, beside a report on the tree as it was. Both have one total. */
export interface OtherTree {
  readonly tree: 'as-is';
  /** That of the report, but where units are selected: an account may have moved into one of them, or out of it. */
  readonly total: Spend;
  /** What is left out besides. Both together are the report's total and what it leaves out. */
  readonly leftOut: Spend;
  /** The units of the report, in its order; a unit that no longer exists has no spend here. */
  readonly organizationalUnits: readonly {
    readonly id: string;
    /** The accounts directly in it on this tree, as far as they are selected. */
    readonly accountIds: readonly string[];
    readonly direct: Spend;
    readonly total: Spend;
  }[];
  readonly unattributed: { readonly accountIds: readonly string[]; readonly total: Spend };
}
