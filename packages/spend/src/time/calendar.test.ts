import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  type CalendarDate,
  calendarDate,
  calendarMonth,
  dateOfInstant,
  daysBetween,
  instantText,
} from './calendar.ts';

const day = (text: string) => text as CalendarDate;
const days = fc
  .date({ min: new Date('0001-02-01T00:00:00Z'), max: new Date('9999-11-30T00:00:00Z'), noInvalidDate: true })
  .map((date) => day(date.toISOString().slice(0, 10)));

describe('the calendar', () => {
  it.each([
    '2026-02-30',
    '2025-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-1-01',
    'today',
  ])('has no %s', (text) => expect(calendarDate(text)).toBeNull());

  it.each(['2024-02-29', '2000-02-29', '2026-12-31'])('has %s', (text) =>
    expect(calendarDate(text)).toBe(text),
  );

  it('has no thirteenth month', () => {
    expect(calendarMonth('2026-13')).toBeNull();
    expect(calendarMonth('2026-12')).toBe('2026-12-01');
  });

  it('counts days as the platform does', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -30, max: 30 }), (date, count) => {
        const expected = new Date(Date.parse(`${date}T00:00:00Z`) + count * 86_400_000)
          .toISOString()
          .slice(0, 10);
        expect(addDays(date, count)).toBe(expected);
        expect(daysBetween(date, day(expected))).toBe(count);
      }),
    );
  });

  it('goes over the turn of the year by months', () => {
    expect(addMonths(day('2026-01-31'), -1)).toBe('2025-12-01');
    expect(addMonths(day('2026-11-15'), 14)).toBe('2028-01-01');
  });

  it('writes instants as the platform does, to the second', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_102_444_800_000 }), (instant) => {
        const iso = new Date(instant).toISOString();
        expect(instantText(instant)).toBe(`${iso.slice(0, 19)}Z`);
        expect(dateOfInstant(instant)).toBe(iso.slice(0, 10));
      }),
    );
  });
});
