import { decodeRequest } from '@ou-cost/contract';
import { type Scenario, writeArchive, writeExport } from '@ou-cost/sandbox';
import { type EarlierRuns, type Report, reportSpend, type Tree } from '@ou-cost/spend';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { SETTINGS } from '../../packages/spend/src/testing/bill.ts';
import { reportFromFiles } from '../support/exports/from-files.ts';
import { reportFrom } from '../support/files/reports.ts';
import { temporaryFolder } from '../support/files/temporary-folder.ts';
import { awsPorts, payerAccess, type Question } from '../support/in-process/adapters.ts';
import { ouCostReport } from '../support/in-process/command-line.ts';
import { earlierRunsOf, readInOtherOrder } from '../support/in-process/earlier-runs.ts';
import { figuresOf } from '../support/numbers/report-figures.ts';
import { tenDecimals } from '../support/numbers/ten-decimals.ts';
import { TrueTrees } from '../support/numbers/true-trees.ts';
import { sandboxOf, whileRunning } from '../support/sandbox/start.ts';
import { TODAY, TWO_MONTHS, WHOLE_BILL } from '../support/scenarios/generated.ts';
import { type Moving, movingScenarios } from '../support/scenarios/moving.ts';

vi.setConfig({ testTimeout: 240_000 });

afterEach(() => {
  vi.unstubAllEnvs();
});

const DAILY = { ...WHOLE_BILL, granularity: 'daily' } as const;
const atNight = (days: readonly string[]) => ({ seen: days.map((day) => `${day}T23:59:59Z`) });

/** Reports of one sandbox: by the tree that they stand on, and what earlier runs have left. */
type Ask = (question: Question, tree: Tree, earlier: EarlierRuns) => Promise<Report>;

function asking<T>(scenario: Scenario, use: (ask: Ask) => Promise<T>): Promise<T> {
  return whileRunning(sandboxOf(scenario), (sandbox) =>
    use((question, tree, earlier) => {
      const { report, source } = decodeRequest(question);
      const ports = awsPorts(payerAccess(sandbox, TODAY), source);
      return reportSpend({ ...ports, earlier }, { ...report, tree }, SETTINGS);
    }),
  );
}

/** Expects each unit's figures on each of the days, and what is in no unit, to be the sums on the tree of the day. */
function expectTrueDays(report: Report, { scenario, seenDays }: Moving): void {
  const trees = new TrueTrees(scenario, [...seenDays, TODAY]);
  for (const metric of ['UnblendedCost', 'AmortizedCost'] as const) {
    const expected = trees.spend(metric);
    for (const [at, { start }] of report.periods.entries()) {
      if (!seenDays.includes(start)) continue;
      const sums = [...expected].filter(([key]) => key.endsWith(` ${start}`));
      const left = new Map(sums.map(([key, sum]) => [key.split(' ')[0] ?? '', sum]));
      for (const { id, direct, total } of report.organizationalUnits) {
        const { direct: own = 0n, total: whole = 0n } = left.get(id) ?? {};
        expect(units(direct[metric], at), `${id} on ${start}, direct`).toBe(own);
        expect(units(total[metric], at), `${id} on ${start}, total`).toBe(whole);
        left.delete(id);
      }
      expect(units(report.unattributed.total[metric], at)).toBe(left.get('null')?.total ?? 0n);
      left.delete('null');
      // A report may lack a unit only if nothing was spent in it.
      for (const [id, { total }] of left) expect(total, `${id} on ${start}`).toBe(0n);
    }
  }
}

function units(spend: { readonly amounts: readonly string[] } | undefined, at: number): bigint {
  return tenDecimals(spend?.amounts[at] ?? '');
}

/** Expects a unit's total to be what is right in it and what its units have, in every period. */
function expectSubtrees({ organizationalUnits, periods, query }: Report): void {
  for (const { id, direct, total } of organizationalUnits) {
    const children = organizationalUnits.filter(({ parentId }) => parentId === id);
    for (const metric of query.metrics) {
      for (const at of periods.keys()) {
        const below = children.reduce((sum, child) => sum + units(child.total[metric], at), 0n);
        expect(units(direct[metric], at) + below, id).toBe(units(total[metric], at));
      }
    }
  }
}

