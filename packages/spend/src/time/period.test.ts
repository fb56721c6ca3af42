import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CalendarDate, daysBetween } from './calendar.ts';
import { comparedRanges, isSettled, parsePeriod, periodsOf, resolvePeriod } from './period.ts';

const day = (text: string) => text as CalendarDate;
const range = (start: string, end: string) => ({ start: day(start), end: day(end) });
const resolved = (text: string, today: string) => resolvePeriod(parsePeriod(text), day(today));
const shown = (ranges: ReturnType<typeof comparedRanges>) =>
  [ranges?.before, ranges?.after].map((one) => `${one?.start}..${one?.end}`);
const compared = (compare: string, period: string, today: string) =>
  comparedRanges(compare, parsePeriod(period), resolved(period, today), day(today));

describe('a period', () => {
  it.each([
    ['last-month', '2026-11-23', '2026-10-01', '2026-11-01'],
    ['last-month', '2026-01-01', '2025-12-01', '2026-01-01'],
    ['month-to-date', '2026-11-23', '2026-11-01', '2026-11-24'],
    ['month-to-date', '2026-10-31', '2026-10-01', '2026-11-01'],
    ['2026-02', '2026-11-23', '2026-02-01', '2026-03-01'],
    ['2026-11', '2026-11-23', '2026-11-01', '2026-11-24'],
    ['2025-12..2026-01', '2026-11-23', '2025-12-01', '2026-02-01'],
    ['2026-10-01..2026-10-31', '2026-11-23', '2026-10-01', '2026-11-01'],
    ['2026-11-23..2026-11-23', '2026-11-23', '2026-11-23', '2026-11-24'],
    ['last-3-months', '2026-02-10', '2025-11-01', '2026-02-01'],
    ['last-7-days', '2026-11-03', '2026-10-27', '2026-11-03'],
  ])('%s on %s runs from %s to before %s', (text, today, start, end) => {
    expect(resolved(text, today)).toEqual({ start, end });
  });

  it.each([
    ['2026-13', /names '2026-13'/],
    ['2026-02-01..2026-02-30', /names '2026-02-30'/],
    ['2026-10..2026-09', /ends before it starts/],
    ['last-0-months', /from 1 to 10000/],
    ['last-10001-days', /from 1 to 10000/],
    ['last--2-days', /from 1 to 10000/],
    ['october', /cannot be read/],
    ['2026-10..2026-10-31', /cannot be read/],
    ['2026-10..2026-11..2026-12', /cannot be read/],
    ['', /cannot be read/],
  ])('%j is refused', (text, message) => {
    expect(() => parsePeriod(text)).toThrow(message);
    expect(() => parsePeriod(text)).toThrow(`'${text}'`);
  });

  it.each(['2026-12', '2026-10..2027-01', '2026-11-20..2026-11-24'])(
    '%s is refused on 2026-11-23: the future',
    (text) => {
      expect(() => resolved(text, '2026-11-23')).toThrow(/future.*2026-11-23/);
    },
  );
});

describe('billing periods', () => {
  it('are the months of a range, cut at its ends', () => {
    expect(periodsOf(range('2026-09-15', '2026-11-03'), 'MONTHLY')).toEqual([
      range('2026-09-15', '2026-10-01'),
      range('2026-10-01', '2026-11-01'),
      range('2026-11-01', '2026-11-03'),
    ]);
  });

  it('are its days', () => {
    expect(periodsOf(range('2026-02-27', '2026-03-02'), 'DAILY').map(({ start }) => start)).toEqual([
      '2026-02-27',
      '2026-02-28',
      '2026-03-01',
    ]);
  });

  it('settle after the sixth of the next month, or when told', () => {
    const october = range('2026-10-01', '2026-11-01');
    expect(isSettled(october, day('2026-11-06'), 6)).toBe(false);
    expect(isSettled(october, day('2026-11-07'), 6)).toBe(true);
    expect(isSettled(october, day('2026-11-01'), 0)).toBe(true);
    expect(isSettled(range('2026-11-01', '2026-11-24'), day('2026-11-23'), 6)).toBe(false);
  });
});

describe('what a period is compared with', () => {
  it.each([
    ['previous', 'last-month', '2026-09-01..2026-10-01', '2026-10-01..2026-11-01'],
    ['previous', '2026-08..2026-10', '2026-09-01..2026-10-01', '2026-10-01..2026-11-01'],
    ['previous', 'last-13-months', '2026-09-01..2026-10-01', '2026-10-01..2026-11-01'],
    ['previous', '2026-08-01..2026-10-31', '2026-09-01..2026-10-01', '2026-10-01..2026-11-01'],
    ['previous', 'month-to-date', '2026-10-01..2026-10-23', '2026-11-01..2026-11-23'],
    ['previous', '2026-11', '2026-10-01..2026-10-23', '2026-11-01..2026-11-23'],
    ['previous', '2026-01..2026-11', '2026-10-01..2026-10-23', '2026-11-01..2026-11-23'],
    ['previous', '2026-11-10..2026-11-20', '2026-10-30..2026-11-10', '2026-11-10..2026-11-21'],
    ['previous', '2026-11-20..2026-11-23', '2026-11-17..2026-11-20', '2026-11-20..2026-11-23'],
    ['previous', 'last-7-days', '2026-11-09..2026-11-16', '2026-11-16..2026-11-23'],
    ['2025-10', '2026-10', '2025-10-01..2025-11-01', '2026-10-01..2026-11-01'],
    ['2025-10', '2025-11..2026-10', '2025-10-01..2025-11-01', '2026-10-01..2026-11-01'],
    ['2025-11', 'month-to-date', '2025-11-01..2025-11-23', '2026-11-01..2026-11-23'],
  ])('%s of %s is %s, and what is compared is %s', (compare, period, before, after) => {
    expect(shown(compared(compare, period, '2026-11-23'))).toEqual([before, after]);
  });

  it('has no more days than a shorter month, and neither has what is compared', () => {
    const march = shown(compared('previous', 'month-to-date', '2026-03-31'));
    expect(march).toEqual(['2026-02-01..2026-03-01', '2026-03-01..2026-03-29']);
    // A whole month is compared with a whole one.
    expect(shown(compared('previous', '2026-03', '2026-04-01'))).toEqual([
      '2026-02-01..2026-03-01',
      '2026-03-01..2026-04-01',
    ]);
  });

  it.each(['month-to-date', '2026-11', '2026-10..2026-11', '2026-11-01..2026-11-01'])(
    'is nothing on the first day of %s',
    (period) => {
      expect(compared('previous', period, '2026-11-01')).toBeNull();
    },
  );

  it('of a running month are as many days on both sides, all of them over', () => {
    const days = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (instant) => {
        const today = day(instant.toISOString().slice(0, 10));
        const ranges = compared('previous', 'month-to-date', today);
        if (ranges === null) {
          expect(today).toMatch(/-01$/);
          return;
        }
        const { before, after } = ranges;
        expect(daysBetween(before.start, before.end)).toBe(daysBetween(after.start, after.end));
        expect(after.end <= today).toBe(true);
        expect(before.end <= after.start).toBe(true);
        expect(before.start.slice(8)).toBe('01');
      }),
    );
  });

  it.each([
    ['yesterday', '2026-10'],
    ['2026-13', '2026-10'],
    ['2026-09', '2026-09-20..2026-10-10'],
    ['2026-10', '2026-08..2026-10'],
    ['2026-10', '2026-10'],
    ['2026-11', '2026-10'],
  ])('cannot be %s for %s', (compare, period) => {
    expect(() => compared(compare, period, '2026-11-23')).toThrow(compare);
  });
});
