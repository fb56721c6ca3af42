import { PLAIN_VIEW } from '@ou-cost/present';
import {
  type Change,
  lastUnitOf,
  type Metric,
  parsePeriod,
  partsBySplit,
  type Report,
  reportSpend,
  type Spend,
  type Split,
} from '@ou-cost/spend';
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

/** What the report states of one unit, account or sum. */
interface Stated {
  readonly spend: Spend;
  readonly change: Change | undefined;
  readonly trend: Spend | undefined;
}

interface Range {
  readonly start: string;
  readonly end: string;
}

const same = (one: Range, other: Range) => one.start === other.start && one.end === other.end;

/** The amounts of a figure in some days, looked up in the report and added here. */
function expectedIn(
  report: Report,
  { spend, change, trend }: Stated,
  metric: Metric,
  range: Range,
  part: 'net' | 'gross' | readonly [Split, string],
): bigint | null {
  const { comparison, periods, query } = report;
  const amountsOf = (of: Spend): readonly string[] | undefined => {
    const figure = of[metric];
    if (figure === undefined) return undefined;
    if (part === 'net') return figure.amounts;
    if (part === 'gross') return figure.gross;
    const isSplit = [query.by, ...query.alsoBy].includes(part[0]);
    return isSplit
      ? (partsBySplit(figure, part[0]).get(part[1]) ?? figure.amounts.map(() => '0'))
      : undefined;
  };
  const own = periods.flatMap((period, at) =>
    period.start >= range.start && period.end <= range.end ? [at] : [],
  );
  const isCovered =
    periods[own[0] ?? -1]?.start === range.start && periods[own.at(-1) ?? -1]?.end === range.end;
  if (isCovered) {
    const amounts = amountsOf(spend);
    return amounts === undefined ? null : sumOfTenDecimals(own.map((at) => amounts[at] ?? ''));
  }
  for (const side of ['before', 'after'] as const) {
    const days = side === 'before' ? comparison : comparison?.after;
    if (days === undefined || !same(days, range)) continue;
    const figure = change?.[metric];
    if (figure === undefined) return null;
    if (part === 'net') return tenDecimals(figure[side]);
    if (part === 'gross') return figure.gross === undefined ? null : tenDecimals(figure.gross[side]);
    return tenDecimals(partsBySplit(figure, part[0]).get(part[1])?.[side] ?? '0');
  }
  const at = report.trend?.periods.findIndex((period) => same(period, range)) ?? -1;
  const known =
    part === 'net' || (report.trend?.by === 'charge-type' && (part === 'gross' || part[0] === 'charge-type'));
  if (at < 0 || trend === undefined || !known) return null;
  return tenDecimals(amountsOf(trend)?.[at] ?? '');
}

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
  const { comparison, trend } = report;
  const tree = spendTree(payload);
  yield ['total', payload.total, { spend: report.total, change: comparison?.total, trend: trend?.total }];
  const outside = {
    spend: report.unattributed.total,
    change: comparison?.unattributed,
    trend: trend?.unattributed,
  };
  yield ['unattributed', payload.unattributed, outside];
  for (const unit of report.organizationalUnits) {
    const node = tree.units.get(unit.id);
    const changed = comparison?.organizationalUnits.find(({ id }) => id === unit.id);
    const monthly = trend?.organizationalUnits.find(({ id }) => id === unit.id);
    for (const sum of ['direct', 'total'] as const) {
      yield [
        `${unit.id} ${sum}`,
        node?.[sum] ?? 0,
        { spend: unit[sum], change: changed?.[sum], trend: monthly?.[sum] },
      ];
    }
  }
  for (const account of report.accounts) {
    const node = tree.accounts.get(account.id);
    expect(node?.parent?.id ?? null).toBe(lastUnitOf(account));
    const change = comparison?.accounts.find(({ id }) => id === account.id)?.change;
    const monthly = trend?.accounts.find(({ id }) => id === account.id)?.spend;
    yield [account.id, node?.total ?? 0, { spend: account.spend, change, trend: monthly }];
  }
}

/** The days of every period that can be chosen. */
function rangesOf({ periods, query, comparison, trend }: Report): Range[] {
  const all: readonly Range[] = [
    ...periods,
    ...(trend?.periods ?? []),
    query,
    ...(comparison ? [comparison.after] : []),
  ];
  return all
    .filter((one, at) => all.findIndex((other) => same(one, other)) === at)
    .toSorted((a, b) => `${a.start}${a.end}`.localeCompare(`${b.start}${b.end}`));
}

const bills = randomBills({ units: 5, accounts: 6, lines: 30 });

describe('the figures that the page computes', () => {
  it('are those of the report, in every period, metric and part, for every unit and account', async () => {
    await fc.assert(
      fc.asyncProperty(bills, questions, async (bill, question) => {
        const report = await reportSpend(portsOn(bill), question, SETTINGS);
        const payload: PagePayload = JSON.parse(JSON.stringify(pagePayload(report, PLAIN_VIEW)));
        const ranges = rangesOf(report);
        expect(payload.choices).toHaveLength(ranges.length);
        const parts = namedParts(report, payload);
        for (const [name, spends, stated] of everything(report, payload)) {
          for (const [metric, metricName] of METRICS.entries()) {
            for (const [choice, range] of ranges.entries()) {
              for (const [part, meaning] of [['net', 'net'], ['gross', 'gross'], ...parts] as const) {
                const figures = figuresOf(payload, { metric, choice, part });
                const about = `${name} ${metricName} ${range.start}..${range.end} ${meaning}`;
                const expected = expectedIn(report, stated, metricName, range, meaning);
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
        const after = rangesOf(report).findIndex((range) => same(range, report.comparison?.after ?? range));
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
