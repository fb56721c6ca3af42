import { createHash } from 'node:crypto';
import type { Scenario } from '../scenario/model.ts';
import { type JsonService, ServiceError } from '../service.ts';
import { servesRegion } from '../signing/home-region.ts';
import { logOfHistory } from './log-of-history.ts';
import { type DatedChange, datedChanges, keptOn, type LogOwner, recordOf, userOf } from './records.ts';

type Input = Record<string, unknown>;

const MOST = 50;

/**
 * CloudTrail's event history: what happened to an organization, in the management account, up to the end of today. Other
 * accounts have nothing in theirs.
 * @throws Error for a change whose time is not one
 */
export function cloudTrailService(
  { organization, organizationLog = [] }: Pick<Scenario, 'organization' | 'organizationLog'>,
  today: () => string,
): JsonService {
  const { id, managementAccountId } = organization;
  const log = datedChanges([...logOfHistory(organization), ...organizationLog]);
  return {
    signingName: 'cloudtrail',
    targetPrefix: 'CloudTrail_20131101',
    operations: {
      LookupEvents: {
        action: 'cloudtrail:LookupEvents',
        resource: () => '*',
        handle: (input, { caller, partition, region }) => {
          const owner = { organizationId: id, managementAccountId, region, partition };
          const own = caller.accountId === managementAccountId ? keptOn(today(), log) : [];
          return page(own.filter(looksFor(input, region)), input, caller.accountId, owner);
        },
      },
    },
  };
}

/** The conditions of a request: one attribute at most, and a time with both its ends. */
function looksFor(input: Input, region: string): (dated: DatedChange) => boolean {
  const attribute = attributeOf(input['LookupAttributes']);
  const from = timeOf(input['StartTime'], 'StartTime') ?? Number.NEGATIVE_INFINITY;
  const to = timeOf(input['EndTime'], 'EndTime') ?? Number.POSITIVE_INFINITY;
  if (from > to) {
    throw new ServiceError(
      'InvalidTimeRangeException',
      'Time range is not valid. Ensure that the start time is before the end time.',
    );
  }
  return ({ change, at, id }) =>
    servesRegion('organizations', region) &&
    at >= from &&
    at <= to &&
    attribute(
      new Map([
        ['EventId', id],
        ['EventName', change.name],
        ['EventSource', 'organizations.amazonaws.com'],
        ['ReadOnly', 'false'],
        ['Username', userOf(change) ?? ''],
      ]),
    );
}

function attributeOf(given: unknown): (values: ReadonlyMap<string, string>) => boolean {
  if (given === undefined) return () => true;
  const [first, ...others]: readonly unknown[] = Array.isArray(given) ? given : [null];
  const { AttributeKey: key, AttributeValue: value } = { ...(first as Input | null) };
  if (others.length > 0 || typeof key !== 'string' || typeof value !== 'string' || value === '') {
    throw new ServiceError(
      'InvalidLookupAttributesException',
      'You can specify only one lookup attribute, with a key and a value.',
    );
  }
  return (values) => values.get(key) === value;
}

function timeOf(value: unknown, member: string): number | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new ServiceError('SerializationException', `${member} is not a timestamp`);
}

function page(
  found: readonly DatedChange[],
  input: Input,
  accountId: string,
  owner: LogOwner,
): Record<string, unknown> {
  const { MaxResults = MOST, NextToken: token, ...rest } = input;
  if (
    typeof MaxResults !== 'number' ||
    !Number.isInteger(MaxResults) ||
    MaxResults < 1 ||
    MaxResults > MOST
  ) {
    throw new ServiceError('InvalidMaxResultsException', 'A maximum results value must be between 1 and 50.');
  }
  const request = createHash('sha256')
    .update(JSON.stringify([accountId, rest]))
    .digest('base64url');
  const from = token === undefined ? 0 : positionIn(String(token), request);
  const to = from + MaxResults;
  return {
    Events: found.slice(from, to).map((dated) => eventOf(dated, owner)),
    ...(to < found.length ? { NextToken: Buffer.from(`${request}.${to}`).toString('base64url') } : {}),
  };
}

function positionIn(token: string, request: string): number {
  const [of, position = ''] = Buffer.from(token, 'base64url').toString('latin1').split('.');
  if (of === request && /^\d+$/.test(position)) return Number(position);
  throw new ServiceError(
    'InvalidNextTokenException',
    'Reached the end of the result set, or a request parameter was changed.',
  );
}

function eventOf(dated: DatedChange, owner: LogOwner): Record<string, unknown> {
  const user = userOf(dated.change);
  return {
    EventId: dated.id,
    EventName: dated.change.name,
    ReadOnly: 'false',
    EventTime: dated.at,
    EventSource: 'organizations.amazonaws.com',
    ...(user === undefined ? {} : { Username: user, AccessKeyId: 'ASIAEXAMPLEEXAMPLE12' }),
    Resources: [],
    CloudTrailEvent: JSON.stringify(recordOf(dated, owner)),
  };
}
