import { decodeReport } from '@ou-cost/contract';
import { type Sandbox, type Scenario, startSandbox } from '@ou-cost/sandbox';
import { CHARGE_TYPES, type Report } from '@ou-cost/spend';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { startAlteringProxy } from '../support/altering-proxy.ts';
import { ouCostReportOn } from '../support/command-line-on.ts';
import { ENTERPRISE_PAYER } from '../support/config.ts';
import { sumsInCsv, sumsInCsvOu, withSpend } from '../support/csv-sums.ts';
import { expectExact, ledgerSumsFor } from '../support/exact-report.ts';
import { added, type Sums, sumsByUnit } from '../support/ledger-sums.ts';
import {
  chainTo,
  randomScenarios,
  scenarioOf,
  TODAY,
  TWO_MONTHS,
  TYPE_OF,
  unitsOf,
  withUnits,
} from '../support/random-scenarios.ts';
import { type Reading, readingOf, reportOver } from '../support/real-adapters.ts';
import { figuresOf } from '../support/report-sums.ts';
import { deploymentFor } from '../support/scenarios.ts';

type Behaviour = Omit<Parameters<typeof startSandbox>[0], 'deployment' | 'scenario'>;
type Question = Parameters<typeof reportOver>[1];

const BOTH: Question = { period: TWO_MONTHS, metric: ['UnblendedCost', 'AmortizedCost'] };
const ORGANIZATIONS = randomScenarios({ accounts: 16, ous: 12 });

/** How AWS may cut its answers into pages, down to one group each, and whether accounts carry their paths. */
const behaviours: fc.Arbitrary<Behaviour> = fc
  .record({
    pageSize: fc.oneof(fc.constant(1), fc.integer({ min: 2, max: 60 })),
    accountsOnPage: fc.integer({ min: 1, max: 20 }),
    emptyPageEvery: fc.option(fc.integer({ min: 2, max: 4 }), { nil: undefined }),
    paths: fc.boolean(),
  })
  .map(({ pageSize, accountsOnPage, emptyPageEvery, paths }) => ({
    pageSize,
    organizations: {
      paths,
      pageSize: accountsOnPage,
      ...(emptyPageEvery === undefined ? {} : { emptyPageEvery }),
    },
  }));

async function withSandbox<T>(
  scenario: Scenario,
  behaviour: Behaviour,
  use: (sandbox: Sandbox) => Promise<T>,
): Promise<T> {
  const sandbox = await startSandbox({ deployment: deploymentFor(ENTERPRISE_PAYER), scenario, ...behaviour });
  try {
    return await use(sandbox);
  } finally {
    await sandbox.stop();
  }
}

