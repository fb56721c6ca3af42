import { describe, expect, it } from 'vitest';
import type { LedgerTotal } from '../ledger/ports.ts';
import { ACME } from '../testing/acme.ts';
import { asking, type Bill, decimal, type Line, portsOn, SETTINGS } from '../testing/bill.ts';
import { totalsOf, withTotals } from '../testing/ledgers.ts';
import { soleBill } from '../testing/reports.ts';
import { parsePeriod } from '../time/period.ts';
import type { ReportPorts } from './ports.ts';
import { reportSpend } from './report-spend.ts';
import type { ReportRequest } from './request.ts';

const PAYER = '100000000000';
const SHOP = '200000000000';
const SHOP_DEV = '300000000000';
const NETWORK = '400000000000';
const IDLE = '500000000000';
const used = (day: string, amount: string, account = SHOP): Line => ({ day, amount, account });
const reported = (lines: readonly Line[], changes: Partial<ReportRequest> = {}, bill: Partial<Bill> = {}) =>
  reportSpend(portsOn({ ...ACME, ...bill, lines }), asking(changes), SETTINGS);
const SEPTEMBER_AND_OCTOBER = { period: parsePeriod('2026-09..2026-10') };
const TWO_METRICS = { metrics: ['UnblendedCost', 'AmortizedCost'] } as const;