describe('on any history of any organization, as it was', () => {
  it('each unit has on each day that was seen what the accounts spent that stood in it', async () => {
    await fc.assert(
      fc.asyncProperty(movingScenarios(0), async (moving) => {
        const earlier = await earlierRunsOf(moving.scenario, atNight(moving.seenDays));
        await asking(moving.scenario, async (ask) => {
          const report = await ask(DAILY, 'as-was', earlier);
          expectTrueDays(report, moving);
          expectSubtrees(report);
          expect((await ask(DAILY, 'as-is', earlier)).total).toEqual(report.total);
        });
      }),
      { numRuns: 10 },
    );
  });

  it('so it has where months pass without anybody looking, on the days that were seen', async () => {
    await fc.assert(
      fc.asyncProperty(movingScenarios(85), async (moving) => {
        const earlier = await earlierRunsOf(moving.scenario, atNight(moving.seenDays));
        await asking(moving.scenario, async (ask) => {
          const report = await ask(DAILY, 'as-was', earlier);
          expectTrueDays(report, moving);
          expectSubtrees(report);
        });
      }),
      { numRuns: 8 },
    );
  });

  it('each unit has in each month the sum of its days; both trees have one total, in whichever order they are read', async () => {
    await fc.assert(
      fc.asyncProperty(movingScenarios(0), async (moving) => {
        const earlier = await earlierRunsOf(moving.scenario, atNight(moving.seenDays));
        await asking(moving.scenario, async (ask) => {
          const asWas = await ask(WHOLE_BILL, 'as-was', earlier);
          expectMonths(asWas, moving);
          expectSubtrees(asWas);
          const asIs = await ask(WHOLE_BILL, 'as-is', earlier);
          expect(asIs.total).toEqual(asWas.total);
          expectOtherTree(asWas, asIs);
          expect(figuresOf(await ask(WHOLE_BILL, 'as-was', readInOtherOrder(earlier)))).toEqual(
            figuresOf(asWas),
          );
        });
      }),
      { numRuns: 8 },
    );
  });

  it('each unit has the same from an export, without AWS', async () => {
    const types = ['Usage', 'Credit', 'Tax', 'Fee', 'Enterprise Discount Program Discount'];
    await fc.assert(
      fc.asyncProperty(movingScenarios(0, types), async (moving) => {
        const { scenario, seenDays } = moving;
        const earlier = await earlierRunsOf(scenario, atNight(seenDays));
        const folder = temporaryFolder('moving');
        await writeExport(scenario, folder, { name: 'bill', format: 'csv' });
        const days = await reportFromFiles(folder, scenario, DAILY, { tree: 'as-was', earlier });
        expectTrueDays(days, moving);
        expectMonths(
          await reportFromFiles(folder, scenario, WHOLE_BILL, { tree: 'as-was', earlier }),
          moving,
        );
      }),
      { numRuns: 3 },
    );
  });
});

it('ou-cost report with an archive has the same in a command', async () => {
  const [moving] = fc.sample(movingScenarios(0), { numRuns: 1, seed: 15 });
  if (moving === undefined) throw new Error('no scenario was made');
  const archive = temporaryFolder('kept');
  await writeArchive(moving.scenario, archive, atNight(moving.seenDays));
  await whileRunning(sandboxOf(moving.scenario), async (sandbox) => {
    const args = ['--period', TWO_MONTHS, ...WHOLE_BILL.metric.flatMap((metric) => ['--metric', metric])];
    const overTime = ['--tree', 'as-was', '--archive', archive, '--output', 'json'];
    const ended = await ouCostReport(payerAccess(sandbox, TODAY), [...args, ...overTime]);
    expect(ended).toMatchObject({ exitCode: 0 });
    expectMonths(reportFrom(ended.stdout), moving);
  });
});

/** Expects each unit's months to be the sums of its days on the tree of each day. */
function expectMonths(report: Report, { scenario, seenDays }: Moving): void {
  const trees = new TrueTrees(scenario, [...seenDays, TODAY]);
  for (const metric of report.query.metrics) {
    const months = new Map<string, { direct: bigint; total: bigint }>();
    for (const [key, { direct, total }] of trees.spend(metric)) {
      const sum = months.get(key.slice(0, -3)) ?? { direct: 0n, total: 0n };
      months.set(key.slice(0, -3), { direct: sum.direct + direct, total: sum.total + total });
    }
    for (const [at, { start }] of report.periods.entries()) {
      const take = (id: string) => {
        const sum = months.get(`${id} ${start.slice(0, 7)}`);
        months.delete(`${id} ${start.slice(0, 7)}`);
        return sum ?? { direct: 0n, total: 0n };
      };
      for (const { id, direct, total } of report.organizationalUnits) {
        const sum = take(id);
        expect(units(direct[metric], at), `${id} in ${start}, direct`).toBe(sum.direct);
        expect(units(total[metric], at), `${id} in ${start}, total`).toBe(sum.total);
      }
      expect(units(report.unattributed.total[metric], at)).toBe(take('null').total);
    }
    for (const [key, { total }] of months) expect(total, key).toBe(0n);
  }
}

/** Expects what a report as it was says of today's tree to be what a report on today's tree says. */
function expectOtherTree(asWas: Report, asIs: Report): void {
  const { otherTree } = asWas;
  const own = new Map(asIs.organizationalUnits.map((unit) => [unit.id, unit]));
  for (const { id, direct, total } of otherTree?.organizationalUnits ?? []) {
    for (const metric of asWas.query.metrics) {
      for (const at of asWas.periods.keys()) {
        const unit = own.get(id);
        expect(units(total[metric], at), id).toBe(unit === undefined ? 0n : units(unit.total[metric], at));
        expect(units(direct[metric], at), id).toBe(unit === undefined ? 0n : units(unit.direct[metric], at));
      }
    }
  }
  expect(otherTree?.unattributed).toEqual(asIs.unattributed);
}
