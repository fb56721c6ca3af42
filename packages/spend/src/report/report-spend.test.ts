import { describe, expect, it } from 'vitest';
import { ACME } from '../testing/acme.ts';
import { asking, portsOn, SETTINGS } from '../testing/bill.ts';
import { soleBill } from '../testing/reports.ts';
import { parsePeriod } from '../time/period.ts';
import type { Report } from './form/report.ts';
import type { Spend } from './form/spend.ts';
import { reportSpend } from './report-spend.ts';

const report = (request = asking(), bill = ACME): Promise<Report> =>
  reportSpend(portsOn(bill), request, SETTINGS);
const unblended = (spend: Spend | undefined) => spend?.UnblendedCost?.amounts[0];
const unit = (of: Report, id: string) => of.organizationalUnits.find((one) => one.id === id);
const account = (of: Report, id: string) => of.accounts.find((one) => one.id === id);

describe('a report of October 2026', () => {
  it('sums every line of the month and none of the first of November', async () => {
    const october = await report();
    // 10.10 + 100.0000000001 − 30 − 5 + 7.77 + 50 + 1.23 + 2.50
    expect(unblended(october.total)).toBe('136.6000000001');
    expect(october.periods).toEqual([
      { start: '2026-10-01', end: '2026-11-01', estimated: false, settled: true },
    ]);
  });

  it('keeps two units of one name apart', async () => {
    const october = await report();
    // 100.0000000001 − 30 − 5, and 50 + 1.23
    expect(unblended(unit(october, 'ou-acme-wprod000')?.total)).toBe('65.0000000001');
    expect(unblended(unit(october, 'ou-acme-pprod000')?.total)).toBe('51.23');
  });

  it('rolls a subtree up and keeps direct spend apart', async () => {
    const october = await report();
    const workloads = unit(october, 'ou-acme-workload');
    // Workloads itself holds an account without spend; 65.0000000001 + 7.77 below it.
    expect(unblended(workloads?.direct)).toBe('0');
    expect(unblended(workloads?.total)).toBe('72.7700000001');
    // Root: 10.10 directly; 10.10 + 72.7700000001 + 51.23 with everything below.
    expect(unblended(unit(october, 'r-acme')?.direct)).toBe('10.1');
    expect(unblended(unit(october, 'r-acme')?.total)).toBe('134.1000000001');
  });

  it('lists an account that left with the name the bill still knows, outside the tree', async () => {
    const october = await report();
    expect(october.unattributed.accountIds).toEqual(['900000000000']);
    expect(unblended(october.unattributed.total)).toBe('2.5');
    expect(account(october, '900000000000')).toMatchObject({
      name: 'Sold last year',
      state: null,
      placements: [{ from: '2026-10-01', to: null, organizationalUnitId: null }],
    });
    expect(october.notes.map(({ code }) => code)).toContain('unattributed');
  });

  it('keeps suspended accounts and accounts without spend', async () => {
    const october = await report();
    expect(account(october, '300000000000')?.state).toBe('SUSPENDED');
    expect(unblended(account(october, '300000000000')?.spend)).toBe('7.77');
    expect(unblended(account(october, '500000000000')?.spend)).toBe('0');
  });

  it('shows gross, credits and refunds beside net', async () => {
    const shop = account(await report(), '200000000000')?.spend.UnblendedCost;
    expect(shop).toEqual({
      amounts: ['65.0000000001'],
      gross: ['100.0000000001'],
      byChargeType: { usage: ['100.0000000001'], credit: ['-30'], refund: ['-5'] },
    });
  });

  it('reconciles every metric and period with the independent total', async () => {
    const { reconciliation } = soleBill(await report());
    expect(reconciliation).toEqual({
      status: 'reconciled',
      tolerance: '0.01',
      checks: [
        {
          metric: 'UnblendedCost',
          period: '2026-10-01',
          end: '2026-11-01',
          by: 'charge-type',
          attributed: '136.6000000001',
          independent: '136.6000000001',
          difference: '0',
        },
      ],
    });
  });

  it('gives the same figures whatever the page size', async () => {
    const { usage: _, ...whole } = await report();
    for (const pageSize of [1, 2, 3]) {
      const { usage: __, ...paged } = await report(asking(), { ...ACME, pageSize });
      expect(paged).toEqual(whole);
    }
  });

  it('leaves accounts out at detail by unit, and no amount', async () => {
    const october = await report(asking({ detail: 'ou' }));
    expect(october.accounts).toEqual([]);
    expect(unblended(october.total)).toBe('136.6000000001');
  });

  it('is by service with the same total when asked for', async () => {
    const lines = ACME.lines.map((line, at) => ({
      ...line,
      service: at % 2 === 0 ? 'AmazonS3' : 'AmazonEC2',
    }));
    const october = await report(asking({ by: ['service'] }), { ...ACME, lines });
    expect(unblended(october.total)).toBe('136.6000000001');
    // Lines 0, 2, 4, 6 are AmazonS3: 10.10 − 30 + 7.77 + 1.23; 1, 3, 5, 7 are AmazonEC2: 100.0000000001 − 5 + 50 + 2.50
    expect(october.total.UnblendedCost?.byService).toEqual({
      AmazonEC2: ['147.5000000001'],
      AmazonS3: ['-10.9'],
    });
  });
});

