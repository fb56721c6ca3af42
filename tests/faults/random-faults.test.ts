import type { Scenario } from '@ou-cost/sandbox';
import { OuCostError, type Report } from '@ou-cost/spend';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { twoMonthScenario } from '../support/scenarios/generated.ts';
import { combinationOf } from './random-faults.ts';
import { runInProcess } from './run-in-process.ts';
import { expectNoCredential, expectSameMoney, reportOf, resultOf } from './same-report.ts';

/* Any faults together: the report is the same or there is none. A failing run names its seed; `combinationOf` has the rest. */

const RUNS = 1_200;
const FIRST_SEED = 1;

let scenario: Scenario;
let wholeWith: ReadonlyMap<boolean, Report>;
const unhandled: unknown[] = [];
const note = (reason: unknown) => unhandled.push(reason);

beforeAll(async () => {
  process.on('unhandledRejection', note);
  const recordTypes = ['Usage', 'Credit', 'SavingsPlanRecurringFee'];
  scenario = twoMonthScenario({ density: 0.8, seed: 23, accounts: 9, ous: 6, recordTypes, departed: 2 });
  const whole = async (paths: boolean) =>
    reportOf(await runInProcess(scenario, { pageSize: 5, organizations: { pageSize: 3, paths } }));
  wholeWith = new Map([
    [true, await whole(true)],
    [false, await whole(false)],
  ]);
});
afterAll(() => {
  process.off('unhandledRejection', note);
});

it(`${RUNS} runs with random faults, seeds from ${FIRST_SEED}, end with the same report or a failure that says why`, {
  timeout: 300_000,
}, async ({ annotate }) => {
  const ends = new Map<string, number>();
  for (let seed = FIRST_SEED; seed < FIRST_SEED + RUNS; seed += 1) {
    const { options, paths, changes, codes } = combinationOf(seed);
    const title = `seed ${seed}: ${JSON.stringify(options)}`;
    const run = await runInProcess(scenario, options).catch((cause: unknown) => {
      throw new Error(title, { cause });
    });
    const { outcome } = run;
    expectNoCredential(run, title);
    const end = outcome instanceof OuCostError ? outcome.code : 'a report';
    ends.set(end, (ends.get(end) ?? 0) + 1);
    if (outcome instanceof OuCostError) {
      expect([...codes], `${title}: ${outcome.message}`).toContain(outcome.code);
      continue;
    }
    const whole = wholeWith.get(paths);
    if (whole === undefined) throw new Error('there is nothing to compare with');
    if (changes) expectSameMoney(outcome, whole, title);
    else expect(resultOf(outcome), title).toEqual(resultOf(whole));
  }
  const counted = [...ends].sort(([, a], [, b]) => b - a).map(([end, count]) => `${end} ${count}`);
  await annotate(`seeds ${FIRST_SEED} to ${FIRST_SEED + RUNS - 1}: ${counted.join(', ')}`);
  expect(ends.get('a report')).toBeGreaterThan(RUNS / 10);
  for (const code of [
    'Throttled',
    'Unavailable',
    'MalformedAnswer',
    'Incomplete',
    'CredentialsExpired',
    'DataUnavailable',
    'TimedOut',
  ]) {
    expect(ends.get(code), code).toBeGreaterThan(0);
  }
  expect(unhandled).toEqual([]);
});
