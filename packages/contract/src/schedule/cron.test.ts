import { describe, expect, it, test } from 'vitest';
import { parseCron } from './cron.ts';
import { daysIn } from './days.ts';

/** The days of a month that an expression means. */
const days = (text: string, year: number, month: number) => daysIn(parseCron(text).days, year, month);

function mistakeIn(text: string): string {
  try {
    parseCron(text);
  } catch (failure) {
    if (failure instanceof Error) return failure.message;
  }
  return 'none';
}

describe('a cron expression', () => {
  it('has values, lists, ranges, steps and names', () => {
    expect(parseCron('0,30 8-10 1/10 JAN,4-6 ? 2026-2028')).toEqual({
      minutes: [0, 30],
      hours: [8, 9, 10],
      days: { kind: 'days-of-month', days: [1, 11, 21, 31] },
      months: [1, 4, 5, 6],
      years: [2026, 2027, 2028],
    });
    expect(parseCron('*/15 0-12/6 ? * MON-WED,6 *')).toMatchObject({
      minutes: [0, 15, 30, 45],
      hours: [0, 6, 12],
      months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
      days: { kind: 'days-of-week', days: [2, 3, 4, 6] },
    });
    expect(parseCron('0 5 7 * ? *').years).toHaveLength(230);
  });

  // August 2026 begins on a Saturday and ends on a Monday; February 2026 begins on a Sunday.
  test.each<[string, number, number, number[]]>([
    ['0 5 31 * ? *', 2026, 8, [31]],
    ['0 5 31 * ? *', 2026, 9, []],
    ['0 5 L * ? *', 2026, 2, [28]],
    ['0 5 L * ? *', 2028, 2, [29]],
    ['0 5 1W * ? *', 2026, 8, [3]],
    ['0 5 1W * ? *', 2026, 2, [2]],
    ['0 5 15W * ? *', 2026, 8, [14]],
    ['0 5 16W * ? *', 2026, 8, [17]],
    // 28 February 2026 is a Saturday; 31 May 2026 is a Sunday.
    ['0 5 28W * ? *', 2026, 2, [27]],
    ['0 5 31W * ? *', 2026, 5, [29]],
    ['0 5 31W * ? *', 2026, 6, []],
    ['0 5 ? * SUN *', 2026, 8, [2, 9, 16, 23, 30]],
    ['0 5 ? * 1 *', 2026, 8, [2, 9, 16, 23, 30]],
    ['0 5 ? * L *', 2026, 8, [1, 8, 15, 22, 29]],
    ['0 5 ? * 6L *', 2026, 8, [28]],
    ['0 5 ? * FRIL *', 2026, 8, [28]],
    ['0 5 ? * 3#2 *', 2026, 8, [11]],
    ['0 5 ? * MON#5 *', 2026, 8, [31]],
    ['0 5 ? * MON#5 *', 2026, 9, []],
  ])('%s means in %i-%i the days %j', (text, year, month, expected) => {
    expect(days(text, year, month)).toEqual(expected);
  });

  it.each([
    ['30 2 *', 'has 3 fields, and there must be six'],
    ['', 'has 0 fields'],
    ['5', 'has 1 field,'],
    ['0 5 7 * *', "a year as the sixth, and '?' in one of the two fields for days: write '0 5 7 * ? *'"],
    ['0 5 * * 1-5', "write '0 5 ? * MON-FRI *'"],
    ['0 5 * * 0', "write '0 5 ? * SUN *'"],
    ['0 5 * * 7', "write '0 5 ? * SUN *'"],
    ['0 5 1 * 1', 'has five fields, as cron on Unix has; EventBridge Scheduler wants a year as the sixth'],
    ['0 0 5 7 * ? *', 'has 7 fields, and there must be six, and none for seconds'],
    ['0 0 5 7 * ?', "has '?' as its year"],
    ['cron(0 5 7 * ? *)', "is written without 'cron( )' around it: '0 5 7 * ? *'"],
    ['0  5 7 * ? *', "has blanks that are too many: write '0 5 7 * ? *'"],
    [' 0 5 7 * ? *', "write '0 5 7 * ? *'"],
    ['0 5 * * * *', "needs '?' either as its day of month or as its day of week"],
    ['0 5 ? * ? *', "needs '?' either"],
    ['0 5 7 * MON *', "needs '?' either"],
    ['60 5 7 * ? *', "has '60' as its minutes: '60' is not one of 0 to 59; write it as in '30'"],
    ['0 24 7 * ? *', "'24' is not one of 0 to 23"],
    ['0 5 0 * ? *', "'0' is not one of 1 to 31"],
    ['0 5 7 13 ? *', "'13' is not one of 1 to 12 or JAN to DEC"],
    ['0 5 7 jan ? *', "write 'JAN' for 'jan'"],
    ['0 5 ? * 0 *', "'0' is not one of 1 to 7 or SUN to SAT"],
    ['0 5 7 * ? 1969', "'1969' is not one of 1970 to 2199"],
    ['0 5 7 * ? 2200', "'2200' is not one of 1970 to 2199"],
    ['0 17-5 7 * ? *', "has '17-5' as its hours: '17-5' goes backwards; list its values, with commas"],
    ['0/0 5 7 * ? *', "'0' is not a step of 1 to 59"],
    ['0/90 5 7 * ? *', "'90' is not a step of 1 to 59"],
    ['0 5 7, * ? *', 'cannot be read'],
    ['0 5 1-2-3 * ? *', 'cannot be read'],
    ['0 5 1/2/3 * ? *', 'cannot be read'],
    ['0 5 LW * ? *', "L (the last day) stands alone, and W stands after one day, as in '15W'"],
    ['0 5 1,L * ? *', 'L (the last day) stands alone'],
    ['0 5 32W * ? *', "'32' is not one of 1 to 31"],
    ['0 5 ? * 2#6 *', "'#6' is not one of #1 to #5"],
    ['0 5 ? * MON#1,TUE *', "# stands alone, as in '3#2'"],
    ['0 5 ? * 1/2 *', 'days of the week have no steps'],
    ['0 5 31 4 ? *', 'never fires'],
    ['0 5 30 2 ? *', 'never fires'],
    ['0 5 29 2 ? 2027', 'never fires'],
    ['0 5 31W 6,9 ? *', 'never fires'],
    ['@monthly', 'has 1 field,'],
    ['constructor 5 7 * ? *', "'constructor' is not one of 0 to 59"],
  ])('of %j is refused', (text, message) => {
    expect(mistakeIn(text)).toContain(message);
  });

  it('may mean a day that only some years have', () => {
    expect(mistakeIn('0 5 29 2 ? *')).toBe('none');
    expect(mistakeIn('0 5 29 2 ? 2027-2028')).toBe('none');
  });
});
