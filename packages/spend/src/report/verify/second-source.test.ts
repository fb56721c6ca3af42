import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asking, type Bill, portsOn, SETTINGS } from '../../testing/bill.ts';
import { heldAgainstOther } from '../../testing/ledgers.ts';
import { randomBills } from '../../testing/random-bill.ts';
import { askedReport as asked, REQUESTS, RICH } from '../../testing/verified.ts';
import { parsePeriod } from '../../time/period.ts';
import type { Bill as ReportBill } from '../form/bill.ts';
import type { Report } from '../form/report.ts';
import { reportSpend } from '../report-spend.ts';
import type { ReportRequest } from '../request.ts';
import { verifyReport } from './verify-report.ts';

const asExport = (request: ReportRequest) => ({ ...asked(request), source: 'exports' as const });

/** The report on a bill by a source that is held against another one. */
function made(bill: Bill, request: ReportRequest): Promise<Report> {
  const ports = portsOn(bill);
  return reportSpend({ ...ports, ledger: heldAgainstOther(ports.ledger) }, request, SETTINGS);
}

function changed(report: Report, change: (bill: ReportBill) => Partial<ReportBill>): Report {
  return { ...report, bills: report.bills.map((bill) => ({ ...bill, ...change(bill) })) };
}

/** Every text that is an amount, by its path. */
function amountPaths(value: unknown, path: readonly (string | number)[] = []): (string | number)[][] {
  if (typeof value === 'string')
    return /^-?\d+(\.\d+)?$/.test(value) && !/^\d{12}$/.test(value) ? [[...path]] : [];
  if (Array.isArray(value)) return value.flatMap((item, at) => amountPaths(item, [...path, at]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => amountPaths(member, [...path, key]));
}

describe('a report that was held against another source', () => {
  it.each(Object.entries(REQUESTS))('holds: %s', async (_, changes) => {
    const request = asking(changes);
    verifyReport(await made(RICH, request), asExport(request));
    const allowing = asking({ ...changes, allowUnattributedDifference: true });
    verifyReport(await made({ ...RICH, missingFromGroups: '5' }, allowing), asExport(allowing));
  });

  it('holds for any bill and any days', async () => {
    const requests = fc.record({
      period: fc
        .constantFrom(
          '2026-10',
          '2026-09..2026-10',
          'month-to-date',
          '2026-09-05..2026-10-31',
          'last-3-months',
        )
        .map(parsePeriod),
      by: fc.constantFrom<ReportRequest['by']>(['charge-type'], ['service', 'resource']),
      trend: fc.constantFrom(null, 1, 4),
      granularity: fc.constantFrom('MONTHLY' as const, 'DAILY' as const),
      compare: fc.constantFrom('none', 'previous'),
    });
    await fc.assert(
      fc.asyncProperty(randomBills({ units: 5, accounts: 6, lines: 30 }), requests, async (bill, changes) => {
        const request = asking(changes);
        const report = await made(bill, request);
        verifyReport(report, asExport(request));
        const [{ reconciliation } = { reconciliation: null }] = report.bills;
        const periods = [
          ...report.periods,
          ...(report.comparison?.periods ?? []),
          ...(report.trend?.periods ?? []),
        ];
        if (reconciliation?.status === 'reconciled')
          expect(periods.every(({ settled }) => settled)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('is refused with any figure of settled months changed', async () => {
    const request = asking({
      by: ['charge-type', 'service'],
      trend: 3,
      compare: 'previous',
      allowUnattributedDifference: true,
    });
    const report = await made({ ...RICH, missingFromGroups: '5' }, request);
    const paths = amountPaths(report).filter(
      ([part, , , last]) => part !== 'usage' && part !== 'notes' && last !== 'tolerance',
    );
    expect(paths.length).toBeGreaterThan(100);
    for (const path of paths) {
      const copy = structuredClone(report);
      let at: unknown = copy;
      for (const key of path.slice(0, -1)) at = Reflect.get(at as object, key);
      Reflect.set(at as object, path.at(-1) ?? '', '999.25');
      expect(() => verifyReport(copy, asExport(request)), path.join('.')).toThrow(
        expect.objectContaining({ code: 'MalformedAnswer' }),
      );
    }
  });

  it('is refused where it is called reconciled and was not held as a whole', async () => {
    const request = asking({ period: parsePeriod('2026-10..2026-11') });
    const report = await made(RICH, request);
    const called = changed(report, ({ reconciliation }) => ({
      reconciliation: { ...reconciliation, status: 'reconciled' },
    }));
    expect(() => verifyReport(called, asExport(request))).toThrow(/is called reconciled/);
  });

  it("is refused where an export's own total is called an independent one", async () => {
    const request = asking({ period: parsePeriod('2026-10') });
    const own = await reportSpend(portsOn(RICH), request, SETTINGS);
    const asOfExport = changed(own, ({ source }) => ({ source: { ...source, kind: 'exports' } }));
    verifyReport(own, asked(request));
    expect(() => verifyReport(asOfExport, asExport(request))).toThrow(/held against a total of its own/);
  });

  it.each<
    [
      string,
      (checks: ReportBill['reconciliation']['checks']) => ReportBill['reconciliation']['checks'],
      RegExp,
    ]
  >([
    ['a check of one reading is missing', (checks) => checks.slice(1), /number of its checks/],
    ['a month was held twice', (checks) => [...checks.slice(0, 1), ...checks], /number of its checks/],
    [
      'a month that has not settled was held',
      (checks) => checks.map((check) => ({ ...check, period: '2026-11-01', end: '2026-11-21' })),
      /number of its checks|called/,
    ],
  ])('is refused where %s', async (_, change, words) => {
    const request = asking({ period: parsePeriod('2026-10..2026-11'), by: ['charge-type', 'service'] });
    const report = await made(RICH, request);
    const wrong = changed(report, ({ reconciliation }) => ({
      reconciliation: { ...reconciliation, checks: change(reconciliation.checks) },
    }));
    expect(() => verifyReport(wrong, asExport(request))).toThrow(words);
  });
});
