import type { OrganizationListing } from '../organization/directory.ts';
import type { CalendarDate } from '../time/calendar.ts';

/** A tree and every account's place as they were seen at one instant: what a snapshot holds. */
export interface SeenTree
  extends Pick<OrganizationListing, 'id' | 'managementAccountId' | 'units' | 'accounts'> {
  /** When the tree was read, as in `2026-11-01T09:00:00Z`. */
  readonly asOf: string;
}

/** What a log of the organization says that happened. Null: the log does not say it. */
export type OrganizationEvent = {
  /** The log's own id of the event, by which two readings of it are one. */
  readonly id: string;
  /** When it happened, as in `2026-11-01T09:00:00Z`. */
  readonly at: string;
} & (
  | {
      readonly kind: 'account-moved';
      readonly accountId: string;
      readonly fromParentId: string;
      readonly toParentId: string;
    }
  | {
      readonly kind: 'account-joined' | 'account-left' | 'account-created' | 'account-closed';
      readonly accountId: string;
      readonly name: string | null;
    }
  | {
      readonly kind: 'unit-created' | 'unit-renamed';
      readonly unitId: string;
      readonly name: string | null;
      readonly parentId: string | null;
    }
  | { readonly kind: 'unit-deleted'; readonly unitId: string }
);

/** The time for which every event is known. `to` is exclusive. */
export interface EventCoverage {
  readonly from: string;
  readonly to: string;
}

/** Everything that is known of an organization's past, as it was seen or told; nothing is concluded yet. In any order. */
export interface HistoryFacts {
  readonly organizationId: string;
  readonly trees: readonly SeenTree[];
  /** Days (UTC) on which the tree was seen to be that of the newest snapshot up to then. */
  readonly unchangedOn: readonly CalendarDate[];
  readonly events: readonly OrganizationEvent[];
  readonly eventsCover: readonly EventCoverage[];
}
