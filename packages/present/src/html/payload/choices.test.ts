import type { Report, ReportPeriod } from '@ou-cost/spend';
import { describe, expect, test } from 'vitest';
import { exampleReport } from '../../testing/example-report.ts';
import { choicesOf, firstChoice } from './choices.ts';
import { columnsOf } from './columns.ts';
import { barLabel, choiceKey, rangeLabels } from './labels.ts';

const period = (start: string, end: string): ReportPeriod => ({
  start,
  end,
  estimated: false,
  settled: true,
});
const SEPTEMBER = period('2026-09-01', '2026-10-01');
const OCTOBER = period('2026-10-01', '2026-11-01');

function reportWith(changes: {
  readonly periods?: readonly ReportPeriod[];
  readonly before?: ReportPeriod;
  readonly after?: ReportPeriod;
  readonly trend?: readonly ReportPeriod[];
  readonly granularity?: 'MONTHLY' | 'DAILY';
}): Report {
  const { periods = [OCTOBER], before, after, trend, granularity = 'MONTHLY' } = changes;
  const { comparison, ...example } = exampleReport({ compare: true });
  const { start = '', end = '' } = { start: periods[0]?.start, end: periods.at(-1)?.end };
  return {
    ...example,
    periods,
    query: { ...example.query, start, end, granularity },
    ...(comparison === undefined || before === undefined || after === undefined
      ? {}
      : {
          comparison: { ...comparison, ...before, periods: [before], after: { ...after, periods: [after] } },
        }),
    ...(trend === undefined
      ? {}
      : {
          trend: {
            months: trend.length,
            by: 'account' as const,
            periods: trend,
            total: {},
            organizationalUnits: [],
            accounts: [],
            unattributed: {},
          },
        }),
  };
}

/** The choices in words: `2026-10 against 2026-09`; `*` marks the first one, and `|` those with a bar. */
function inWords(report: Report): string[] {
  const choices = choicesOf(report, columnsOf(report));
  const first = firstChoice(report, choices);
  return choices.map((choice, at) => {
    const { compared } = choice;
    const sides =
      compared === null ? '' : `: ${choiceKey(compared.after)} against ${choiceKey(compared.before)}`;
    return `${at === first ? '*' : ''}${choice.isBar ? '|' : ''}${choiceKey(choice)}${sides}`;
  });
}

describe('the periods to choose from', () => {
  test('are the one of a report, compared as the report is', () => {
    expect(inWords(reportWith({}))).toEqual(['*|2026-10']);
    expect(inWords(reportWith({ before: SEPTEMBER, after: OCTOBER }))).toEqual([
      '*|2026-10: 2026-10 against 2026-09',
    ]);
  });

  test('are also the months of a trend, each against the one before', () => {
    const trend = [period('2026-08-01', '2026-09-01'), SEPTEMBER, OCTOBER];
    expect(inWords(reportWith({ before: SEPTEMBER, after: OCTOBER, trend }))).toEqual([
      '|2026-08',
      '|2026-09: 2026-09 against 2026-08',
      '*|2026-10: 2026-10 against 2026-09',
    ]);
  });

  test('are several months and all of them together', () => {
    expect(inWords(reportWith({ periods: [SEPTEMBER, OCTOBER], before: SEPTEMBER, after: OCTOBER }))).toEqual(
      ['|2026-09', '2026-09..2026-10', '*|2026-10: 2026-10 against 2026-09'],
    );
  });

  test('are of a month that is not over its days so far, whose change is of the days that are over', () => {
    const running = period('2026-11-01', '2026-11-27');
    const over = period('2026-11-01', '2026-11-26');
    const before = period('2026-10-01', '2026-10-26');
    expect(
      inWords(reportWith({ periods: [running], before, after: over, trend: [OCTOBER, running] })),
    ).toEqual([
      '|2026-10',
      '2026-11-01..2026-11-25: 2026-11-01..2026-11-25 against 2026-10-01..2026-10-25',
      '*|2026-11-01..2026-11-26: 2026-11-01..2026-11-25 against 2026-10-01..2026-10-25',
    ]);
    // Without a comparison there is none: the whole month before has more days.
    expect(inWords(reportWith({ periods: [running], trend: [OCTOBER, running] }))).toEqual([
      '|2026-10',
      '*|2026-11-01..2026-11-26',
    ]);
  });

  test('are the days of a daily report, which begins with all of them', () => {
    const days = [period('2026-10-05', '2026-10-06'), period('2026-10-06', '2026-10-07')];
    expect(inWords(reportWith({ periods: days, granularity: 'DAILY' }))).toEqual([
      '|2026-10-05',
      '*2026-10-05..2026-10-06',
      '|2026-10-06: 2026-10-06 against 2026-10-05',
    ]);
  });
});

describe('a month and a day that end on the same day', () => {
  test('are each compared with their own kind', () => {
    const days = ['31', '01', '02'].map((day) =>
      day === '31'
        ? period('2026-10-31', '2026-11-01')
        : period(`2026-11-${day}`, `2026-11-0${Number(day) + 1}`),
    );
    const november = period('2026-11-01', '2026-12-01');
    const report = reportWith({ periods: days, granularity: 'DAILY', trend: [OCTOBER, november] });
    expect(inWords(report)).toContain('|2026-11: 2026-11 against 2026-10');
    expect(inWords(report)).toContain('2026-11-01: 2026-11-01 against 2026-10-31');
  });
});

describe('the days of a choice in words', () => {
  test.each([
    ['2026-10-01', '2026-11-01', 'October 2026', 'Oct 2026', '2026年10月', '2026年10月'],
    [
      '2026-09-01',
      '2026-11-01',
      'September – October 2026',
      'Sep – Oct 2026',
      '2026年9月〜10月',
      '2026年9月〜10月',
    ],
    ['2026-11-01', '2026-11-26', '1–25 November 2026', '1–25 Nov', '2026年11月1日〜25日', '11月1日〜25日'],
    ['2026-10-05', '2026-10-06', '5 October 2026', '5 Oct', '2026年10月5日', '10月5日'],
  ])('from %s to %s are %s (%s), %s (%s)', (start, end, label, short, japanese, japaneseShort) => {
    expect(rangeLabels({ start, end }, 'en')).toEqual({ label, short });
    expect(rangeLabels({ start, end }, 'ja')).toEqual({ label: japanese, short: japaneseShort });
  });

  test('stand under bars with the year where it begins', () => {
    expect(barLabel(OCTOBER, undefined, 'en')).toEqual(['Oct', '2026']);
    expect(barLabel(OCTOBER, SEPTEMBER, 'en')).toEqual(['Oct', '']);
    expect(barLabel(OCTOBER, period('2025-12-01', '2026-01-01'), 'ja')).toEqual(['10月', '2026年']);
    expect(barLabel(period('2026-10-05', '2026-10-06'), undefined, 'en')).toEqual(['5', 'Oct']);
  });
});
