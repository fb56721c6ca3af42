import type { Scenario } from '@ou-cost/sandbox';
import { OuCostError } from '@ou-cost/spend';
import { beforeAll, describe, expect, it } from 'vitest';
import { oneMonthScenario } from '../support/scenarios/generated.ts';
import { runInProcess } from './run-in-process.ts';
import { reportOf } from './same-report.ts';

/* A run that has failed sends nothing more: what is paid for after that is paid for nothing. */

const PACE = { quotas: 'aws', latency: 50, pageSize: 100, question: { period: '2026-10' } } as const;

let scenario: Scenario;
let whole: readonly string[];
beforeAll(async () => {
  scenario = oneMonthScenario(1500, 40);
  const run = await runInProcess(scenario, PACE);
  reportOf(run);
  whole = run.requests;
});

const count = (requests: readonly string[], service: string) =>
  requests.filter((request) => request.startsWith(`${service}:`)).length;

describe('a run that has failed', () => {
  it('for a unit that is not there pays for no further page', async () => {
    const question = { ...PACE.question, ou: ['Nowhere'] };
    const { outcome, requests } = await runInProcess(scenario, { ...PACE, question });
    expect(outcome).toMatchObject({ code: 'UnknownOrganizationalUnit' });
    expect(count(whole, 'ce')).toBe(152);
    expect(count(requests, 'ce')).toBeLessThan(100);
  });

  it('at Organizations pays for no further page', async () => {
    const faults = [{ api: 'organizations:ListAccounts', fault: 'expired-token', calls: [3] }] as const;
    const { outcome, requests } = await runInProcess(scenario, { ...PACE, faults });
    expect(outcome).toMatchObject({ code: 'Incomplete' });
    expect(count(requests, 'ce')).toBeLessThan(15);
  });

  it('at Cost Explorer lists no further accounts', async () => {
    const faults = [{ api: 'ce:*', fault: 'data-unavailable', calls: [2] }] as const;
    const { outcome, requests } = await runInProcess(scenario, { ...PACE, faults });
    expect(outcome).toMatchObject({ code: 'DataUnavailable' });
    expect(count(whole, 'organizations')).toBeGreaterThan(75);
    expect(count(requests, 'organizations')).toBeLessThan(10);
  });

  it('for its budget pays for nothing beyond it', async () => {
    const question = { ...PACE.question, maxCostExplorerRequests: 7 };
    const { outcome, requests } = await runInProcess(scenario, { ...PACE, question });
    expect(outcome).toMatchObject({ code: 'RequestBudgetExceeded' });
    expect(count(requests, 'ce')).toBe(7);
  });

  it('before it began, since the role could not be assumed, asks nobody for anything', async () => {
    const faults = [{ api: 'sts:*', fault: 'expired-credentials', calls: [1] }] as const;
    const { outcome, requests } = await runInProcess(scenario, { ...PACE, faults });
    expect(outcome).toBeInstanceOf(OuCostError);
    expect(outcome).toMatchObject({ code: 'CredentialsExpired' });
    expect(requests).toEqual(['sts:AssumeRole']);
  });
});
