import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDate } from '../../time/calendar.ts';
import { type Granularity, periodsOf } from '../../time/period.ts';
import { settledMonths } from './months.ts';

function day(text: string) {
  const date = calendarDate(text);
  if (date === null) throw new Error(`${text} is not a day`);
  return date;
}

const read = (start: string, end: string, granularity: Granularity) =>
  periodsOf({ start: day(start), end: day(end) }, granularity).map((period) => ({
    ...period,
    settled: true,
  }));

const months = (periods: Parameters<typeof settledMonths>[0]) =>
  settledMonths(periods).map(({ start, end, at }) => [start, end, at.length]);

describe('the months that another source is held against', () => {
  it('are those that were read as a whole', () => {
    expect(months(read('2026-08-15', '2026-11-01', 'MONTHLY'))).toEqual([
      ['2026-09-01', '2026-10-01', 1],
      ['2026-10-01', '2026-11-01', 1],
    ]);
  });

  it('are those of which every day was read', () => {
    expect(months(read('2026-02-01', '2026-03-31', 'DAILY'))).toEqual([['2026-02-01', '2026-03-01', 28]]);
  });

  it('are those in which everything has settled', () => {
    const days = read('2026-09-01', '2026-11-01', 'DAILY');
    const open = days.map((period) => ({ ...period, settled: period.start !== '2026-10-31' }));
    expect(months(open)).toEqual([['2026-09-01', '2026-10-01', 30]]);
  });

  it('are none where days overlap or are missing', () => {
    const [whole, ...rest] = read('2026-10-01', '2026-11-01', 'DAILY');
    expect(months(rest)).toEqual([]);
    if (whole !== undefined) expect(months([whole, whole, ...rest])).toEqual([]);
  });

  it('are the same whatever the order of the periods', () => {
    const days = read('2026-08-20', '2026-11-10', 'DAILY').map((period, at) => ({ period, at }));
    fc.assert(
      fc.property(fc.shuffledSubarray(days, { minLength: days.length }), (mixed) => {
        const found = settledMonths(mixed.map(({ period }) => period));
        expect(found.map(({ start }) => start)).toEqual(['2026-09-01', '2026-10-01']);
        for (const { start, end, at } of found) {
          const own = at.map((position) => mixed[position]?.period);
          expect(own.map((period) => period?.start)).toEqual(own.map((period) => period?.start).toSorted());
          expect([own.at(0)?.start, own.at(-1)?.end]).toEqual([start, end]);
        }
      }),
      { numRuns: 30 },
    );
  });
});
