import { describe, expect, test } from 'vitest';
import { billingPeriodOf, markedPeriodLabel, periodLabel, rangeLabel } from './period-label.ts';

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
    expect(periodLabel({ start, end }, granularity)).toBe(label);
  });

  test('a leap February ends on the 29th', () => {
    expect(rangeLabel({ start: '2024-02-01', end: '2024-03-01' })).toBe('2024-02-01 to 2024-02-29');
  });

  test('what may still change is marked', () => {
    const period = { start: '2026-11-01', end: '2026-12-01', estimated: true, settled: false };
    expect(markedPeriodLabel(period, 'MONTHLY')).toBe('2026-11 (estimated, not settled)');
    expect(markedPeriodLabel({ ...period, estimated: false, settled: true }, 'MONTHLY')).toBe('2026-11');
  });

  test('the billing period of a day in December ends in January', () => {
    expect(billingPeriodOf('2026-12-31')).toEqual({ start: '2026-12-01', end: '2027-01-01' });
  });

  test('an end that is not a date is refused', () => {
    expect(() => rangeLabel({ start: '2026-10-01', end: 'soon' })).toThrow(
      /'soon' in the report is not a date/,
    );
  });
});
