import { describe, expect, it } from 'vitest';
import type { LedgerQuery, LedgerTotal } from '../ledger/ports.ts';
import { reportSpend } from '../report/report-spend.ts';
import type { ReportRequest, RunSettings } from '../report/request.ts';
import { ACME } from '../testing/acme.ts';
import { asking, type Bill, decimal, type Line, portsOn, SETTINGS } from '../testing/bill.ts';
import { totalsOf, withTotals } from '../testing/ledgers.ts';
import { soleBill } from '../testing/reports.ts';
import { parsePeriod } from './period.ts';

const SHOP = '200000000000';
const NETWORK = '400000000000';
const used = (day: string, amount: string, account = SHOP): Line => ({ day, amount, account });

function reported(
  lines: readonly Line[],
  changes: Partial<ReportRequest>,
  { today = '2026-11-20', settings = SETTINGS }: { today?: string; settings?: RunSettings } = {},
) {
  const bill: Bill = { ...ACME, lines, today };
  return reportSpend(portsOn(bill), asking(changes), settings);
}

describe('worked examples: comparisons', () => {
  const change = async (before: readonly string[], after: readonly string[]) => {
    const lines = [
      ...before.map((amount) => used('2026-09-15', amount)),
      ...after.map((amount) => used('2026-10-15', amount)),
    ];
    const { comparison } = await reported(lines, { compare: 'previous' });
    const shop = comparison?.accounts.find(({ id }) => id === SHOP);
    return { ...shop?.change.UnblendedCost, status: shop?.status };
  };

  it('a third more', async () => {
    // 40 − 30 = 10; 10 ÷ 30 = 33.333… %
    const sides = { before: '30', after: '40' };
    expect(await change(['30'], ['25', '15'])).toEqual({
      ...sides,
      change: '10',
      percent: '33.33',
      gross: sides,
      byChargeType: { usage: sides },
      status: 'changed',
    });
  });

  it('everything gone', async () => {
    // 0 − 12.5 = −12.5; −12.5 ÷ 12.5 = −100 %
    expect(await change(['12.5'], [])).toMatchObject({
      change: '-12.5',
      percent: '-100.00',
      status: 'departed',
    });
  });

  it('something out of nothing has no per cent', async () => {
    expect(await change([], ['3'])).toMatchObject({ before: '0', change: '3', percent: null, status: 'new' });
  });

  it('charges that cancelled out are nothing to divide by, though the account was there', async () => {
    // 8 − 8 = 0 before, 2 after
    expect(await change(['8', '-8'], ['2'])).toMatchObject({ before: '0', after: '2', percent: null });
  });

  it('from a credit to a charge is a rise, measured by the size of the credit', async () => {
    // 5 − (−20) = 25; 25 ÷ 20 = 125 %
    expect(await change(['-20'], ['5'])).toMatchObject({ change: '25', percent: '125.00' });
  });

  it('the same sum of other charges is unchanged', async () => {
    // 4 + 6 = 10 = 10
    expect(await change(['4', '6'], ['10'])).toMatchObject({
      change: '0',
      percent: '0.00',
      status: 'unchanged',
    });
  });

  it('half of a hundredth of a per cent is rounded to the even one', async () => {
    // 10.0005 − 10 = 0.0005; ÷ 10 = 0.005 %, which lies between 0.00 and 0.01: 0.00 is even
    expect(await change(['10'], ['10.0005'])).toMatchObject({ percent: '0.00' });
    // 0.0015 ÷ 10 = 0.015 %, between 0.01 and 0.02: 0.02 is even
    expect(await change(['10'], ['10.0015'])).toMatchObject({ percent: '0.02' });
  });

  it('of two months the second with the first', async () => {
    const lines = [
      used('2026-07-31', '1'),
      used('2026-08-01', '20'),
      used('2026-09-30', '300', NETWORK),
      used('2026-10-01', '4000'),
      used('2026-06-30', '50000'),
    ];
    const { comparison } = await reported(lines, {
      period: parsePeriod('2026-09..2026-10'),
      compare: 'previous',
    });
    expect(comparison).toMatchObject({ start: '2026-09-01', end: '2026-10-01' });
    // Before 300; after 4000; no other month is either. 3700 ÷ 300 = 1233.333… %
    expect(comparison?.total.UnblendedCost).toMatchObject({
      before: '300',
      after: '4000',
      change: '3700',
      percent: '1233.33',
    });
  });

  it('October with October of the year before', async () => {
    const lines = [used('2025-10-31', '64'), used('2025-11-01', '999'), used('2026-10-01', '80')];
    const { comparison } = await reported(lines, { compare: '2025-10' });
    // 80 − 64 = 16; 16 ÷ 64 = 25 %
    expect(comparison?.total.UnblendedCost).toMatchObject({ change: '16', percent: '25.00' });
  });

  it('the month to date through its last day that is over, with as many days of the month before', async () => {
    const lines = [
      used('2026-10-19', '5'),
      used('2026-10-20', '700'),
      used('2026-11-01', '2'),
      used('2026-11-19', '4'),
      used('2026-11-20', '30'),
    ];
    const { comparison, total } = await reported(lines, {
      period: parsePeriod('month-to-date'),
      compare: 'previous',
    });
    // 1 to 19 November 2 + 4 = 6; 1 to 19 October 5; the 20th, which is today, is in the total only
    expect(comparison).toMatchObject({ start: '2026-10-01', end: '2026-10-20' });
    expect(comparison?.after).toMatchObject({ start: '2026-11-01', end: '2026-11-20' });
    expect(total.UnblendedCost?.amounts).toEqual(['36']);
    expect(comparison?.total.UnblendedCost).toMatchObject({ before: '5', after: '6', percent: '20.00' });
  });

  it('a week by day with the seven days before it', async () => {
    const lines = [
      used('2026-10-04', '1'),
      used('2026-10-05', '2'),
      used('2026-10-11', '4'),
      used('2026-10-12', '8'),
    ];
    const { comparison } = await reported(lines, {
      period: parsePeriod('2026-10-12..2026-10-18'),
      granularity: 'DAILY',
      compare: 'previous',
    });
    // 5 to 11 October 2 + 4 = 6; 12 to 18 October 8; 8 − 6 = 2; 2 ÷ 6 = 33.333… %
    expect(comparison).toMatchObject({ start: '2026-10-05', end: '2026-10-12' });
    expect(comparison?.total.UnblendedCost).toMatchObject({ before: '6', after: '8', percent: '33.33' });
  });

  it('movers of one size stand in the order of their ids', async () => {
    const lines = [
      used('2026-10-10', '5', NETWORK),
      used('2026-09-10', '5'),
      used('2026-10-10', '9', '300000000000'),
    ];
    const { comparison } = await reported(lines, { compare: 'previous' });
    // +9, then −5 and +5
    expect(comparison?.movers.accounts.map(({ id }) => id)).toEqual(['300000000000', SHOP, NETWORK]);
  });
});

