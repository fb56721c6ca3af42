import type { Scenario } from '@ou-cost/sandbox';
import { OuCostError } from '@ou-cost/spend';
import { beforeAll, describe, expect, it } from 'vitest';
import { oneMonthScenario } from '../support/scenarios/generated.ts';
import { AWS_PACE, type Run, runInProcess } from './run-in-process.ts';
import { reportOf } from './same-report.ts';

/* A run that cannot finish in time fails before its time is over, and says which setting to raise. */

let large: Scenario;
/** Milliseconds that a run takes if it has enough time. */
let needed: number;
beforeAll(async () => {
  large = oneMonthScenario(5000, 400);
  const run = await runInProcess(large, AWS_PACE);
  reportOf(run);
  needed = run.milliseconds;
});

function expectTimedOut({ outcome, milliseconds }: Run, timeLimit: number): void {
  if (!(outcome instanceof OuCostError)) throw new Error('the run made a report');
  expect(outcome.code, outcome.message).toBe('TimedOut');
  expect(outcome.message).toContain('function.timeoutSeconds');
  expect(outcome.message).toContain('--timeout');
  expect(milliseconds).toBeLessThanOrEqual(timeLimit);
}

describe('a run of 5,000 accounts', () => {
  it('takes less than the three minutes that the function has by default', () => {
    expect(needed).toBeLessThan(150_000);
  });

  it.each([200, 1_000, 5_000, 10_000, 20_000, 28_000])(
    'fails within %i ms if it has no more time',
    async (timeLimit) => {
      expectTimedOut(await runInProcess(large, { ...AWS_PACE, timeLimit }), timeLimit);
    },
  );

  it('fails early if there is not enough time for the names of many units', async () => {
    const timeLimit = 30_000;
    const run = await runInProcess(oneMonthScenario(1000, 900), { ...AWS_PACE, timeLimit });
    expectTimedOut(run, timeLimit);
    expect(run.outcome).toMatchObject({
      message: expect.stringContaining('organizations:ListOrganizationalUnitsForParent'),
    });
    expect(run.milliseconds).toBeLessThan(timeLimit / 2);
  });

  it('is complete if it has one second more than it needs', async () => {
    const run = await runInProcess(large, { ...AWS_PACE, timeLimit: needed + 1_000 });
    expect(reportOf(run).accounts).toHaveLength(5001);
  });
});

describe('an AWS that never answers', () => {
  it.each(['sts:*', 'organizations:*', 'ce:*'])('fails the run at its time limit: %s', async (api) => {
    const faults = [{ api, fault: 'slow', milliseconds: 600_000, probability: 1 }] as const;
    const timeLimit = 150_000;
    expectTimedOut(await runInProcess(large, { ...AWS_PACE, timeLimit, faults }), timeLimit);
  });

  it('fails the run after some attempts if it has no time limit', async () => {
    const faults = [{ api: 'ce:*', fault: 'slow', milliseconds: 600_000, probability: 1 }] as const;
    const { outcome } = await runInProcess(large, { ...AWS_PACE, timeLimit: null, faults });
    expect(outcome).toMatchObject({ code: 'Unavailable' });
  });
});
