import { type CalendarDate, calendarDate } from '@ou-cost/spend';

/** The keys of an organization's history, below `organizations/<id>/`; each kind in the order of its names. */
export interface OrganizationKeys {
  readonly snapshots: readonly string[];
  readonly observedOn: readonly CalendarDate[];
  readonly events: readonly string[];
  readonly digests: readonly string[];
}

const SNAPSHOT = /^snapshots\/(\d{4})\/(\d\d)\/(\d\d)T(\d\d)(\d\d)(\d\d)Z(?:-(\d{1,4}))?\.json$/;
const OBSERVATION = /^observations\/(\d{4}-\d\d-\d\d)\.json$/;
const EVENTS = /^events\/(\d{4}-(?:0[1-9]|1[0-2]))(?:\.\d{8}T\d{6}Z(?:-\d{1,4})?)?\.json$/;
const DIGEST = /^digests\/(\d{8}T\d{6}Z)(?:-(\d{1,4}))?\.json$/;
const NEXT = /^next\/(?:first|\d{4}\/\d\d\/\d\dT\d{6}Z(?:-\d{1,4})?)\.json$/;

/** What a key below an organization is; null: nothing that an archive holds. */
export type KeyKind = 'snapshots' | 'observations' | 'events' | 'digests' | 'next';

export function kindOfKey(key: string): KeyKind | null {
  if (SNAPSHOT.test(key)) return 'snapshots';
  if (observedDay(key) !== null) return 'observations';
  if (EVENTS.test(key)) return 'events';
  if (DIGEST.test(key)) return 'digests';
  return NEXT.test(key) ? 'next' : null;
}

/** The day that an observation's key names; null for any other key. */
export function observedDay(key: string): CalendarDate | null {
  return calendarDate(OBSERVATION.exec(key)?.[1] ?? '');
}

export function observationKey(day: string): string {
  return `observations/${day}.json`;
}

/** The key of a snapshot, of which several may be of one second. @param count from 1 */
export function snapshotKey(asOf: string, count: number): string {
  const [year, month, day] = [asOf.slice(0, 4), asOf.slice(5, 7), asOf.slice(8, 10)];
  return `snapshots/${year}/${month}/${day}T${asOf.slice(11, 19).replaceAll(':', '')}Z${numbered(count)}.json`;
}

/** The second that a snapshot's key names, as in `2026-11-01T09:00:00`. */
export function secondOf(snapshot: string): string {
  const [, year, month, day, hour, minute, second] = SNAPSHOT.exec(snapshot) ?? [];
  return `${year}-${month}-${day}T${hour}:${minute}:${second}`;
}

/** Where it stands which snapshot follows this one; null: the first of all. */
export function nextKey(snapshot: string | null): string {
  return snapshot === null ? 'next/first.json' : snapshot.replace(/^snapshots\//, 'next/');
}

/** The key of a digest whose newest fact is of this time, of which there may be several. @param count from 1 */
export function digestKey(instant: string, count: number): string {
  return `digests/${compact(instant)}${numbered(count)}.json`;
}

/** The digest that knows most; undefined where there is none. */
export function newestDigest(digests: readonly string[]): string | undefined {
  const ordered = digests.map((key) => {
    const [, instant = '', count = '1'] = DIGEST.exec(key) ?? [];
    return { key, order: `${instant}${count.padStart(4, '0')}` };
  });
  return ordered.sort((one, other) => (one.order < other.order ? -1 : 1)).at(-1)?.key;
}

/** The key of events of a month, of which there may be several. @param count 1: the first of the month */
export function eventsKey(month: string, instant: string, count: number): string {
  if (count === 1) return `events/${month}.json`;
  return `events/${month}.${compact(instant)}${numbered(count - 1)}.json`;
}

/** The month that a key of events names, as in `2026-10`. */
export function monthOfEvents(events: string): string {
  return EVENTS.exec(events)?.[1] ?? '';
}

/** Snapshots in the order of time. */
export function inOrderOfTime(snapshots: readonly string[]): string[] {
  return snapshots
    .map((key) => ({ key, second: secondOf(key), count: Number(SNAPSHOT.exec(key)?.[7] ?? 1) }))
    .sort((one, other) =>
      one.second === other.second ? one.count - other.count : one.second < other.second ? -1 : 1,
    )
    .map(({ key }) => key);
}

function numbered(count: number): string {
  return count === 1 ? '' : `-${count}`;
}

function compact(instant: string): string {
  return `${instant.slice(0, 19).replaceAll(/[:-]/g, '')}Z`;
}
