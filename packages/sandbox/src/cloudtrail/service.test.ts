import { CloudTrailClient, LookupEventsCommand, paginateLookupEvents } from '@aws-sdk/client-cloudtrail';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Credentials } from '../iam/credential-store.ts';
import type { Sandbox } from '../sandbox.ts';
import { caller, payer, readerArn, region } from '../testing/chain-templates.ts';
import { clientOptions, homeClientOptions, runningSandbox } from '../testing/running-sandbox.ts';
import { smallScenario } from '../testing/small-scenario.ts';
import type { LoggedChange, OrganizationLog } from './organization-log.ts';

const TODAY = '2026-11-10';
const move = (at: string): LoggedChange => ({
  at,
  name: 'MoveAccount',
  accountId: caller,
  sourceParentId: 'r-ab12',
  destinationParentId: 'ou-ab12-cccccccc',
});
const LOG: OrganizationLog = [
  move('2026-08-12T23:59:59Z'),
  move('2026-08-13T00:00:00Z'),
  {
    at: '2026-10-01T08:00:00Z',
    name: 'CreateOrganizationalUnit',
    unitId: 'ou-ab12-dddddddd',
    unitName: '新',
    parentId: 'r-ab12',
  },
  { ...move('2026-11-10T23:59:59Z'), errorCode: 'AccessDeniedException' },
  {
    at: '2026-11-01T00:00:00Z',
    name: 'AccountDepartedOrganization',
    accountId: '300000000009',
    method: 'LEFT',
  },
  ...Array.from({ length: 60 }, (_, index) =>
    move(`2026-10-${10 + Math.floor(index / 6)}T0${index % 6}:00:00Z`),
  ),
];

let sandbox: Sandbox;
beforeAll(async () => {
  const scenario = { ...(await smallScenario()), organizationLog: LOG };
  sandbox = await runningSandbox({ scenario, today: TODAY });
});
afterAll(async () => {
  await sandbox.stop();
});

const client = (by: string | Credentials = 'PayerAdministrator') =>
  new CloudTrailClient(homeClientOptions(sandbox, by));

describe('the event history of the management account', () => {
  it('has the changes of ninety days, the newest first, on pages of fifty', async () => {
    const pages: number[] = [];
    const times: string[] = [];
    for await (const { Events = [] } of paginateLookupEvents({ client: client() }, {})) {
      pages.push(Events.length);
      times.push(...Events.map(({ EventTime }) => EventTime?.toISOString() ?? ''));
    }
    expect(pages).toEqual([50, 14]);
    expect(times).toEqual(times.toSorted().reverse());
    expect([times[0], times.at(-1)]).toEqual(['2026-11-10T23:59:59.000Z', '2026-08-13T00:00:00.000Z']);
  });

  it('tells of an event what AWS tells, with the e-mail address of who asked for it', async () => {
    const { Events = [] } = await client().send(
      new LookupEventsCommand({
        LookupAttributes: [{ AttributeKey: 'EventName', AttributeValue: 'CreateOrganizationalUnit' }],
      }),
    );
    expect(Events).toHaveLength(1);
    expect(Events[0]).toMatchObject({
      EventName: 'CreateOrganizationalUnit',
      EventSource: 'organizations.amazonaws.com',
      ReadOnly: 'false',
      Username: 'jane.doe@example.com',
    });
    expect(JSON.parse(Events[0]?.CloudTrailEvent ?? '')).toMatchObject({
      eventID: Events[0]?.EventId,
      eventTime: '2026-10-01T08:00:00Z',
      awsRegion: 'us-east-1',
      userIdentity: { arn: expect.stringContaining('jane.doe@example.com') },
      requestParameters: { name: '新', parentId: 'r-ab12' },
      responseElements: { organizationalUnit: { id: 'ou-ab12-dddddddd', name: '新' } },
      recipientAccountId: payer,
    });
  });

  it('can be asked for a time, with both its ends', async () => {
    const { Events = [] } = await client().send(
      new LookupEventsCommand({
        StartTime: new Date('2026-10-12T01:00:00Z'),
        EndTime: new Date('2026-10-12T03:00:00Z'),
      }),
    );
    expect(Events.map(({ EventTime }) => EventTime?.getUTCHours())).toEqual([3, 2, 1]);
  });

  it('has a refused request as one, with its error', async () => {
    const { Events = [] } = await client().send(new LookupEventsCommand({ MaxResults: 1 }));
    expect(JSON.parse(Events[0]?.CloudTrailEvent ?? '')).toMatchObject({
      errorCode: 'AccessDeniedException',
      responseElements: null,
    });
  });

  it.each([
    ['another account', () => new CloudTrailClient(homeClientOptions(sandbox, 'CallerAdministrator'))],
    [
      'another region',
      () => new CloudTrailClient({ ...clientOptions(sandbox, 'PayerAdministrator'), region }),
    ],
  ])('is not in %s', async (_, other) => {
    const { Events } = await other().send(new LookupEventsCommand({}));
    expect(Events).toEqual([]);
  });
});

describe('a lookup is refused', () => {
  const name = { AttributeKey: 'EventName' as const, AttributeValue: 'MoveAccount' };

  it('without the permission', async () => {
    const asked = client(sandbox.credentialsFor(readerArn)).send(new LookupEventsCommand({}));
    await expect(asked).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining('not authorized to perform: cloudtrail:LookupEvents'),
    });
  });

  it.each([
    ['with two attributes', 'InvalidLookupAttributesException', { LookupAttributes: [name, name] }],
    ['for more than fifty events', 'InvalidMaxResultsException', { MaxResults: 51 }],
    ['with a token of its own making', 'InvalidNextTokenException', { NextToken: 'x' }],
    [
      'for a time that ends before it begins',
      'InvalidTimeRangeException',
      { StartTime: new Date(`${TODAY}T02:00:00Z`), EndTime: new Date(`${TODAY}T01:00:00Z`) },
    ],
  ])('%s', async (_, error, input) => {
    await expect(client().send(new LookupEventsCommand(input))).rejects.toMatchObject({ name: error });
  });

  it("with another request's token", async () => {
    const { NextToken } = await client().send(new LookupEventsCommand({ MaxResults: 2 }));
    const other = new LookupEventsCommand({ NextToken, LookupAttributes: [name] });
    await expect(client().send(other)).rejects.toMatchObject({ name: 'InvalidNextTokenException' });
  });
});

it('the events of tomorrow are not told today, and those of the history are told', async () => {
  const scenario = await smallScenario();
  const history = [
    {
      at: '2026-11-02T10:00:00Z',
      kind: 'moved',
      accountId: caller,
      from: 'r-ab12',
      to: 'ou-ab12-cccccccc',
    } as const,
  ];
  const started = await runningSandbox({
    scenario: { ...scenario, organization: { ...scenario.organization, history } },
    today: '2026-11-01',
  });
  const asked = new CloudTrailClient(homeClientOptions(started, 'PayerAdministrator'));
  const count = async () => (await asked.send(new LookupEventsCommand({}))).Events?.length;
  try {
    expect(await count()).toBe(0);
    await started.moveTo('2026-11-02');
    expect(await count()).toBe(1);
  } finally {
    await started.stop();
  }
});

it('a change without a time is refused when the sandbox starts', async () => {
  const scenario = { ...(await smallScenario()), organizationLog: [move('yesterday')] };
  await expect(runningSandbox({ scenario, listens: false })).rejects.toThrow(/"yesterday" is not the time/);
});
