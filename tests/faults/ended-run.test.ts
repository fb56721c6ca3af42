import type { Scenario } from '@ou-cost/sandbox';
import { OuCostError } from '@ou-cost/spend';
import { beforeAll, describe, expect, it } from 'vitest';
import { oneMonthScenario } from '../support/scenarios/generated.ts';
import { AWS_PACE, runInProcess } from './run-in-process.ts';
import { reportOf } from './same-report.ts';

/* A failed run sends no further requests, because they would cost money without a report. */

const BEHAVIOUR = { ...AWS_PACE, pageSize: 100 };

let scenario: Scenario;
/** The requests of a run that succeeds. */
let allRequests: readonly string[];
beforeAll(async () => {
  scenario = oneMonthScenario(1500, 40);
  const run = await runInProcess(scenario, BEHAVIOUR);
  reportOf(run);
  allRequests = run.requests;
});

const count = (requests: readonly string[], service: string) =>
  requests.filter((request) => request.startsWith(`${service}:`)).length;

describe('a run', () => {
  it('that fails for an unknown unit requests no page of costs', async () => {
    const question = { ...BEHAVIOUR.question, ou: ['Nowhere'] };
    const { outcome, requests } = await runInProcess(scenario, { ...BEHAVIOUR, question });
    expect(outcome).toMatchObject({ code: 'UnknownOrganizationalUnit' });
    expect(count(allRequests, 'ce')).toBe(152);
    expect(count(requests, 'ce')).toBe(0);
  });

  it('that fails at Organizations requests no further page of costs', async () => {
    const faults = [{ api: 'organizations:ListAccounts', fault: 'expired-token', calls: [3] }] as const;
    const { outcome, requests } = await runInProcess(scenario, { ...BEHAVIOUR, faults });
    expect(outcome).toMatchObject({ code: 'Incomplete' });
    expect(count(requests, 'ce')).toBeLessThan(15);
  });

  it('that fails at Cost Explorer lists no further accounts', async () => {
    const faults = [{ api: 'ce:*', fault: 'data-unavailable', calls: [2] }] as const;
    const { outcome, requests } = await runInProcess(scenario, { ...BEHAVIOUR, faults });
    expect(outcome).toMatchObject({ code: 'DataUnavailable' });
    expect(count(allRequests, 'organizations')).toBeGreaterThan(75);
    expect(count(requests, 'organizations')).toBeLessThan(10);
  });

  it('that fails for its request budget makes no request beyond it', async () => {
    const question = { ...BEHAVIOUR.question, maxCostExplorerRequests: 7 };
    const { outcome, requests } = await runInProcess(scenario, { ...BEHAVIOUR, question });
    expect(outcome).toMatchObject({ code: 'RequestBudgetExceeded' });
    expect(count(requests, 'ce')).toBe(7);
  });

  it('that cannot assume the reader role makes no other request', async () => {
    const faults = [{ api: 'sts:*', fault: 'expired-credentials', calls: [1] }] as const;
    const { outcome, requests } = await runInProcess(scenario, { ...BEHAVIOUR, faults });
    expect(outcome).toBeInstanceOf(OuCostError);
    expect(outcome).toMatchObject({ code: 'CredentialsExpired' });
    expect(requests).toEqual(['sts:AssumeRole']);
  });
});
