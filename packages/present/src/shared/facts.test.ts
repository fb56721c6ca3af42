import type { Report } from '@ou-cost/spend';
import { describe, expect, test } from 'vitest';
import { exampleReport } from '../testing/example-report.ts';
import { factsOf, runCostSentence } from './facts.ts';

const EXAMPLE = exampleReport();

function costOf(usage: Partial<Report['usage']>): string {
  return runCostSentence({ ...EXAMPLE, usage: { ...EXAMPLE.usage, ...usage } }, 'en');
}

describe('what a run cost and sent', () => {
  const NOTHING = { requests: {}, charges: [], durationMs: 12, throttled: 0, retries: 0 };

  test('is a sentence where it sent nothing', () => {
    expect(costOf(NOTHING)).toBe(
      'This run cost nothing and took 12 ms; no requests; throttled 0, retried 0.',
    );
  });

  test('has the decimals of the currency, and more where they are needed', () => {
    const charge = (amount: string) => ({
      ...NOTHING,
      requests: { 'ce:GetCostAndUsage': 10 },
      charges: [{ source: 'cost-explorer', for: 'Cost Explorer requests', amount, currency: 'USD' }],
    });
    expect(costOf(charge('0.1'))).toMatch(
      /^This run cost 0\.10 USD in Cost Explorer requests .* requests: ce:GetCostAndUsage 10; throttled/,
    );
    expect(costOf(charge('0.02'))).toContain('cost 0.02 USD in');
    expect(costOf(charge('0.000125'))).toContain('cost 0.000125 USD in');
  });

  test('has six decimals at most, since a query of Athena has a price with twenty', () => {
    const athena = {
      source: 'athena',
      for: 'Athena, 123 bytes scanned',
      amount: '0.0000476837158203125',
      currency: 'USD',
    };
    expect(costOf({ ...NOTHING, charges: [athena] })).toContain('cost 0.000048 USD in Athena, 123 bytes');
  });

  test.each([
    [0, '0 B'],
    [1023, '1023 B'],
    [1536, '1.5 KB'],
    [2 ** 20, '1.0 MB'],
    [3.25 * 2 ** 30, '3.3 GB'],
    [2500 * 2 ** 40, '2500.0 TB'],
  ])('says how much of files was scanned: %d bytes', (scannedBytes, size) => {
    expect(costOf({ ...NOTHING, scannedBytes })).toContain(
      `no requests; ${size} of files scanned; throttled`,
    );
  });
});

describe('the facts at the head', () => {
  const value = (report: Report, label: string) =>
    factsOf(report, 'en').find((fact) => fact.label === label)?.value;

  test('say that earlier days stand on the same tree', () => {
    expect(value(EXAMPLE, 'Tree as of')).toBe('2026-11-07T06:00:00Z, for earlier days too');
  });

  test('name the export that the figures are from, and that nothing confirms them', () => {
    expect(value(EXAMPLE, 'Source')).toBeUndefined();
    const from = (independentTotal: 'none' | 'other-source') => ({
      ...EXAMPLE,
      bills: EXAMPLE.bills.map((bill) => ({
        ...bill,
        source: { ...bill.source, kind: 'exports' as const, name: 'bill (FOCUS)', independentTotal },
      })),
    });
    expect(value(from('none'), 'Source')).toBe('bill (FOCUS), not checked against a second source');
    expect(value(from('other-source'), 'Source')).toBe('bill (FOCUS)');
  });

  test('say with what is compared, and how many days that is', () => {
    expect(value(EXAMPLE, 'Compared with')).toBeUndefined();
    expect(value(exampleReport({ compare: true }), 'Compared with')).toBe(
      '2026-09-01 to 2026-09-30 (30 days; the report has 31)',
    );
  });
});
