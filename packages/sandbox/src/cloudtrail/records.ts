import { createHash } from 'node:crypto';
import { DAY, type Moment, parseDate, parseMoment } from '../time/calendar.ts';
import type { LoggedChange, OrganizationLog } from './organization-log.ts';

/** Whose log it is, and who made the changes. */
export interface LogOwner {
  readonly organizationId: string;
  readonly managementAccountId: string;
  /** The region in which Organizations logs. */
  readonly region: string;
  readonly partition: string;
}

/** A change with its time and the id of its event. */
export interface DatedChange {
  readonly change: LoggedChange;
  readonly at: Moment;
  readonly id: string;
}

/** How long events can be looked up. */
const KEPT_DAYS = 90;

/** A person signs in with an e-mail address, which names the session of the role. */
const ADMINISTRATOR = 'jane.doe@example.com';

/**
 * All changes, the newest first.
 * @throws Error for a change whose time is not one
 */
export function datedChanges(log: OrganizationLog): readonly DatedChange[] {
  const seen = new Map<string, number>();
  return log
    .map((change): DatedChange => {
      const at = parseMoment(change.at);
      if (at === undefined) throw new Error(`${JSON.stringify(change.at)} is not the time of a change`);
      const text = JSON.stringify(change);
      const times = (seen.get(text) ?? 0) + 1;
      seen.set(text, times);
      return { change, at, id: idOf(`${text} ${times}`) };
    })
    .sort((left, right) => right.at - left.at || (left.id < right.id ? -1 : 1));
}

/** The changes that can be looked up at the end of a day. */
export function keptOn(today: string, changes: readonly DatedChange[]): readonly DatedChange[] {
  const end = (parseDate(today) ?? 0) + DAY;
  return changes.filter(({ at }) => at < end && at >= end - KEPT_DAYS * DAY);
}

/** The record of an event as CloudTrail keeps it. The members of the two membership events are an assumption. */
export function recordOf(dated: DatedChange, owner: LogOwner): Record<string, unknown> {
  const { change, at, id } = dated;
  const { errorCode } = change;
  const isService = isServiceEvent(change);
  return {
    eventVersion: '1.11',
    userIdentity: isService
      ? { accountId: owner.managementAccountId, invokedBy: 'organizations.amazonaws.com' }
      : administrator(owner),
    eventTime: `${new Date(at * 1000).toISOString().slice(0, 19)}Z`,
    eventSource: 'organizations.amazonaws.com',
    eventName: change.name,
    awsRegion: owner.region,
    sourceIPAddress: isService ? 'organizations.amazonaws.com' : '192.0.2.10',
    userAgent: isService ? 'organizations.amazonaws.com' : 'AWS Organizations Console, aws-internal/3',
    ...(errorCode === undefined ? {} : { errorCode, errorMessage: 'You do not have permission.' }),
    requestParameters: null,
    responseElements: null,
    ...(isService ? {} : { requestID: idOf(`request ${id}`) }),
    eventID: id,
    readOnly: false,
    eventType: isService ? 'AwsServiceEvent' : 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: owner.managementAccountId,
    eventCategory: 'Management',
    ...membersOf(change, owner),
  };
}

/** Who made a change, as LookupEvents names it; undefined for one that a service made. */
export function userOf(change: LoggedChange): string | undefined {
  return isServiceEvent(change) ? undefined : ADMINISTRATOR;
}

function isServiceEvent({ name }: LoggedChange): boolean {
  return /Result$|^Account/.test(name);
}

function administrator({ managementAccountId: accountId, partition }: LogOwner): object {
  const role = 'AWSReservedSSO_Administrator_0123456789abcdef';
  return {
    type: 'AssumedRole',
    principalId: `AROAEXAMPLEEXAMPLE123:${ADMINISTRATOR}`,
    arn: `arn:${partition}:sts::${accountId}:assumed-role/${role}/${ADMINISTRATOR}`,
    accountId,
    accessKeyId: 'ASIAEXAMPLEEXAMPLE12',
  };
}