describe('worked examples: settling', () => {
  const settled = async (today: string, settlingDay: number, period = '2026-10') => {
    const settings = { ...SETTINGS, settlingDay };
    const report = await reported([], { period: parsePeriod(period) }, { today, settings });
    return report.periods.map((one) => one.settled);
  };

  it('on the last day it may change it is not settled, on the next it is', async () => {
    expect(await settled('2026-11-14', 14)).toEqual([false]);
    expect(await settled('2026-11-15', 14)).toEqual([true]);
  });

  it('with no settling days a month is settled on the first of the next', async () => {
    expect(await settled('2026-11-01', 0)).toEqual([true]);
  });

  it('of two months, each by itself', async () => {
    expect(await settled('2026-11-03', 6, '2026-09..2026-10')).toEqual([true, false]);
  });

  it('December settles in January', async () => {
    expect(await settled('2027-01-06', 6, '2026-12')).toEqual([false]);
    expect(await settled('2027-01-07', 6, '2026-12')).toEqual([true]);
  });
});

describe('worked examples: many years', () => {
  it('three years of months, each where it belongs', async () => {
    // The n-th month, counted from 1, costs n; 36 months cost 36 × 37 ÷ 2 = 666.
    const months = Array.from({ length: 36 }, (_, at) => {
      const month = String((at % 12) + 1).padStart(2, '0');
      return used(`${2023 + Math.floor(at / 12)}-${month}-15`, String(at + 1));
    });
    const report = await reported(
      months,
      { period: parsePeriod('2023-01..2025-12'), wholeMonthsOnly: true },
      { today: '2026-01-10' },
    );
    const amounts = report.total.UnblendedCost?.amounts ?? [];
    expect(amounts).toHaveLength(36);
    expect([amounts[0], amounts[11], amounts[35]]).toEqual(['1', '12', '36']);
    expect(amounts.reduce((sum, amount) => sum + Number(amount), 0)).toBe(666);
  });

  it.each([
    [{ period: parsePeriod('2024-01-15..2026-10-31') }],
    [{ period: parsePeriod('2024-01-01..2026-10-30') }],
    [{ period: parsePeriod('month-to-date') }],
    [{ granularity: 'DAILY' as const }],
  ])('is refused for anything but whole months: %j', async (changes) => {
    await expect(reported([], { ...changes, wholeMonthsOnly: true })).rejects.toMatchObject({
      code: 'InvalidRequest',
      message: expect.stringContaining('ask for whole months'),
    });
  });
});

