import { describe, expect, test } from 'vitest';
import { billingPeriodOf, markedPeriodLabel, periodLabel, periodList, rangeLabel } from './period-label.ts';

describe('a period as people write it, both ends included', () => {
  test.each([
    ['2026-10-01', '2026-11-01', 'MONTHLY', '2026-10'],
    ['2026-12-01', '2027-01-01', 'MONTHLY', '2026-12'],
    ['2026-10-05', '2026-10-20', 'MONTHLY', '2026-10-05..19'],
    ['2026-10-15', '2026-11-01', 'MONTHLY', '2026-10-15..31'],
    ['2024-02-01', '2024-02-15', 'MONTHLY', '2024-02-01..14'],
    ['2026-10-31', '2026-11-01', 'MONTHLY', '2026-10-31'],
    ['2026-10-01', '2026-10-02', 'DAILY', '2026-10-01'],
  ] as const)('%s to %s exclusive, %s, is %s', (start, end, granularity, label) => {
    expect(periodLabel({ start, end }, granularity, 'en')).toBe(label);
  });

  test('a leap February ends on the 29th', () => {
    expect(rangeLabel({ start: '2024-02-01', end: '2024-03-01' }, 'en')).toBe('2024-02-01 to 2024-02-29');
  });

  test('what may still change is marked', () => {
    const period = { start: '2026-11-01', end: '2026-12-01', estimated: true, settled: false };
    expect(markedPeriodLabel(period, 'MONTHLY', 'en')).toBe('2026-11 (estimated, not settled)');
    expect(markedPeriodLabel({ ...period, estimated: false, settled: true }, 'MONTHLY', 'en')).toBe(
      '2026-11',
    );
  });

  test('is written in Japanese as Japanese people write it', () => {
    const month = { start: '2026-10-01', end: '2026-11-01' };
    expect(periodLabel(month, 'MONTHLY', 'ja')).toBe('2026年10月');
    expect(periodLabel({ start: '2026-10-05', end: '2026-10-20' }, 'MONTHLY', 'ja')).toBe(
      '2026年10月5日〜19日',
    );
    expect(periodLabel({ start: '2026-10-05', end: '2026-10-06' }, 'DAILY', 'ja')).toBe('2026年10月5日');
    expect(rangeLabel(month, 'ja')).toBe('2026年10月1日〜31日');
    const marked = { ...month, estimated: true, settled: false };
    expect(markedPeriodLabel(marked, 'MONTHLY', 'ja')).toBe('2026年10月(見積り、未確定)');
  });

  test('many of them are a list in which those that follow each other are one', () => {
    const months = ['2026-05', '2026-07', '2026-08', '2026-09', '2026-11'].map((month) =>
      billingPeriodOf(month),
    );
    expect(periodList(months, 'MONTHLY', 'en')).toBe('2026-05, 2026-07 to 2026-09, 2026-11');
    expect(periodList(months, 'MONTHLY', 'ja')).toBe('2026年5月、2026年7月〜9月、2026年11月');
    const winter = ['2026-12', '2027-01'].map((month) => billingPeriodOf(month));
    expect(periodList(winter, 'MONTHLY', 'ja')).toBe('2026年12月〜2027年1月');
    expect(periodList([], 'MONTHLY', 'en')).toBe('');
  });

  test('with a part of a month in it, a list names days', () => {
    const october = { start: '2026-10-01', end: '2026-11-01' };
    const part = { start: '2026-11-01', end: '2026-11-03' };
    expect(periodList([october, part], 'MONTHLY', 'en')).toBe('2026-10-01 to 2026-11-02');
    expect(periodList([october, part], 'MONTHLY', 'ja')).toBe('2026年10月1日〜11月2日');
    expect(periodList([part], 'MONTHLY', 'en')).toBe('2026-11-01 to 2026-11-02');
    expect(periodList([part, { start: '2026-12-01', end: '2027-01-01' }], 'MONTHLY', 'en')).toBe(
      '2026-11-01 to 2026-11-02, 2026-12',
    );
    expect(periodList([{ start: '2026-11-01', end: '2026-11-02' }], 'DAILY', 'en')).toBe('2026-11-01');
  });

  test('the billing period of a day in December ends in January', () => {
    expect(billingPeriodOf('2026-12-31')).toEqual({ start: '2026-12-01', end: '2027-01-01' });
  });

  test('an end that is not a date is refused', () => {
    expect(() => rangeLabel({ start: '2026-10-01', end: 'soon' }, 'en')).toThrow(
      /'soon' in the report is not a date/,
    );
  });
});
