import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../report/form/report.ts';
import { makeReport } from '../../report/report-spend.ts';
import type { ReportRequest } from '../../report/request.ts';
import { verifyReport } from '../../report/verify/verify-report.ts';
import { asking, portsOn, SETTINGS } from '../../testing/bill.ts';
import { archiveOf, ledgersOf } from '../../testing/earlier.ts';
import { randomBills } from '../../testing/random-bill.ts';
import { soleBill } from '../../testing/reports.ts';
import { askedReport } from '../../testing/verified.ts';
import { parsePeriod } from '../../time/period.ts';

const WHOLE = {
  period: parsePeriod('2026-08..2026-10'),
  metrics: ['UnblendedCost', 'AmortizedCost'],
} as const;

const requests: fc.Arbitrary<Partial<ReportRequest>> = fc.record({
  period: fc.constantFrom(
    parsePeriod('2026-08..2026-10'),
    parsePeriod('2026-09-15..2026-11-10'),
    parsePeriod('2026-10'),
    parsePeriod('month-to-date'),
  ),
  granularity: fc.constantFrom('MONTHLY' as const, 'DAILY' as const),
  metrics: fc.constantFrom<ReportRequest['metrics']>(['AmortizedCost'], ['UnblendedCost', 'AmortizedCost']),
  by: fc.constantFrom<ReportRequest['by']>(['charge-type'], ['service', 'charge-type'], ['service']),
  compare: fc.constantFrom('none', 'previous'),
  trend: fc.constantFrom(null, 2, 4),
  checksReused: fc.boolean(),
});

/** What a report says of the spend, and not how it was read. */
function figuresOf({ bills, notes, usage: _, runId: __, restatement: ___, ...figures }: Report) {
  const sole = bills.map(({ reused: ____, ...bill }) => bill);
  return {
    ...figures,
    bills: sole,
    notes: notes.filter(({ code }) => !/^(?:reused|nothing-reused|restated)$/.test(code)),
  };
}

describe('reusing any of the months of any report', () => {
  it('gives the figures that reading all of them gives', async () => {
    let reusing = 0;
    await fc.assert(
      fc.asyncProperty(
        randomBills({ units: 5, accounts: 6, lines: 30 }),
        requests,
        fc.subarray([0, 1, 2]),
        fc.boolean(),
        async (bill, changes, positions, isByAccount) => {
          const form = isByAccount ? { by: ['service'] as const, trend: 3 } : {};
          const ledgers = await ledgersOf(bill, { ...WHOLE, ...form });
          expect(ledgers).toHaveLength(3);
          const earlier = archiveOf(ledgers.filter((_, at) => positions.includes(at)));
          const request = asking({ ...changes, reusesSettled: true });
          const [all, some] = [portsOn(bill), portsOn(bill)];
          const { report: read } = await makeReport(
            { ...all, earlier: archiveOf() },
            { ...request, reusesSettled: false },
            SETTINGS,
          );
          const { report, recording } = await makeReport({ ...some, earlier }, request, SETTINGS);
          verifyReport(report, askedReport(request));
          expect(figuresOf(report)).toEqual(figuresOf(read));
          const { reused = [] } = soleBill(report);
          const starts = reused.map(({ start }) => start);
          for (const { start } of recording.ledgers) expect(starts).not.toContain(start);
          if (starts.length > 0) reusing += 1;
        },
      ),
      { numRuns: 60 },
    );
    expect(reusing).toBeGreaterThan(5);
  });
});
