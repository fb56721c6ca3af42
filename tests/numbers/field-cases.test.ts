import type { Scenario } from '@ou-cost/sandbox';
import type { Report } from '@ou-cost/spend';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { soleBill, soleCharge } from '../../packages/spend/src/testing/reports.ts';
import type { Question } from '../support/in-process/adapters.ts';
import { behindProxy } from '../support/in-process/behind-proxy.ts';
import type { Behaviour } from '../support/sandbox/start.ts';
import {
  CLOSED_ACCOUNT,
  DEPARTED,
  HAND_SUMMED_TREE,
  handSummedScenario,
  OCTOBER_TOTAL,
  PAYMENTS,
  SHOP,
} from '../support/scenarios/hand-summed.ts';
import { ROOT_ID, unitId, writtenUnit } from '../support/scenarios/written.ts';

/* Wrong numbers and missing numbers that users of other systems have reported, each named after its issue. */

let scenario: Scenario;
beforeAll(async () => {
  scenario = await handSummedScenario();
});
afterEach(() => {
  vi.unstubAllEnvs();
});

const october = (question: Question = {}, behaviour: Behaviour = {}, of = scenario) =>
  behindProxy(of, behaviour, ({ report }) => report({ period: '2026-10', ...question }));
const totalOf = ({ total }: { readonly total: Report['total'] } | undefined = { total: {} }) =>
  total.UnblendedCost?.amounts[0];
const unit = (report: Report, key: string) =>
  report.organizationalUnits.find(({ id }) => id === (key === 'root' ? ROOT_ID : unitId(key)));

describe('spend by unit', () => {
  it('includes the spend of all units below (koku #1915, #1917, #2236)', async () => {
    const report = await october();
    // Payments/Prod 40.25 + 12 = 52.25; Workloads 100 − 100 + 52.25 = 52.25; root 10 + 52.25 + 3.5 = 65.75
    expect(totalOf(unit(report, 'payprod'))).toBe('52.25');
    expect(totalOf(unit(report, 'workpay'))).toBe('52.25');
    expect(totalOf(unit(report, 'work'))).toBe('52.25');
    expect(totalOf(unit(report, 'root'))).toBe('65.75');
    expect(unit(report, 'work')?.direct.UnblendedCost?.amounts).toEqual(['0']);
  });

  it.each([true, false])(
    'counts an account once that moves while the organization is read, paths: %s (koku #2168)',
    async (paths) => {
      const operation = paths ? 'ListAccounts' : 'ListAccountsForParent';
      const moves = [1, 2, 3].map((calls) => ({
        accountId: PAYMENTS,
        to: unitId('closed'),
        after: { operation, calls },
      }));
      for (const move of moves) {
        const behaviour = { organizations: { paths, pageSize: 2, moves: [move] } };
        const report = await october({}, behaviour);
        expect(totalOf(report)).toBe(OCTOBER_TOTAL);
        const homes = report.organizationalUnits.filter(({ accountIds }) => accountIds.includes(PAYMENTS));
        expect(homes).toHaveLength(1);
        // The 52.25 is either in Payments/Prod or with the 3.5 in Closed.
        const [prod, closed] = [totalOf(unit(report, 'payprod')) ?? '0', totalOf(unit(report, 'closed'))];
        expect([prod, closed]).toEqual(homes[0]?.name === 'Closed' ? ['0', '55.75'] : ['52.25', '3.5']);
      }
    },
  );

  it('counts a renamed unit once (koku #2264)', async () => {
    const renamed = await handSummedScenario([
      writtenUnit('work', 'Products', [], HAND_SUMMED_TREE[0]?.organizationalUnits),
      ...HAND_SUMMED_TREE.slice(1),
    ]);
    const report = await october({}, {}, renamed);
    expect(report.organizationalUnits.filter(({ id }) => id === unitId('work'))).toHaveLength(1);
    expect([totalOf(unit(report, 'work')), totalOf(report)]).toEqual(['52.25', OCTOBER_TOTAL]);
  });

  it('is the same for a unit in the whole report and for the unit alone (koku #2478)', async () => {
    const whole = await october();
    for (const { id, total } of whole.organizationalUnits) {
      const alone = await october({ ou: [id] });
      expect(alone.total, id).toEqual(total);
    }
  });

  it('is separate for units with the same name in different branches (koku #3736)', async () => {
    const report = await october();
    const prods = report.organizationalUnits.filter(({ name }) => name === 'Prod');
    expect(prods.map(totalOf)).toEqual(['52.25', '0']);
    expect(prods.map(({ path }) => path.join('/'))).toEqual([
      'Root/Workloads/Payments/Prod',
      'Root/Workloads/Prod',
    ]);
  });
});

