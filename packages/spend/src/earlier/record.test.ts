import { describe, expect, it } from 'vitest';
import { makeReport } from '../report/report-spend.ts';
import type { ReportRequest } from '../report/request.ts';
import { ACME } from '../testing/acme.ts';
import { NETWORK, PAYER, SHOP, SHOP_DEV, used } from '../testing/acme-lines.ts';
import { asking, type Bill, portsOn, SETTINGS } from '../testing/bill.ts';
import { heldAgainstOther } from '../testing/ledgers.ts';
import { parsePeriod } from '../time/period.ts';

async function recorded(changes: Partial<ReportRequest> = {}, bill: Partial<Bill> = {}) {
  const { recording } = await makeReport(portsOn({ ...ACME, ...bill }), asking(changes), SETTINGS);
  return recording;
}

const months = (ledgers: readonly { readonly start: string; readonly by: string }[]) =>
  ledgers.map(({ start, by }) => `${start} ${by}`);

describe('what a run leaves to later ones', () => {
  it('holds what each account spent of each kind of charge, exactly', async () => {
    const { ledgers } = await recorded();
    const [october, ...others] = ledgers;
    expect(others).toEqual([]);
    expect(october).toMatchObject({
      schema: 'ou-cost/ledger@1',
      runId: 'run-1',
      producer: 'ou-cost test',
      readAt: '2026-11-20T12:00:00Z',
      organizationId: 'o-test000001',
      start: '2026-10-01',
      end: '2026-11-01',
      settled: true,
      estimated: false,
      final: false,
      source: { kind: 'cost-explorer', name: 'The bill', billingView: null },
      status: 'reconciled',
      currency: 'USD',
      metrics: ['UnblendedCost'],
      by: 'charge-type',
      independentTotal: ['136.6000000001'],
      days: [],
      unknownRecordTypes: [],
    });
    expect(october?.spend).toEqual([
      { accountId: PAYER, chargeKind: 'tax', amounts: ['10.1'] },
      { accountId: SHOP, chargeKind: 'credit', amounts: ['-30'] },
      { accountId: SHOP, chargeKind: 'refund', amounts: ['-5'] },
      { accountId: SHOP, chargeKind: 'usage', amounts: ['100.0000000001'] },
      { accountId: SHOP_DEV, chargeKind: 'usage', amounts: ['7.77'] },
      { accountId: NETWORK, chargeKind: 'support', amounts: ['1.23'] },
      { accountId: NETWORK, chargeKind: 'usage', amounts: ['50'] },
      { accountId: '900000000000', chargeKind: 'usage', amounts: ['2.5'] },
    ]);
    expect(october?.accountNames).toEqual([
      [PAYER, 'Payer'],
      [SHOP, 'Shop'],
      [SHOP_DEV, 'Shop dev'],
      [NETWORK, 'Network'],
      ['900000000000', 'Sold last year'],
    ]);
  });

  it('tells a fee for a commitment from the usage that it covers, and names the charges that nobody knows', async () => {
    const { ledgers } = await recorded(
      { period: parsePeriod('2026-09..2026-10'), metrics: ['UnblendedCost', 'AmortizedCost'] },
      {
        lines: [
          { ...used('2026-10-01', '12'), recordType: 'RIFee', amortized: '0' },
          { ...used('2026-10-01', '0'), recordType: 'DiscountedUsage', amortized: '11.5' },
          { ...used('2026-09-30', '3'), recordType: 'Moon Phase' },
        ],
      },
    );
    expect(ledgers.map(({ spend, unknownRecordTypes }) => ({ spend, unknownRecordTypes }))).toEqual([
      {
        spend: [{ accountId: SHOP, chargeKind: 'other', amounts: ['3', '3'] }],
        unknownRecordTypes: ['Moon Phase'],
      },
      {
        spend: [
          { accountId: SHOP, chargeKind: 'reservation', amounts: ['0', '11.5'] },
          { accountId: SHOP, chargeKind: 'reservation-fee', amounts: ['12', '0'] },
        ],
        unknownRecordTypes: [],
      },
    ]);
  });

  it('has a ledger of each whole month of a period, a comparison and a trend, and of no part of a month', async () => {
    const compared = await recorded({ compare: '2026-08' });
    expect(months(compared.ledgers)).toEqual(['2026-08-01 charge-type', '2026-10-01 charge-type']);
    const trend = await recorded({ compare: 'previous', trend: 4 });
    expect(months(trend.ledgers)).toEqual([
      '2026-07-01 account',
      '2026-08-01 account',
      '2026-09-01 charge-type',
      '2026-10-01 charge-type',
    ]);
    const withoutTax = await recorded({ trend: 2, excludedChargeTypes: ['tax'] });
    expect(months(withoutTax.ledgers)).toEqual(['2026-09-01 charge-type', '2026-10-01 charge-type']);
    // Twenty days of November, against twenty of October.
    const running = await recorded({ period: parsePeriod('month-to-date'), compare: 'previous' });
    expect(running.ledgers).toEqual([]);
    const byService = await recorded({ by: ['service'], trend: 1 });
    expect(months(byService.ledgers)).toEqual(['2026-10-01 account']);
    expect(byService.ledgers[0]?.spend[1]).toEqual({
      accountId: SHOP,
      chargeKind: null,
      amounts: ['65.0000000001'],
    });
  });

  it('adds the days of a daily report up to months, and their totals', async () => {
    const daily = await recorded({ period: parsePeriod('2026-09-15..2026-10-31'), granularity: 'DAILY' });
    const monthly = await recorded();
    expect(daily.ledgers).toEqual(monthly.ledgers);
  });

  it('calls a month what it is, whatever another month of the run is', async () => {
    const differing = await makeReport(
      portsOn({ ...ACME, missingFromGroups: '1' }),
      asking({ allowUnattributedDifference: true }),
      SETTINGS,
    );
    expect(differing.recording.ledgers[0]).toMatchObject({
      status: 'difference-allowed',
      independentTotal: ['137.6000000001'],
    });
    const ports = portsOn({ ...ACME, today: '2026-11-03' });
    const exported = await makeReport(
      { ...ports, ledger: heldAgainstOther(ports.ledger) },
      asking({ period: parsePeriod('2026-09..2026-10') }),
      SETTINGS,
    );
    expect(
      exported.recording.ledgers.map(({ status, settled, independentTotal }) => ({
        status,
        settled,
        independentTotal,
      })),
    ).toEqual([
      { status: 'reconciled', settled: true, independentTotal: ['135.23'] },
      // Ten of it are over before the sixth of November; October is not held yet.
      { status: 'not-checked', settled: false, independentTotal: null },
    ]);
  });

  it('has the names, states and places of the tree, and nothing else that a directory knows', async () => {
    const listed = ACME.accounts.map((account) => ({ ...account, email: `${account.id}@example.com` }));
    const { tree } = await recorded({}, { accounts: listed });
    expect(tree).toMatchObject({
      id: 'o-test000001',
      managementAccountId: '100000000000',
      asOf: '2026-11-20T12:00:00Z',
    });
    expect(tree.units.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
      ACME.units.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    );
    expect(tree.accounts.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(ACME.accounts);
    expect(JSON.stringify(tree)).not.toContain('@');
  });

  it('does not tell of an empty unit that was looked up by its name, since the next run would not list it', async () => {
    const ports = portsOn(ACME);
    const empty = { id: 'ou-acme-empty000', name: 'Empty', parentId: 'ou-acme-pprod000' };
    const directory = {
      ...ports.directory,
      unlisted: {
        withId: async (id: string) => (id === empty.id ? [empty] : []),
        inside: async () => [],
      },
    };
    const plain = await makeReport({ ...ports, directory }, asking(), SETTINGS);
    const named = await makeReport(
      { ...ports, directory },
      asking({ organizationalUnits: ['Platform'], excludedOrganizationalUnits: [empty.id] }),
      SETTINGS,
    );
    expect(named.report.organizationalUnits.map(({ id }) => id)).toContain('ou-acme-platform');
    expect(named.recording.tree).toEqual(plain.recording.tree);
    expect(plain.recording.tree.units.map(({ id }) => id)).toEqual(
      expect.arrayContaining(ACME.units.map(({ id }) => id)),
    );
  });

  it('tells of an empty unit beside one that is not: else it would look as if it was deleted', async () => {
    const beside = { id: 'ou-acme-beside00', name: 'Beside', parentId: 'ou-acme-platform' };
    const ports = portsOn({ ...ACME, units: [...ACME.units, beside] });
    const unlisted = { withId: async () => [], inside: async () => [] };
    const { recording } = await makeReport(
      { ...ports, directory: { ...ports.directory, unlisted } },
      asking(),
      SETTINGS,
    );
    expect(recording.tree.units).toContainEqual(beside);
  });
});
