import type { Scenario } from '@ou-cost/sandbox';
import { OuCostError, type Report } from '@ou-cost/spend';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { twoMonthScenario } from '../support/scenarios/generated.ts';
import { combinationOf } from './combinations.ts';
import { runInProcess } from './run-in-process.ts';
import { expectNoCredential, expectSameAmounts, reportOf, resultOf } from './same-report.ts';

/* With any combination of faults, a run makes the same report or none. A failed expectation names the seed for `combinationOf`. */

const RUNS = 1_200;
const FIRST_SEED = 1;

let scenario: Scenario;
/** The reports without faults, with and without paths. */
let expectedWith: ReadonlyMap<boolean, Report>;
const unhandled: unknown[] = [];
const note = (reason: unknown) => unhandled.push(reason);

beforeAll(async () => {
  process.on('unhandledRejection', note);
  const recordTypes = ['Usage', 'Credit', 'SavingsPlanRecurringFee'];
  scenario = twoMonthScenario({ density: 0.8, seed: 23, accounts: 9, ous: 6, recordTypes, departed: 2 });
  const withoutFaults = async (paths: boolean) =>
    reportOf(await runInProcess(scenario, { pageSize: 5, organizations: { pageSize: 3, paths } }));
  expectedWith = new Map([
    [true, await withoutFaults(true)],
    [false, await withoutFaults(false)],
  ]);
});
afterAll(() => {
  process.off('unhandledRejection', note);
});

it(`${RUNS} runs with random faults, seeds from ${FIRST_SEED}, make the same report or fail for a reason that fits the faults`, {
  timeout: 300_000,
}, async ({ annotate }) => {
  const ends = new Map<string, number>();
  for (let seed = FIRST_SEED; seed < FIRST_SEED + RUNS; seed += 1) {
    const { options, paths, movesAccounts, codes } = combinationOf(seed);
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
    const expected = expectedWith.get(paths);
    if (expected === undefined) throw new Error('there is no report to compare with');
    if (movesAccounts) expectSameAmounts(outcome, expected, title);
    else expect(resultOf(outcome), title).toEqual(resultOf(expected));
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
