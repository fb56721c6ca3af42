import { PLAIN_VIEW } from '@ou-cost/present';
import { lastUnitOf, type Metric, parsePeriod, type Report, reportSpend, type Split } from '@ou-cost/spend';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pagePayload } from '../../packages/present/src/html/payload/data.ts';
import type { PartChoice } from '../../packages/present/src/page/figures/amounts.ts';
import { ledgerOf } from '../../packages/present/src/page/figures/ledger.ts';
import { figuresOf } from '../../packages/present/src/page/figures/measure.ts';
import { type SpendNode, spendTree } from '../../packages/present/src/page/figures/nodes.ts';
import type { PagePayload, PayloadSpends } from '../../packages/present/src/page/figures/payload.ts';
import { asking, portsOn, SETTINGS } from '../../packages/spend/src/testing/bill.ts';
import { randomBills } from '../../packages/spend/src/testing/random-bill.ts';
import { sumOfTenDecimals, tenDecimals } from '../support/numbers/ten-decimals.ts';
import {
  chosenRanges,
  type Stated,
  sameRange,
  statedAmount,
  statedOfAccount,
  statedOfUnit,
  statedSums,
} from '../support/page/stated.ts';

const METRICS: readonly Metric[] = ['UnblendedCost', 'AmortizedCost'];

const SPLITS: readonly (readonly Split[])[] = [['charge-type'], ['service'], ['charge-type', 'service']];

const questions = fc
  .record({
    period: fc.constantFrom('2026-10', '2026-09..2026-10', 'month-to-date', '2026-10-17..2026-11-01'),
    granularity: fc.constantFrom('MONTHLY' as const, 'MONTHLY' as const, 'DAILY' as const),
    by: fc.constantFrom(...SPLITS),
    trend: fc.constantFrom(null, 1, 4),
    compare: fc.constantFrom('none', 'previous', 'previous'),
    detail: fc.constantFrom('account' as const, 'account' as const, 'ou' as const),
    excludesCredit: fc.boolean(),
  })
  .map(({ period, excludesCredit, by, ...rest }) =>
    asking({
      ...rest,
      by,
      metrics: METRICS,
      period: parsePeriod(period),
      excludedChargeTypes: excludesCredit && by.join() === 'charge-type' ? ['credit'] : [],
    }),
  );

/** The parts of the page with their names in the report, in the payload's order. */
function namedParts(
  report: Report,
  payload: PagePayload,
): (readonly [PartChoice, readonly [Split, string]])[] {
  const labels: ReadonlyMap<string, string> = new Map(
    Object.entries({
      Usage: 'usage',
      Tax: 'tax',
      Credits: 'credit',
      Refunds: 'refund',
      Support: 'support',
    }).concat(
      Object.entries({ 'Savings Plans': 'savings-plan', Reservations: 'reservation', Other: 'other' }),
    ),
  );
  return [report.query.by, ...report.query.alsoBy].flatMap((split, at) => {
    const { from = 0, to = 0 } = payload.splits[at] ?? {};
    return payload.parts
      .slice(from, to)
      .map((label, offset) => [from + offset, [split, labels.get(label) ?? label]] as const);
  });
}

function* everything(report: Report, payload: PagePayload): Generator<[string, PayloadSpends, Stated]> {
  const tree = spendTree(payload);
  const sums = statedSums(report);
  yield ['total', payload.total, sums.total];
  yield ['unattributed', payload.unattributed, sums.unattributed];
  for (const { id } of report.organizationalUnits) {
    const node = tree.units.get(id);
    for (const sum of ['direct', 'total'] as const) {
      yield [`${id} ${sum}`, node?.[sum] ?? 0, statedOfUnit(report, id, sum)];
    }
  }
  for (const account of report.accounts) {
    const node = tree.accounts.get(account.id);
    expect(node?.parent?.id ?? null).toBe(lastUnitOf(account));
    yield [account.id, node?.total ?? 0, statedOfAccount(report, account.id)];
  }
}

const bills = randomBills({ units: 5, accounts: 6, lines: 30 });

describe('the figures that the page computes', () => {
  it('are those of the report, in every period, metric and part, for every unit and account', async () => {
    await fc.assert(
      fc.asyncProperty(bills, questions, async (bill, question) => {
        const report = await reportSpend(portsOn(bill), question, SETTINGS);
        const payload: PagePayload = JSON.parse(JSON.stringify(pagePayload(report, PLAIN_VIEW)));
        const ranges = chosenRanges(report);
        expect(payload.choices).toHaveLength(ranges.length);
        const parts = namedParts(report, payload);
        for (const [name, spends, stated] of everything(report, payload)) {
          for (const [metric, metricName] of METRICS.entries()) {
            for (const [choice, range] of ranges.entries()) {
              for (const [part, meaning] of [['net', 'net'], ['gross', 'gross'], ...parts] as const) {
                const figures = figuresOf(payload, { metric, choice, part });
                const about = `${name} ${metricName} ${range.start}..${range.end} ${meaning}`;
                const expected = statedAmount(report, stated, metricName, range, meaning);
                const found = figures.amountIn(spends, figures.choice);
                expect(found === null ? null : tenDecimals(found), about).toBe(expected);
                if (expected !== null) expect(tenDecimals(figures.amount(spends)), about).toBe(expected);
              }
            }
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  it("have the report's change wherever the page begins, and in the compared days themselves", async () => {
    await fc.assert(
      fc.asyncProperty(bills, questions, async (bill, question) => {
        const report = await reportSpend(portsOn(bill), { ...question, compare: 'previous' }, SETTINGS);
        const payload = pagePayload(report, PLAIN_VIEW);
        const after = chosenRanges(report).findIndex((range) =>
          sameRange(range, report.comparison?.after ?? range),
        );
        for (const choice of [payload.firstChoice, after]) {
          for (const [name, spends, { change }] of everything(report, payload)) {
            for (const [metric, metricName] of METRICS.entries()) {
              const figure = change?.[metricName];
              const found = figuresOf(payload, { metric, choice, part: 'net' }).change(spends);
              const { before, change: moved, percent } = figure ?? {};
              expect(found, name).toMatchObject({ before, after: figure?.after, change: moved, percent });
            }
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('lead from any unit or account to the independent total', async () => {
    await fc.assert(
      fc.asyncProperty(bills, questions, fc.boolean(), async (bill, question, isSelected) => {
        const only = isSelected ? ['r-rand'] : [];
        const asked = { ...question, excludedOrganizationalUnits: [], organizationalUnits: only };
        const report = await reportSpend(portsOn(bill), asked, SETTINGS);
        const payload = pagePayload(report, PLAIN_VIEW);
        const tree = spendTree(payload);
        const nodes: (SpendNode | null)[] = [null, ...tree.units.values(), ...tree.accounts.values()];
        for (const choice of payload.choices.keys()) {
          for (const focus of nodes) {
            const { lines, difference } = ledgerOf(payload, tree, { metric: 0, choice, part: 'net' }, focus);
            const total = lines.findIndex(({ kind }) => kind === 'total');
            const sum = (some: typeof lines) => sumOfTenDecimals(some.map(({ amount }) => amount));
            expect(sum(lines.slice(0, total))).toBe(sum(lines.slice(total, total + 1)));
            expect(difference).not.toBeNull();
            const rest = lines.slice(total, -1);
            expect(sum(rest) + tenDecimals(difference ?? '')).toBe(sum(lines.slice(-1)));
          }
        }
      }),
      { numRuns: 30 },
    );
  });
});