describe('worked examples: reconciliation', () => {
  /** A ledger whose totals are off by so much in the n-th period. */
  const offBy = (bill: Bill, ...differences: readonly string[]) => {
    const ports = portsOn(bill);
    const totals = async (query: LedgerQuery): Promise<LedgerTotal[]> =>
      (await totalsOf(ports.ledger)(query)).map((total, at) => ({
        ...total,
        amounts: total.amounts.map(({ units, scale }) => ({
          // Both are written with twelve decimals at most.
          units: units * 10n ** BigInt(12 - scale) + inTwelve(differences[at] ?? '0'),
          scale: 12,
        })),
      }));
    return { ...ports, ledger: withTotals(ports.ledger, totals) };
  };
  const inTwelve = (text: string) => {
    const { units, scale } = decimal(text);
    return units * 10n ** BigInt(12 - scale);
  };
  const SEPTEMBER_AND_OCTOBER = asking({ period: parsePeriod('2026-09..2026-10') });

  it('two differences that cancel out over the months are still two', async () => {
    const ports = offBy(ACME, '0.02', '-0.02');
    await expect(reportSpend(ports, SEPTEMBER_AND_OCTOBER, SETTINGS)).rejects.toMatchObject({
      code: 'NotReconciled',
      message: expect.stringMatching(
        /2026-09-01: .* difference 0\.02 USD; .*2026-10-01: .* difference -0\.02 USD/,
      ),
    });
  });

  it('holds within a tolerance of one cent each, and fails by the last decimal', async () => {
    const within = await reportSpend(offBy(ACME, '0.01', '-0.01'), SEPTEMBER_AND_OCTOBER, SETTINGS);
    expect(soleBill(within).reconciliation.checks.map(({ difference }) => difference)).toEqual([
      '0.01',
      '-0.01',
    ]);
    const beyond = offBy(ACME, '0', '-0.010000000001');
    await expect(reportSpend(beyond, SEPTEMBER_AND_OCTOBER, SETTINGS)).rejects.toMatchObject({
      code: 'NotReconciled',
    });
  });

  it('an allowed difference stands in the month and the metric that it belongs to', async () => {
    const request = { ...SEPTEMBER_AND_OCTOBER, allowUnattributedDifference: true };
    const report = await reportSpend(offBy(ACME, '0', '7.5'), request, SETTINGS);
    expect(report.notAttributedBySource).toEqual({ UnblendedCost: { amounts: ['0', '7.5'] } });
    // September 135.23, October 136.6000000001, as if nothing were missing: the 7.5 are in no unit.
    expect(report.total.UnblendedCost?.amounts).toEqual(['135.23', '136.6000000001']);
  });

  it('months before a comparison are reconciled as well', async () => {
    const ports = offBy(ACME, '0.5');
    await expect(reportSpend(ports, asking({ compare: 'previous' }), SETTINGS)).rejects.toMatchObject({
      message: expect.stringContaining('2026-09-01'),
    });
  });
});