function reportOf(scenario: Scenario, question = BOTH, behaviour: Behaviour = {}): Promise<Report> {
  return withSandbox(scenario, behaviour, (sandbox) => reportOver(readingOf(sandbox, TODAY), question));
}

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('through the wire, on any organization with any bill', () => {
  it("every figure is the ledger's own sum, whatever the pages", async () => {
    await fc.assert(
      fc.asyncProperty(ORGANIZATIONS, behaviours, async (scenario, behaviour) => {
        expectExact(await reportOf(scenario, BOTH, behaviour), scenario);
      }),
      { numRuns: 120 },
    );
  });

  it.each([1, 2])('so it is with thousands of accounts (%i)', async (seed) => {
    const scenario = scenarioOf(0.5)({
      seed,
      accounts: 2_500,
      ous: 150,
      departed: 40,
      recordTypes: ['Usage', 'Credit', 'Tax'],
    });
    const report = await reportOf(scenario, { ...BOTH, period: '2026-10' });
    expect(report.accounts).toHaveLength(2_500 + report.unattributed.accountIds.length);
    expectExact(report, scenario);
  });

  it('so it is by service', async () => {
    await fc.assert(
      fc.asyncProperty(ORGANIZATIONS, behaviours, async (scenario, behaviour) => {
        expectExact(await reportOf(scenario, { ...BOTH, by: 'service' }, behaviour), scenario);
      }),
      { numRuns: 30 },
    );
  });

  it('so it is by day, both ends included', async () => {
    await fc.assert(
      fc.asyncProperty(ORGANIZATIONS, fc.integer({ min: 1, max: 27 }), async (scenario, day) => {
        const two = (of: number) => String(of).padStart(2, '0');
        const period = `2026-09-${two(day)}..2026-10-${two(day)}`;
        const report = await reportOf(scenario, { ...BOTH, period, granularity: 'daily' });
        // From a day of September to the same of October: 30 days and one.
        expect(report.periods).toHaveLength(31);
        expectExact(report, scenario);
      }),
      { numRuns: 15 },
    );
  });

  it('one metric alone says the same as several together', async () => {
    await fc.assert(
      fc.asyncProperty(ORGANIZATIONS, async (scenario) => {
        await withSandbox(scenario, {}, async (sandbox) => {
          const ask = (metric: string[]) => reportOver(readingOf(sandbox, TODAY), { ...BOTH, metric });
          const together = await ask(['AmortizedCost', 'NetUnblendedCost', 'BlendedCost', 'UnblendedCost']);
          const alone = await ask(['UnblendedCost']);
          expect(together.total.UnblendedCost).toEqual(alone.total.UnblendedCost);
          // The sandbox serves FOCUS's BilledCost under these three names.
          expect(together.total.BlendedCost).toEqual(alone.total.UnblendedCost);
          expect(together.total.NetUnblendedCost).toEqual(alone.total.UnblendedCost);
        });
      }),
      { numRuns: 15 },
    );
  });

  it('a comparison sets exactly the two months side by side', async () => {
    await fc.assert(
      fc.asyncProperty(ORGANIZATIONS, async (scenario) => {
        const both = await reportOf(scenario);
        const compared = await reportOf(scenario, { ...BOTH, period: '2026-10', compare: 'previous' });
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

describe('what changes no number', () => {
  it('the order in which AWS lists things, and where it cuts pages', async () => {
    await fc.assert(
      fc.asyncProperty(ORGANIZATIONS, behaviours, fc.boolean(), async (scenario, behaviour, isTurned) => {
        // A walk sees empty units that paths do not show; apart from those the figures are one.
        const { paths = true } = behaviour.organizations ?? {};
        const plain = await reportOf(scenario, BOTH, { organizations: { paths } });
        await withSandbox(scenario, behaviour, async (sandbox) => {
          const proxy = await startAlteringProxy(sandbox.endpoint);
          try {
            proxy.alter((_, answer) => ({ body: isTurned ? turned(answer) : answer }));
            const other = await reportOver(readingOf(sandbox, TODAY, proxy.endpoint), BOTH);
            expect(figuresOf(other)).toEqual(figuresOf(plain));
          } finally {
            await proxy.stop();
          }
        });
      }),
      { numRuns: 30 },
    );
  });

  it('renaming every unit', async () => {
    await fc.assert(
      fc.asyncProperty(ORGANIZATIONS, async (scenario) => {
        const renamed = withUnits(scenario, (unit) => ({ ...unit, name: `was ${unit.name} (${unit.id})` }));
        expect(figuresOf(await reportOf(renamed))).toEqual(figuresOf(await reportOf(scenario)));
      }),
      { numRuns: 20 },
    );
  });

  it('moving an account, above the common parent of where it was and where it went', async () => {
    await fc.assert(
      fc.asyncProperty(ORGANIZATIONS, fc.nat(), fc.nat(), async (scenario, which, where) => {
        const { root } = scenario.organization;
        const movable = unitsOf(root).flatMap(({ id, accounts }) =>
          accounts.filter((one) => one.id !== ENTERPRISE_PAYER).map((account) => ({ account, from: id })),
        );
        fc.pre(movable.length > 0);
        const { account, from } = movable[which % movable.length] ?? { from: '' };
        const to = unitsOf(root)[where % unitsOf(root).length]?.id ?? '';
        const moved = withUnits(scenario, (unit) => {
          const others = unit.accounts.filter((one) => one !== account);
          return {
            ...unit,
            accounts: unit.id === to && account !== undefined ? [...others, account] : others,
          };
        });
        const [before, after] = [await reportOf(scenario), await reportOf(moved)];
        expectExact(after, moved);
        expect(after.total).toEqual(before.total);
        const [left, right] = [chainTo(from, root), chainTo(to, root)];
        const touched = new Set([...left, ...right].filter((id) => left.includes(id) !== right.includes(id)));
        for (const unit of before.organizationalUnits.filter(({ id }) => !touched.has(id))) {
          const now = after.organizationalUnits.find(({ id }) => id === unit.id);
          // A unit that became empty may no longer be seen; one that was touched by nothing keeps its total.
          if (now !== undefined) expect(now.total).toEqual(unit.total);
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe('what is written reads back', () => {
  it('as the same numbers, from JSON and from both kinds of CSV', async () => {
    await fc.assert(
      fc.asyncProperty(ORGANIZATIONS, async (scenario) => {
        const { report, csv, csvOu } = await withSandbox(scenario, {}, async (sandbox) => {
          const written = (format: string) => writtenAs(format, readingOf(sandbox, TODAY));
          const json: unknown = JSON.parse(await written('json'));
          return { report: decodeReport(json), csv: await written('csv'), csvOu: await written('csv-ou') };
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

describe('selections', () => {
  it('a subtree and everything but it are complements, and each names the other as left out', async () => {
    await fc.assert(
      fc.asyncProperty(ORGANIZATIONS, fc.nat(), async (scenario, which) => {
        const { root } = scenario.organization;
        await withSandbox(scenario, {}, async (sandbox) => {
          const ask = (question: Question) => reportOver(readingOf(sandbox, TODAY), { ...BOTH, ...question });
          const whole = await ask({});
          const seen = whole.organizationalUnits.filter(({ depth }) => depth > 0);
          fc.pre(seen.length > 0);
          const id = seen[which % seen.length]?.id ?? '';
          const inside = new Set(
            unitsOf(root).flatMap((unit) => (chainTo(unit.id, root).includes(id) ? [unit.id] : [])),
          );
          const outside = new Set(unitsOf(root).map((unit) => unit.id)).difference(inside);
          const [part, rest] = [await ask({ ou: [id] }), await ask({ excludeOu: [id] })];
          expectExact(part, scenario, { unitIds: inside, departed: false });
          expectExact(rest, scenario, { unitIds: outside });
          expect(amountsOf(part.selection.leftOut)).toEqual(amountsOf(rest.total));
          expect(amountsOf(rest.selection.leftOut)).toEqual(amountsOf(part.total));
        });
      }),
      { numRuns: 20 },
    );
  });

  it('excluded charge types are left out exactly, and reconciled all the same', async () => {
    await fc.assert(
      fc.asyncProperty(ORGANIZATIONS, fc.subarray([...CHARGE_TYPES]), async (scenario, excluded) => {
        const report = await reportOf(scenario, { ...BOTH, excludeChargeType: excluded });
        expectExact(report, scenario, { withoutParts: excluded });
      }),
      { numRuns: 20 },
    );
  });

  it('a record type that nobody knows is other, and named', async () => {
    const names = Object.keys(TYPE_OF);
    const scenario = scenarioOf(1)({ seed: 7, accounts: 5, ous: 3, recordTypes: names });
    const report = await reportOf(scenario);
    expectExact(report, scenario);
    expect(report.query.unknownRecordTypes).toEqual(['Lunar surcharge']);
    expect(Object.keys(report.total.UnblendedCost?.byChargeType ?? {})).toEqual([...CHARGE_TYPES]);
  });
});

/** The same answer with every list in it back to front. */
function turned<T>(value: T): T;
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => turned(item)).reverse();
  if (typeof value !== 'object' || value === null) return value;
  // A group's keys are in the order in which they were asked for.
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, key === 'Keys' ? item : turned(item)]),
  );
}

function amountsOf(spend: Report['total']): (readonly string[] | undefined)[] {
  return [spend.UnblendedCost?.amounts, spend.AmortizedCost?.amounts];
}

/** What the command line prints in a format, of both months and metrics. */
async function writtenAs(format: string, reading: Reading): Promise<string> {
  const metrics = ['--metric', 'UnblendedCost', '--metric', 'AmortizedCost'];
  const ended = await ouCostReportOn(reading, ['--period', TWO_MONTHS, ...metrics, '--output', format]);
  if (ended.exitCode !== 0) throw new Error(ended.stderr);
  return ended.stdout;
}

/** What a unit spends directly, whatever for. */
function directOf(direct: Sums): Sums {
  return added([...direct].map(([key, units]) => new Map([[key.replace(/\S+$/, 'direct'), units]])));
}
