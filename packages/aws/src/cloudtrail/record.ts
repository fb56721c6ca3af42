import { instantText, type OrganizationEvent } from '@ou-cost/spend';
import { listIn, type Members, membersOf, optionalText, textIn } from '../signed-requests/members.ts';
import { READINGS } from './happenings.ts';

/** What a record of CloudTrail tells. */
export type ReadRecord =
  | { readonly is: 'event'; readonly event: OrganizationEvent }
  /** What happened before does not belong to the organization. */
  | { readonly is: 'organization-created'; readonly at: string }
  | { readonly is: 'not-understood'; readonly id: string; readonly at: string; readonly name: string }
  /** The request failed, or another service has an event of the same name. */
  | { readonly is: 'nothing' };

const SOURCE = 'organizations.amazonaws.com';
const EVENT_ID = /^[0-9A-Za-z-]{8,64}$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/;

/** The records on a page of LookupEvents. Fails with a TypeError, or a SyntaxError, where a record is none. */
export function recordsIn(page: unknown): readonly ReadRecord[] {
  return listIn(membersOf(page), 'Events').map((event) =>
    read(membersOf(parsed(textIn(event, 'CloudTrailEvent')))),
  );
}

/** The token of the next page; undefined where a page is the last one. */
export function pageToken(page: unknown): string | undefined {
  return optionalText(membersOf(page), 'NextToken') ?? undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new TypeError("'CloudTrailEvent' is not JSON", { cause });
  }
}

function read(record: Members): ReadRecord {
  const name = textIn(record, 'eventName');
  const reading = READINGS.get(name);
  if (reading === undefined || textIn(record, 'eventSource') !== SOURCE) return { is: 'nothing' };
  if ((record.get('errorCode') ?? null) !== null) return { is: 'nothing' };
  const id = textIn(record, 'eventID');
  if (!EVENT_ID.test(id)) throw new TypeError("'eventID' is not an id");
  const at = instantIn(record, 'eventTime');
  const told = understood(() => reading(record));
  if (told === 'nothing') return { is: told };
  if (told === 'organization-created') return { is: told, at };
  if (told === null) return { is: 'not-understood', id, at, name };
  return { is: 'event', event: { id, at, ...told } };
}

/** Null for a record whose members have other types than in AWS's examples. */
function understood<T>(reading: () => T): T | null {
  try {
    return reading();
  } catch (failure) {
    if (failure instanceof TypeError) return null;
    throw failure;
  }
}

function instantIn(record: Members, name: string): string {
  const text = textIn(record, name);
  const instant = INSTANT.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(instant)) throw new TypeError(`'${name}' is not an instant`);
  return instantText(instant);
}
