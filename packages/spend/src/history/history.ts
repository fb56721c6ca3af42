import type { ListedUnit } from '../organization/directory.ts';
import type { CalendarDate, DateRange } from '../time/calendar.ts';

/**
 * Why an account is said to have stood in a unit on a day: it was `seen` or told; it is `assumed`, since the observations
 * around the day are apart and do not agree; the day is `before-history`, so that the first thing that is known serves;
 * it has `left`, and stands in the last unit that is known.
 */
export const PLACEMENT_BASES = ['seen', 'assumed', 'before-history', 'left'] as const;
export type PlacementBasis = (typeof PLACEMENT_BASES)[number];

/** Where an account stood from one day to another; `to` is exclusive, and null while it goes on. */
export interface HistoricalPlacement {
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
  /** Null: no fact tells of any unit that the account was in. */
  readonly organizationalUnitId: string | null;
  readonly basis: PlacementBasis;
}

/** An account as the history knows it. */
export interface HistoricalAccount {
  readonly id: string;
  /** The newest name that is known. */
  readonly name: string | null;
  /** In their order, without a gap or an overlap, from the beginning of time to its end: the last is open. */
  readonly placements: readonly [HistoricalPlacement, ...HistoricalPlacement[]];
  /** The first day (UTC) at whose end it was no longer in the organization; null: it is in it. */
  readonly leftOn: CalendarDate | null;
}

/** A unit as the history knows it, whether it still exists or not. Its parent never changes: AWS cannot move a unit. */
export interface HistoricalUnit extends ListedUnit {
  /** Names that it had before the present one, the oldest first. */
  readonly formerNames: readonly string[];
  /** The first day (UTC) at whose end it no longer was; null: it still is. */
  readonly deletedOn: CalendarDate | null;
}

/** What happened to an organization on a day (UTC), as far as it was seen or told. */
export type OrganizationChange = {
  readonly on: CalendarDate;
  /** It happened on the day, or at some time since this earlier day, when the tree was last seen; null: on the day. */
  readonly since: CalendarDate | null;
} & (
  | {
      readonly kind: 'moved';
      readonly accountId: string;
      readonly name: string;
      readonly fromUnitId: string;
      readonly toUnitId: string;
    }
  | {
      readonly kind: 'joined' | 'left' | 'closed';
      readonly accountId: string;
      readonly name: string;
      readonly unitId: string | null;
    }
  | {
      readonly kind: 'renamed';
      readonly unitId: string;
      /** Null: it is not known. */
      readonly fromName: string | null;
      readonly toName: string;
    }
  | { readonly kind: 'created' | 'deleted'; readonly unitId: string; readonly name: string }
);

/** The past of an organization: a slowly changing dimension (type 2) of half-open intervals. */
export interface OrganizationHistory {
  readonly organizationId: string;
  /** The day (UTC) from which on the tree is known; null: nothing was seen before this run. */
  readonly firstKnownOn: CalendarDate | null;
  /** Days between two observations that are further apart than a month: what moved and came back would not be seen. */
  readonly unobserved: readonly DateRange[];
  readonly accounts: ReadonlyMap<string, HistoricalAccount>;
  readonly units: ReadonlyMap<string, HistoricalUnit>;
  /** In the order of their days. */
  readonly changes: readonly OrganizationChange[];
}
