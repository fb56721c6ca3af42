import { describe, expect, it } from 'vitest';
import { ACME } from '../../testing/acme.ts';
import { asking, type Bill, portsOn, SETTINGS } from '../../testing/bill.ts';
import { parsePeriod } from '../../time/period.ts';
import { reportSpend } from '../report-spend.ts';
import type { ReportRequest } from '../request.ts';
import { type AskedReport, verifyReport } from './verify-report.ts';

const asked = (request: ReportRequest): AskedReport => ({ request, runId: 'run-1', billingView: null });

const made = (bill: Bill, request: ReportRequest) => reportSpend(portsOn(bill), request, SETTINGS);

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
