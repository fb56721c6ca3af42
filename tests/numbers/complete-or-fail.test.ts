import type { Scenario } from '@ou-cost/sandbox';
import { OuCostError, type Report } from '@ou-cost/spend';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Answer, listIn, PERMANENT, SILENT, TRANSIENT } from '../support/faults/altered-answers.ts';
import type { Alteration, Altered, PassingCall } from '../support/faults/altering-proxy.ts';
import { recognizableRequests } from '../support/faults/recognized-requests.ts';
import { behindProxy, type ProxiedSandbox } from '../support/in-process/behind-proxy.ts';
import { figuresOf } from '../support/numbers/report-figures.ts';
import { MONTH_STARTS, twoMonthScenario, WHOLE_BILL } from '../support/scenarios/generated.ts';

/* No error becomes a zero: whatever goes wrong in any request, a run makes the same report or none. */

let scenario: Scenario;
/** The report and the requests of a run in which nothing goes wrong. */
let expected: Report;
let allCalls: readonly PassingCall[];

/** Six accounts in three units on small pages are about twenty requests, each of which may go wrong. */
const BEHAVIOUR = { pageSize: 5, organizations: { pageSize: 3 } };

beforeAll(async () => {
  const recordTypes = ['Usage', 'Credit', 'SavingsPlanRecurringFee'];
  scenario = twoMonthScenario({ density: 0.8, seed: 11, accounts: 6, ous: 3, recordTypes, departed: 1 });
  await behindProxy(scenario, BEHAVIOUR, async ({ proxy, report }) => {
    expected = await report(WHOLE_BILL);
    allCalls = proxy.calls;
  });
});
afterEach(() => {
  vi.unstubAllEnvs();
});

/** The report of a run with altered answers, or its failure. */
async function outcome(
  { proxy, report }: ProxiedSandbox,
  alteration: Alteration,
): Promise<Report | OuCostError> {
  proxy.alter(alteration);
  try {
    return await report(WHOLE_BILL);
  } catch (error) {
    if (error instanceof OuCostError) return error;
    throw error;
  }
}

const requests = () => recognizableRequests(allCalls);

describe('if any one request fails once', () => {
  it.each(Object.entries(TRANSIENT))('%s changes no figure', async (_, fault) => {
    await behindProxy(scenario, BEHAVIOUR, async (stage) => {
      for (const { title, recognizer } of requests()) {
        let failed = false;
        const isIt = recognizer();
        const report = await outcome(stage, (call, answer) => {
          if (!isIt(call) || failed) return undefined;
          failed = true;
          return fault(answer, call);
        });
        if (report instanceof OuCostError) throw new Error(`${title}: ${report.message}`, { cause: report });
        expect(failed, title).toBe(true);
        expect(figuresOf(report), title).toEqual(figuresOf(expected));
        expect(report.usage.retries, title).toBeGreaterThan(0);
      }
    });
  });
});

describe('if any one request fails at every attempt', () => {
  it.each(Object.entries(PERMANENT))(
    '%s fails the run with a fitting error code',
    async (_, [fault, codes]) => {
      await behindProxy(scenario, BEHAVIOUR, async (stage) => {
        for (const { title, recognizer } of requests()) {
          const isIt = recognizer();
          const ended = await outcome(stage, (call, answer) =>
            isIt(call) ? fault(answer, call) : undefined,
          );
          expect(codes, title).toContain(ended instanceof OuCostError ? ended.code : 'a report');
        }
      });
    },
  );

  it('throttling that never ends fails the run with Throttled', async () => {
    await behindProxy(scenario, BEHAVIOUR, async (stage) => {
      const ended = await outcome(stage, ({ operation }) =>
        operation === 'GetCostAndUsage'
          ? { status: 400, body: { __type: 'LimitExceededException' } }
          : undefined,
      );
      expect(ended).toMatchObject({ code: 'Throttled' });
    });
  });
});

