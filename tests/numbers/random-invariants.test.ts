import { CHARGE_TYPES, type Report } from '@ou-cost/spend';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { startAlteringProxy } from '../support/faults/altering-proxy.ts';
import { makeReport, payerAccess, type Question } from '../support/in-process/adapters.ts';
import { expectExact } from '../support/numbers/exact-report.ts';
import { behaviours, reportOf, scenarios } from '../support/numbers/random.ts';
import { figuresOf } from '../support/numbers/report-figures.ts';
import { ENTERPRISE_PAYER } from '../support/sandbox/config.ts';
import { sandboxOf, whileRunning } from '../support/sandbox/start.ts';
import { CHARGE_TYPE_OF, TODAY, twoMonthScenario, WHOLE_BILL } from '../support/scenarios/generated.ts';
import { pathTo, unitsOf, withUnits } from '../support/scenarios/tree.ts';

// Hundreds of reports take longer than the default timeout on a busy machine.
vi.setConfig({ testTimeout: 240_000 });

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('the figures do not depend on', () => {
  it('the order of the items in answers, and the page sizes', async () => {
    await fc.assert(
      fc.asyncProperty(scenarios, behaviours, fc.boolean(), async (scenario, behaviour, isReversed) => {
        // Without paths the report also has empty units, so that both reports need the same setting.
        const { paths = true } = behaviour.organizations ?? {};
        const plain = await reportOf(scenario, WHOLE_BILL, { organizations: { paths } });
        await whileRunning(sandboxOf(scenario, behaviour), async (sandbox) => {
          const proxy = await startAlteringProxy(sandbox.endpoint);
          try {
            proxy.alter((_, answer) => ({ body: isReversed ? reversed(answer) : answer }));
            const other = await makeReport(payerAccess(sandbox, TODAY, proxy.endpoint), WHOLE_BILL);
            expect(figuresOf(other)).toEqual(figuresOf(plain));
          } finally {
            await proxy.stop();
          }
        });
      }),
      { numRuns: 30 },
    );
  });

  it('the names of the units', async () => {
    await fc.assert(
      fc.asyncProperty(scenarios, async (scenario) => {
        const renamed = withUnits(scenario, (unit) => ({ ...unit, name: `was ${unit.name} (${unit.id})` }));
        expect(figuresOf(await reportOf(renamed))).toEqual(figuresOf(await reportOf(scenario)));
      }),
      { numRuns: 20 },
    );
  });

  it('the unit of an account, in the units that hold both its old and its new unit', async () => {
    await fc.assert(
      fc.asyncProperty(scenarios, fc.nat(), fc.nat(), async (scenario, which, where) => {
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
        const [left, right] = [pathTo(from, root), pathTo(to, root)];
        const touched = new Set([...left, ...right].filter((id) => left.includes(id) !== right.includes(id)));
        for (const unit of before.organizationalUnits.filter(({ id }) => !touched.has(id))) {
          const now = after.organizationalUnits.find(({ id }) => id === unit.id);
          // A unit that became empty may be missing.
          if (now !== undefined) expect(now.total).toEqual(unit.total);
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe('selections', () => {
  it('a unit and the organization without it add up to the whole, and each is left out of the other', async () => {
    await fc.assert(
      fc.asyncProperty(scenarios, fc.nat(), async (scenario, which) => {
        const { root } = scenario.organization;
        await whileRunning(sandboxOf(scenario), async (sandbox) => {
          const ask = (question: Question) =>
            makeReport(payerAccess(sandbox, TODAY), { ...WHOLE_BILL, ...question });
          const whole = await ask({});
          const seen = whole.organizationalUnits.filter(({ depth }) => depth > 0);
          fc.pre(seen.length > 0);
          const id = seen[which % seen.length]?.id ?? '';
          const inside = new Set(
            unitsOf(root).flatMap((unit) => (pathTo(unit.id, root).includes(id) ? [unit.id] : [])),
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

  it('excluded charge types are left out exactly, and the bill is still reconciled', async () => {
    await fc.assert(
      fc.asyncProperty(scenarios, fc.subarray([...CHARGE_TYPES]), async (scenario, excluded) => {
        const report = await reportOf(scenario, { ...WHOLE_BILL, excludeChargeType: excluded });
        expectExact(report, scenario, { withoutParts: excluded });
      }),
      { numRuns: 20 },
    );
  });

  it('an unknown record type counts as other, and is named', async () => {
    const names = Object.keys(CHARGE_TYPE_OF);
    const scenario = twoMonthScenario({ density: 1, seed: 7, accounts: 5, ous: 3, recordTypes: names });
    const report = await reportOf(scenario);
    expectExact(report, scenario);
    expect(report.query.unknownRecordTypes).toEqual(['Lunar surcharge']);
    expect(Object.keys(report.total.UnblendedCost?.byChargeType ?? {})).toEqual([...CHARGE_TYPES]);
  });
});

/** The answer with every list in it reversed. */
function reversed<T>(value: T): T;
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => reversed(item)).reverse();
  if (typeof value !== 'object' || value === null) return value;
  // The keys of a group are in the order of the request.
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, key === 'Keys' ? item : reversed(item)]),
  );
}

function amountsOf(spend: Report['total']): (readonly string[] | undefined)[] {
  return [spend.UnblendedCost?.amounts, spend.AmortizedCost?.amounts];
}
