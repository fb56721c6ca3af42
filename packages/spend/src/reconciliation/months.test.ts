import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type CalendarDate, calendarDate } from '../time/calendar.ts';
import { isSettled, parsePeriod } from '../time/period.ts';
import { comparedMonths } from './months.ts';

function day(text: string): CalendarDate {
  const date = calendarDate(text);
  if (date === null) throw new Error(`${text} is not a day`);
  return date;
}

const TODAY = day('2026-11-20');
const compared = (period: string | null, today = TODAY) => {
  const { months, leftOut } = comparedMonths(period === null ? null : parsePeriod(period), today, 6);
  return {
    months: months.map(({ start }) => start.slice(0, 7)),
    leftOut: leftOut.map(({ start, end, why }) => `${start}..${end} ${why}`),
  };
};

describe('the months in which two sources are compared', () => {
  it.each([
    ['2026-11-20', '2026-10'],
    // October settles on the 7th of November.
    ['2026-11-07', '2026-10'],
    ['2026-11-06', '2026-09'],
    ['2026-01-03', '2025-11'],
  ])('are on %s, unless told otherwise, the last one that has settled: %s', (today, month) => {
    expect(compared(null, day(today))).toEqual({ months: [month], leftOut: [] });
  });

  it('are those of a period, without what has not settled and without parts of months', () => {
    expect(compared('2026-08..2026-10')).toEqual({ months: ['2026-08', '2026-09', '2026-10'], leftOut: [] });
    expect(compared('2026-10..2026-11')).toEqual({
      months: ['2026-10'],
      leftOut: ['2026-11-01..2026-11-21 not-settled'],
    });
    expect(compared('2026-08-15..2026-10-10')).toEqual({
      months: ['2026-09'],
      leftOut: ['2026-08-15..2026-09-01 part-of-a-month', '2026-10-01..2026-10-11 part-of-a-month'],
    });
  });

  it.each([
    [
      'month-to-date',
      /no month in it has settled; the next one settles after 2026-12-06 \(UTC\); name a month such as 2026-10$/,
    ],
    ['2026-10-05..2026-10-11', /'2026-10-05\.\.2026-10-11' cannot be compared: holds no whole month/],
    ['2027-01', /reaches into the future/],
  ])('are none in %s', (period, message) => {
    expect(() => compared(period)).toThrow(
      expect.objectContaining({ code: 'InvalidPeriod', message: expect.stringMatching(message) }),
    );
  });

  it('follow each other, have settled, and are with what is left out the whole period', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(200), fc.nat(20), (back, length, settlingDay) => {
        const first = addDays(TODAY, -back - length);
        const text = `${first}..${addDays(first, length)}`;
        try {
          const { months, leftOut } = comparedMonths(parsePeriod(text), TODAY, settlingDay);
          for (const month of months) expect(isSettled(month, TODAY, settlingDay)).toBe(true);
          for (const [at, month] of months.entries()) {
            if (at > 0) expect(month.start).toBe(months[at - 1]?.end);
          }
          const all = [...months, ...leftOut].toSorted((a, b) => (a.start < b.start ? -1 : 1));
          expect([all.at(0)?.start, all.at(-1)?.end]).toEqual([first, addDays(first, length + 1)]);
        } catch (failure) {
          expect(failure).toMatchObject({ code: 'InvalidPeriod' });
        }
      }),
    );
  });
});
