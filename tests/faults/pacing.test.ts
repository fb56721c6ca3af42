import { describe, expect, it } from 'vitest';
import { quotaFloor } from '../support/pacing/quotas.ts';
import { allowedOrganizationsRequests } from '../support/pacing/requests.ts';
import { oneMonthScenario } from '../support/scenarios/generated.ts';
import { type Run, runInProcess } from './run-in-process.ts';
import { reportOf, resultOf } from './same-report.ts';

/* AWS's own pace, 50 ms away, on a virtual clock: never throttled when alone, and hardly slower than the quotas make it. */

const PACE = { quotas: 'aws', latency: 50, pageSize: 1000, question: { period: '2026-10' } } as const;
const RECORD_TYPES = 10;

function callsOf({ requests }: Run, operation: string): number {
  return requests.filter((request) => request === operation).length;
}

describe.each([
  { accounts: 60, ous: 20 },
  { accounts: 500, ous: 60 },
  { accounts: 5000, ous: 400 },
])('$accounts accounts in $ous organizational units', ({ accounts, ous }) => {
  const scenario = oneMonthScenario(accounts, ous);

  it('are read in the fewest calls, none of them throttled', async ({ annotate }) => {
    const run = await runInProcess(scenario, PACE);
    reportOf(run);
    expect(run.throttled).toBe(0);
    expect(callsOf(run, 'organizations:ListAccounts')).toBe(Math.ceil(accounts / 20));
    const organizations = run.requests.filter((request) => request.startsWith('organizations:')).length;
    expect(organizations).toBeLessThanOrEqual(allowedOrganizationsRequests(scenario, accounts));
    // One account has left, and its spend is still on the bill.
    const pages = Math.ceil(((accounts + 1) * RECORD_TYPES) / PACE.pageSize);
    expect(callsOf(run, 'ce:GetCostAndUsage')).toBe(pages + 1);
    expect(callsOf(run, 'sts:AssumeRole')).toBe(1);

    const floor = quotaFloor(run.requests);
    await annotate(
      `${run.requests.length} calls in ${run.milliseconds} ms, the quotas' floor is ${floor} ms`,
    );
    if (accounts === 5000) expect(run.milliseconds).toBeLessThanOrEqual(1.1 * floor);
  });

  it('are read to the same report while other work takes half of every quota', async ({ annotate }) => {
    const alone = await runInProcess(scenario, PACE);
    const crowded = await runInProcess(scenario, { ...PACE, otherWork: 0.5 });
    expect(resultOf(reportOf(crowded))).toEqual(resultOf(reportOf(alone)));
    await annotate(
      `${crowded.throttled} throttled, ${crowded.milliseconds} ms instead of ${alone.milliseconds}`,
    );
    // Half of the rate is a run of twice the time at best; looking for it costs the rest.
    expect(crowded.milliseconds).toBeLessThan(4 * Math.max(alone.milliseconds, 3_000));
  });
});

describe('without paths', () => {
  it('the tree is walked, at the pace of the listings per parent, and none of them is throttled', async () => {
    const scenario = oneMonthScenario(500, 60);
    const run = await runInProcess(scenario, { ...PACE, organizations: { paths: false } });
    const withPaths = reportOf(await runInProcess(scenario, PACE));
    expect(run.throttled).toBe(0);
    expect(reportOf(run).total).toEqual(withPaths.total);
    expect(callsOf(run, 'organizations:ListRoots')).toBe(1);
    expect(callsOf(run, 'organizations:ListOrganizationalUnitsForParent')).toBeGreaterThanOrEqual(61);
    expect(run.milliseconds).toBeLessThanOrEqual(1.1 * quotaFloor(run.requests));
  });

  it('no tree is walked where the accounts have paths', async () => {
    const run = await runInProcess(oneMonthScenario(60, 20), PACE);
    expect(callsOf(run, 'organizations:ListRoots')).toBe(0);
    expect(callsOf(run, 'organizations:ListAccountsForParent')).toBe(0);
  });
});
