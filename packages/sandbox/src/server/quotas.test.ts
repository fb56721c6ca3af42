import { GetCostAndUsageCommand } from '@aws-sdk/client-cost-explorer';
import { ListAccountsCommand, ListParentsCommand } from '@aws-sdk/client-organizations';
import { describe, expect, it } from 'vitest';
import { payer } from '../testing/chain-templates.ts';
import { inProcessClients } from '../testing/in-process-clients.ts';
import { principal, runningSandbox } from '../testing/running-sandbox.ts';
import { VirtualTime } from '../testing/virtual-time.ts';
import { Quotas } from './quotas.ts';

/** Counts how many of `calls` simultaneous calls pass after a wait. */
function passing(api: string, options: Partial<ConstructorParameters<typeof Quotas>[0]> = {}) {
  let now = Date.parse('2026-03-01T00:00:00Z');
  const quotas = new Quotas({ clock: () => new Date(now), costExplorerRate: 5, otherWork: 0, ...options });
  return {
    quotas,
    after: (milliseconds: number, calls: number, account = '111111111111') => {
      now += milliseconds;
      return Array.from({ length: calls }, () => quotas.admits(api, account)).filter(Boolean).length;
    },
  };
}

describe('the quotas of AWS', () => {
  it.each([
    ['organizations:ListAccounts', 12, 8],
    ['organizations:ListChildren', 10, 6],
    ['organizations:ListParents', 8, 5],
    ['organizations:ListAccountsForParent', 8, 5],
    ['organizations:ListOrganizationalUnitsForParent', 8, 5],
    ['organizations:DescribeOrganizationalUnit', 2, 2],
    ['organizations:ListRoots', 2, 1],
    ['organizations:DescribeOrganization', 2, 1],
    ['organizations:DescribeAccount', 30, 20],
    ['cloudtrail:LookupEvents', 2, 2],
    ['ce:GetCostAndUsage', 5, 5],
  ])('admit %s %i times at once and %i times a second', (api, burst, rate) => {
    const { after } = passing(api);
    expect(after(0, 100)).toBe(burst);
    const next = Math.ceil(1000 / rate);
    expect(after(next - 1, 100)).toBe(0);
    expect(after(1, 100)).toBe(1);
    // A wait of five seconds gives five seconds' calls, but never more than a burst.
    expect(after(5000, 100)).toBe(Math.min(5 * rate, burst));
  });

  it('are shared by the three listings per parent, and separate for each account', () => {
    const { quotas, after } = passing('organizations:ListParents');
    expect(after(0, 5)).toBe(5);
    const others = ['organizations:ListAccountsForParent', 'organizations:ListOrganizationalUnitsForParent'];
    const admitted = [...others, ...others].map((api) => quotas.admits(api, '111111111111'));
    expect(admitted).toEqual([true, true, true, false]);
    expect(after(0, 9, '222222222222')).toBe(8);
  });

  it('admit a steady caller at exactly the rate, even at fractions of a token', () => {
    const { after } = passing('organizations:ListAccounts');
    after(0, 12);
    expect(Array.from({ length: 1000 }, () => after(125, 1)).every((passed) => passed === 1)).toBe(true);
  });

  it('leave half of the rate and burst if other work uses the other half', () => {
    const { after } = passing('organizations:ListAccounts', { otherWork: 0.5 });
    expect([after(0, 100), after(1000, 100)]).toEqual([6, 4]);
  });

  it('use the given rate of Cost Explorer', () => {
    const { after } = passing('ce:GetCostAndUsage', { costExplorerRate: 0.5 });
    expect([after(0, 9), after(1999, 9), after(1, 9)]).toEqual([1, 0, 1]);
  });

  it('do not apply to other services', () => {
    expect(passing('sts:AssumeRole').after(0, 1000)).toBe(1000);
  });
});

describe('a sandbox with the quotas of AWS', () => {
  const time = new VirtualTime('2026-03-01T00:00:00Z');
  const month = { Start: '2026-01-01', End: '2026-02-01' };
  const atPace = () =>
    runningSandbox({ quotas: 'aws', latency: 50, listens: false, clock: time.clock, sleep: time.sleep });

  it('throttles like Organizations, with both of its messages, and admits again after a wait', async () => {
    const sandbox = await atPace();
    const { organizations } = inProcessClients(sandbox, principal(sandbox, 'PayerAdministrator'));
    const ask = () => organizations.send(new ListAccountsCommand({}));
    const answers = await Promise.allSettled(Array.from({ length: 14 }, ask));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(12);
    expect(answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []))).toMatchObject([
      {
        name: 'TooManyRequestsException',
        message: expect.stringMatching(/^You have sent too many requests/),
      },
      { name: 'TooManyRequestsException', message: expect.stringMatching(/already in progress/) },
    ]);
    await time.sleep(1000);
    await ask();
    expect(sandbox.calls.filter(({ errorCode }) => errorCode === 'TooManyRequestsException')).toHaveLength(2);
  });

  it('throttles like Cost Explorer, before policies are evaluated', async () => {
    const sandbox = await atPace();
    const other = sandbox.credentialsFor(`arn:aws:iam::${payer}:role/invoker`);
    const { costExplorer } = inProcessClients(sandbox, other);
    const ask = () =>
      costExplorer.send(
        new GetCostAndUsageCommand({ TimePeriod: month, Granularity: 'MONTHLY', Metrics: ['UnblendedCost'] }),
      );
    const names = (await Promise.allSettled(Array.from({ length: 6 }, ask))).map((answer) =>
      answer.status === 'rejected' ? [answer.reason.name, answer.reason.$metadata.httpStatusCode] : [],
    );
    expect(names).toEqual([
      ...Array.from({ length: 5 }, () => ['AccessDeniedException', 400]),
      ['LimitExceededException', 400],
    ]);
  });

  it('uses only its virtual clock: a thousand paced calls pass, and minutes of waiting take no real time', async () => {
    const sandbox = await atPace();
    const { organizations } = inProcessClients(sandbox, principal(sandbox, 'PayerAdministrator'));
    const from = time.now();
    for (let call = 0; call < 1000; call += 1) {
      await organizations.send(new ListParentsCommand({ ChildId: payer }));
      await time.sleep(150);
    }
    expect(time.now() - from).toBe(1000 * (50 + 150));
    expect(sandbox.calls.some(({ errorCode }) => errorCode !== undefined)).toBe(false);
  });
});

it.each([
  [{ quotas: 'aws', costExplorerRate: 0 } as const, /Cost Explorer rate is 0: use a number above 0/],
  [{ quotas: 'aws', otherWork: 1 } as const, /other work is 1: use a number from 0 to below 1/],
  [{ costExplorerRate: 3 }, /has no effect without quotas: use quotas aws/],
])('refuses %j', async (options, message) => {
  await expect(runningSandbox(options)).rejects.toThrow(message);
});
