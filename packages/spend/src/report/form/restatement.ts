import type { Change } from './change.ts';

/** A month of the report that an earlier run had read. */
export interface RestatedMonth {
  readonly start: string;
  /** Exclusive. */
  readonly end: string;
  /** The run that had read it. */
  readonly of: string;
  readonly readAt: string;
}

/**
 * What the source has changed since a month was read before: `before` is what the earlier run read, `after` what this one
 * did. An account's change stands in the unit that holds it now; with the tree as it was in the unit that held it at the
 * end of the month. The changes of the accounts are the change of the total, exactly.
 */
export interface Restatement {
  /** The run that had read the last of the months. */
  readonly of: string;
  readonly months: readonly RestatedMonth[];
  readonly total: Change;
  /** Units of which something changed, in the report's order. */
  readonly organizationalUnits: readonly {
    readonly id: string;
    readonly direct: Change;
    readonly total: Change;
  }[];
  readonly unattributed: Change;
  /** Accounts of which something changed, by id and unit; listed at every detail. */
  readonly accounts: readonly {
    readonly id: string;
    readonly name: string;
    readonly organizationalUnitId: string | null;
    readonly change: Change;
  }[];
}
