import { describe, expect, it } from 'vitest';
import { OuCostError } from '../../errors.ts';
import { asking, portsOn, SETTINGS } from '../../testing/bill.ts';
import { amounts, asWas, daily, MOVED, SHOP, WEB } from '../../testing/over-time.ts';
import { parsePeriod } from '../../time/period.ts';
import { makeReport, reportSpend } from '../report-spend.ts';

describe('worked examples: an account that moves on the 11th of a month of daily 1 USD', () => {
  it('spends 10 days in the one unit and 21 in the other', async () => {
    const { units, placements, report, notes } = await asWas(MOVED);
    // October has 31 days: 1 to 10 in A, 11 to 31 in B; the web is 31 × 100.
    expect(units).toEqual({ 'r-test': '0 / 3131', A: '10 / 10', B: '3121 / 3121', C: '0 / 0' });
    expect(placements(SHOP)).toEqual(['2026-10-01 2026-10-11 A seen 10', '2026-10-11 … B seen 21']);
    expect(placements(WEB)).toEqual(['2026-10-01 … B seen none']);
    expect(report.query.tree).toBe('as-was');
    expect(amounts(report.total)).toBe('3131');
    expect(notes).toEqual(['tree-as-was', 'read-by-days']);
  });

  it('stands on the tree of now beside it, with the same total', async () => {
    const { report } = await asWas(MOVED);
    const other = report.otherTree;
    expect(other?.organizationalUnits.map(({ id, direct }) => `${id} ${amounts(direct)}`)).toEqual([
      'r-test 0',
      'A 0',
      'B 3131',
      'C 0',
    ]);
    expect([amounts(other?.total), amounts(other?.unattributed.total)]).toEqual(['3131', '0']);
  });

  it('is all that is read by days, in its month only', async () => {
    const { queries } = await asWas(MOVED, { period: parsePeriod('2026-09..2026-10') });
    expect(
      queries.map(({ start, end, granularity, accountIds }) => [start, end, granularity, accountIds]),
    ).toEqual([
      ['2026-09-01', '2026-11-01', 'MONTHLY', undefined],
      ['2026-10-01', '2026-11-01', 'DAILY', [SHOP]],
    ]);
  });

  it('has a month in one unit before it', async () => {
    const { units, placements } = await asWas(MOVED, { period: parsePeriod('2026-09..2026-10') });
    expect(units).toMatchObject({ A: '30 + 10 / 30 + 10', B: '3000 + 3121 / 3000 + 3121' });
    expect(placements(SHOP)).toEqual(['2026-09-01 2026-10-11 A seen 30 + 10', '2026-10-11 … B seen 0 + 21']);
  });

  it('in a part of a month spends its days of that part', async () => {
    const { units } = await asWas(MOVED, { period: parsePeriod('2026-10-06..2026-10-15') });
    // The 6th to the 10th are five days, the 11th to the 15th five more.
    expect(units).toMatchObject({ A: '5 / 5', B: '1005 / 1005' });
  });

  it('needs no second reading day by day', async () => {
    const period = parsePeriod('2026-10-10..2026-10-11');
    const { units, queries } = await asWas(MOVED, { period, granularity: 'DAILY' });
    expect(units).toMatchObject({ A: '1 + 0 / 1 + 0', B: '100 + 101 / 100 + 101' });
    expect(queries).toHaveLength(1);
  });

  it('is selected for its days in the selected unit', async () => {
    const { units, report, placements } = await asWas(MOVED, { organizationalUnits: ['unit A'] });
    expect(units).toEqual({ 'r-test': '0 / 10', A: '10 / 10' });
    expect([amounts(report.total), amounts(report.selection.leftOut)]).toEqual(['10', '3121']);
    expect(placements(SHOP)).toEqual(['2026-10-01 2026-10-11 A seen 10', '2026-10-11 … B seen 0']);
    // On the tree of now nothing is in A any more.
    expect(amounts(report.otherTree?.total)).toBe('0');
    expect(amounts(report.otherTree?.leftOut)).toBe('3131');
  });

  it('is split by everything that is asked for', async () => {
    const lines = [
      ...daily(SHOP, '2026-10-01', '2026-11-01', '1', { service: 'EC2' }),
      ...daily(SHOP, '2026-10-05', '2026-10-15', '-0.5', { service: 'S3', recordType: 'Credit' }),
    ];
    const { report, queries } = await asWas({ ...MOVED, lines }, { by: ['charge-type', 'service'] });
    const of = (id: string) =>
      report.organizationalUnits.find((unit) => unit.id === id)?.direct.UnblendedCost;
    // The credit of the 5th to the 14th: six days in A, four in B.
    expect(of('A')).toMatchObject({
      amounts: ['7'],
      gross: ['10'],
      byChargeType: { usage: ['10'], credit: ['-3'] },
      byService: { EC2: ['10'], S3: ['-3'] },
    });
    expect(of('B')).toMatchObject({
      amounts: ['19'],
      gross: ['21'],
      byChargeType: { usage: ['21'], credit: ['-2'] },
      byService: { EC2: ['21'], S3: ['-2'] },
    });
    expect(queries.filter(({ granularity }) => granularity === 'DAILY')).toHaveLength(2);
  });

  it('changes its units from month to month in a comparison', async () => {
    const { report } = await asWas(MOVED, { compare: 'previous' });
    const changes = report.comparison?.organizationalUnits.map(({ id, direct }) => {
      const { before, after } = direct.UnblendedCost ?? {};
      return `${id}: ${before} to ${after}`;
    });
    expect(changes).toEqual(['r-test: 0 to 0', 'A: 30 to 10', 'B: 3000 to 3121', 'C: 0 to 0']);
    expect(report.comparison?.accounts.map(({ id, status }) => `${id} ${status}`)).toEqual([
      `${SHOP} changed`,
      `${WEB} changed`,
    ]);
  });

  it('is told apart in the months of a trend, which is read by days as well', async () => {
    const { report, queries } = await asWas(MOVED, { trend: 2 });
    const trend = report.trend?.organizationalUnits.map(({ id, direct }) => `${id}: ${amounts(direct)}`);
    expect(trend).toEqual(['r-test: 0 + 0', 'A: 30 + 10', 'B: 3000 + 3121', 'C: 0 + 0']);
    expect(queries.filter(({ granularity }) => granularity === 'DAILY')).toHaveLength(2);
  });

  it('whose days the source does not keep is told of, with what to ask for', async () => {
    const ports = portsOn(MOVED);
    const ledger: typeof ports.ledger = {
      ...ports.ledger,
      groups: (query, split) => {
        if (query.granularity === 'DAILY') throw new OuCostError('PeriodNotAvailable', 'too far back');
        return ports.ledger.groups(query, split);
      },
    };
    await expect(
      reportSpend({ ...ports, ledger }, asking({ tree: 'as-was' }), SETTINGS),
    ).rejects.toMatchObject({
      code: 'PeriodNotAvailable',
      message: expect.stringMatching(
        /^account 200000000000 moved within a month from 2026-10-01 to 2026-10-31, .* ask for the tree as it is, .*\(too far back\)$/,
      ),
    });
  });

  it('is in the organization’s changes', async () => {
    const { report } = await asWas(MOVED);
    expect(report.organizationChanges).toEqual([
      {
        on: '2026-10-11',
        since: null,
        kind: 'moved',
        accountId: SHOP,
        name: `account ${SHOP}`,
        from: 'A',
        to: 'B',
      },
    ]);
    const { report: september } = await asWas(MOVED, { period: parsePeriod('2026-09') });
    expect(september.organizationChanges).toEqual([]);
  });

  it('leaves its days to later runs, which then need not read them', async () => {
    const { recording, report } = await makeReport(portsOn(MOVED), asking({ tree: 'as-was' }), SETTINGS);
    const [october] = recording.ledgers;
    expect(october?.days).toHaveLength(31);
    expect(october?.days[10]).toEqual({
      day: '2026-10-11',
      accountId: SHOP,
      chargeKind: 'usage',
      amounts: ['1'],
    });
    const later = portsOn(MOVED);
    const earlier = { histories: later.earlier?.histories ?? [], ledgers: recording.ledgers };
    const reusing = asking({ tree: 'as-was', reusesSettled: true });
    const again = await reportSpend({ ...later, earlier }, reusing, { ...SETTINGS, runId: 'run-2' });
    expect(later.reads.count).toBe(0);
    expect(again.organizationalUnits).toEqual(report.organizationalUnits);
  });
});
