import { describe, expect, it } from 'vitest';
import { reportSpend } from '../report/report-spend.ts';
import type { ReportRequest } from '../report/request.ts';
import { ACME } from '../testing/acme.ts';
import { asking, portsOn, SETTINGS } from '../testing/bill.ts';
import { parsePeriod } from '../time/period.ts';
import type { LedgerQuery } from './ports.ts';
import type { Split } from './split.ts';

/** What the ledger is asked for a report: groups by what they are split by, and totals. */
async function askedFor(changes: Partial<ReportRequest>): Promise<string[]> {
  const ports = portsOn({ ...ACME, today: '2026-11-20' });
  const asked: string[] = [];
  const days = ({ start, end, granularity }: LedgerQuery) => `${start}..${end} ${granularity}`;
  const { ledger } = ports;
  const { independentTotal } = ledger;
  if (independentTotal.kind === 'none') throw new Error('the bill has no total');
  const watched = {
    ...ports,
    ledger: {
      ...ledger,
      independentTotal: {
        ...independentTotal,
        read: (query: LedgerQuery) => {
          asked.push(`total ${days(query)}`);
          return independentTotal.read(query);
        },
      },
      groups: (query: LedgerQuery, split: Split | null) => {
        asked.push(`${split ?? 'account'} ${days(query)}`);
        return ledger.groups(query, split);
      },
    },
  };
  await reportSpend(watched, asking(changes), SETTINGS);
  return asked.sort();
}

describe('what is read for a report', () => {
  it('is one total for all splits and the trend, since every one of them costs', async () => {
    const changes = { by: ['charge-type', 'service'], trend: 13, compare: 'previous' } as const;
    expect(await askedFor(changes)).toEqual([
      'account 2025-10-01..2026-11-01 MONTHLY',
      'charge-type 2026-09-01..2026-11-01 MONTHLY',
      'service 2026-09-01..2026-11-01 MONTHLY',
      'total 2025-10-01..2026-11-01 MONTHLY',
    ]);
  });

  it('is, of a running month, the whole of it and the days that are compared', async () => {
    const period = parsePeriod('month-to-date');
    expect(await askedFor({ period, compare: 'previous' })).toEqual([
      'charge-type 2026-10-01..2026-10-20 MONTHLY',
      'charge-type 2026-11-01..2026-11-20 MONTHLY',
      'charge-type 2026-11-01..2026-11-21 MONTHLY',
      'total 2026-10-01..2026-10-20 MONTHLY',
      'total 2026-11-01..2026-11-20 MONTHLY',
      'total 2026-11-01..2026-11-21 MONTHLY',
    ]);
    // By day the days that are over are among those asked for.
    expect(await askedFor({ period, compare: 'previous', granularity: 'DAILY' })).toEqual([
      'charge-type 2026-10-01..2026-10-20 DAILY',
      'charge-type 2026-11-01..2026-11-21 DAILY',
      'total 2026-10-01..2026-10-20 DAILY',
      'total 2026-11-01..2026-11-21 DAILY',
    ]);
  });

  it('is nothing more for a comparison within a range of months', async () => {
    const period = parsePeriod('last-13-months');
    expect(await askedFor({ period, compare: 'previous', trend: 13 })).toEqual([
      'account 2025-10-01..2026-11-01 MONTHLY',
      'charge-type 2025-10-01..2026-11-01 MONTHLY',
      'total 2025-10-01..2026-11-01 MONTHLY',
    ]);
  });

  it('is the days and the months where a trend stands beside days', async () => {
    const period = parsePeriod('2026-10-05..2026-10-11');
    expect(await askedFor({ period, granularity: 'DAILY', trend: 2 })).toEqual([
      'account 2026-09-01..2026-10-12 MONTHLY',
      'charge-type 2026-10-05..2026-10-12 DAILY',
      'total 2026-09-01..2026-10-12 MONTHLY',
      'total 2026-10-05..2026-10-12 DAILY',
    ]);
  });
});
