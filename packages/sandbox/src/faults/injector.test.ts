import { GetCostAndUsageCommand } from '@aws-sdk/client-cost-explorer';
import { InvokeCommand } from '@aws-sdk/client-lambda';
import { ListAccountsCommand, OrganizationsClient } from '@aws-sdk/client-organizations';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { describe, expect, it } from 'vitest';
import { payer } from '../testing/chain-templates.ts';
import { faultySandbox, time } from '../testing/faulty-sandbox.ts';
import { inProcessClients } from '../testing/in-process-clients.ts';
import { homeClientOptions, runningSandbox } from '../testing/running-sandbox.ts';
import type { FaultRule } from './plan.ts';

const accounts = 'organizations:ListAccounts';

/** The result of each of `calls` single requests. */
async function endings(client: OrganizationsClient, calls: number): Promise<unknown[]> {
  const ends: unknown[] = [];
  for (let call = 0; call < calls; call += 1) {
    ends.push(
      await client.send(new ListAccountsCommand({})).then(
        ({ Accounts = [] }) => Accounts.length,
        (error) => error.name,
      ),
    );
  }
  return ends;
}

const month = {
  TimePeriod: { Start: '2026-01-01', End: '2026-02-01' },
  Granularity: 'MONTHLY',
  Metrics: ['UnblendedCost'],
} as const;
const ask = (NextPageToken?: string) =>
  new GetCostAndUsageCommand({ ...month, Metrics: ['UnblendedCost'], NextPageToken });

describe('a fault by the count of calls', () => {
  it('occurs in exactly these calls of the API', async () => {
    const { organizations, sts, sandbox } = await faultySandbox([
      { api: accounts, fault: 'throttle', calls: [2, 3] },
    ]);
    await sts.send(new GetCallerIdentityCommand({}));
    expect(await endings(organizations, 4)).toEqual([
      20,
      'TooManyRequestsException',
      'TooManyRequestsException',
      20,
    ]);
    expect(sandbox.calls.map(({ faults }) => faults)).toEqual([
      undefined,
      undefined,
      ['throttle'],
      ['throttle'],
      undefined,
    ]);
  });

  it('counts the calls of all APIs if the API is *', async () => {
    const { organizations, sts } = await faultySandbox([{ api: '*', fault: 'reset', calls: [2] }]);
    await sts.send(new GetCallerIdentityCommand({}));
    await expect(organizations.send(new ListAccountsCommand({}))).rejects.toMatchObject({
      code: 'ECONNRESET',
    });
  });

  it('gives way to an earlier fault of the plan, while slow faults add up', async () => {
    const { organizations, sandbox } = await faultySandbox([
      { api: accounts, fault: 'slow', milliseconds: 700, calls: [1] },
      { api: 'organizations:*', fault: '5xx', calls: [1] },
      { api: '*', fault: 'throttle', calls: [1] },
      { api: '*', fault: 'slow', milliseconds: 300, calls: [1] },
    ]);
    const from = time.now();
    expect(await endings(organizations, 1)).toEqual(['ServiceException']);
    expect(time.now() - from).toBe(1000);
    expect(sandbox.calls[0]?.faults).toEqual(['slow', 'slow', '5xx']);
  });
});

describe('a fault by probability', () => {
  const half: FaultRule = { api: accounts, fault: 'throttle', probability: 0.5 };
  const run = async (rules: FaultRule[], seed: number) =>
    endings((await faultySandbox(rules, {}, seed)).organizations, 40);

  it('occurs about that often, in the same calls for the same seed and in others for another seed', async () => {
    const [first, again, other] = [await run([half], 1), await run([half], 1), await run([half], 2)];
    const faulty = first.filter((end) => end === 'TooManyRequestsException').length;
    expect(faulty).toBeGreaterThan(10);
    expect(faulty).toBeLessThan(30);
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  });

  it('of 1 occurs in every call', async () => {
    expect(new Set(await run([{ ...half, probability: 1 }], 1))).toEqual(
      new Set(['TooManyRequestsException']),
    );
  });
});

