import type { Scenario } from '@ou-cost/sandbox';
import { OuCostError } from '@ou-cost/spend';
import { beforeAll, describe, expect, it } from 'vitest';
import { oneMonthScenario } from '../support/scenarios/generated.ts';
import { type Run, runInProcess } from './run-in-process.ts';
import { reportOf } from './same-report.ts';

/* A run that cannot be done in time says so before the time is spent, and which setting to raise. */

const PACE = { quotas: 'aws', latency: 50, question: { period: '2026-10' } } as const;

let large: Scenario;
let enough: number;
beforeAll(async () => {
  large = oneMonthScenario(5000, 400);
  const run = await runInProcess(large, PACE);
  reportOf(run);
  enough = run.milliseconds;
});

function expectTimedOut({ outcome, milliseconds }: Run, time: number): void {
  if (!(outcome instanceof OuCostError)) throw new Error('there was a report after all');
  expect(outcome.code, outcome.message).toBe('TimedOut');
  expect(outcome.message).toContain('function.timeoutSeconds');
  expect(outcome.message).toContain('--timeout');
  expect(milliseconds).toBeLessThanOrEqual(time);
}

describe('a run of 5,000 accounts', () => {
  it('fits the three minutes that a function has unless told otherwise', () => {
    expect(enough).toBeLessThan(150_000);
  });

  it.each([200, 1_000, 5_000, 10_000, 20_000, 28_000])(
    'does not fit %i ms, and says so in them',
    async (time) => {
      expectTimedOut(await runInProcess(large, { ...PACE, time }), time);
    },
  );

  it('says early that the names of many units cannot be had in time', async () => {
    const time = 30_000;
    const run = await runInProcess(oneMonthScenario(1000, 900), { ...PACE, time });
    expectTimedOut(run, time);
    expect(run.outcome).toMatchObject({
      message: expect.stringContaining('organizations:ListOrganizationalUnitsForParent'),
    });
    expect(run.milliseconds).toBeLessThan(time / 2);
  });

  it('is whole in hardly more time than it takes', async () => {
    const run = await runInProcess(large, { ...PACE, time: enough + 1_000 });
    expect(reportOf(run).accounts).toHaveLength(5001);
  });
});

describe('an AWS that never answers', () => {
  it.each(['sts:*', 'organizations:*', 'ce:*'])('%s: the run ends when its time does', async (api) => {
    const faults = [{ api, fault: 'slow', milliseconds: 600_000, probability: 1 }] as const;
    const time = 150_000;
    expectTimedOut(await runInProcess(large, { ...PACE, time, faults }), time);
  });

  it('gives up after some attempts where there is no deadline', async () => {
    const faults = [{ api: 'ce:*', fault: 'slow', milliseconds: 600_000, probability: 1 }] as const;
    const { outcome } = await runInProcess(large, { ...PACE, time: null, faults });
    expect(outcome).toMatchObject({ code: 'Unavailable' });
  });
});
