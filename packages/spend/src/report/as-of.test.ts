import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACME } from '../testing/acme.ts';
import { asking, type Line, portsOn, SETTINGS } from '../testing/bill.ts';
import { randomBills } from '../testing/random-bill.ts';
import { askedReport } from '../testing/verified.ts';
import type { CalendarDate } from '../time/calendar.ts';
import { parsePeriod } from '../time/period.ts';
import { reportSpend } from './report-spend.ts';
import type { ReportRequest } from './request.ts';
import { verifyReport } from './verify/verify-report.ts';

const SHOP = '200000000000';
const used = (day: string, amount: string): Line => ({ day, amount, account: SHOP });
const on = (day: string) => day as CalendarDate;

/** A report that is made on one day, and whose period is that of another. */
async function reported(changes: Partial<ReportRequest>, today: string, lines: readonly Line[] = []) {
  const request = asking(changes);
  const report = await reportSpend(portsOn({ ...ACME, lines, today }), request, SETTINGS);
  verifyReport(report, askedReport(request));
  return report;
}

describe('a report as of a day before the run', () => {
  it('is of the period of that day', async () => {
    const request = { period: parsePeriod('last-month'), asOf: on('2026-10-31') };
    const { query } = await reported(request, '2026-11-02');
    expect([query.period, query.start, query.end]).toEqual(['last-month', '2026-09-01', '2026-10-01']);
  });

  it('of the month to date ends with that day, and compares the days that were over', async () => {
    const lines = [
      used('2026-10-06', '20'),
      used('2026-10-07', '400'),
      used('2026-11-06', '30'),
      used('2026-11-07', '5'),
      used('2026-11-08', '1000'),
    ];
    const request = { period: parsePeriod('month-to-date'), compare: 'previous', asOf: on('2026-11-07') };
    const { query, total, comparison } = await reported(request, '2026-11-09', lines);
    expect([query.start, query.end]).toEqual(['2026-11-01', '2026-11-08']);
    // 30 + 5; the 8th had not come on the 7th.
    expect(total.UnblendedCost?.amounts).toEqual(['35']);
    // The 7th was not over: six days of each month.
    expect(comparison?.after).toMatchObject({ start: '2026-11-01', end: '2026-11-07' });
    expect([comparison?.start, comparison?.end]).toEqual(['2026-10-01', '2026-10-07']);
    expect(comparison?.total.UnblendedCost).toMatchObject({ before: '20', after: '30', change: '10' });
  });

  it('calls a month settled by the clock, and says when it was made', async () => {
    // October settles after 6 November: not on the 5th, but on the 9th.
    const request = { period: parsePeriod('last-month'), asOf: on('2026-11-05') };
    const report = await reported(request, '2026-11-09');
    expect(report.periods).toEqual([
      { start: '2026-10-01', end: '2026-11-01', estimated: false, settled: true },
    ]);
    expect(report.generatedAt).toBe('2026-11-09T12:00:00Z');
    const early = await reported(request, '2026-11-05');
    expect(early.periods.map(({ settled }) => settled)).toEqual([false]);
  });

  it('is refused for days that had not come', async () => {
    const request = { period: parsePeriod('2026-11-08..2026-11-08'), asOf: on('2026-11-07') };
    await expect(reported(request, '2026-11-09')).rejects.toThrow(
      expect.objectContaining({ code: 'InvalidPeriod', message: expect.stringContaining('2026-11-07') }),
    );
  });
});

describe('a report as of the day of the run', () => {
  it('is the report of a request that names no day', async () => {
    const days = fc.integer({ min: 0, max: 800 }).map((after) => {
      const time = Date.UTC(2025, 8, 20) + after * 86_400_000;
      return new Date(time).toISOString().slice(0, 10);
    });
    const periods = fc.constantFrom(
      'last-month',
      'month-to-date',
      'last-3-months',
      'last-10-days',
      '2026-10',
    );
    const questions = fc.record({
      bill: randomBills({ units: 4, accounts: 6, lines: 20 }),
      today: days,
      period: periods,
      compare: fc.constantFrom('none', 'previous'),
    });
    await fc.assert(
      fc.asyncProperty(questions, async ({ bill, today, period, compare }) => {
        const request = asking({ period: parsePeriod(period), compare });
        const made = (asOf: Partial<ReportRequest>) =>
          reportSpend(portsOn({ ...bill, today }), { ...request, ...asOf }, SETTINGS).catch(
            (failure: Error) => failure.message,
          );
        expect(await made({ asOf: on(today) })).toEqual(await made({}));
      }),
      { numRuns: 60 },
    );
  });
});
