import { describe, expect, it } from 'vitest';
import { makeReport } from '../report/report-spend.ts';
import type { ReportRequest } from '../report/request.ts';
import { verifyReport } from '../report/verify/verify-report.ts';
import { asking, type Bill, portsOn, SETTINGS } from '../testing/bill.ts';
import { ledgersOf } from '../testing/earlier.ts';
import { seen } from '../testing/history.ts';
import {
  amounts,
  billOverTime,
  daily,
  LOGGED,
  MOVED,
  SHOP,
  UNITS as TREE,
  WEB,
} from '../testing/over-time.ts';
import { soleBill } from '../testing/reports.ts';
import { askedReport } from '../testing/verified.ts';
import { parsePeriod } from '../time/period.ts';
import type { ArchivedLedger } from './archived-ledger.ts';

const BOTH = { period: parsePeriod('2026-09..2026-10'), tree: 'as-was' } as const;

/** A report on what was kept, by the same history as that of the bill. */
async function reported(
  ledgers: readonly ArchivedLedger[],
  changes: Partial<ReportRequest>,
  bill: Bill = MOVED,
) {
  const request = asking({ ...BOTH, ...changes });
  const ports = portsOn(bill);
  const earlier = { histories: ports.earlier?.histories ?? [], ledgers };
  const { report, recording } = await makeReport({ ...ports, earlier }, request, SETTINGS);
  verifyReport(report, askedReport(request));
  return {
    report,
    recording,
    units: report.organizationalUnits.map(({ id, direct }) => `${id} ${amounts(direct)}`),
    months: (soleBill(report).reused ?? []).map(({ start }) => start),
    asked: ports.reads.queries.map(
      ({ start, end, granularity, accountIds = [] }) =>
        `${granularity} ${start}..${end} ${accountIds.join()}`,
    ),
  };
}

/* The shop spends 1 a day, in A until the 10th of October and in B from the 11th; the web 100 a day in B. */
const UNITS = ['r-test 0 + 0', 'A 30 + 10', 'B 3000 + 3121', 'C 0 + 0'];
/** On the 20th of October 5 more, and on the 9th of September 2 less. */
const CORRECTED: Bill = {
  ...MOVED,
  lines: [
    ...MOVED.lines,
    { account: SHOP, day: '2026-10-20', amount: '5' },
    { account: SHOP, day: '2026-09-09', amount: '-2' },
  ],
};

describe('a month in which an account moved', () => {
  it('is kept with the days of that account, and of no other', async () => {
    const [september, october] = await ledgersOf(MOVED, BOTH);
    expect(september?.days).toEqual([]);
    expect(october?.days).toHaveLength(31);
    expect(october?.days[9]).toEqual({
      day: '2026-10-10',
      accountId: SHOP,
      chargeKind: 'usage',
      amounts: ['1'],
    });
    const [trend] = await ledgersOf(MOVED, {
      period: parsePeriod('2026-10'),
      tree: 'as-was',
      by: ['service'],
      trend: 1,
    });
    expect(trend).toMatchObject({ by: 'account', days: { length: 31, 0: { chargeKind: null } } });
  });

  it('is reused with its days, and costs nothing', async () => {
    const found = await reported(await ledgersOf(MOVED, BOTH), { reusesSettled: true });
    expect(found.months).toEqual(['2026-09-01', '2026-10-01']);
    expect(found).toMatchObject({ units: UNITS, asked: [] });
    const trend = await reported(await ledgersOf(MOVED, BOTH), {
      period: parsePeriod('2026-10'),
      reusesSettled: true,
      trend: 2,
    });
    expect(trend.asked).toEqual([]);
    expect(trend.report.trend?.organizationalUnits.map(({ direct }) => amounts(direct))).toEqual([
      '0 + 0',
      '30 + 10',
      '3000 + 3121',
      '0 + 0',
    ]);
  });

  it('is reused with days that the source has now, where none were kept', async () => {
    const found = await reported(await ledgersOf(MOVED, { ...BOTH, tree: 'as-is' }), { reusesSettled: true });
    expect(found.months).toEqual(['2026-09-01', '2026-10-01']);
    expect(found).toMatchObject({ units: UNITS, asked: [`DAILY 2026-10-01..2026-11-01 ${SHOP}`] });
  });

  it('is read again where these days do not add up to it', async () => {
    const ledgers = await ledgersOf(MOVED, { ...BOTH, tree: 'as-is' });
    const found = await reported(ledgers, { reusesSettled: true }, CORRECTED);
    // Nobody asked the source whether September is still the same.
    expect(found.months).toEqual(['2026-09-01']);
    expect(found.units).toEqual(['r-test 0 + 0', 'A 30 + 10', 'B 3000 + 3126', 'C 0 + 0']);
    expect(found.report.restatement?.total.UnblendedCost?.change).toBe('5');
    expect(found.recording.ledgers.map(({ start }) => start)).toEqual(['2026-10-01']);
  });

  it('is restated in the unit that held the account at the end of the month, or holds it now', async () => {
    const ledgers = await ledgersOf(MOVED, BOTH);
    const was = await reported(ledgers, {}, CORRECTED);
    const rows = ({ report }: typeof was) =>
      report.restatement?.accounts.map(
        ({ id, organizationalUnitId, change }) =>
          `${id} ${organizationalUnitId} ${change.UnblendedCost?.change}`,
      );
    expect(rows(was)).toEqual([`${SHOP} A -2`, `${SHOP} B 5`]);
    expect(was.report.restatement?.total.UnblendedCost?.change).toBe('3');
    const is = await reported(ledgers, { tree: 'as-is' }, CORRECTED);
    expect(rows(is)).toEqual([`${SHOP} B 3`]);
    expect(is.report.notes.find(({ code }) => code === 'restated')?.values?.['count']).toBe('1');
  });

  it('is restated in the unit above one that is deleted and has no spend any more', async () => {
    const gone = { id: 'D', name: 'unit D', parentId: 'A' };
    const bill = billOverTime(
      { [SHOP]: 'B', [WEB]: 'B' },
      {
        ...LOGGED,
        trees: [
          seen('2026-09-01T00:00:00Z', { [SHOP]: 'D', [WEB]: 'B' }, { units: [...TREE, gone] }),
          seen('2026-10-01T00:00:00Z', { [SHOP]: 'B', [WEB]: 'B' }),
        ],
      },
    );
    const ledgers = await ledgersOf(bill, BOTH);
    const lines = bill.lines.filter(({ account, day }) => account === WEB || day >= '2026-10-01');
    const { report } = await reported(ledgers, {}, { ...bill, lines });
    expect(report.organizationalUnits.map(({ id }) => id)).toEqual(['r-test', 'A', 'B', 'C']);
    expect(
      report.restatement?.accounts.map(({ organizationalUnitId, change }) => [
        organizationalUnitId,
        change.UnblendedCost?.change,
      ]),
    ).toEqual([['A', '-30']]);
  });

  it('is restated of a selection by what stood in it', async () => {
    const ledgers = await ledgersOf(MOVED, BOTH);
    const more = {
      ...CORRECTED,
      lines: [...CORRECTED.lines, ...daily(WEB, '2026-10-01', '2026-10-02', '7')],
    };
    const { report } = await reported(ledgers, { organizationalUnits: ['unit A'] }, more);
    expect(report.restatement?.total.UnblendedCost?.change).toBe('-2');
    const other = await reported(ledgers, { excludedOrganizationalUnits: ['unit A'] }, more);
    expect(other.report.restatement?.total.UnblendedCost?.change).toBe('12');
  });
});
