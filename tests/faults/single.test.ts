import type { FaultRule, Scenario } from '@ou-cost/sandbox';
import { lastUnitOf, OuCostError, type Report } from '@ou-cost/spend';
import { beforeAll, describe, expect, it } from 'vitest';
import { soleBill } from '../../packages/spend/src/testing/reports.ts';
import { twoMonthScenario } from '../support/scenarios/generated.ts';
import { runInProcess } from './run-in-process.ts';
import { expectNoCredential, expectSameAmounts, reportOf, resultOf, unitsByAccount } from './same-report.ts';

/* One fault in a run, in each request in which it can occur: the run makes the same report, or fails for that reason. */

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

const FATAL: readonly (readonly [Omit<FaultRule, 'api'>, OuCostError['code']])[] = [
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
  ['in an organization that is read by paths', true],
  ['in an organization that is read from the root', false],
])('one fault %s', (_, paths) => {
  const BEHAVIOUR = { pageSize: 5, latency: 50, organizations: { pageSize: 3, paths } };
  let expected: Report;
  let requests: readonly string[];

  beforeAll(async () => {
    const run = await runInProcess(scenario, BEHAVIOUR);
    expected = reportOf(run);
    requests = run.requests;
  });

  /** Makes a run for each request in which the fault can occur, with the fault in that request. */
  const atEveryRequest = async (
    rule: Omit<FaultRule, 'api'>,
    check: (run: Awaited<ReturnType<typeof runInProcess>>, title: string) => void,
  ): Promise<void> => {
    let runs = 0;
    for (let call = 1; call <= requests.length; call += 1) {
      const faults = [{ ...rule, api: '*', calls: [call] }];
      const run = await runInProcess(scenario, { ...BEHAVIOUR, faults });
      if (run.faultyRequests === 0) break;
      runs += 1;
      const title = `${rule.fault} at request ${call} (${requests[call - 1]})`;
      expectNoCredential(run, title);
      check(run, title);
    }
    expect(runs).toBeGreaterThan(0);
  };

  it.each(TRANSIENT)(
    'that a retry gets past changes nothing: $fault $status $served $milliseconds',
    async (rule) => {
      await atEveryRequest(rule, ({ outcome }, title) => {
        if (outcome instanceof OuCostError) throw new Error(`${title}: ${outcome.code}: ${outcome.message}`);
        expect(resultOf(outcome), title).toEqual(resultOf(expected));
      });
    },
  );

  it('changes nothing if it makes a page come twice: a repeated token before an empty page', async () => {
    const api = paths ? 'organizations:ListAccounts' : 'organizations:ListRoots';
    const faults: FaultRule[] = [
      { api, fault: 'repeated-token', calls: [1] },
      { api, fault: 'empty-page', calls: [2] },
    ];
    const run = await runInProcess(scenario, { ...BEHAVIOUR, faults });
    expect(run.faultyRequests).toBe(2);
    expect(resultOf(reportOf(run))).toEqual(resultOf(expected));
  });

  it.each(FATAL)(
    'that a retry does not get past is the reason of the failure: $fault',
    async (rule, code) => {
      await atEveryRequest(rule, ({ outcome }, title) => {
        expect(outcome instanceof OuCostError ? outcome.code : 'a report', title).toBe(code);
      });
    },
  );

  it.each(['account-moves', 'account-leaves'] as const)(
    '%s: the total stays the same, and no account is listed twice',
    async (fault) => {
      const ids = expected.accounts
        .filter(
          (account) => lastUnitOf(account) !== null && account.id !== soleBill(expected).managementAccountId,
        )
        .map(({ id }) => id);
      expect(ids.length).toBeGreaterThan(3);
      for (const accountId of ids) {
        await atEveryRequest({ fault, accountId }, ({ outcome }, title) => {
          if (outcome instanceof OuCostError) {
            // Without paths, an account that has left cannot be distinguished from one that was missed.
            expect(paths, `${title}: ${outcome.message}`).toBe(false);
            expect(outcome.code, title).toBe('Incomplete');
            return;
          }
          expectSameAmounts(outcome, expected, title);
          const others = (report: Report) =>
            [...unitsByAccount(report)].filter(([id]) => id !== accountId).sort();
          expect(others(outcome), title).toEqual(others(expected));
        });
      }
    },
  );
});
