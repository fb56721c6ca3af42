import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reading } from '../failure/reading.ts';
import { loggedEvents } from './event-log.ts';
import { recordsIn } from './record.ts';

const UNIT = 'ou-ab12-1a2b3c4d';
const ACCOUNT = '444455556666';

/** A record in the form of AWS's examples. */
const record = (eventName: string, members: object = {}, changes: object = {}) => ({
  eventVersion: '1.11',
  userIdentity: { arn: 'arn:aws:sts::111122223333:assumed-role/Admin/ann@example.com' },
  eventTime: '2026-10-05T09:30:00Z',
  eventSource: 'organizations.amazonaws.com',
  eventName,
  eventID: '19fe4c10-f57e-4cb7-a2bc-6b5c30233592',
  requestParameters: null,
  responseElements: null,
  recipientAccountId: '111122223333',
  ...members,
  ...changes,
});
const page = (...records: readonly unknown[]) => ({
  Events: records.map((one) => ({ Username: 'ann@example.com', CloudTrailEvent: JSON.stringify(one) })),
});
const FROM = Date.parse('2026-08-20T00:00:00Z');
const TO = Date.parse('2026-11-17T12:00:00Z');
const told = (...records: readonly unknown[]) => loggedEvents(recordsIn(page(...records)), FROM, TO);

const MOVE = record('MoveAccount', {
  requestParameters: { accountId: ACCOUNT, sourceParentId: 'r-ab12', destinationParentId: UNIT },
});
const EVENT = { id: '19fe4c10-f57e-4cb7-a2bc-6b5c30233592', at: '2026-10-05T09:30:00Z' };
const joined = (serviceEventDetails: unknown) => record('AccountJoinedOrganization', { serviceEventDetails });

describe('an event of the organization', () => {
  it.each<[unknown, object]>([
    [MOVE, { kind: 'account-moved', accountId: ACCOUNT, fromParentId: 'r-ab12', toParentId: UNIT }],
    [
      record('CreateOrganizationalUnit', {
        requestParameters: { name: 'Asked', parentId: 'r-ab12' },
        responseElements: { organizationalUnit: { arn: 'x', id: UNIT, name: '本番' } },
      }),
      { kind: 'unit-created', unitId: UNIT, name: '本番', parentId: 'r-ab12' },
    ],
    [
      record('UpdateOrganizationalUnit', { requestParameters: { name: 'New', organizationalUnitId: UNIT } }),
      { kind: 'unit-renamed', unitId: UNIT, name: 'New', parentId: null },
    ],
    [
      record('UpdateOrganizationalUnit', {
        requestParameters: { name: 'HIDDEN_DUE_TO_SECURITY_REASONS', organizationalUnitId: UNIT },
      }),
      { kind: 'unit-renamed', unitId: UNIT, name: null, parentId: null },
    ],
    [
      record('DeleteOrganizationalUnit', { requestParameters: { organizationalUnitId: UNIT } }),
      { kind: 'unit-deleted', unitId: UNIT },
    ],
    [
      record('CreateAccountResult', {
        serviceEventDetails: {
          createAccountStatus: { state: 'SUCCEEDED', accountName: 'bob@example.com', accountId: ACCOUNT },
        },
      }),
      { kind: 'account-created', accountId: ACCOUNT, name: null },
    ],
    [
      record('CloseAccountResult', {
        serviceEventDetails: { closeAccountStatus: { state: 'SUCCEEDED', accountId: ACCOUNT } },
      }),
      { kind: 'account-closed', accountId: ACCOUNT, name: null },
    ],
    [
      record('RemoveAccountFromOrganization', { requestParameters: { accountId: ACCOUNT } }),
      { kind: 'account-left', accountId: ACCOUNT, name: null },
    ],
    [
      joined({ accountId: ACCOUNT, joinedMethod: 'CREATED' }),
      { kind: 'account-joined', accountId: ACCOUNT, name: null },
    ],
    [
      joined({ joinedMethod: 'INVITED', membership: { memberAccountId: ACCOUNT } }),
      { kind: 'account-joined', accountId: ACCOUNT, name: null },
    ],
    [
      record('AccountDepartedOrganization', {
        serviceEventDetails: { accountId: ACCOUNT, departureMethod: 'LEFT' },
      }),
      { kind: 'account-left', accountId: ACCOUNT, name: null },
    ],
  ])('is read from the record %#', (one, event) => {
    const { events, notUnderstood, coverage } = told(one);
    expect(events).toEqual([{ ...EVENT, ...event }]);
    expect(JSON.stringify(events)).not.toContain('@');
    expect(notUnderstood).toEqual([]);
    expect(coverage).toEqual({ from: '2026-08-20T00:00:00Z', to: '2026-11-17T12:00:00Z' });
  });

  it.each<[string, unknown]>([
    ['was refused', { ...MOVE, errorCode: 'AccessDeniedException' }],
    ['is of another service', { ...MOVE, eventSource: 'example.amazonaws.com' }],
    ['only reads', record('ListAccounts')],
    ['is unknown', record('constructor')],
    [
      'did not succeed',
      record('CreateAccountResult', {
        serviceEventDetails: {
          createAccountStatus: { state: 'FAILED', failureReason: 'EMAIL_ALREADY_EXISTS' },
        },
      }),
    ],
  ])('is none where it %s', (_, one) => {
    expect(told(one)).toMatchObject({
      events: [],
      notUnderstood: [],
      coverage: { from: '2026-08-20T00:00:00Z' },
    });
  });

  it('counts once, however often it is listed, and stands in the order of its time', () => {
    const earlier = { ...MOVE, eventID: 'ffffffff-0', eventTime: '2026-10-01T00:00:00.9Z' };
    expect(told(MOVE, earlier, MOVE).events.map(({ at }) => at)).toEqual([
      '2026-10-01T00:00:00Z',
      '2026-10-05T09:30:00Z',
    ]);
  });

  it('of an organization that the account had before is not one of this', () => {
    const created = record(
      'CreateOrganization',
      {},
      { eventID: 'aaaaaaaa-1', eventTime: '2026-10-05T09:30:01Z' },
    );
    const after = { ...MOVE, eventID: 'bbbbbbbb-1', eventTime: '2026-10-06T00:00:00Z' };
    const { events, coverage } = told(after, created, MOVE);
    expect(events.map(({ at }) => at)).toEqual(['2026-10-06T00:00:00Z']);
    expect(coverage.from).toBe('2026-10-05T09:30:01Z');
  });
});

