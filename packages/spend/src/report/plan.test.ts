import { describe, expect, it } from 'vitest';
import { asking } from '../testing/bill.ts';
import type { CalendarDate } from '../time/calendar.ts';
import { parsePeriod } from '../time/period.ts';
import { planRun } from './plan.ts';
import type { ReportRequest } from './request.ts';

const planned = (changes: Partial<ReportRequest>, today = '2026-11-23') =>
  planRun(asking({ compare: 'previous', ...changes }), today as CalendarDate);
const asked = (changes: Partial<ReportRequest>) =>
  planned(changes).readings[0]?.queries.map(({ start, end }) => `${start}..${end}`);

describe('what is asked of Cost Explorer for a comparison', () => {
  it('two months side by side in one request', () => {
    expect(asked({})).toEqual(['2026-09-01..2026-11-01']);
    expect(planned({})).toMatchObject({ asked: [0], after: [0], before: [1] });
  });

  it('by month, two ranges that meet within a month in two, since one would sum across the seam', () => {
    const changes = { period: parsePeriod('2026-11-10..2026-11-20') };
    expect(asked(changes)).toEqual(['2026-10-30..2026-11-10', '2026-11-10..2026-11-21']);
    // 10 to 20 November; 30 and 31 October; 1 to 9 November.
    expect(planned(changes).periods.map(({ start }) => start)).toEqual([
      '2026-11-10',
      '2026-10-30',
      '2026-11-01',
    ]);
    expect(planned(changes)).toMatchObject({ asked: [0], after: [0], before: [1, 2] });
  });

  it('by day, the same two in one', () => {
    const changes = { period: parsePeriod('2026-11-10..2026-11-20'), granularity: 'DAILY' as const };
    expect(asked(changes)).toEqual(['2026-10-30..2026-11-21']);
    expect(planned(changes).before).toHaveLength(11);
  });

  it('ranges with a gap between them in two', () => {
    expect(asked({ compare: '2025-10' })).toEqual(['2025-10-01..2025-11-01', '2026-10-01..2026-11-01']);
  });

  it('many years only by whole months, in the period and in the one before', () => {
    // On 30 March the month before is the whole of February, and March is not over.
    const march = { period: parsePeriod('month-to-date'), wholeMonthsOnly: true };
    expect(() => planned(march, '2026-03-30')).toThrow(
      expect.objectContaining({ code: 'InvalidRequest', message: expect.stringContaining('whole months') }),
    );
    expect(asked({ wholeMonthsOnly: true })).toHaveLength(1);
  });

  it('charge types cannot be left out of a report by service', () => {
    expect(() => planned({ by: ['service'], excludedChargeTypes: ['tax', 'credit'] })).toThrow(/tax, credit/);
  });
});
