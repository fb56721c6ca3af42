import { describe, expect, it } from 'vitest';
import { asking, portsOn, SETTINGS } from '../../testing/bill.ts';
import { archiveOf, ledgersOf } from '../../testing/earlier.ts';
import { askedReport, RICH } from '../../testing/verified.ts';
import { parsePeriod } from '../../time/period.ts';
import type { ReusedMonth } from '../form/bill.ts';
import type { Report } from '../form/report.ts';
import { reportSpend } from '../report-spend.ts';
import type { ReportRequest } from '../request.ts';
import { verifyReport } from './verify-report.ts';

const request = asking({ period: parsePeriod('2026-09..2026-11'), reusesSettled: true });

async function reusing(): Promise<Report> {
  const earlier = archiveOf(await ledgersOf(RICH, { period: parsePeriod('2026-09..2026-10') }));
  return reportSpend({ ...portsOn(RICH), earlier }, request, SETTINGS);
}

describe('months that a report takes from earlier runs', () => {
  it.each<
    [string, Partial<ReportRequest>, (months: readonly ReusedMonth[]) => readonly ReusedMonth[], RegExp]
  >([
    ['nobody asked for it', { reusesSettled: false }, (months) => months, /which was not asked for/],
    ['they are not in their order', {}, (months) => months.toReversed(), /the months that it takes/],
    [
      'no reading has one',
      {},
      (months) => months.map((one) => ({ ...one, start: '2026-08-01', end: '2026-09-01' })),
      /the months that it takes/,
    ],
    [
      'they stand there twice',
      {},
      (months) => months.flatMap((one) => [one, one]),
      /the months that it takes/,
    ],
  ])('are refused where %s', async (_, changes, change, words) => {
    const report = await reusing();
    verifyReport(report, askedReport(request));
    const bills = report.bills.map((bill) => ({ ...bill, reused: change(bill.reused ?? []) }));
    const asked = askedReport({ ...request, ...changes });
    expect(() => verifyReport({ ...report, bills }, asked)).toThrow(words);
  });

  it('are refused where one has not settled, or is restated as well', async () => {
    const report = await reusing();
    const [first, ...others] = report.periods;
    if (first === undefined) throw new Error('the report has no period');
    const open = { ...report, periods: [{ ...first, settled: false }, ...others] };
    expect(() => verifyReport(open, askedReport(request))).toThrow(
      '2026-09-01 is reused, and has not settled',
    );
    const earlier = archiveOf(await ledgersOf(RICH, { period: parsePeriod('2026-09..2026-10') }));
    const plain = { ...request, reusesSettled: false };
    const { restatement } = await reportSpend({ ...portsOn(RICH), earlier }, plain, SETTINGS);
    if (restatement === undefined) throw new Error('the report is not restated');
    expect(() => verifyReport({ ...report, restatement }, askedReport(request))).toThrow(
      'reused and restated',
    );
  });
});
