import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { reportFrom } from '../support/files/reports.ts';
import { type AwsAccess, makeReport, payerAccess } from '../support/in-process/adapters.ts';
import { ouCostReport } from '../support/in-process/command-line.ts';
import { sumsInCsv, sumsInCsvOu, withSpend } from '../support/numbers/csv-sums.ts';
import { expectExact, ledgerSumsFor } from '../support/numbers/exact-report.ts';
import { type Sums, sumOfSums, sumsByUnit } from '../support/numbers/ledger-sums.ts';
import { behaviours, reportOf, scenarios } from '../support/numbers/random.ts';
import { sandboxOf, whileRunning } from '../support/sandbox/start.ts';
import { TODAY, TWO_MONTHS, twoMonthScenario, WHOLE_BILL } from '../support/scenarios/generated.ts';

// Hundreds of reports take longer than the default timeout on a busy machine.
vi.setConfig({ testTimeout: 240_000 });

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('for any organization with any bill, over HTTP', () => {
  it("every figure is the ledger's sum, with any page sizes", async () => {
    await fc.assert(
      fc.asyncProperty(scenarios, behaviours, async (scenario, behaviour) => {
        expectExact(await reportOf(scenario, WHOLE_BILL, behaviour), scenario);
      }),
      { numRuns: 120 },
    );
  });

  it.each([1, 2])("every figure is the ledger's sum with thousands of accounts (seed %i)", async (seed) => {
    const scenario = twoMonthScenario({
      density: 0.5,
      seed,
      accounts: 2_500,
      ous: 150,
      departed: 40,
      recordTypes: ['Usage', 'Credit', 'Tax'],
    });
    const report = await reportOf(scenario, { ...WHOLE_BILL, period: '2026-10' });
    expect(report.accounts).toHaveLength(2_500 + report.unattributed.accountIds.length);
    expectExact(report, scenario);
  });

  it("every figure is the ledger's sum by service", async () => {
    await fc.assert(
      fc.asyncProperty(scenarios, behaviours, async (scenario, behaviour) => {
        expectExact(await reportOf(scenario, { ...WHOLE_BILL, by: 'service' }, behaviour), scenario);
      }),
      { numRuns: 30 },
    );
  });

  it("every figure is the ledger's sum by day, the first and the last day included", async () => {
    await fc.assert(
      fc.asyncProperty(scenarios, fc.integer({ min: 1, max: 27 }), async (scenario, day) => {
        const two = (of: number) => String(of).padStart(2, '0');
        const period = `2026-09-${two(day)}..2026-10-${two(day)}`;
        const report = await reportOf(scenario, { ...WHOLE_BILL, period, granularity: 'daily' });
        // From a day of September to the same day of October, both included: 31 days.
        expect(report.periods).toHaveLength(31);
        expectExact(report, scenario);
      }),
      { numRuns: 15 },
    );
  });

  it('a metric has the same amounts alone and together with others', async () => {
    await fc.assert(
      fc.asyncProperty(scenarios, async (scenario) => {
        await whileRunning(sandboxOf(scenario), async (sandbox) => {
          const ask = (metric: string[]) =>
            makeReport(payerAccess(sandbox, TODAY), { ...WHOLE_BILL, metric });
          const together = await ask(['AmortizedCost', 'NetUnblendedCost', 'BlendedCost', 'UnblendedCost']);
          const alone = await ask(['UnblendedCost']);
          expect(together.total.UnblendedCost).toEqual(alone.total.UnblendedCost);
          // The sandbox has only FOCUS's BilledCost for these three metrics.
          expect(together.total.BlendedCost).toEqual(alone.total.UnblendedCost);
          expect(together.total.NetUnblendedCost).toEqual(alone.total.UnblendedCost);
        });
      }),
      { numRuns: 15 },
    );
  });

  it('a comparison has the exact amounts of both months', async () => {
    await fc.assert(
      fc.asyncProperty(scenarios, async (scenario) => {
        const both = await reportOf(scenario);
        const compared = await reportOf(scenario, { ...WHOLE_BILL, period: '2026-10', compare: 'previous' });
        for (const { id, total } of compared.comparison?.organizationalUnits ?? []) {
          const unit = both.organizationalUnits.find((one) => one.id === id);
          for (const metric of ['UnblendedCost', 'AmortizedCost'] as const) {
            const [before, after] = unit?.total[metric]?.amounts ?? [];
            expect(total[metric]).toMatchObject({ before, after });
          }
        }
      }),
      { numRuns: 15 },
    );
  });
});

describe('the JSON and both kinds of CSV', () => {
  it('have the same amounts when they are read back', async () => {
    await fc.assert(
      fc.asyncProperty(scenarios, async (scenario) => {
        const { report, csv, csvOu } = await whileRunning(sandboxOf(scenario), async (sandbox) => {
          const written = (format: string) => writtenAs(format, payerAccess(sandbox, TODAY));
          const report = reportFrom(await written('json'));
          return { report, csv: await written('csv'), csvOu: await written('csv-ou') };
        });
        expectExact(report, scenario);
        const sums = ledgerSumsFor(scenario, report);
        expect(sumsInCsv(csv)).toEqual(withSpend(sums));
        const units = sumsByUnit(scenario.organization.root, sums).map(
          ({ id, direct, total }) => [id, new Map([...total, ...directOf(direct)])] as const,
        );
        expect(sumsInCsvOu(csvOu)).toEqual(withSpend(new Map(units)));
      }),
      { numRuns: 25 },
    );
  });
});

/** What the command line prints in a format for both months and metrics. */
async function writtenAs(format: string, access: AwsAccess): Promise<string> {
  const metrics = ['--metric', 'UnblendedCost', '--metric', 'AmortizedCost'];
  const ended = await ouCostReport(access, ['--period', TWO_MONTHS, ...metrics, '--output', format]);
  if (ended.exitCode !== 0) throw new Error(ended.stderr);
  return ended.stdout;
}

/** The direct spend of a unit, added over its charge types. */
function directOf(direct: Sums): Sums {
  return sumOfSums([...direct].map(([key, units]) => new Map([[key.replace(/\S+$/, 'direct'), units]])));
}