describe('credits', () => {
  it('that equal the spend do not hide it (innovation-sandbox #36)', async () => {
    const shop = (await october()).accounts.find(({ id }) => id === SHOP)?.spend.UnblendedCost;
    expect(shop).toMatchObject({ amounts: ['0'], gross: ['100'] });
  });

  it('are shown (innovation-sandbox #97)', async () => {
    const shop = (await october()).accounts.find(({ id }) => id === SHOP)?.spend.UnblendedCost;
    expect(shop?.byChargeType).toEqual({ usage: ['100'], credit: ['-100'] });
  });

  it('that are excluded for a unit still count for the reconciliation (sustainable-personal-accounts #85)', async () => {
    const centre = await october({ ou: [unitId('work')], excludeChargeType: ['credit'] });
    // 100 + 40.25 + 12 = 152.25 without the credit; left out: −100 + 10 + 3.5 + 2.25 = −84.25
    expect(totalOf(centre)).toBe('152.25');
    expect(centre.selection.leftOut.UnblendedCost?.amounts).toEqual(['-84.25']);
    expect(soleBill(centre).reconciliation.checks[0]?.independent).toBe(OCTOBER_TOTAL);
  });
});

describe('totals', () => {
  it('the total is the ungrouped figure, as on the invoice and in the console (optscale #558, #787; koku-ui #216)', async () => {
    const report = await october();
    expect(totalOf(report)).toBe(OCTOBER_TOTAL);
    expect(soleBill(report).reconciliation.checks).toEqual([
      {
        metric: 'UnblendedCost',
        period: '2026-10-01',
        end: '2026-11-01',
        by: 'charge-type',
        attributed: OCTOBER_TOTAL,
        independent: OCTOBER_TOTAL,
        difference: '0',
      },
    ]);
  });

  it('support that is missing in grouped answers fails the run, with its amount (boto3 #2140)', async () => {
    await behindProxy(scenario, {}, async ({ proxy, ouCost }) => {
      proxy.alter((_, answer) => ({
        // The ungrouped answer includes 29 of pro-rated support that no group has.
        body: JSON.parse(JSON.stringify(answer).replaceAll('"Amount":"68"', '"Amount":"97"')),
      }));
      const ended = await ouCost('--period', '2026-10');
      expect(ended).toMatchObject({ exitCode: 5, stdout: '' });
      expect(ended.stderr).toContain('attributed 68, independent 97, difference 29 USD');
    });
  });

  it('a record type counts even if it is on no list (sustainable-personal-accounts)', async () => {
    const types = ['SavingsPlanNegation', 'Fee', 'EdpDiscount', 'A type of next year'];
    const charges = types.map((type, at) => ({
      day: '2026-10-05',
      account: SHOP,
      amount: `${10 ** at}`,
      type,
    }));
    const report = await october({}, {}, await handSummedScenario(HAND_SUMMED_TREE, charges));
    // 1 + 10 + 100 + 1000 = 1111
    expect(totalOf(report)).toBe('1111');
  });

  it.each([1, 2, 3])(
    'all pages count at %i groups on a page (innovation-sandbox-on-aws)',
    async (pageSize) => {
      expect(totalOf(await october({}, { pageSize, organizations: { pageSize: 1 } }))).toBe(OCTOBER_TOTAL);
    },
  );

  it('a thousand tenths are a hundred and not 99.9999999999986 (binary floats, in most other systems)', async () => {
    const charges = Array.from({ length: 1000 }, (_, at) => ({
      day: '2026-10-05',
      account: at % 2 === 0 ? SHOP : PAYMENTS,
      amount: '0.1',
      type: `Type ${at}`,
    }));
    expect(totalOf(await october({}, {}, await handSummedScenario(HAND_SUMMED_TREE, charges)))).toBe('100');
  });
});

