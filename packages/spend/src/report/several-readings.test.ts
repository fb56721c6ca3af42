import { describe, expect, it } from 'vitest';
import type { LedgerPage } from '../ledger/ports.ts';
import type { Split } from '../ledger/split.ts';
import { ACME } from '../testing/acme.ts';
import { SHOP } from '../testing/acme-lines.ts';
import { asking, type Line, portsOn, SETTINGS } from '../testing/bill.ts';
import { parsePeriod } from '../time/period.ts';
import type { ReportPorts } from './ports.ts';
import { reportSpend } from './report-spend.ts';

const GONE = '900000000001';
const line = (day: string, amount: string, more: Partial<Line> = {}): Line => ({
  account: SHOP,
  day,
  amount,
  ...more,
});

/** Ports whose pages of one split are changed. */
function changing(
  ports: ReportPorts,
  of: Split | null,
  change: (page: LedgerPage) => LedgerPage,
): ReportPorts {
  return {
    ...ports,
    ledger: {
      ...ports.ledger,
      async *groups(query, split) {
        for await (const page of ports.ledger.groups(query, split)) yield split === of ? change(page) : page;
      },
    },
  };
}

describe('worked examples: several readings of one bill', () => {
  const lines = [
    line('2026-10-02', '10', { service: 'Storage', region: 'eu-west-1', tags: { Team: 'web' } }),
    line('2026-10-03', '5', { service: 'Compute', region: 'us-east-1' }),
    line('2026-10-04', '-4', { service: 'Compute', region: 'us-east-1', recordType: 'Credit' }),
    line('2026-09-04', '1', { service: 'Compute', region: 'us-east-1', tags: { Team: 'ops' } }),
  ];
  const bill = { ...ACME, lines };

  it('put the parts of each beside the amounts of the first', async () => {
    const by = ['service', 'charge-type', 'region', 'tag:Team', 'tag:Stage'] as const;
    const { total, query } = await reportSpend(portsOn(bill), asking({ by }), SETTINGS);
    expect(total.UnblendedCost).toEqual({
      // 10 + 5 − 4, of which 4 came back
      amounts: ['11'],
      gross: ['15'],
      byChargeType: { usage: ['15'], credit: ['-4'] },
      byService: { Compute: ['1'], Storage: ['10'] },
      byRegion: { 'eu-west-1': ['10'], 'us-east-1': ['1'] },
      byTag: { Team: { '': ['1'], web: ['10'] }, Stage: { '': ['11'] } },
    });
    expect([query.by, query.alsoBy]).toEqual(['service', ['charge-type', 'region', 'tag:Team', 'tag:Stage']]);
  });

  it('have both sides of every part in a comparison, and the services that moved', async () => {
    const request = asking({ by: ['charge-type', 'service', 'tag:Team'], compare: 'previous' });
    const { comparison } = await reportSpend(portsOn(bill), request, SETTINGS);
    expect(comparison?.total.UnblendedCost).toEqual({
      before: '1',
      after: '11',
      change: '10',
      percent: '1000.00',
      gross: { before: '1', after: '15' },
      byChargeType: { usage: { before: '1', after: '15' }, credit: { before: '0', after: '-4' } },
      byService: { Compute: { before: '1', after: '1' }, Storage: { before: '0', after: '10' } },
      byTag: {
        Team: {
          '': { before: '0', after: '1' },
          ops: { before: '1', after: '0' },
          web: { before: '0', after: '10' },
        },
      },
    });
    // Compute spent 1 before and after.
    expect(comparison?.movers.services?.map(({ name }) => name)).toEqual(['Storage']);
    const [unit] = comparison?.movers.organizationalUnits ?? [];
    expect(unit?.direct.UnblendedCost?.change).toBe('10');
  });

  it('fail where one of them is in another currency', async () => {
    const inEuro = changing(portsOn(bill), 'service', (page) => ({
      ...page,
      groups: page.groups.map((group) => ({ ...group, currency: 'EUR' })),
    }));
    const totals = { ...inEuro, ledger: { ...inEuro.ledger, independentTotal: { kind: 'none' as const } } };
    await expect(
      reportSpend(totals, asking({ by: ['charge-type', 'service'] }), SETTINGS),
    ).rejects.toMatchObject({ code: 'MixedCurrencies' });
  });

  it('each stand against the total, and what is in no account is that of the first', async () => {
    const allowing = asking({ by: ['charge-type', 'service'], allowUnattributedDifference: true });
    const short = changing(portsOn(bill), 'service', (page) => ({
      ...page,
      groups: page.groups.filter(({ splitValue }) => splitValue !== 'Storage'),
    }));
    const { notAttributedBySource, bills, notes } = await reportSpend(short, allowing, SETTINGS);
    expect(bills[0]?.reconciliation).toMatchObject({
      status: 'difference-allowed',
      checks: [
        { by: 'charge-type', difference: '0' },
        { by: 'service', attributed: '1', difference: '10' },
      ],
    });
    expect(notAttributedBySource?.UnblendedCost?.amounts).toEqual(['0']);
    expect(notes.map(({ code }) => code)).not.toContain('not-attributed-by-source');
    await expect(
      reportSpend(short, { ...allowing, allowUnattributedDifference: false }, SETTINGS),
    ).rejects.toMatchObject({ code: 'NotReconciled' });
  });

  it('know the name of an account that only the trend has', async () => {
    const departed = portsOn({
      ...bill,
      lines: [...lines, line('2026-07-01', '3', { account: GONE })],
    });
    const named = changing(departed, null, (page) => ({ ...page, accountNames: [[GONE, 'old-shop']] }));
    const { accounts, unattributed } = await reportSpend(named, asking({ trend: 4 }), SETTINGS);
    expect(accounts.at(-1)).toMatchObject({ id: GONE, name: 'old-shop', state: null });
    // It has no spend in October, so it is not among those whose spend is in no unit.
    expect(unattributed.accountIds).toEqual([]);
  });

  it('say the days that are estimated as a range', async () => {
    const period = parsePeriod('2026-10-01..2026-10-31');
    const estimated = changing(portsOn(bill), 'charge-type', (page) => ({
      ...page,
      periods: page.periods.map((one) => ({
        ...one,
        estimated: one.start >= '2026-10-10' && one.start !== '2026-10-20',
      })),
    }));
    const { notes } = await reportSpend(estimated, asking({ period, granularity: 'DAILY' }), SETTINGS);
    const ranges = ['2026-10-10..2026-10-19', '2026-10-21..2026-10-31'];
    expect(notes.find(({ code }) => code === 'estimated')).toEqual({
      code: 'estimated',
      message: 'the figures of 2026-10-10 to 2026-10-19, 2026-10-21 to 2026-10-31 are still estimated',
      values: { ranges },
    });
  });
});