describe('a refusal by the service', () => {
  it.each<[Pick<FaultRule, 'fault' | 'status'>, Record<string, [name: string, status: number]>]>([
    [
      { fault: 'throttle' },
      {
        sts: ['Throttling', 400],
        organizations: ['TooManyRequestsException', 400],
        ce: ['LimitExceededException', 400],
        lambda: ['TooManyRequestsException', 429],
      },
    ],
    [
      { fault: '5xx' },
      {
        sts: ['InternalFailure', 500],
        organizations: ['ServiceException', 500],
        ce: ['InternalFailure', 500],
        lambda: ['ServiceException', 500],
      },
    ],
    [
      { fault: '5xx', status: 503 },
      {
        sts: ['ServiceUnavailableException', 503],
        organizations: ['ServiceUnavailableException', 503],
        ce: ['ServiceUnavailableException', 503],
        lambda: ['ServiceUnavailableException', 503],
      },
    ],
    [
      { fault: 'expired-credentials' },
      {
        sts: ['ExpiredToken', 403],
        organizations: ['ExpiredTokenException', 400],
        ce: ['ExpiredTokenException', 400],
        lambda: ['ExpiredTokenException', 403],
      },
    ],
  ])('%j has the error code of each service', async (fault, expected) => {
    const { sandbox } = await faultySandbox([{ api: '*', ...fault, probability: 1 }]);
    const by = () =>
      inProcessClients(sandbox, sandbox.credentialsFor(`arn:aws:iam::${payer}:role/PayerAdministrator`));
    const sends: Record<string, () => Promise<unknown>> = {
      sts: () => by().sts.send(new GetCallerIdentityCommand({})),
      organizations: () => by().organizations.send(new ListAccountsCommand({})),
      ce: () => by().costExplorer.send(ask()),
      lambda: () => by().lambda.send(new InvokeCommand({ FunctionName: 'report', InvocationType: 'DryRun' })),
    };
    for (const [service, [name, httpStatusCode]] of Object.entries(expected)) {
      await expect(sends[service]?.()).rejects.toMatchObject({ name, $metadata: { httpStatusCode } });
    }
  });

  it('expired credentials stay expired, and new ones are valid', async () => {
    const { sandbox, organizations } = await faultySandbox([
      { api: accounts, fault: 'expired-credentials', calls: [2] },
    ]);
    expect(await endings(organizations, 3)).toEqual([20, 'ExpiredTokenException', 'ExpiredTokenException']);
    const renewed = sandbox.credentialsFor(`arn:aws:iam::${payer}:role/PayerAdministrator`);
    expect(await endings(inProcessClients(sandbox, renewed).organizations, 1)).toEqual([20]);
  });

  it('Cost Explorer has no data yet', async () => {
    const { costExplorer } = await faultySandbox([{ api: '*', fault: 'data-unavailable', calls: [1] }]);
    await expect(costExplorer.send(ask())).rejects.toMatchObject({ name: 'DataUnavailableException' });
    await expect(costExplorer.send(ask())).resolves.toMatchObject({
      ResultsByTime: [{ Total: { UnblendedCost: { Amount: '1.25', Unit: 'USD' } } }],
    });
  });

  it.each([502, 504])('a gateway answers %i with an HTML page', async (status) => {
    const { organizations } = await faultySandbox([{ api: '*', fault: '5xx', status, calls: [1] }]);
    await expect(organizations.send(new ListAccountsCommand({}))).rejects.toMatchObject({
      $metadata: { httpStatusCode: status },
    });
  });
});

describe('the connection breaks', () => {
  /** Through a socket and in the process: the client must see the same error. */
  const both = async (rule: FaultRule) => {
    const { organizations } = await faultySandbox([rule]);
    const sandbox = await runningSandbox({ faults: { faults: [rule] } });
    const overSocket = new OrganizationsClient(homeClientOptions(sandbox, 'PayerAdministrator'));
    const ends = [organizations, overSocket].map((client) =>
      client.send(new ListAccountsCommand({})).then(
        () => 'answered',
        (error) => `${error.name} ${error.code}`,
      ),
    );
    const settled = await Promise.all(ends);
    await sandbox.stop();
    return settled;
  };

  it.each([
    ['before the answer', { fault: 'reset' }, 'TimeoutError ECONNRESET'],
    [
      'before the answer of a request that was carried out',
      { fault: 'reset', served: true },
      'TimeoutError ECONNRESET',
    ],
    ['within the answer', { fault: 'truncated' }, 'Error ECONNRESET'],
    ['not at all, but the answer is malformed', { fault: 'malformed' }, 'SyntaxError undefined'],
  ] as const)('%s', async (_where, fault, end) => {
    expect(await both({ api: '*', calls: [1], ...fault })).toEqual([end, end]);
  });

  it('a reset before the request is carried out has no effect, and a reset after it has', async () => {
    const resetWith = (served: boolean): FaultRule => ({ api: accounts, fault: 'reset', served, calls: [1] });
    const decisions = async (rule: FaultRule) => {
      const { organizations, sandbox } = await faultySandbox([rule]);
      await endings(organizations, 1);
      return sandbox.calls.map(({ decision, faults }) => [decision, faults]);
    };
    expect(await decisions(resetWith(false))).toEqual([['not-evaluated', ['reset']]]);
    expect(await decisions(resetWith(true))).toEqual([['allowed', ['reset']]]);
  });
});
