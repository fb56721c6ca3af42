import { describe, expect, it } from 'vitest';
import { add, formatDecimal } from '../../money/decimal.ts';
import { ACME } from '../../testing/acme.ts';
import { asking, decimal, portsOn, SETTINGS } from '../../testing/bill.ts';
import { askedReport as asked, madeReport as made, RICH } from '../../testing/verified.ts';
import { parsePeriod } from '../../time/period.ts';
import type { Report } from '../form/report.ts';
import { reportSpend } from '../report-spend.ts';
import { verifyReport } from './verify-report.ts';

describe('a report', () => {
  it.each([
    ['2026-11-02', '2026-11'],
    ['2026-11-02', 'month-to-date'],
  ])('is refused where on %s it calls %s settled', async (today, text) => {
    const running = asking({ period: parsePeriod(text) });
    const report = await made({ ...ACME, today }, running);
    const periods = report.periods.map((one) => ({ ...one, estimated: false, settled: true }));
    expect(() => verifyReport({ ...report, periods }, asked(running))).toThrow(/settled before its last day/);
  });

  it('holds where it is settled on the first day after it, ready after midnight, with the largest tolerance', async () => {
    const request = asking({ period: parsePeriod('2026-10') });
    const settings = { ...SETTINGS, settlingDay: 0, tolerance: { units: 1000n, scale: 0 } };
    const report = await reportSpend(portsOn({ ...ACME, today: '2026-11-01' }), request, settings);
    expect(report.periods.map(({ settled }) => settled)).toEqual([true]);
    verifyReport({ ...report, generatedAt: '2026-11-02T00:03:00Z' }, asked(request));
  });

  it('is refused where the units are listed without unattributed accounts that have spend', async () => {
    const byUnit = asking({ detail: 'ou' });
    const { unattributed, ...report } = await made(ACME, byUnit);
    const nameless = { ...report, unattributed: { ...unattributed, accountIds: [] } };
    expect(() => verifyReport(nameless, asked(byUnit))).toThrow(/names no account of it/);
  });

  it('is refused where the units are listed and accounts changed most twice, or in another order', async () => {
    const byUnit = asking({ detail: 'ou', compare: 'previous' });
    const report = await made(ACME, byUnit);
    const accounts = report.comparison?.movers.accounts ?? [];
    expect(accounts.length).toBeGreaterThan(2);
    for (const wrong of [[...accounts, ...accounts.slice(0, 1)], accounts.toReversed()]) {
      const changed = structuredClone(report);
      Object.assign(changed.comparison?.movers ?? {}, { accounts: wrong });
      expect(() => verifyReport(changed, asked(byUnit))).toThrow(/the accounts that changed most is/);
    }
  });

  it('is refused where it states parts of a difference that has none', async () => {
    const allowing = asking({ allowUnattributedDifference: true });
    const { notAttributedBySource: stated, ...report } = await made(
      { ...ACME, missingFromGroups: '5' },
      allowing,
    );
    const spend = { amounts: ['5'], byChargeType: { tax: ['77'] } };
    for (const wrong of [{ UnblendedCost: spend }, { ...stated, BlendedCost: { amounts: ['5'] } }]) {
      const changed = { ...report, notAttributedBySource: wrong };
      expect(() => verifyReport(changed, asked(allowing))).toThrow(/in no account is/);
    }
  });
});

describe('a report whose parts add up by themselves', () => {
  /** Every amount of a part of a report twice as large. */
  const doubled = (value: unknown): unknown =>
    JSON.parse(
      JSON.stringify(value, (key, text: unknown) =>
        typeof text === 'string' && /^-?\d+(\.\d+)?$/.test(text) && !['id', 'percent'].includes(key)
          ? formatDecimal(add(decimal(text), decimal(text)))
          : text,
      ),
    );

  it('is refused where its trend is not what was reconciled', async () => {
    const request = asking({ trend: 2, detail: 'ou' });
    const report = await made(RICH, request);
    const trend = doubled(report.trend) as NonNullable<Report['trend']>;
    expect(() => verifyReport({ ...report, trend }, asked(request))).toThrow(
      /UnblendedCost in the trend was reconciled as/,
    );
  });

  it('is refused where its comparison is not of the periods that it states', async () => {
    // Of a selection the total is not held against the checks.
    const request = asking({
      period: parsePeriod('2026-09..2026-10'),
      compare: 'previous',
      detail: 'ou',
      organizationalUnits: ['Workloads'],
    });
    const report = await made(RICH, request);
    const comparison = doubled(report.comparison) as NonNullable<Report['comparison']>;
    expect(() => verifyReport({ ...report, comparison }, asked(request))).toThrow(
      /UnblendedCost of the total before is compared as/,
    );
  });
});
