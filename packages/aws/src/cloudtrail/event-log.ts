import {
  type Clock,
  type EventLog,
  instantText,
  type LoggedEvents,
  type OrganizationEvent,
  OuCostError,
} from '@ou-cost/spend';
import { READINGS } from './happenings.ts';
import { type EventLookup, HOP } from './lookup.ts';
import type { ReadRecord } from './record.ts';

const SECOND = 1000;
const DAY = 86_400_000;

/** How long CloudTrail keeps events, in days. */
const KEPT_DAYS = 90;

/** How long after an event CloudTrail may deliver it, in milliseconds. */
const DELAY = 15 * 60_000;

export interface CloudTrailEventLogOptions {
  readonly lookup: EventLookup;
  /** Whose event history it is. Fails with an OuCostError. */
  readonly accountId: () => Promise<string>;
  readonly clock: Clock;
}

type NotUnderstood = ReadRecord & { readonly is: 'not-understood' };

/**
 * The events of an organization in CloudTrail's event history of its management account. They are looked up name by name,
 * since a lookup has one attribute, and most events of Organizations are readings, such as those of ou-cost itself.
 */
export class CloudTrailEventLog implements EventLog {
  readonly #options: CloudTrailEventLogOptions;

  constructor(options: CloudTrailEventLogOptions) {
    this.#options = options;
  }

  async read(managementAccountId: string): Promise<LoggedEvents> {
    const { lookup, accountId, clock } = this.#options;
    const own = await accountId();
    if (own !== managementAccountId) throw otherAccount(own, managementAccountId);
    const to = clock.now();
    // The first whole day (UTC) that is still kept.
    const from = Math.ceil((to - KEPT_DAYS * DAY) / DAY) * DAY;
    const records: ReadRecord[] = [];
    for (const name of READINGS.keys()) records.push(...(await lookup.named(name, { from, to })));
    return loggedEvents(records, from, to - DELAY);
  }
}

/** What the records tell; the times are in milliseconds since 1970. */
export function loggedEvents(records: readonly ReadRecord[], from: number, to: number): LoggedEvents {
  const createdAt = records.flatMap((one) => (one.is === 'organization-created' ? [one.at] : [])).toSorted();
  const begin = createdAt.at(-1) ?? '';
  const found = new Map<string, OrganizationEvent>();
  const others = new Map<string, NotUnderstood>();
  for (const one of records) {
    if (one.is === 'event' && one.event.at >= begin) found.set(one.event.id, one.event);
    if (one.is === 'not-understood' && one.at >= begin) others.set(one.id, one);
  }
  const counts = Map.groupBy(others.values(), ({ name }) => name);
  const starts = [...others.values()].map(({ at }) => Date.parse(at) + SECOND);
  const start = Math.max(from, ...(begin === '' ? [] : [Date.parse(begin)]), ...starts);
  return {
    events: [...found.values()].sort(byTime),
    coverage: { from: instantText(Math.min(start, to)), to: instantText(to) },
    notUnderstood: [...counts].map(([name, { length: count }]) => ({ name, count })),
  };
}

function byTime(left: OrganizationEvent, right: OrganizationEvent): number {
  const [before, after] = [`${left.at} ${left.id}`, `${right.at} ${right.id}`];
  return before < after ? -1 : 1;
}

function otherAccount(own: string, managementAccountId: string): OuCostError {
  return new OuCostError(
    'InvalidConfiguration',
    `${HOP}: these credentials read CloudTrail of account ${own}, and the events are in that of the management account ${managementAccountId}; seed with credentials, or a reader role, of that account`,
  );
}
