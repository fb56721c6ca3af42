import { composeEventLog, type EventLogOptions } from '@ou-cost/aws';
import {
  type FaultRule,
  type LoggedChange,
  type OrganizationLog,
  type Sandbox,
  startSandbox,
} from '@ou-cost/sandbox';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { inProcessRequestHandler } from '../../packages/sandbox/src/testing/in-process-request-handler.ts';
import { principal } from '../../packages/sandbox/src/testing/running-sandbox.ts';
import { VirtualTime } from '../../packages/sandbox/src/testing/virtual-time.ts';
import { stubAwsEnvironment } from '../support/in-process/adapters.ts';
import { virtualTiming } from '../support/in-process/virtual-timing.ts';
import { ENTERPRISE_PAYER } from '../support/sandbox/config.ts';
import { type Behaviour, deploymentFor, sandboxOf } from '../support/sandbox/start.ts';
import { generated, TODAY } from '../support/scenarios/generated.ts';

const ROOT = 'r-ab12';
const UNIT = 'ou-ab12-1a2b3c4d';
const ACCOUNT = '444455556666';
const move = (at: string, back = false): LoggedChange => ({
  at,
  name: 'MoveAccount',
  accountId: ACCOUNT,
  sourceParentId: back ? UNIT : ROOT,
  destinationParentId: back ? ROOT : UNIT,
});
/** Two pages of moves, and one of each other change; two tell nothing, and one is no longer kept. */
const LOG: OrganizationLog = [
  move('2026-08-22T23:59:59Z'),
  { ...move('2026-11-01T00:00:00Z'), errorCode: 'AccountNotFoundException' },
  { at: '2026-11-02T00:00:00Z', name: 'CreateAccountResult', accountId: ACCOUNT, state: 'FAILED' },
  { at: '2026-11-03T00:00:00Z', name: 'CreateAccountResult', accountId: ACCOUNT, state: 'SUCCEEDED' },
  { at: '2026-11-03T00:00:00Z', name: 'AccountJoinedOrganization', accountId: ACCOUNT, method: 'CREATED' },
  {
    at: '2026-11-04T00:00:00Z',
    name: 'CreateOrganizationalUnit',
    unitId: UNIT,
    unitName: '新',
    parentId: ROOT,
  },
  { at: '2026-11-05T00:00:00Z', name: 'UpdateOrganizationalUnit', unitId: UNIT, unitName: 'A/B' },
  { at: '2026-11-06T00:00:00Z', name: 'InviteAccountToOrganization', accountId: ACCOUNT },
  { at: '2026-11-07T00:00:00Z', name: 'CloseAccountResult', accountId: ACCOUNT, state: 'SUCCEEDED' },
  { at: '2026-11-08T00:00:00Z', name: 'RemoveAccountFromOrganization', accountId: ACCOUNT },
  { at: '2026-11-08T00:00:01Z', name: 'AccountDepartedOrganization', accountId: ACCOUNT, method: 'REMOVED' },
  { at: '2026-11-09T00:00:00Z', name: 'DeleteOrganizationalUnit', unitId: UNIT },
  ...Array.from({ length: 55 }, (_, index) =>
    move(`2026-09-01T10:${String(index).padStart(2, '0')}:00Z`, index % 2 === 1),
  ),
];
const KINDS = [
  ...Array.from({ length: 55 }, () => 'account-moved'),
  ...['account-created', 'account-joined', 'unit-created', 'unit-renamed', 'account-closed'],
  ...['account-left', 'account-left', 'unit-deleted'],
];
const COVERAGE = { from: '2026-08-23T00:00:00Z', to: '2026-11-19T23:45:01Z' };
const SCENARIO = { ...generated({ accounts: 5, ous: 2, months: 1, seed: 3 }), organizationLog: LOG };

/** A page of each of the ten names of events, and one more of moves. */
const LOOKUPS = 11;

const logOf = (options: Omit<EventLogOptions, 'runId' | 'region' | 'deadline' | 'maxCostExplorerRequests'>) =>
  composeEventLog({
    region: 'ap-northeast-1',
    runId: 'run-1',
    deadline: null,
    maxCostExplorerRequests: null,
    ...options,
  });
const lookupsOf = ({ calls }: Sandbox) => calls.filter(({ action }) => action === 'cloudtrail:LookupEvents');

