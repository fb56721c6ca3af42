import { describe, expect, it } from 'vitest';
import { ACME } from '../testing/acme.ts';
import { NETWORK, SHOP } from '../testing/acme-lines.ts';
import { asking, type Line, portsOn, SETTINGS } from '../testing/bill.ts';
import { parsePeriod } from '../time/period.ts';
import { reportSpend } from './report-spend.ts';
import type { ReportRequest } from './request.ts';

const used = (day: string, amount: string, account = SHOP, recordType = 'Usage'): Line => ({
  day,
  amount,
  account,
  recordType,
});

const LINES: readonly Line[] = [
  used('2026-08-02', '1'),
  used('2026-09-30', '20'),
  used('2026-09-01', '300', NETWORK),
  used('2026-10-31', '4000'),
  used('2026-10-31', '-1000', SHOP, 'Credit'),
  used('2026-11-03', '50000'),
];

function reported(changes: Partial<ReportRequest>, today = '2026-11-20') {
  return reportSpend(portsOn({ ...ACME, lines: LINES, today }), asking({ trend: 3, ...changes }), SETTINGS);
}

describe('worked examples: a trend', () => {
  it('has one total for each month up to the end of the period, credits included', async () => {
    const { trend, notes, total } = await reported({});
    expect(trend?.periods.map(({ start, end }) => `${start} ${end}`)).toEqual([
      '2026-08-01 2026-09-01',
      '2026-09-01 2026-10-01',
      '2026-10-01 2026-11-01',
    ]);
    // 1; 20 + 300; 4000 − 1000
    expect(trend).toMatchObject({
      months: 3,
      by: 'account',
      total: { UnblendedCost: { amounts: ['1', '320', '3000'] } },
    });
    expect(total.UnblendedCost?.amounts).toEqual(['3000']);
    expect(notes.map(({ code }) => code)).toContain('trend-net');
  });

  it('is of units, with and without those below them, and of accounts', async () => {
    const { trend, organizationalUnits } = await reported({});
    expect(trend?.organizationalUnits.map(({ id }) => id)).toEqual(organizationalUnits.map(({ id }) => id));
    const amounts = Object.fromEntries(
      (trend?.accounts ?? []).map(({ id, spend }) => [id, spend.UnblendedCost?.amounts]),
    );
    expect(amounts).toMatchObject({ [SHOP]: ['1', '20', '3000'], [NETWORK]: ['0', '300', '0'] });
    const [root] = trend?.organizationalUnits ?? [];
    expect(root?.total.UnblendedCost?.amounts).toEqual(['1', '320', '3000']);
    expect(root?.direct.UnblendedCost?.amounts).toEqual(['0', '0', '0']);
  });

  it('ends with the days of a running month that the report has', async () => {
    const { trend } = await reported({ period: parsePeriod('month-to-date') }, '2026-11-02');
    expect(trend?.periods.at(-1)).toMatchObject({ start: '2026-11-01', end: '2026-11-03', settled: false });
    expect(trend?.total.UnblendedCost?.amounts).toEqual(['320', '3000', '0']);
  });

  it('is read by charge type where one is left out, so that it is left out of every month', async () => {
    const { trend, notes } = await reported({ excludedChargeTypes: ['credit'] });
    expect(trend).toMatchObject({
      by: 'charge-type',
      total: {
        UnblendedCost: { amounts: ['1', '320', '4000'], byChargeType: { usage: ['1', '320', '4000'] } },
      },
    });
    expect(notes.map(({ code }) => code)).not.toContain('trend-net');
  });

  it('is held against the independent total in every month', async () => {
    const { bills } = await reported({});
    const checks = bills[0]?.reconciliation.checks.filter(({ by }) => by === 'account');
    expect(checks?.map(({ period, attributed }) => [period, attributed])).toEqual([
      ['2026-08-01', '1'],
      ['2026-09-01', '320'],
      ['2026-10-01', '3000'],
    ]);
  });

  it('fails where one of its months does not add up, whether or not the report has that month', async () => {
    const ports = portsOn({ ...ACME, lines: LINES });
    const { ledger } = ports;
    const { independentTotal } = ledger;
    if (independentTotal.kind === 'none') throw new Error('the bill has no total');
    const wrong = {
      ...ports,
      ledger: {
        ...ledger,
        independentTotal: {
          ...independentTotal,
          read: async (query: Parameters<typeof independentTotal.read>[0]) =>
            (await independentTotal.read(query)).map((total) =>
              total.start === '2026-08-01' ? { ...total, amounts: [{ units: 102n, scale: 2 }] } : total,
            ),
        },
      },
    };
    await expect(reportSpend(wrong, asking({ trend: 3 }), SETTINGS)).rejects.toMatchObject({
      code: 'NotReconciled',
      message: expect.stringContaining('2026-08-01'),
    });
  });
});