/** What was asked and answered. A request that was refused has no answer. */
function membersOf(change: LoggedChange, owner: LogOwner): object {
  switch (change.name) {
    case 'MoveAccount': {
      const { accountId, sourceParentId, destinationParentId } = change;
      return { requestParameters: { accountId, sourceParentId, destinationParentId } };
    }
    case 'CreateOrganizationalUnit': {
      const requestParameters = { name: change.unitName, parentId: change.parentId };
      return change.errorCode === undefined
        ? { requestParameters, responseElements: unitAnswer(change.unitId, change.unitName, owner) }
        : { requestParameters };
    }
    case 'UpdateOrganizationalUnit': {
      const requestParameters = { name: change.unitName, organizationalUnitId: change.unitId };
      return change.errorCode === undefined
        ? { requestParameters, responseElements: unitAnswer(change.unitId, change.unitName, owner) }
        : { requestParameters };
    }
    case 'DeleteOrganizationalUnit':
      return { requestParameters: { organizationalUnitId: change.unitId } };
    case 'RemoveAccountFromOrganization':
      return { requestParameters: { accountId: change.accountId } };
    case 'InviteAccountToOrganization':
      return invitation(change.accountId, owner);
    case 'CreateAccountResult':
      return { serviceEventDetails: { createAccountStatus: creation(change) } };
    case 'CloseAccountResult':
      return { serviceEventDetails: { closeAccountStatus: outcome(change) } };
    case 'AccountJoinedOrganization':
      return {
        serviceEventDetails: {
          accountId: change.accountId,
          joinedMethod: change.method,
          joinedTime: spelled(change.at),
        },
      };
    case 'AccountDepartedOrganization':
      return {
        serviceEventDetails: {
          accountId: change.accountId,
          departureMethod: change.method,
          departureTime: spelled(change.at),
        },
      };
  }
}

function unitAnswer(id: string, name: string, owner: LogOwner): object {
  const { partition, managementAccountId, organizationId } = owner;
  const arn = `arn:${partition}:organizations::${managementAccountId}:ou/${organizationId}/${id}`;
  return { organizationalUnit: { arn, id, name } };
}

/** The names of new accounts are hidden on AWS; a failure has no account. */
function creation(change: LoggedChange & { readonly name: 'CreateAccountResult' }): object {
  const { accountId, ...rest } = outcome(change);
  const names = { id: `car-${idOf(accountId).slice(0, 8)}`, accountName: '****' };
  return change.state === 'SUCCEEDED'
    ? { ...names, ...rest, accountId }
    : { ...names, ...rest, failureReason: 'EMAIL_ALREADY_EXISTS' };
}

function outcome({ accountId, state, at }: LoggedChange & { readonly name: `${string}Result` }) {
  return { accountId, state, requestedTimestamp: spelled(at), completedTimestamp: spelled(at) };
}

function invitation(accountId: string, { organizationId }: LogOwner): object {
  return {
    requestParameters: {
      target: { type: 'ACCOUNT', id: accountId },
      notes: 'HIDDEN_DUE_TO_SECURITY_REASONS',
    },
    responseElements: {
      handshake: {
        action: 'INVITE',
        state: 'OPEN',
        parties: [
          { type: 'ORGANIZATION', id: organizationId.replace('o-', '') },
          { type: 'ACCOUNT', id: accountId },
        ],
        resources: [{ type: 'MASTER_EMAIL', value: ADMINISTRATOR }],
      },
    },
  };
}

/** `Mar 18, 2022 6:16:58 PM` */
function spelled(at: string): string {
  const day = new Date(at);
  const date = day.toLocaleDateString('en-US', { dateStyle: 'medium', timeZone: 'UTC' });
  return `${date} ${day.toLocaleTimeString('en-US', { timeZone: 'UTC' })}`;
}

function idOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
}