describe('several periods and metrics', () => {
  it('gives one amount per month, in order', async () => {
    const two = await report(asking({ period: parsePeriod('2026-09..2026-10') }));
    // September: 80 + 50 + 1.23 + 4
    expect(two.total.UnblendedCost?.amounts).toEqual(['135.23', '136.6000000001']);
    expect(unit(two, 'ou-acme-workload')?.direct.UnblendedCost?.amounts).toEqual(['4', '0']);
  });

  it('gives one amount per day', async () => {
    const days = await report(
      asking({ period: parsePeriod('2026-10-01..2026-10-03'), granularity: 'DAILY' }),
    );
    expect(days.total.UnblendedCost?.amounts).toEqual(['10.1', '100.0000000001', '-35']);
  });

  it('keeps unblended and amortized apart and says what the difference is', async () => {
    const lines = [
      {
        account: '100000000000',
        recordType: 'SavingsPlanRecurringFee',
        day: '2026-10-01',
        amount: '60',
        amortized: '0',
      },
      {
        account: '200000000000',
        recordType: 'SavingsPlanCoveredUsage',
        day: '2026-10-01',
        amount: '100',
        amortized: '60',
      },
      {
        account: '200000000000',
        recordType: 'SavingsPlanNegation',
        day: '2026-10-01',
        amount: '-100',
        amortized: '0',
      },
    ];
    const october = await report(asking({ metrics: ['UnblendedCost', 'AmortizedCost'] }), { ...ACME, lines });
    expect(account(october, '100000000000')?.spend).toMatchObject({
      UnblendedCost: { amounts: ['60'] },
      AmortizedCost: { amounts: ['0'] },
    });
    expect(account(october, '200000000000')?.spend).toMatchObject({
      UnblendedCost: { amounts: ['0'] },
      AmortizedCost: { amounts: ['60'] },
    });
    expect(october.notes.map(({ code }) => code)).toContain('commitments');
  });

  it('marks a month as not settled through the sixth of the next', async () => {
    const on = async (today: string) => (await report(asking(), { ...ACME, today })).periods[0]?.settled;
    expect(await on('2026-11-06')).toBe(false);
    expect(await on('2026-11-07')).toBe(true);
  });

  it('counts an unknown record type as other and names it', async () => {
    const lines = [
      { account: '200000000000', recordType: 'Moon Phase Surcharge', day: '2026-10-01', amount: '3' },
    ];
    const october = await report(asking(), { ...ACME, lines });
    expect(october.query.unknownRecordTypes).toEqual(['Moon Phase Surcharge']);
    expect(october.total.UnblendedCost?.byChargeType).toEqual({ other: ['3'] });
  });
});