describe('days and months', () => {
  it('a month includes its last day and not the first day of the next (finops-dashboard #47, cloudquery #10458)', async () => {
    const byDay = await october({ period: '2026-10-30..2026-10-31', granularity: 'daily' });
    // The 31st carries 40.25 + 12; the 777 of 1 November are in neither.
    expect(byDay.total.UnblendedCost?.amounts).toEqual(['0', '52.25']);
    expect(totalOf(await october())).toBe(OCTOBER_TOTAL);
  });

  it('a month that may still change is marked (sustainable-personal-accounts #84, aws-billing-to-slack #52)', async () => {
    const settled = async (today: string) => {
      const report = await october({}, { today });
      return [report.periods[0]?.settled, report.notes.some(({ code }) => code === 'not-settled')];
    };
    expect(await settled('2026-11-03')).toEqual([false, true]);
    expect(await settled('2026-11-14')).toEqual([true, false]);
  });

  it('before the last fourteen months, only whole months are accepted (cloud-governance #1011)', async () => {
    await behindProxy(scenario, { costExplorer: { multiYear: true } }, async ({ ouCost }) => {
      const refused = await ouCost('--period', '2025-06-15..2026-10-31', '--multi-year');
      expect(refused).toMatchObject({ exitCode: 2, stdout: '' });
      expect(refused.stderr).toContain("whole months ('2025-06-15..2026-10-31' is not");
      expect(await ouCost('--period', '2025-06..2026-10', '--multi-year')).toMatchObject({ exitCode: 0 });
    });
  });
});

describe('accounts that were closed or have left', () => {
  it('a closed account keeps its unit, and one that has left keeps its name (sustainable-personal-accounts #105)', async () => {
    const report = await october();
    expect(report.accounts.find(({ id }) => id === CLOSED_ACCOUNT)).toMatchObject({
      state: 'CLOSED',
      placements: [{ to: null, organizationalUnitId: unitId('closed') }],
      spend: { UnblendedCost: { amounts: ['3.5'] } },
    });
    expect(report.accounts.find(({ id }) => id === DEPARTED)).toMatchObject({
      name: 'Sold',
      placements: [{ to: null, organizationalUnitId: null }],
      spend: { UnblendedCost: { amounts: ['2.25'] } },
    });
    expect(report.unattributed.accountIds).toEqual([DEPARTED]);
  });
});

describe('throttling and charges', () => {
  const THROTTLES = {
    GetCostAndUsage: 'LimitExceededException',
    default: 'TooManyRequestsException',
  } as const;

  it('a throttled run has the same figures, and no account in an unknown unit (aws-deployment-framework #752, #784, #788; botocore #1820)', async () => {
    const unthrottled = await october();
    await behindProxy(scenario, { pageSize: 2 }, async ({ proxy, report }) => {
      proxy.alter(({ number, operation }) => {
        if (number % 3 !== 0) return undefined;
        const isCosts = operation === 'GetCostAndUsage';
        const __type = isCosts ? THROTTLES.GetCostAndUsage : THROTTLES.default;
        return { status: 400, body: { __type, message: 'Rate exceeded' } };
      });
      const throttled = await report({ period: '2026-10' });
      expect(throttled.usage.throttled).toBeGreaterThan(0);
      expect(throttled.organizationalUnits).toEqual(unthrottled.organizationalUnits);
      expect(throttled.accounts).toEqual(unthrottled.accounts);
    });
  });

  it('the report says what the run cost (CodexBar #3387, steampipe-mod-aws-thrifty #74)', async () => {
    await behindProxy(scenario, { pageSize: 2 }, async ({ sandbox, report }) => {
      const { usage } = await report({ period: '2026-10' });
      const asked = sandbox.calls.filter(({ operation }) => operation === 'GetCostAndUsage').length;
      // Seven groups at two a page are four pages, and one is the ungrouped total: five cents.
      expect(asked).toBe(5);
      expect(soleCharge(usage)).toMatchObject({ amount: '0.05', currency: 'USD' });
    });
  });

  it('a run stops before it costs more than allowed, without a partial report (CodexBar #3387)', async () => {
    await behindProxy(scenario, { pageSize: 2 }, async ({ sandbox, ouCost }) => {
      const ended = await ouCost('--period', '2026-10', '--max-cost-explorer-requests', '4');
      expect(ended).toMatchObject({ exitCode: 2, stdout: '' });
      expect(sandbox.calls.filter(({ operation }) => operation === 'GetCostAndUsage')).toHaveLength(4);
    });
  });
});
