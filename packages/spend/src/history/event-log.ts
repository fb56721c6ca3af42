import type { EventCoverage, OrganizationEvent, SeenTree } from './facts.ts';

/** What a log tells of an organization's past. No e-mail address is in it. */
export interface LoggedEvents {
  /** In the order of their time; those that were refused when they were tried are not among them. */
  readonly events: readonly OrganizationEvent[];
  /**
   * The time for which `events` are all that happened: it begins after the last event that was not understood, and ends
   * before what the log may not tell yet.
   */
  readonly coverage: EventCoverage;
  /** Events that were not understood, by the log's name for their kind: something happened, and it is not known what. */
  readonly notUnderstood: readonly { readonly name: string; readonly count: number }[];
}

/** A log of what happened to an organization, and how much of the past it still tells. */
export interface EventLog {
  /** Fails with InvalidConfiguration where the log that can be read is not that of this account. */
  read(managementAccountId: string): Promise<LoggedEvents>;
}

export const ORGANIZATION_EVENTS_SCHEMA = 'ou-cost/organization-events@1';

/** What a log tells of an organization, as it travels. */
export interface OrganizationEvents extends LoggedEvents {
  readonly schema: typeof ORGANIZATION_EVENTS_SCHEMA;
  readonly producer: string;
  readonly runId: string;
  readonly generatedAt: string;
  readonly organization: { readonly id: string; readonly managementAccountId: string };
  /** The tree as it was read before the log; null: both together were too large to travel. */
  readonly tree: SeenTree | null;
}
