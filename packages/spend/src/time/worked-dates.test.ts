import { describe, expect, it } from 'vitest';
import { type CalendarDate, calendarDate, calendarMonth } from './calendar.ts';
import { comparedRanges, parsePeriod, resolvePeriod } from './period.ts';

const day = (text: string) => text as CalendarDate;
const resolved = (text: string, today = '2026-11-23') => resolvePeriod(parsePeriod(text), day(today));
const compared = (compare: string, period: string, today = '2026-11-23') =>
  comparedRanges(compare, parsePeriod(period), resolved(period, today), day(today))?.before;

describe('worked examples: which days a period has', () => {
  it.each([
    ['last-1-months', '2026-10-01', '2026-11-01'],
    ['last-12-months', '2025-11-01', '2026-11-01'],
    ['last-120-months', '2016-11-01', '2026-11-01'],
    ['last-1-days', '2026-11-22', '2026-11-23'],
    ['last-30-days', '2026-10-24', '2026-11-23'],
    ['last-365-days', '2025-11-23', '2026-11-23'],
    ['2026-10..2026-11', '2026-10-01', '2026-11-24'],
  ])('%s on 2026-11-23 runs from %s to before %s', (text, start, end) => {
    expect(resolved(text)).toEqual({ start, end });
  });

  it('counts no more than ten thousand', () => {
    expect(parsePeriod('last-10000-days')).toMatchObject({ kind: 'last-days', count: 10_000 });
    expect(() => parsePeriod('last-10001-days')).toThrow(expect.objectContaining({ code: 'InvalidPeriod' }));
  });

  it.each([
    'the-last-3-months',
    'last-3-months-ago',
    'x2026-09..2026-10',
    '2026-09x..2026-10',
    '2026-09..x2026-10',
    '2026-09..2026-10x',
    'x2026-09-01..2026-10-01',
    '2026-09-01x..2026-10-01',
    '2026-09-01..x2026-10-01',
    '2026-09-01..2026-10-01x',
  ])('%s is read as no period', (text) => {
    expect(() => parsePeriod(text)).toThrow(/cannot be read; use .*last-month.*last-N-days/);
  });

  it.each(['2026-10-00', '0000-12-31', '2026-10-011', '2026-10-01T00:00', '2002012-10-01', '12026-10-01'])(
    'there is no day %s',
    (text) => {
      expect(calendarDate(text)).toBeNull();
    },
  );

  it('there is a first day of all, and a month of it', () => {
    expect(calendarDate('0001-01-01')).toBe('0001-01-01');
    expect(calendarMonth('0001-01')).toBe('0001-01-01');
    expect([calendarMonth('x2026-10'), calendarMonth('2026-10x'), calendarMonth('2026-10-01')]).toEqual([
      null,
      null,
      null,
    ]);
  });
});

describe('worked examples: which days a period is compared with', () => {
  it.each([
    // Of November 22 days are over: 22 of October, whatever months come before.
    ['2026-11', '2026-10-01', '2026-10-23'],
    ['2026-10..2026-11', '2026-10-01', '2026-10-23'],
    ['last-12-months', '2026-09-01', '2026-10-01'],
    // 1 to 20 October is twenty days and no month so far.
    ['2026-10-01..2026-10-20', '2026-09-11', '2026-10-01'],
    // 10 October to 22 November is no month either: 22 + 22 = 44 days before, since the 23rd is not over.
    ['2026-10-10..2026-11-23', '2026-08-27', '2026-10-10'],
  ])('previous of %s is from %s to before %s', (period, start, end) => {
    expect(compared('previous', period)).toEqual({ start, end });
  });

  it.each(['2026-10-05..2026-10-20', '2026-10-05..2026-11-20', 'last-7-days'])(
    'a month cannot stand against %s, which are no months',
    (period) => {
      expect(() => compared('2026-05', period)).toThrow(
        expect.objectContaining({
          code: 'InvalidRequest',
          message: expect.stringContaining('whole months only'),
        }),
      );
    },
  );

  it('a month can stand against a part of one from its first day', () => {
    expect(compared('2026-02', '2026-10-01..2026-10-20')).toEqual({ start: '2026-02-01', end: '2026-02-21' });
    expect(compared('2026-02', '2026-10-01..2026-10-30')).toEqual({ start: '2026-02-01', end: '2026-03-01' });
  });

  it.each([
    ['yesterday', 'cannot compare'],
    ['2026-10', 'is not before'],
  ])('%s is refused for 2026-10', (compare, message) => {
    expect(() => compared(compare, '2026-10')).toThrow(
      expect.objectContaining({ code: 'InvalidRequest', message: expect.stringContaining(message) }),
    );
  });
});
