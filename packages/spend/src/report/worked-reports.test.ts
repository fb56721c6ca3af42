import { describe, expect, it } from 'vitest';
import { ACME } from '../testing/acme.ts';
import {
  changingTotals,
  NETWORK,
  PAYER,
  reported,
  SEPTEMBER_AND_OCTOBER,
  SHOP,
  TWO_METRICS,
  used,
} from '../testing/acme-lines.ts';
import { asking, type Line, portsOn, SETTINGS } from '../testing/bill.ts';
import { soleBill } from '../testing/reports.ts';
import { parsePeriod } from '../time/period.ts';
import { reportSpend } from './report-spend.ts';

describe('worked examples: metrics, months and keys side by side', () => {
  it('two metrics in two months are four figures', async () => {
    const lines = [
      { ...used('2026-09-01', '1'), amortized: '20' },
      { ...used('2026-10-01', '300'), amortized: '4000' },
      { ...used('2026-10-01', '50000', NETWORK), recordType: 'Tax', amortized: '600000' },
    ];
    const report = await reported(lines, { ...SEPTEMBER_AND_OCTOBER, ...TWO_METRICS });
    expect(report.total).toEqual({
      UnblendedCost: {
        amounts: ['1', '50300'],
        gross: ['1', '50300'],
        byChargeType: { usage: ['1', '300'], tax: ['0', '50000'] },
      },
      AmortizedCost: {
        amounts: ['20', '604000'],
        gross: ['20', '604000'],
        byChargeType: { usage: ['20', '4000'], tax: ['0', '600000'] },
      },
    });
    expect(report.accounts.find(({ id }) => id === SHOP)?.spend.AmortizedCost?.amounts).toEqual([
      '20',
      '4000',
    ]);
  });

  it('a charge type that cancels out in its only month is left out, one of half the months is not', async () => {
    const lines: Line[] = [
      used('2026-10-01', '9'),
      { ...used('2026-10-01', '5'), recordType: 'Tax' },
      { ...used('2026-10-02', '-5'), recordType: 'Tax' },
      { ...used('2026-09-02', '3'), recordType: 'Support' },
    ];
    const { total } = await reported(lines, SEPTEMBER_AND_OCTOBER);
    expect(total.UnblendedCost?.byChargeType).toEqual({ usage: ['0', '9'], support: ['3', '0'] });
  });

  it('services stand in the order of their names', async () => {
    const lines = ['AmazonS3', 'AWSLambda', 'AmazonEC2'].map((service, at) => ({
      ...used('2026-10-01', String(at + 1)),
      service,
    }));
    const { total } = await reported(lines, { by: ['service'] });
    expect(Object.entries(total.UnblendedCost?.byService ?? {})).toEqual([
      ['AWSLambda', ['2']],
      ['AmazonEC2', ['3']],
      ['AmazonS3', ['1']],
    ]);
  });

  it('a record type nobody knows is other each time it comes', async () => {
    const lines: Line[] = [PAYER, SHOP, NETWORK].map((account) => ({
      ...used('2026-10-01', '2', account),
      recordType: 'Moon Phase',
    }));
    const { total } = await reported(lines);
    expect(total.UnblendedCost).toEqual({ amounts: ['6'], gross: ['6'], byChargeType: { other: ['6'] } });
  });

  it('accounts that left are summed and stand in the order of their ids', async () => {
    const lines = [
      used('2026-10-01', '1', '999999999999'),
      used('2026-10-01', '2', '600000000000'),
      used('2026-10-01', '4', '800000000000'),
    ];
    const { unattributed, accounts } = await reported(lines);
    expect(unattributed.accountIds).toEqual(['600000000000', '800000000000', '999999999999']);
    expect(unattributed.total.UnblendedCost?.amounts).toEqual(['7']);
    expect(accounts.slice(-3).map(({ spend }) => spend.UnblendedCost?.amounts)).toEqual([
      ['2'],
      ['4'],
      ['1'],
    ]);
  });
});

describe('worked examples: currencies', () => {
  it('a bill in euros is reported in euros', async () => {
    expect((await reported([used('2026-10-01', '1')], {}, { currency: 'EUR' })).currency).toBe('EUR');
  });

  it('a month without any charge has no currency, and does not count as a second one', async () => {
    const lines = [used('2026-10-01', '1')];
    const september = changingTotals(portsOn({ ...ACME, lines, currency: 'EUR' }), (total) =>
      total.start === '2026-09-01' ? { ...total, currency: null } : total,
    );
    const report = await reportSpend(september, asking(SEPTEMBER_AND_OCTOBER), SETTINGS);
    expect(report.currency).toBe('EUR');
    expect(report.total.UnblendedCost?.amounts).toEqual(['0', '1']);
  });

  it('nothing at all is zero dollars', async () => {
    const nothing = changingTotals(portsOn({ ...ACME, lines: [] }), (total) => ({
      ...total,
      currency: null,
    }));
    const report = await reportSpend(nothing, asking(), SETTINGS);
    expect([report.currency, report.total.UnblendedCost?.amounts]).toEqual(['USD', ['0']]);
  });
});

describe('worked examples: what a report says of its run', () => {
  it('how long it took, what it sent and what it cost', async () => {
    const times = [1_000, 4_500];
    const clock = { now: () => times.shift() ?? Number.NaN };
    const charge = {
      source: 'cost-explorer',
      for: 'Cost Explorer requests',
      amount: '0.02',
      currency: 'USD',
    };
    const usage = { requests: { GetCostAndUsage: 2 }, throttled: 1, retries: 3, charges: [charge] };
    const ports = { ...portsOn({ ...ACME, lines: [] }), clock, meter: { usage: () => usage } };
    // 1 January 1970, one second after midnight, asks for December; 4500 − 1000 = 3500 ms.
    const report = await reportSpend(ports, asking({ period: parsePeriod('1969-12') }), SETTINGS);
    expect(report.usage).toEqual({ ...usage, durationMs: 3500 });
    expect(report.generatedAt).toBe('1970-01-01T00:00:04Z');
    expect(soleBill(report)).toMatchObject({
      organizationId: 'o-test000001',
      managementAccountId: PAYER,
      rootId: 'r-acme',
      asOf: '1970-01-01T00:00:01Z',
    });
  });
});