describe('if any one answer of Cost Explorer is wrong and looks valid', () => {
  it.each(Object.entries(SILENT))('%s fails the run or changes no figure', async (_, [fault, codes]) => {
    await behindProxy(scenario, BEHAVIOUR, async (stage) => {
      let failures = 0;
      for (const { title, recognizer } of requests().filter((one) => one.title.includes('GetCostAndUsage'))) {
        let hasChanged = false;
        const isIt = recognizer();
        const ended = await outcome(stage, (call, answer) => {
          if (!isIt(call)) return undefined;
          const altered = fault(answer, call);
          hasChanged ||=
            altered !== undefined && JSON.stringify(altered) !== JSON.stringify({ body: answer });
          return altered;
        });
        if (!hasChanged) continue;
        if (ended instanceof OuCostError) {
          expect(codes, title).toContain(ended.code);
          failures += 1;
        } else {
          // The pages of the total have no groups, so that some faults do not matter there.
          expect(figuresOf(ended), title).toEqual(figuresOf(expected));
        }
      }
      expect(failures).toBeGreaterThan(0);
    });
  });

  it('a period that comes twice or was not asked for fails the run', async () => {
    await behindProxy(scenario, BEHAVIOUR, async (stage) => {
      const moved = (answer: Answer, from: string, to: string): Altered => ({
        body: JSON.parse(JSON.stringify(answer).replaceAll(from, to)),
      });
      const [first = '', second = ''] = MONTH_STARTS;
      const twice = await outcome(stage, (call, answer) =>
        call.operation === 'GetCostAndUsage'
          ? moved(answer, `"Start":"${second}"`, `"Start":"${first}"`)
          : undefined,
      );
      expect(twice).toMatchObject({ code: 'Incomplete' });
      const strange = await outcome(stage, (call, answer) =>
        call.operation === 'GetCostAndUsage'
          ? moved(answer, `"Start":"${second}"`, '"Start":"2020-01-01"')
          : undefined,
      );
      expect(['MalformedAnswer', 'Incomplete']).toContain(strange instanceof OuCostError && strange.code);
    });
  });

  it('a page token that repeats fails the run instead of repeating pages for ever', async () => {
    await behindProxy(scenario, BEHAVIOUR, async (stage) => {
      let token: unknown;
      const ended = await outcome(stage, (call, answer) => {
        if (call.operation !== 'GetCostAndUsage' || call.input['GroupBy'] === undefined) return undefined;
        token ??= answer['NextPageToken'];
        return { body: { ...answer, NextPageToken: token } };
      });
      expect(ended).toMatchObject({
        code: 'Incomplete',
        message: expect.stringContaining('same page token'),
      });
    });
  });
});

describe('if any one answer of Organizations is incomplete', () => {
  it('an account that is missing on a page is shown outside of the tree, with its spend', async () => {
    await behindProxy(scenario, BEHAVIOUR, async (stage) => {
      for (const { title, recognizer } of requests().filter((one) => one.title.includes('ListAccounts'))) {
        const isIt = recognizer();
        const ended = await outcome(stage, (call, answer) =>
          isIt(call) ? { body: { ...answer, Accounts: listIn(answer, 'Accounts').slice(1) } } : undefined,
        );
        if (ended instanceof OuCostError) continue;
        expect(ended.total, title).toEqual(expected.total);
        const spends = (of: Report) =>
          of.accounts
            .filter(({ spend }) => spend.UnblendedCost?.amounts.some((amount) => amount !== '0'))
            .map(({ id, spend }) => [id, spend])
            .sort();
        expect(spends(ended), title).toEqual(spends(expected));
      }
    });
  });

  it('a unit that is missing on a page is still the unit of its accounts', async () => {
    await behindProxy(scenario, BEHAVIOUR, async (stage) => {
      for (const { title, recognizer } of requests().filter((one) =>
        one.title.includes('ListOrganizationalUnits'),
      )) {
        const isIt = recognizer();
        const ended = await outcome(stage, (call, answer) =>
          isIt(call) ? { body: { ...answer, OrganizationalUnits: [] } } : undefined,
        );
        expect(ended, title).not.toBeInstanceOf(OuCostError);
        if (!(ended instanceof OuCostError)) expect(ended.accounts, title).toEqual(expected.accounts);
      }
    });
  });

  it.each([true, false])(
    'a page without its list fails the run and does not count as an empty page, paths: %s',
    async (paths) => {
      const organizations = { ...BEHAVIOUR.organizations, paths };
      await behindProxy(scenario, { ...BEHAVIOUR, organizations }, async (stage) => {
        for (const list of ['Accounts', 'OrganizationalUnits', 'Roots']) {
          let number = 0;
          const ended = await outcome(stage, (_, { [list]: taken, ...rest }) => {
            // The second page, so that a page with the list was read before.
            number += taken === undefined ? 0 : 1;
            return taken === undefined || (number !== 2 && list !== 'Roots') ? undefined : { body: rest };
          });
          if (number > 0) expect(ended, list).toMatchObject({ code: 'MalformedAnswer' });
        }
      });
    },
  );

  it('a unit without an id fails the run', async () => {
    await behindProxy(scenario, BEHAVIOUR, async (stage) => {
      const ended = await outcome(stage, (call, answer) =>
        call.operation === 'ListOrganizationalUnitsForParent'
          ? {
              body: {
                OrganizationalUnits: listIn(answer, 'OrganizationalUnits').map(({ Id: _, ...rest }) => rest),
              },
            }
          : undefined,
      );
      expect(ended).toMatchObject({ code: 'MalformedAnswer' });
    });
  });

  it('an account with a malformed path or id fails the run', async () => {
    await behindProxy(scenario, BEHAVIOUR, async (stage) => {
      const changed =
        (change: (account: Answer) => Answer): Alteration =>
        (call, answer) =>
          call.operation === 'ListAccounts'
            ? { body: { ...answer, Accounts: listIn(answer, 'Accounts').map(change) } }
            : undefined;
      const noPath = await outcome(
        stage,
        changed((one) => ({ ...one, Paths: ['o-1/nowhere'] })),
      );
      expect(noPath).toMatchObject({
        code: 'MalformedAnswer',
        message: expect.stringContaining('o-1/nowhere'),
      });
      const shortId = await outcome(
        stage,
        changed((one) => ({ ...one, Id: '12345678901' })),
      );
      expect(shortId).toMatchObject({
        code: 'MalformedAnswer',
        message: expect.stringContaining('12345678901'),
      });
    });
  });
});