describe("the organization's events", () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await sandboxOf(SCENARIO);
  });
  afterAll(() => sandbox?.stop());
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  const logAs = (name: string, readerRoleArn: string | null = null) => {
    stubAwsEnvironment(sandbox.endpoint);
    const credentials = async () => principal(sandbox, name);
    const { endpoint } = sandbox;
    return logOf({ readerRoleArn, credentials, endpoint, timing: virtualTiming(TODAY) });
  };

  it('are all read, in their order, without an e-mail address', async () => {
    const { events, coverage, notUnderstood } = await logAs('PayerAdministrator').read(ENTERPRISE_PAYER);
    expect(events.map(({ kind }) => kind)).toEqual(KINDS);
    expect(events.map(({ at }) => at)).toEqual(events.map(({ at }) => at).toSorted());
    expect(events.slice(0, 2)).toMatchObject([
      { accountId: ACCOUNT, fromParentId: ROOT, toParentId: UNIT },
      { accountId: ACCOUNT, fromParentId: UNIT, toParentId: ROOT },
    ]);
    expect(events.filter(({ kind }) => kind.startsWith('unit-'))).toMatchObject([
      { unitId: UNIT, name: '新', parentId: ROOT },
      { unitId: UNIT, name: 'A/B' },
      { unitId: UNIT },
    ]);
    expect(coverage).toEqual(COVERAGE);
    expect(notUnderstood).toEqual([]);
    expect(JSON.stringify(events)).not.toContain('@');
    expect(lookupsOf(sandbox).map(({ region }) => region)).toEqual(
      Array.from({ length: LOOKUPS }, () => 'us-east-1'),
    );
  });

  it("are not looked for in another account's log", async () => {
    const before = lookupsOf(sandbox).length;
    await expect(logAs('PayerAdministrator').read('999999999999')).rejects.toMatchObject({
      code: 'InvalidConfiguration',
      message: expect.stringMatching(
        new RegExp(`CloudTrail of account ${ENTERPRISE_PAYER}.* management account 999999999999; seed with`),
      ),
    });
    expect(lookupsOf(sandbox)).toHaveLength(before);
  });

  it('are refused to a reader role that was deployed without them, and the setting is named', async () => {
    const reader = deploymentFor(ENTERPRISE_PAYER).roles.find(({ arn }) =>
      arn.endsWith('/ou-cost-reader'),
    )?.arn;
    stubAwsEnvironment(sandbox.endpoint);
    const credentials = async () => sandbox.credentialsFor(reader ?? '');
    const log = logOf({ readerRoleArn: null, credentials, endpoint: sandbox.endpoint });
    await expect(log.read(ENTERPRISE_PAYER)).rejects.toMatchObject({
      code: 'AccessRefused',
      message: expect.stringMatching(
        /^read the organization's events: .*ou-cost-reader.* may not call cloudtrail:LookupEvents on \*.*; set history\.seed .*HistorySeed.* to true and deploy, or allow/,
      ),
    });
  });
});

describe('on virtual time', () => {
  const readIn = async (behaviour: Behaviour, faults: readonly FaultRule[] = []) => {
    const time = new VirtualTime(`${TODAY}T00:00:01Z`, { seed: 1 });
    const sandbox = await startSandbox({
      deployment: deploymentFor(ENTERPRISE_PAYER),
      scenario: SCENARIO,
      ...behaviour,
      faults: { seed: 1, faults },
      listens: false,
      clock: time.clock,
      sleep: time.sleep,
    });
    const started = time.now();
    const log = logOf({
      readerRoleArn: null,
      credentials: async () => principal(sandbox, 'PayerAdministrator'),
      endpoint: sandbox.endpoint,
      timing: time,
      requestHandler: inProcessRequestHandler(sandbox, { streams: true }),
    });
    const { events, coverage } = await log.read(ENTERPRISE_PAYER);
    const errors = lookupsOf(sandbox).flatMap(({ errorCode }) => errorCode ?? []);
    return { kinds: events.map(({ kind }) => kind), coverage, errors, milliseconds: time.now() - started };
  };

  it('they are asked for at two requests a second, and none is throttled', async () => {
    const { kinds, coverage, errors, milliseconds } = await readIn({ quotas: 'aws', latency: 50 });
    expect(kinds).toEqual(KINDS);
    expect(coverage).toEqual(COVERAGE);
    expect(errors).toEqual([]);
    const floor = ((LOOKUPS - 2) / 2) * 1000;
    expect(milliseconds).toBeGreaterThanOrEqual(floor);
    expect(milliseconds).toBeLessThan(1.5 * floor);
  });

  it('they are all read while others use half of the quota', async () => {
    expect((await readIn({ quotas: 'aws', latency: 50, otherWork: 0.5 })).kinds).toEqual(KINDS);
  });

  const API = 'cloudtrail:LookupEvents';

  it.each<FaultRule['fault']>(['throttle', '5xx', 'reset', 'truncated', 'malformed', 'empty-page'])(
    'they are all read in spite of the fault %s',
    async (fault) => {
      expect((await readIn({}, [{ api: API, fault, calls: [1, 4] }])).kinds).toEqual(KINDS);
    },
  );

  it.each<FaultRule['fault']>(['repeated-token', 'expired-token'])(
    'none is told where a listing cannot be read to its end: %s',
    async (fault) => {
      await expect(readIn({}, [{ api: API, fault, calls: [1] }])).rejects.toMatchObject({
        code: 'Incomplete',
      });
    },
  );
});
