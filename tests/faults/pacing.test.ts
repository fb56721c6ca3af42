import { describe, expect, it } from 'vitest';
import { quotaFloor } from '../support/pacing/quotas.ts';
import { allowedOrganizationsRequests } from '../support/pacing/requests.ts';
import { oneMonthScenario } from '../support/scenarios/generated.ts';
import { AWS_PACE, type Run, runInProcess } from './run-in-process.ts';
import { reportOf, resultOf } from './same-report.ts';

/* With AWS's quotas and 50 ms of latency, on virtual time: nothing is throttled, and a run takes little more than the quotas allow. */

const BEHAVIOUR = { ...AWS_PACE, pageSize: 1000 };
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
    const run = await runInProcess(scenario, BEHAVIOUR);
    reportOf(run);
    expect(run.throttled).toBe(0);
    expect(callsOf(run, 'organizations:ListAccounts')).toBe(Math.ceil(accounts / 20));
    const organizations = run.requests.filter((request) => request.startsWith('organizations:')).length;
    expect(organizations).toBeLessThanOrEqual(allowedOrganizationsRequests(scenario, accounts));
    // The spend of the account that has left is still on the bill.
    const pages = Math.ceil(((accounts + 1) * RECORD_TYPES) / BEHAVIOUR.pageSize);
    expect(callsOf(run, 'ce:GetCostAndUsage')).toBe(pages + 1);
    expect(callsOf(run, 'sts:AssumeRole')).toBe(1);

    const floor = quotaFloor(run.requests);
    await annotate(`${run.requests.length} calls in ${run.milliseconds} ms, the quotas allow ${floor} ms`);
    if (accounts === 5000) expect(run.milliseconds).toBeLessThanOrEqual(1.1 * floor);
  });

  it('make the same report while other clients use half of every quota', async ({ annotate }) => {
    const alone = await runInProcess(scenario, BEHAVIOUR);
    const crowded = await runInProcess(scenario, { ...BEHAVIOUR, otherWork: 0.5 });
    expect(resultOf(reportOf(crowded))).toEqual(resultOf(reportOf(alone)));
    await annotate(
      `${crowded.throttled} throttled, ${crowded.milliseconds} ms instead of ${alone.milliseconds}`,
    );
    // At half of the rate a run takes at least twice the time; adapting to the rate takes the rest.
    expect(crowded.milliseconds).toBeLessThan(4 * Math.max(alone.milliseconds, 3_000));
  });
});

describe('without paths', () => {
  it('the tree is read at the rate of the listings by parent, and nothing is throttled', async () => {
    const scenario = oneMonthScenario(500, 60);
    const run = await runInProcess(scenario, { ...BEHAVIOUR, organizations: { paths: false } });
    const withPaths = reportOf(await runInProcess(scenario, BEHAVIOUR));
    expect(run.throttled).toBe(0);
    expect(reportOf(run).total).toEqual(withPaths.total);
    expect(callsOf(run, 'organizations:ListRoots')).toBe(1);
    expect(callsOf(run, 'organizations:ListOrganizationalUnitsForParent')).toBeGreaterThanOrEqual(61);
    expect(run.milliseconds).toBeLessThanOrEqual(1.1 * quotaFloor(run.requests));
  });

  it('the tree is not read if the accounts have paths', async () => {
    const run = await runInProcess(oneMonthScenario(60, 20), BEHAVIOUR);
    expect(callsOf(run, 'organizations:ListRoots')).toBe(0);
    expect(callsOf(run, 'organizations:ListAccountsForParent')).toBe(0);
  });
});
