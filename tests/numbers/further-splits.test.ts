import { PRICES } from '@ou-cost/contract/options';
import type { Sandbox } from '@ou-cost/sandbox';
import type { Report, Split } from '@ou-cost/spend';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { reportFrom } from '../support/files/reports.ts';
import { makeReport, payerAccess, type Question } from '../support/in-process/adapters.ts';
import { ouCostReport } from '../support/in-process/command-line.ts';
import { sumsInCsv, withSpend } from '../support/numbers/csv-sums.ts';
import { expectExact, ledgerSumsFor } from '../support/numbers/exact-report.ts';
import { sumOfSums } from '../support/numbers/ledger-sums.ts';
import { behaviours, markedScenarios, reportOf } from '../support/numbers/random.ts';
import { tenDecimals } from '../support/numbers/ten-decimals.ts';
import { enterpriseSandbox, sandboxOf, whileRunning } from '../support/sandbox/start.ts';
import { TODAY } from '../support/scenarios/generated.ts';

/* What is read beside charge types and services, each held against the sandbox's own sums, over HTTP. */

// Hundreds of reports take longer than the default timeout on a busy machine.
vi.setConfig({ testTimeout: 240_000 });

afterEach(() => {
  vi.unstubAllEnvs();
});

const METRICS = ['UnblendedCost', 'AmortizedCost'] as const;
const MONTH: Question = { period: '2026-10', metric: [...METRICS] };

describe('for any organization with any bill', () => {
  const splits = fc.shuffledSubarray<Split>(
    ['charge-type', 'service', 'region', 'tag:Team', 'tag:__proto__', 'tag:nobody', 'cost-category:Business'],
    { minLength: 1, maxLength: 3 },
  );

  it("every part and every month of the trend is the ledger's sum, by several splits at once", async () => {
    await fc.assert(
      fc.asyncProperty(
        markedScenarios,
        behaviours,
        splits,
        fc.integer({ min: 1, max: 4 }),
        async (scenario, behaviour, by, trend) => {
          const report = await reportOf(scenario, { ...MONTH, by, trend, compare: 'previous' }, behaviour);
          expect([report.query.by, ...report.query.alsoBy]).toEqual(by);
          expect(report.trend?.periods).toHaveLength(trend);
          expectExact(report, scenario);
        },
      ),
      { numRuns: 40 },
    );
  });

  // By hand: where csv has the value of a split.
  it.each<[Split, string]>([
    ['service', 'ServiceName'],
    ['region', 'RegionId'],
    ['tag:Team', 'x_Tag/Team'],
    ['tag:__proto__', 'x_Tag/__proto__'],
    ['cost-category:Business', 'x_CostCategory/Business'],
  ])('csv by %s has the same sums when it is read back', async (by, column) => {
    await fc.assert(
      fc.asyncProperty(markedScenarios, async (scenario) => {
        const metrics = METRICS.flatMap((metric) => ['--metric', metric]);
        await whileRunning(sandboxOf(scenario), async (running) => {
          const written = async (format: string) => {
            const args = ['--period', '2026-10', ...metrics, '--by', by, '--output', format];
            return (await ouCostReport(payerAccess(running, TODAY), args)).stdout;
          };
          const sums = ledgerSumsFor(scenario, reportFrom(await written('json')));
          expect(sumsInCsv(await written('csv'), column)).toEqual(withSpend(sums));
        });
      }),
      { numRuns: 4 },
    );
  });

  it('a comparison has the sums of both months', async () => {
    await fc.assert(
      fc.asyncProperty(markedScenarios, splits, async (scenario, by) => {
        const report = await reportOf(scenario, { ...MONTH, by, compare: 'previous' });
        const months = ['2026-09-01', '2026-10-01'];
        const whole = sumOfSums(ledgerSumsFor(scenario, report, by[0], months).values());
        for (const metric of METRICS) {
          const { before, after } = report.comparison?.total[metric] ?? {};
          expect([before, after].map((text) => tenDecimals(text ?? ''))).toEqual(
            months.map((month) =>
              [...whole].reduce(
                (sum, [key, units]) => (key.startsWith(`${metric} ${month} `) ? sum + units : sum),
                0n,
              ),
            ),
          );
        }
      }),
      { numRuns: 15 },
    );
  });
});

describe('what a question costs, on the organization of the demo', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await enterpriseSandbox();
  });
  afterAll(() => sandbox?.stop());

  const ask = (question: Question) => makeReport(payerAccess(sandbox, '2026-11-20'), question);

  it.each(PRICES)('$requests requests with "$options", as the help says', async ({ options, requests }) => {
    const args = [
      '--period',
      '2026-10',
      '--output',
      'json',
      ...options.split(' ').filter((arg) => arg !== ''),
    ];
    const ended = await ouCostReport(payerAccess(sandbox, '2026-11-20'), args);
    expectPrice(reportFrom(ended.stdout), requests);
  });

  // Every page of groups is a request, and so is the independent total, which is asked for once. The last trend is read
  // by charge type, and its groups are more than two pages.
  it.each<[string, Question, number]>([
    ['all metrics of a month', { metric: ['UnblendedCost', 'NetAmortizedCost', 'BlendedCost'] }, 2],
    ['a month by service', { by: 'service' }, 2],
    ['a month by region', { by: ['region'] }, 2],
    ['a month by tag', { by: ['tag:Team'] }, 2],
    ['a month by cost category', { by: ['cost-category:Business'] }, 2],
    ['a month by three things', { by: ['service', 'region', 'tag:Team'] }, 4],
    [
      'thirteen months, the last compared with the one before',
      { period: 'last-13-months', compare: 'previous' },
      4,
    ],
    ['a month with a trend of that month', { trend: 1 }, 3],
    ['a month without its credits, with a trend', { trend: 13, excludeChargeType: ['credit'] }, 5],
  ])('%s', async (_, question, requests) => {
    expectPrice(await ask({ period: '2026-10', ...question }), requests);
  });

  function expectPrice({ usage }: Report, requests: number): void {
    expect(usage.requests['ce:GetCostAndUsage']).toBe(requests);
    const amount = (requests / 100).toString();
    expect(usage.charges).toMatchObject([{ source: 'cost-explorer', amount, currency: 'USD' }]);
  }

  it('is not paid where the budget does not cover the trend and the further split', async () => {
    const question: Question = { period: '2026-10', by: ['charge-type', 'service'], trend: 13 };
    expect(
      (await ask({ ...question, maxCostExplorerRequests: 4 })).usage.requests['ce:GetCostAndUsage'],
    ).toBe(4);
    await expect(ask({ ...question, maxCostExplorerRequests: 3 })).rejects.toMatchObject({
      code: 'RequestBudgetExceeded',
    });
  });
});
