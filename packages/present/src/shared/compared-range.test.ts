import type { Report, ReportPeriod } from '@ou-cost/spend';
import { describe, expect, test } from 'vitest';
import { exampleReport } from '../testing/example-report.ts';
import { comparedRangeLabel } from './compared-range.ts';

type Range = readonly [start: string, end: string];

interface Days {
  readonly reported: Range;
  /** What is compared of the days that are reported. @default all */
  readonly after?: Range;
  readonly before: Range;
  readonly marks?: Partial<ReportPeriod>;
}

function report({ reported, after = reported, before, marks = {} }: Days): Report {
  const example = exampleReport({ compare: true });
  if (example.comparison === undefined) throw new Error('the example compares nothing');
  const range = ([start, end]: Range) => ({ start, end });
  const period = { ...range(before), estimated: false, settled: true, ...marks };
  return {
    ...example,
    query: { ...example.query, ...range(reported) },
    comparison: {
      ...example.comparison,
      ...range(before),
      periods: [period],
      after: { ...range(after), periods: [] },
    },
  };
}

const OCTOBER: Range = ['2026-10-01', '2026-11-01'];
const SEPTEMBER: Range = ['2026-09-01', '2026-10-01'];

describe('the days that a report is compared with', () => {
  test.each<[string, Days, string]>([
    [
      'are said with both ends',
      { reported: ['2026-08-01', '2026-09-01'], before: ['2026-07-01', '2026-08-01'] },
      '2026-07-01 to 2026-07-31',
    ],
    [
      'are counted where they are not as many',
      { reported: OCTOBER, before: SEPTEMBER },
      '2026-09-01 to 2026-09-30 (30 days; the report has 31)',
    ],
    [
      'are one day',
      { reported: ['2026-11-01', '2026-11-03'], before: ['2026-10-01', '2026-10-02'] },
      '2026-10-01 to 2026-10-01 (1 day; the report has 2)',
    ],
    [
      'stand beside the days that are compared, where the period is not over',
      {
        reported: ['2026-11-01', '2026-11-27'],
        after: ['2026-11-01', '2026-11-26'],
        before: ['2026-10-01', '2026-10-26'],
      },
      '2026-10-01 to 2026-10-25 (compared: 2026-11-01 to 2026-11-25)',
    ],
    [
      'stand beside the month that is compared, where the report has several',
      { reported: ['2026-08-01', '2026-11-01'], after: OCTOBER, before: SEPTEMBER },
      '2026-09-01 to 2026-09-30 (compared: 2026-10-01 to 2026-10-31; 30 days against 31)',
    ],
    [
      'may still change',
      { reported: OCTOBER, before: ['2026-08-01', '2026-09-01'], marks: { estimated: true, settled: false } },
      '2026-08-01 to 2026-08-31 (estimated, not settled)',
    ],
  ])('%s', (_, days, label) => {
    expect(comparedRangeLabel(report(days), 'en')).toBe(label);
  });

  test('are written in Japanese as Japanese people write them', () => {
    const days = { reported: ['2026-08-01', '2026-11-01'], after: OCTOBER, before: SEPTEMBER } as const;
    expect(comparedRangeLabel(report(days), 'ja')).toBe(
      '2026年9月1日〜30日(比較した期間: 2026年10月1日〜31日、31日間と30日間の比較)',
    );
  });

  test('are none without a comparison', () => {
    expect(comparedRangeLabel(exampleReport(), 'en')).toBeNull();
  });
});