describe('a selection', () => {
  it('prunes the tree to a unit and states the rest', async () => {
    const part = await report(asking({ organizationalUnits: ['Workloads/Prod'] }));
    expect(unblended(part.total)).toBe('65.0000000001');
    // 136.6000000001 − 65.0000000001
    expect(unblended(part.selection.leftOut)).toBe('71.6');
    expect(part.organizationalUnits.map(({ id }) => id)).toEqual([
      'r-acme',
      'ou-acme-workload',
      'ou-acme-wprod000',
    ]);
    expect(part.accounts.map(({ id }) => id)).toEqual(['200000000000']);
    expect(part.unattributed.accountIds).toEqual([]);
    expect(part.notes.map(({ code }) => code)).toContain('selection');
  });

  it('excludes a unit with its subtree and keeps who left the organization', async () => {
    const part = await report(asking({ excludedOrganizationalUnits: ['ou-acme-workload'] }));
    // 136.6000000001 − 72.7700000001
    expect(unblended(part.total)).toBe('63.83');
    expect(unblended(part.selection.leftOut)).toBe('72.7700000001');
    expect(unblended(part.unattributed.total)).toBe('2.5');
  });

  it('excludes a charge type without touching the reconciliation', async () => {
    const part = await report(asking({ excludedChargeTypes: ['credit'] }));
    expect(unblended(part.total)).toBe('166.6000000001');
    expect(unblended(part.selection.leftOut)).toBe('-30');
    expect(soleBill(part).reconciliation.checks[0]?.attributed).toBe('136.6000000001');
  });

  it('refuses an ambiguous name with the candidates', async () => {
    await expect(report(asking({ organizationalUnits: ['Prod'] }))).rejects.toMatchObject({
      code: 'AmbiguousOrganizationalUnit',
      message: expect.stringMatching(
        /'Platform\/Prod' \(ou-acme-pprod000\), 'Workloads\/Prod' \(ou-acme-wprod000\)/,
      ),
    });
  });

  it('refuses a name that does not exist, and a selection of nothing', async () => {
    await expect(report(asking({ organizationalUnits: ['Prodd'] }))).rejects.toMatchObject({
      code: 'UnknownOrganizationalUnit',
    });
    await expect(report(asking({ excludedOrganizationalUnits: ['Root'] }))).rejects.toMatchObject({
      code: 'InvalidRequest',
    });
  });

  it('refuses to exclude charge types from a report by service', async () => {
    const request = asking({ by: ['service'], excludedChargeTypes: ['credit'] });
    await expect(report(request)).rejects.toMatchObject({ code: 'InvalidRequest' });
  });
});

describe('a comparison', () => {
  it('states the change of every unit and account against the month before', async () => {
    const { comparison } = await report(asking({ compare: 'previous' }));
    expect(comparison?.start).toBe('2026-09-01');
    // 136.6000000001 − 135.23; 1.3700000001 ÷ 135.23 = 1.013 %
    expect(comparison?.total.UnblendedCost).toMatchObject({
      before: '135.23',
      after: '136.6000000001',
      change: '1.3700000001',
      percent: '1.01',
    });
    // (72.7700000001 − 84) ÷ 84 = −13.369 %
    expect(
      comparison?.organizationalUnits.find(({ id }) => id === 'ou-acme-workload')?.total.UnblendedCost,
    ).toMatchObject({
      before: '84',
      after: '72.7700000001',
      change: '-11.2299999999',
      percent: '-13.37',
    });
  });

  it('tells new, departed, changed and unchanged accounts apart, without a division by zero', async () => {
    const { comparison } = await report(asking({ compare: '2026-09' }));
    const status = Object.fromEntries((comparison?.accounts ?? []).map((one) => [one.id, one.status]));
    expect(status).toEqual({
      '100000000000': 'new',
      '200000000000': 'changed',
      '300000000000': 'new',
      '400000000000': 'unchanged',
      '500000000000': 'departed',
      '900000000000': 'new',
    });
    const fresh = comparison?.accounts.find(({ id }) => id === '100000000000');
    expect(fresh?.change.UnblendedCost?.percent).toBeNull();
  });

  it('lists the largest movers first, in either direction', async () => {
    const { comparison } = await report(asking({ compare: 'previous' }));
    // −14.9999999999, 10.1, 7.77, −4, 2.5
    expect(comparison?.movers.accounts.map(({ id }) => id)).toEqual([
      '200000000000',
      '100000000000',
      '300000000000',
      '500000000000',
      '900000000000',
    ]);
  });

  it('reads neighbouring months in one request and others in two', async () => {
    const ports = portsOn(ACME);
    await reportSpend(ports, asking({ compare: 'previous' }), SETTINGS);
    expect(ports.reads.count).toBe(1);
    await reportSpend(ports, asking({ compare: '2026-08' }), SETTINGS);
    expect(ports.reads.count).toBe(3);
  });
});