describe('an event that is not understood', () => {
  it.each<[string, unknown]>([
    ['no account', joined({ joinedMethod: 'CREATED' })],
    ['details that are a text', joined('x')],
    ['no details', joined(null)],
    ['a number for an account', joined({ accountId: 444455556666 })],
    ['another form of id', { ...MOVE, requestParameters: { ...MOVE, accountId: '../../x' } }],
    ['no answer', record('CreateOrganizationalUnit', { requestParameters: { parentId: 'r-ab12' } })],
    ['an unknown outcome', record('CloseAccountResult', { serviceEventDetails: { closeAccountStatus: {} } })],
  ])('since it has %s is counted, and the time that is covered begins after it', (_, one) => {
    const before = { ...MOVE, eventID: 'bbbbbbbb-1', eventTime: '2026-10-01T00:00:00Z' };
    const { events, notUnderstood, coverage } = told(one, before);
    expect(events).toHaveLength(1);
    expect(notUnderstood).toEqual([{ name: (one as typeof MOVE).eventName, count: 1 }]);
    expect(coverage).toEqual({ from: '2026-10-05T09:30:01Z', to: '2026-11-17T12:00:00Z' });
  });

  it('after the end of the covered time leaves none', () => {
    const { coverage } = told({ ...joined({}), eventTime: '2026-11-17T12:05:00Z' });
    expect(coverage).toEqual({ from: '2026-11-17T12:00:00Z', to: '2026-11-17T12:00:00Z' });
  });
});

describe('a page', () => {
  const refused = (answer: unknown) => () => reading('CloudTrail', () => recordsIn(answer));

  it.each<[string, unknown]>([
    ['is a list', []],
    ['has events that are no list', { Events: {} }],
    ['has an event without a record', { Events: [{ EventName: 'MoveAccount' }] }],
    ['has a record that is not JSON', { Events: [{ CloudTrailEvent: '{' }] }],
    ['has a record that is null', page(null)],
    ['has a record without a name', page({ ...MOVE, eventName: undefined })],
    ['has an event without an id', page({ ...MOVE, eventID: '' })],
    ['has an event with a path for an id', page({ ...MOVE, eventID: '../../../etc' })],
    ['has an event at no time', page({ ...MOVE, eventTime: 'Oct 5, 2026 9:30:00 AM' })],
    ['has an event on a day that is none', page({ ...MOVE, eventTime: '2026-13-05T09:30:00Z' })],
  ])('that %s is refused', (_, answer) => {
    expect(refused(answer)).toThrow(expect.objectContaining({ code: 'MalformedAnswer' }));
  });

  it('of any JSON is read or refused', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (value, members) => {
        for (const answer of [
          value,
          page(value),
          page({ ...MOVE, requestParameters: members }),
          page(joined(members)),
        ]) {
          try {
            const { events } = loggedEvents(refused(answer)(), FROM, TO);
            expect(events.every(({ at }) => at === EVENT.at)).toBe(true);
          } catch (failure) {
            expect(failure).toMatchObject({ code: 'MalformedAnswer' });
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});
