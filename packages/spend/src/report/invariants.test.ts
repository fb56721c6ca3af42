import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMMITMENT_TYPES } from '../ledger/charge-kind.ts';
import { CHARGE_TYPES } from '../ledger/charge-type.ts';
import type { Metric } from '../ledger/query.ts';
import { compareDecimals, type Decimal, formatDecimal, negate, sum } from '../money/decimal.ts';
import { asking, type Bill, decimal, portsOn, SETTINGS } from '../testing/bill.ts';
import { randomBills } from '../testing/random-bill.ts';
import { soleBill } from '../testing/reports.ts';
import { parsePeriod } from '../time/period.ts';
import { lastUnitOf, type Report } from './form/report.ts';
import type { Spend } from './form/spend.ts';
import { reportSpend } from './report-spend.ts';
import type { ReportRequest } from './request.ts';

const METRICS: readonly Metric[] = ['UnblendedCost', 'AmortizedCost'];
const QUESTION = asking({ period: parsePeriod('2026-09..2026-10'), metrics: METRICS });
const small = randomBills({ units: 12, accounts: 20, lines: 60 });
const large = randomBills({ units: 300, accounts: 3000, lines: 4000 });

const report = (bill: Bill, changes: Partial<ReportRequest> = {}) =>
  reportSpend(portsOn(bill), { ...QUESTION, ...changes }, SETTINGS);

/** Every cell of a spend: per metric, charge type or fee, and period; a part that is absent is zero. */
function cells(spend: Spend): Decimal[] {
  return METRICS.flatMap((metric) => {
    const { amounts = [], gross = [], byChargeType = {}, commitmentFees = {} } = spend[metric] ?? {};
    const zeros = amounts.map(() => '0');
    const parts = CHARGE_TYPES.flatMap((type) => byChargeType[type] ?? zeros);
    const fees = COMMITMENT_TYPES.flatMap((type) => commitmentFees[type] ?? zeros);
    return [...amounts, ...gross, ...parts, ...fees].map(decimal);
  });
}

function expectSum(whole: Spend, parts: readonly Spend[]): void {
  const columns = parts.map(cells);
  for (const [at, cell] of cells(whole).entries()) {
    const added = sum(columns.map((column) => column[at] ?? decimal('NaN')));
    expect(formatDecimal(added)).toBe(formatDecimal(cell));
  }
}

