import type { Report, ReportPeriod } from '@ou-cost/spend';
import { describe, expect, test } from 'vitest';
import { exampleReport } from '../testing/example-report.ts';
import { comparedRangeLabel } from './compared-range.ts';

type Range = readonly [start: string, end: string];

function labelOf(
  [start, end]: Range,
  [from, to]: Range,
  { on = '2026-12-01', marks = {} }: { on?: string; marks?: Partial<ReportPeriod> } = {},
): string | null {
  const example = exampleReport({ compare: true });
  if (example.comparison === undefined) throw new Error('the example compares nothing');
  const period = { start: from, end: to, estimated: false, settled: true, ...marks };
  const report: Report = {
    ...example,
    generatedAt: `${on}T06:00:00Z`,
    query: { ...example.query, start, end },
    comparison: { ...example.comparison, start: from, end: to, periods: [period] },
  };
  return comparedRangeLabel(report, 'en');
}

describe('the days that a report is compared with', () => {
  test('are said with both ends', () => {
    expect(labelOf(['2026-08-01', '2026-09-01'], ['2026-07-01', '2026-08-01'])).toBe(
      '2026-07-01 to 2026-07-31',
    );
  });

  test('are counted where they are not as many', () => {
    expect(labelOf(['2026-10-01', '2026-11-01'], ['2026-09-01', '2026-10-01'])).toBe(
      '2026-09-01 to 2026-09-30 (30 days; the report has 31)',
    );
    expect(labelOf(['2026-11-01', '2026-11-24'], ['2026-10-01', '2026-11-01'])).toBe(
      '2026-10-01 to 2026-10-31 (31 days; the report has 23)',
    );
    expect(labelOf(['2026-11-01', '2026-11-03'], ['2026-10-01', '2026-10-02'])).toBe(
      '2026-10-01 to 2026-10-01 (1 day; the report has 2)',
    );
  });

  test('are not all there where the last day of the report was not over', () => {
    const days = (on: string) => labelOf(['2026-11-01', '2026-11-24'], ['2026-10-01', '2026-10-24'], { on });
    expect(days('2026-11-23')).toBe(
      '2026-10-01 to 2026-10-23 (23 days; the report has as many, the last one not over)',
    );
    expect(days('2026-11-24')).toBe('2026-10-01 to 2026-10-23');
    const march = labelOf(['2026-03-01', '2026-04-01'], ['2026-02-01', '2026-03-01'], { on: '2026-03-31' });
    expect(march).toBe('2026-02-01 to 2026-02-28 (28 days; the report has 31, the last one not over)');
  });

  test('may still change', () => {
    const marks = { estimated: true, settled: false };
    expect(labelOf(['2026-08-01', '2026-09-01'], ['2026-07-01', '2026-08-01'], { marks })).toBe(
      '2026-07-01 to 2026-07-31 (estimated, not settled)',
    );
  });

  test('are none without a comparison', () => {
    expect(comparedRangeLabel(exampleReport(), 'en')).toBeNull();
  });
});
