import { parsePeriod, reportSpend } from '@ou-cost/spend';
import { describe, expect, test } from 'vitest';
import { asking, portsOn, SETTINGS } from '../../../../spend/src/testing/bill.ts';
import { SHOP } from '../../testing/shop-bill.ts';
import { rangesOf } from './ranges.ts';

type Asked = Parameters<typeof asking>[0];

/** The days of the columns of a report, in their order, each with the part of the report that states them. */
async function columnsOf(asked: Asked, areDaysTogether = false) {
  const report = await reportSpend(portsOn(SHOP), asking(asked), SETTINGS);
  const ranges = rangesOf(report, areDaysTogether);
  const name = ({ kind, start, end }: (typeof ranges)['all'][number]) => `${kind} ${start}..${end}`;
  return { all: ranges.all.map(name), main: name(ranges.main) };
}

describe('the columns of a report', () => {
  test('are each once, in their order, though comparison and trend repeat them', async () => {
    expect(await columnsOf({ compare: 'previous', trend: 3 })).toEqual({
      all: ['month 2026-08-01..2026-09-01', 'before 2026-09-01..2026-10-01', 'period 2026-10-01..2026-11-01'],
      main: 'period 2026-10-01..2026-11-01',
    });
  });

  test('of several months are these and their sum; the last one is compared with the one before', async () => {
    expect(await columnsOf({ period: parsePeriod('2026-09..2026-10'), compare: 'previous' })).toEqual({
      all: ['period 2026-09-01..2026-10-01', 'period 2026-10-01..2026-11-01', 'all 2026-09-01..2026-11-01'],
      main: 'period 2026-10-01..2026-11-01',
    });
  });

  test('of a month that is not over are the month, and then the days that are compared', async () => {
    const asked = { period: parsePeriod('month-to-date'), compare: 'previous', trend: 2 };
    expect(await columnsOf(asked)).toEqual({
      all: [
        'month 2026-10-01..2026-11-01',
        'period 2026-11-01..2026-11-27',
        'before 2026-10-01..2026-10-26',
        'after 2026-11-01..2026-11-26',
      ],
      main: 'period 2026-11-01..2026-11-27',
    });
  });

  test('of many days are all days together, which is what is compared', async () => {
    const asked = { period: parsePeriod('2026-10'), granularity: 'DAILY', compare: 'previous' } as const;
    expect(await columnsOf(asked, true)).toEqual({
      all: ['before 2026-09-01..2026-10-01', 'all 2026-10-01..2026-11-01'],
      main: 'all 2026-10-01..2026-11-01',
    });
  });

  test('of a few days are each of them and their sum, of which shares are', async () => {
    const asked = { period: parsePeriod('2026-10-30..2026-10-31'), granularity: 'DAILY' } as const;
    expect(await columnsOf(asked)).toEqual({
      all: ['period 2026-10-30..2026-10-31', 'period 2026-10-31..2026-11-01', 'all 2026-10-30..2026-11-01'],
      main: 'all 2026-10-30..2026-11-01',
    });
  });
});