/** The ports with other totals, given each total and its position. */
function changingTotals(ports: ReportPorts, change: (total: LedgerTotal) => LedgerTotal): ReportPorts {
  const totals = totalsOf(ports.ledger);
  return { ...ports, ledger: withTotals(ports.ledger, async (query) => (await totals(query)).map(change)) };
}

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
    const { total } = await reported(lines, { by: 'service' });
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

  it('a month without anything has no currency, and is no second one', async () => {
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

describe('worked examples: what is compared', () => {
  it('within a selection only units of it, their containers and their accounts', async () => {
    const lines = [used('2026-09-01', '4'), used('2026-10-01', '5'), used('2026-10-01', '70', NETWORK)];
    const report = await reported(lines, {
      organizationalUnits: ['Workloads/Prod'],
      compare: 'previous',
    });
    expect(report.comparison?.organizationalUnits.map(({ id }) => id)).toEqual([
      'r-acme',
      'ou-acme-workload',
      'ou-acme-wprod000',
    ]);
    expect(report.comparison?.accounts.map(({ id, name }) => [id, name])).toEqual([[SHOP, 'Shop']]);
    expect(report.organizationalUnits.map(({ id, accountIds }) => [id, accountIds])).toEqual([
      ['r-acme', []],
      ['ou-acme-workload', []],
      ['ou-acme-wprod000', [SHOP]],
    ]);
    // 5 − 4 = 1; the network's 70 are left out.
    expect(report.comparison?.total.UnblendedCost).toMatchObject({ before: '4', after: '5', change: '1' });
    expect(report.selection.leftOut.UnblendedCost?.amounts).toEqual(['70']);
  });

  it('at detail by unit no account, yet the largest movers', async () => {
    const lines = [used('2026-10-01', '5')];
    const { accounts, comparison } = await reported(lines, { detail: 'ou', compare: 'previous' });
    expect([accounts, comparison?.accounts]).toEqual([[], []]);
    expect(comparison?.movers.accounts.map(({ id }) => id)).toEqual([SHOP]);
  });

  it('an account that spends by one metric alone is there', async () => {
    const lines = [{ ...used('2026-10-01', '0'), amortized: '5' }];
    const { comparison } = await reported(lines, { ...TWO_METRICS, compare: 'previous' });
    expect(comparison?.accounts.find(({ id }) => id === SHOP)?.status).toBe('new');
  });

  it('an account that spends in one of two months alone is there', async () => {
    const lines = [used('2026-10-01', '5')];
    const { comparison } = await reported(lines, { ...SEPTEMBER_AND_OCTOBER, compare: 'previous' });
    expect(comparison?.accounts.find(({ id }) => id === SHOP)?.status).toBe('new');
  });

  it('an account of which one metric moved has changed', async () => {
    const lines = [
      { ...used('2026-09-01', '5'), amortized: '5' },
      { ...used('2026-10-01', '5'), amortized: '6' },
    ];
    const { comparison } = await reported(lines, { ...TWO_METRICS, compare: 'previous' });
    expect(comparison?.accounts.find(({ id }) => id === SHOP)?.status).toBe('changed');
  });

  it('movers of one size stand in the order of their ids, wherever they are in the tree', async () => {
    // In the order of the tree: payer, network, idle, dev, shop.
    const accounts = [PAYER, SHOP, SHOP_DEV, NETWORK, IDLE];
    const lines = accounts.map((account) => used('2026-10-01', '3', account));
    const { comparison } = await reported(lines, { compare: 'previous' });
    expect(comparison?.movers.accounts.map(({ id }) => id)).toEqual(accounts);
  });

  it('the ten largest movers of thirteen, and none that stayed', async () => {
    // The n-th that left costs n more: 13, 12, … 4 are the ten.
    const lines = Array.from({ length: 13 }, (_, at) =>
      used('2026-10-01', `${at + 1}`, `${600_000_000_001 + at}`),
    );
    const stayed = [used('2026-09-01', '50'), used('2026-10-01', '50')];
    const { comparison } = await reported([...lines, ...stayed], { compare: 'previous' });
    expect(comparison?.movers.accounts.map(({ change }) => change.UnblendedCost?.change)).toEqual([
      '13',
      '12',
      '11',
      '10',
      '9',
      '8',
      '7',
      '6',
      '5',
      '4',
    ]);
    const few = await reported(stayed, { compare: 'previous' });
    expect(few.comparison?.movers.accounts).toEqual([]);
  });
});

describe('worked examples: estimated months', () => {
  /** Ports whose n-th page of groups says so of its months. */
  const estimating = (page: number, start: string): ReportPorts => {
    const lines = [used('2026-10-01', '1'), used('2026-10-01', '2', NETWORK), used('2026-10-01', '4', PAYER)];
    const ports = portsOn({ ...ACME, lines, pageSize: 1 });
    return {
      ...ports,
      ledger: {
        ...ports.ledger,
        async *groups(query, split) {
          let number = 0;
          for await (const one of ports.ledger.groups(query, split)) {
            const estimated = number === page;
            yield {
              ...one,
              periods: one.periods.map((period) => ({
                ...period,
                estimated: estimated && period.start === start,
              })),
            };
            number += 1;
          }
        },
      },
    };
  };
  const flags = async (ports: ReportPorts) => {
    const request = asking({ ...SEPTEMBER_AND_OCTOBER, compare: 'previous' });
    const { periods, comparison } = await reportSpend(ports, request, SETTINGS);
    return [...(comparison?.periods ?? []), ...periods].map(({ start, estimated, settled }) => [
      start,
      estimated,
      settled,
    ]);
  };
  const onlyOf = (estimatedMonth: string) =>
    ['2026-07-01', '2026-08-01', '2026-09-01', '2026-10-01'].map((start) => [
      start,
      start === estimatedMonth,
      start !== estimatedMonth,
    ]);

  it.each([0, 1, 2])('a month is estimated and not settled where page %s alone says so', async (page) => {
    expect(await flags(estimating(page, '2026-10-01'))).toEqual(onlyOf('2026-10-01'));
  });

  it.each(['2026-07-01', '2026-08-01', '2026-09-01', '2026-10-01'])(
    '%s is, where its total alone says so',
    async (start) => {
      const ports = changingTotals(portsOn(ACME), (total) => ({
        ...total,
        estimated: total.start === start,
      }));
      expect(await flags(ports)).toEqual(onlyOf(start));
    },
  );

  it.each(['2026-07-01', '2026-09-01'])('%s is, where its groups alone say so', async (start) => {
    expect(await flags(estimating(0, start))).toEqual(onlyOf(start));
  });
});

describe('worked examples: answers that do not fit', () => {
  const spoilt = (change: (ports: ReportPorts['ledger']) => ReportPorts['ledger']) => {
    const ports = portsOn(ACME);
    return reportSpend({ ...ports, ledger: change(ports.ledger) }, asking(), SETTINGS);
  };

  it('a group of a month that was not asked for is counted in none', async () => {
    const failing = spoilt((ledger) => ({
      ...ledger,
      async *groups(query, split) {
        for await (const page of ledger.groups(query, split)) {
          yield { ...page, groups: page.groups.map((group) => ({ ...group, periodStart: '2026-12-01' })) };
        }
      },
    }));
    await expect(failing).rejects.toMatchObject({
      code: 'MalformedAnswer',
      message: expect.stringContaining('2026-12-01'),
    });
  });

  it('a month that was cut short is not a month', async () => {
    const failing = spoilt((ledger) =>
      withTotals(ledger, async (query) =>
        (await totalsOf(ledger)(query)).map((total) => ({ ...total, end: '2026-10-15' })),
      ),
    );
    await expect(failing).rejects.toMatchObject({
      code: 'Incomplete',
      message: expect.stringContaining('2026-10-01 to 2026-11-01'),
    });
  });

  it('a total without a metric that was asked for is no total', async () => {
    const ports = changingTotals(portsOn(ACME), (total) => ({
      ...total,
      amounts: total.amounts.slice(0, 1),
    }));
    await expect(reportSpend(ports, asking(TWO_METRICS), SETTINGS)).rejects.toMatchObject({
      code: 'Incomplete',
      message: expect.stringContaining('the independent total of AmortizedCost from 2026-10-01 is missing'),
    });
  });

  it('no metric is no question', async () => {
    await expect(reported([], { metrics: [] })).rejects.toMatchObject({
      code: 'InvalidRequest',
      message: expect.stringContaining('no metric'),
    });
  });
});

describe('worked examples: differences', () => {
  /** October's amortized total is off by 2, September's unblended one by 0.5. */
  const off = (lines: readonly Line[]) =>
    changingTotals(portsOn({ ...ACME, lines }), (total) => {
      const october = total.start === '2026-10-01';
      const more = october ? ['0', '2'] : total.start === '2026-09-01' ? ['0.5', '0'] : ['0', '0'];
      const scale = 12;
      const amounts = total.amounts.map(({ units, scale: had }, at) => {
        const added = decimal(more[at] ?? '0');
        return {
          units: units * 10n ** BigInt(scale - had) + added.units * 10n ** BigInt(scale - added.scale),
          scale,
        };
      });
      return { ...total, amounts };
    });
  const allowed = { ...TWO_METRICS, allowUnattributedDifference: true };

  it('each stands under its metric and its month', async () => {
    const request = asking({ ...allowed, ...SEPTEMBER_AND_OCTOBER });
    const report = await reportSpend(off([]), request, SETTINGS);
    expect(report.notAttributedBySource).toEqual({
      UnblendedCost: { amounts: ['0.5', '0'] },
      AmortizedCost: { amounts: ['0', '2'] },
    });
    expect(soleBill(report).reconciliation.status).toBe('difference-allowed');
  });

  it('those of the months compared with are no part of the months asked for', async () => {
    const report = await reportSpend(off([]), asking({ ...allowed, compare: 'previous' }), SETTINGS);
    expect(report.notAttributedBySource).toEqual({
      UnblendedCost: { amounts: ['0'] },
      AmortizedCost: { amounts: ['2'] },
    });
  });

  it('where there are none there is no line of them, and nothing was read again', async () => {
    const report = await reported([used('2026-10-01', '1')], allowed);
    expect(report).not.toHaveProperty('notAttributedBySource');
    expect(report.notes.map(({ code }) => code)).not.toContain('read-again');
  });

  it.each([
    // Five are stated; of seven, two more are counted.
    ['2026-05..2026-09', 5, '; run again later'],
    ['2026-03..2026-09', 5, '; and 2 more; run again later'],
  ])('of %s, %s are stated', async (period, stated, after) => {
    const failing = reported([], { period: parsePeriod(period) }, { missingFromGroups: '0.25' });
    const message = await failing.then(
      () => 'reconciled',
      (failure: unknown) => (failure instanceof Error ? failure.message : ''),
    );
    expect(message).toContain('within 0.01 USD, read twice: ');
    expect(message.match(/attributed 0, independent 0\.25, difference 0\.25 USD/g)).toHaveLength(stated);
    expect(message).toContain(`difference 0.25 USD${after}`);
  });
});

describe('worked examples: what a report says of its run', () => {
  it('how long it took, what it sent and what it cost', async () => {
    const times = [1_000, 4_500];
    const clock = { now: () => times.shift() ?? Number.NaN };
    const charge = { source: 'cost-explorer', amount: '0.02', currency: 'USD' };
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
