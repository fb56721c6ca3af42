import type { FaultRule, Scenario } from '@ou-cost/sandbox';
import { lastUnitOf, OuCostError, type Report } from '@ou-cost/spend';
import { beforeAll, describe, expect, it } from 'vitest';
import { soleBill } from '../../packages/spend/src/testing/reports.ts';
import { twoMonthScenario } from '../support/scenarios/generated.ts';
import { runInProcess } from './run-in-process.ts';
import { expectNoCredential, expectSameMoney, placesOf, reportOf, resultOf } from './same-report.ts';

/* Each fault alone, at every request of the run that it can strike: the same report, or the failure that says why. */

const TRANSIENT: readonly Omit<FaultRule, 'api'>[] = [
  { fault: 'throttle' },
  { fault: '5xx' },
  { fault: '5xx', status: 502 },
  { fault: '5xx', status: 503 },
  { fault: '5xx', status: 504 },
  { fault: 'reset' },
  { fault: 'reset', served: true },
  { fault: 'truncated' },
  { fault: 'malformed' },
  { fault: 'slow', milliseconds: 5_000 },
  { fault: 'slow', milliseconds: 100_000 },
  { fault: 'empty-page' },
  { fault: 'split-period' },
];

const ENDING: readonly (readonly [Omit<FaultRule, 'api'>, OuCostError['code']])[] = [
  [{ fault: 'repeated-token' }, 'Incomplete'],
  [{ fault: 'expired-token' }, 'Incomplete'],
  [{ fault: 'expired-credentials' }, 'CredentialsExpired'],
  [{ fault: 'data-unavailable' }, 'DataUnavailable'],
];

let scenario: Scenario;
beforeAll(() => {
  const recordTypes = ['Usage', 'Credit', 'SavingsPlanRecurringFee'];
  scenario = twoMonthScenario({ density: 0.8, seed: 11, accounts: 6, ous: 4, recordTypes, departed: 1 });
});

describe.each([
  ['accounts with paths', true],
  ['a walk from the root', false],
])('one fault, %s', (_, paths) => {
  const BEHAVIOUR = { pageSize: 5, latency: 50, organizations: { pageSize: 3, paths } };
  let whole: Report;
  let requests: readonly string[];

  beforeAll(async () => {
    const run = await runInProcess(scenario, BEHAVIOUR);
    whole = reportOf(run);
    requests = run.requests;
  });

  const struckBy = async (
    rule: Omit<FaultRule, 'api'>,
    look: (run: Awaited<ReturnType<typeof runInProcess>>, title: string) => void,
  ): Promise<void> => {
    let struck = 0;
    for (let call = 1; call <= requests.length; call += 1) {
      const faults = [{ ...rule, api: '*', calls: [call] }];
      const run = await runInProcess(scenario, { ...BEHAVIOUR, faults });
      if (run.struck === 0) break;
      struck += 1;
      const title = `${rule.fault} at request ${call} (${requests[call - 1]})`;
      expectNoCredential(run, title);
      look(run, title);
    }
    expect(struck).toBeGreaterThan(0);
  };

  it.each(TRANSIENT)(
    'changes nothing where it passes: $fault $status $served $milliseconds',
    async (rule) => {
      await struckBy(rule, ({ outcome }, title) => {
        if (outcome instanceof OuCostError) throw new Error(`${title}: ${outcome.code}: ${outcome.message}`);
        expect(resultOf(outcome), title).toEqual(resultOf(whole));
      });
    },
  );

  it('changes nothing where a page comes twice, as it does by a token that repeats before an empty page', async () => {
    const api = paths ? 'organizations:ListAccounts' : 'organizations:ListRoots';
    const faults: FaultRule[] = [
      { api, fault: 'repeated-token', calls: [1] },
      { api, fault: 'empty-page', calls: [2] },
    ];
    const run = await runInProcess(scenario, { ...BEHAVIOUR, faults });
    expect(run.struck).toBe(2);
    expect(resultOf(reportOf(run))).toEqual(resultOf(whole));
  });

  it.each(ENDING)('is the reason of the failure where it does not pass: $fault', async (rule, code) => {
    await struckBy(rule, ({ outcome }, title) => {
      expect(outcome instanceof OuCostError ? outcome.code : 'a report', title).toBe(code);
    });
  });

  it.each(['account-moves', 'account-leaves'] as const)(
    '%s: the total stays, and each account stands once',
    async (fault) => {
      const ids = whole.accounts
        .filter(
          (account) => lastUnitOf(account) !== null && account.id !== soleBill(whole).managementAccountId,
        )
        .map(({ id }) => id);
      expect(ids.length).toBeGreaterThan(3);
      for (const accountId of ids) {
        await struckBy({ fault, accountId }, ({ outcome }, title) => {
          if (outcome instanceof OuCostError) {
            // Where the tree is walked, an account that has left cannot be told from one that was missed.
            expect(paths, `${title}: ${outcome.message}`).toBe(false);
            expect(outcome.code, title).toBe('Incomplete');
            return;
          }
          expectSameMoney(outcome, whole, title);
          const others = (report: Report) => [...placesOf(report)].filter(([id]) => id !== accountId).sort();
          expect(others(outcome), title).toEqual(others(whole));
        });
      }
    },
  );
});