/** Everything but the circumstances of the run. */
function figures(of: Report) {
  return {
    total: of.total,
    unattributed: of.unattributed,
    units: of.organizationalUnits.map(({ id, direct, total }) => ({ id, direct, total })),
    accounts: of.accounts.map(({ id, spend }) => ({ id, spend })).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

function expectWellFormed(of: Report): void {
  const children = Map.groupBy(of.organizationalUnits, (unit) => unit.parentId ?? '');
  const residents = Map.groupBy(of.accounts, (account) => lastUnitOf(account) ?? '');
  for (const unit of of.organizationalUnits) {
    expectSum(unit.total, [unit.direct, ...(children.get(unit.id) ?? []).map((child) => child.total)]);
    expectSum(
      unit.direct,
      (residents.get(unit.id) ?? []).map((account) => account.spend),
    );
  }
  const root = of.organizationalUnits.find((unit) => unit.depth === 0);
  expectSum(of.total, [root?.total ?? {}, of.unattributed.total]);
}

describe('on any organization with any bill', () => {
  it('direct plus children is the subtree, and root plus unattributed the independent total', async () => {
    await fc.assert(
      fc.asyncProperty(small, async (bill) => {
        const of = await report(bill);
        expectWellFormed(of);
        for (const { metric, period, independent } of soleBill(of).reconciliation.checks) {
          const at = of.periods.findIndex(({ start }) => start === period);
          expect(of.total[metric]?.amounts[at]).toBe(independent);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('holds for thousands of accounts', async () => {
    await fc.assert(
      fc.asyncProperty(large, async (bill) => expectWellFormed(await report(bill))),
      { numRuns: 3 },
    );
  });

  it('parts of a spend by charge type add up to it', async () => {
    await fc.assert(
      fc.asyncProperty(small, async (bill) => {
        for (const { total } of (await report(bill)).organizationalUnits) {
          for (const metric of METRICS) {
            const { amounts = [], gross = [], byChargeType = {} } = total[metric] ?? {};
            for (const [at, amount] of amounts.entries()) {
              const parts = Object.values(byChargeType).map((texts) => decimal(texts[at] ?? ''));
              expect(compareDecimals(sum(parts), decimal(amount))).toBe(0);
              const back = [byChargeType.credit, byChargeType.refund].map((texts) =>
                decimal(texts?.[at] ?? '0'),
              );
              const net = sum([decimal(gross[at] ?? ''), ...back]);
              expect(formatDecimal(net)).toBe(amount);
            }
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  it('the order of lines, units and accounts and the page size change no figure', async () => {
    await fc.assert(
      fc.asyncProperty(small, fc.integer({ min: 1, max: 9 }), async (bill, pageSize) => {
        const shuffled: Bill = {
          ...bill,
          lines: bill.lines.toReversed(),
          units: bill.units.toReversed(),
          accounts: bill.accounts.toReversed(),
          pageSize,
        };
        expect(figures(await report(shuffled))).toEqual(figures(await report(bill)));
      }),
      { numRuns: 50 },
    );
  });

  it('renaming every unit changes no number', async () => {
    await fc.assert(
      fc.asyncProperty(small, async (bill) => {
        const units = bill.units.map((unit) => ({ ...unit, name: `Z ${unit.id}` }));
        const byId = (of: Report) => figures(of).units.toSorted((a, b) => (a.id < b.id ? -1 : 1));
        expect(byId(await report({ ...bill, units }))).toEqual(byId(await report(bill)));
      }),
      { numRuns: 50 },
    );
  });

  it('moving an account changes no total above the common parent, and none at all of the whole', async () => {
    await fc.assert(
      fc.asyncProperty(small, fc.nat(), fc.nat(), async (bill, which, where) => {
        const account = bill.accounts[which % bill.accounts.length];
        const target = bill.units[where % bill.units.length];
        const accounts = bill.accounts.map((one) =>
          one === account ? { ...one, parentId: target?.id ?? one.parentId } : one,
        );
        const [before, after] = [await report(bill), await report({ ...bill, accounts })];
        const from = ancestors(before, account?.parentId ?? '');
        const to = ancestors(before, target?.id ?? '');
        expect(after.total).toEqual(before.total);
        for (const unit of before.organizationalUnits) {
          if (from.has(unit.id) !== to.has(unit.id)) continue;
          expect(after.organizationalUnits.find(({ id }) => id === unit.id)?.total).toEqual(unit.total);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('a unit and everything but it are complements, and each states the other as left out', async () => {
    await fc.assert(
      fc.asyncProperty(small, fc.nat(), async (bill, which) => {
        const units = bill.units.filter(({ parentId }) => parentId !== null);
        fc.pre(units.length > 0);
        const id = units[which % units.length]?.id ?? '';
        const whole = await report(bill);
        const inside = await report(bill, { organizationalUnits: [id] });
        const outside = await report(bill, { excludedOrganizationalUnits: [id] });
        expectSum(whole.total, [inside.total, outside.total]);
        expectSum(inside.selection.leftOut, [outside.total]);
        expectSum(outside.selection.leftOut, [inside.total]);
        expectWellFormed(inside);
        expectWellFormed(outside);
      }),
      { numRuns: 100 },
    );
  });

  it('excluding a charge type takes exactly that part away', async () => {
    await fc.assert(
      fc.asyncProperty(small, fc.constantFrom(...CHARGE_TYPES), async (bill, type) => {
        const whole = await report(bill);
        const part = await report(bill, { excludedChargeTypes: [type] });
        expectSum(whole.total, [part.total, part.selection.leftOut]);
        for (const metric of METRICS) {
          expect(part.total[metric]?.byChargeType?.[type]).toBeUndefined();
          const taken = part.selection.leftOut[metric]?.amounts;
          expect(taken).toEqual(whole.total[metric]?.byChargeType?.[type] ?? ['0', '0']);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('a comparison turned round changes the sign of every change', async () => {
    await fc.assert(
      fc.asyncProperty(small, async (bill) => {
        const swapped: Bill = {
          ...bill,
          lines: bill.lines.map((line) => ({ ...line, day: swapMonths(line.day) })),
        };
        const ask = { period: parsePeriod('2026-10'), compare: 'previous' };
        const [one, other] = [await report(bill, ask), await report(swapped, ask)];
        for (const metric of METRICS) {
          const there = one.comparison?.total[metric]?.change ?? '';
          const back = other.comparison?.total[metric]?.change ?? '';
          expect(there).toBe(formatDecimal(negate(decimal(back))));
        }
      }),
      { numRuns: 50 },
    );
  });
});

function ancestors(of: Report, id: string): Set<string> {
  const chain = new Set<string>();
  const parents = new Map(of.organizationalUnits.map((unit) => [unit.id, unit.parentId]));
  for (let at: string | null | undefined = id; at != null; at = parents.get(at)) chain.add(at);
  return chain;
}

/** September's lines to the first of October and back. */
function swapMonths(day: string): string {
  if (day.startsWith('2026-09')) return '2026-10-01';
  return day.startsWith('2026-10') ? '2026-09-01' : day;
}
