import { describe, expect, it } from 'vitest';
import type { CostLedger, LedgerGroup } from '../ledger/ports.ts';
import { add } from '../money/decimal.ts';
import { ACME } from '../testing/acme.ts';
import { SHOP } from '../testing/acme-lines.ts';
import { asking, decimal, portsOn, SETTINGS } from '../testing/bill.ts';
import { totalsOf, withTotals } from '../testing/ledgers.ts';
import { soleBill } from '../testing/reports.ts';
import type { ReportPorts } from './ports.ts';
import { reportSpend } from './report-spend.ts';

/** The small company's bill, read from another source. */
function readFrom(change: (ledger: CostLedger) => CostLedger): ReportPorts {
  const ports = portsOn(ACME);
  return { ...ports, ledger: change(ports.ledger) };
}

const EXPORT = {
  kind: 'exports',
  name: 'the export daily',
  billingView: 'view-1',
  metrics: ['UnblendedCost'],
} as const;

describe('a bill says where it was read', () => {
  it('and that a second query to the same source states the independent total', async () => {
    const report = await reportSpend(portsOn(ACME), asking(), SETTINGS);
    expect(soleBill(report).source).toEqual({
      kind: 'cost-explorer',
      name: 'The bill',
      billingView: null,
      independentTotal: 'second-query',
      independentTotalStatedBy: 'The bill',
    });
    expect(report.query.tree).toBe('as-is');
    expect(report).not.toHaveProperty('comparison');
  });

  it('and that another source states the independent total', async () => {
    const ports = readFrom((ledger) => ({
      ...ledger,
      description: EXPORT,
      independentTotal: { kind: 'other-source', statedBy: 'Another ledger', read: totalsOf(ledger) },
    }));
    const bill = soleBill(await reportSpend(ports, asking(), SETTINGS));
    expect(bill.source).toEqual({
      kind: 'exports',
      name: 'the export daily',
      billingView: 'view-1',
      independentTotal: 'other-source',
      independentTotalStatedBy: 'Another ledger',
    });
    expect(bill.reconciliation.status).toBe('reconciled');
    expect(bill.reconciliation.checks).toHaveLength(1);
  });

  it('and what a billing view shows is not called the invoice', async () => {
    const ports = readFrom((ledger) => ({ ...ledger, description: { ...EXPORT, kind: 'cost-explorer' } }));
    const lines = [{ account: SHOP, recordType: 'RIFee', day: '2026-10-01', amount: '5' }];
    const withFees = {
      ...ports,
      ledger: { ...ports.ledger, groups: portsOn({ ...ACME, lines }).ledger.groups },
    };
    const unchecked = {
      ...withFees,
      ledger: { ...withFees.ledger, independentTotal: { kind: 'none' as const } },
    };
    const { notes } = await reportSpend(unchecked, asking(), SETTINGS);
    expect(notes.map(({ code }) => code)).toEqual(expect.arrayContaining(['billing-view', 'commitments']));
    const said = notes.filter(({ message }) => message.includes('invoice'));
    expect(said).toEqual([
      {
        code: 'billing-view',
        message: expect.stringMatching(/view view-1, .* the figures need not be those of the invoice$/),
        values: { name: 'view-1' },
      },
    ]);
  });

  it('and is not checked where no total is independent of it, also where a difference is allowed', async () => {
    for (const allowUnattributedDifference of [false, true]) {
      const ports = readFrom((ledger) => ({
        ...ledger,
        description: EXPORT,
        independentTotal: { kind: 'none' },
      }));
      const report = await reportSpend(ports, asking({ allowUnattributedDifference }), SETTINGS);
      const { source, reconciliation, currency } = soleBill(report);
      expect(source).toMatchObject({ independentTotal: 'none', independentTotalStatedBy: null });
      expect(reconciliation).toEqual({ status: 'not-checked', tolerance: '0.01', checks: [] });
      expect([currency, report.currency]).toEqual(['USD', 'USD']);
      // The sum is that of the lines all the same: 136.6000000001.
      expect(report.total.UnblendedCost?.amounts).toEqual(['136.6000000001']);
      expect(report.periods).toMatchObject([{ estimated: false, settled: true }]);
      expect(report.notes.map(({ code }) => code)).not.toContain('read-again');
    }
  });
});

describe('a part of a bill says how the whole was checked', () => {
  const heldAgainst = (more: string) => (ledger: CostLedger) =>
    withTotals(ledger, async (query) => {
      const totals = await totalsOf(ledger)(query);
      return totals.map((one) => ({
        ...one,
        amounts: one.amounts.map((amount) => add(amount, decimal(more))),
      }));
    });

  it.each([
    ['reconciled', heldAgainst('0'), /left out was reconciled$/],
    [
      'difference-allowed',
      heldAgainst('5'),
      /held against the independent total, and a difference was allowed$/,
    ],
    [
      'not-checked',
      (ledger: CostLedger) => ({ ...ledger, independentTotal: { kind: 'none' as const } }),
      /is all that was read, and was not checked$/,
    ],
  ])('where it is %s', async (status, change, words) => {
    const request = asking({ organizationalUnits: ['Workloads/Prod'], allowUnattributedDifference: true });
    const report = await reportSpend(readFrom(change), request, SETTINGS);
    expect(soleBill(report).reconciliation.status).toBe(status);
    expect(report.notes.find(({ code }) => code === 'selection')?.message).toMatch(words);
  });
});

describe('a metric that the source does not have', () => {
  it('is refused before anything is read, with those that it has', async () => {
    const ports = portsOn(ACME);
    const ledger = { ...ports.ledger, description: EXPORT };
    const request = asking({ metrics: ['UnblendedCost', 'BlendedCost', 'AmortizedCost'] });
    await expect(reportSpend({ ...ports, ledger }, request, SETTINGS)).rejects.toMatchObject({
      code: 'InvalidRequest',
      message: 'the export daily has no BlendedCost, AmortizedCost; ask for one of UnblendedCost',
    });
    const bare = { ...ports.ledger, description: { ...EXPORT, metrics: [] } };
    await expect(reportSpend({ ...ports, ledger: bare }, request, SETTINGS)).rejects.toThrow(
      /has no UnblendedCost, BlendedCost, AmortizedCost and no other cost$/,
    );
    expect(ports.reads.count).toBe(0);
  });

  it('and several that it has are named apart', async () => {
    const ports = portsOn(ACME);
    const metrics = ['UnblendedCost', 'AmortizedCost'] as const;
    const ledger = { ...ports.ledger, description: { ...EXPORT, metrics } };
    const run = reportSpend({ ...ports, ledger }, asking({ metrics: ['BlendedCost'] }), SETTINGS);
    await expect(run).rejects.toThrow(/ask for one of UnblendedCost, AmortizedCost$/);
  });
});

describe('a source that knows charge type and service of every charge', () => {
  const group = (charge: Partial<LedgerGroup>, amount: string): LedgerGroup => ({
    accountId: SHOP,
    periodStart: '2026-10-01',
    chargeKind: 'usage',
    splitValue: 'Compute',
    amounts: [decimal(amount)],
    currency: 'USD',
    ...charge,
  });
  const GROUPS = [
    group({}, '10'),
    group({ chargeKind: 'credit' }, '-4'),
    group({ splitValue: 'Storage' }, '2'),
    group({ splitValue: 'Storage', chargeKind: 'tax' }, '0.5'),
    group({ splitValue: null, chargeKind: null }, '7'),
  ];
  const ports = readFrom((ledger) => ({
    ...ledger,
    independentTotal: { kind: 'none' },
    async *groups() {
      const periods = [{ start: '2026-10-01', end: '2026-11-01', estimated: false }];
      yield { periods, groups: GROUPS, accountNames: [], unknownRecordTypes: [] };
    },
  }));

  it('adds its charge types up per service', async () => {
    const report = await reportSpend(ports, asking({ by: ['service'] }), SETTINGS);
    // Compute 10 − 4 = 6; Storage 2 + 0.5 = 2.5; without a service 7; all 15.5.
    expect(report.total.UnblendedCost).toEqual({
      amounts: ['15.5'],
      byService: { '': ['7'], Compute: ['6'], Storage: ['2.5'] },
    });
  });

  it('adds its services up per charge type; what has none is other', async () => {
    const report = await reportSpend(ports, asking(), SETTINGS);
    // Usage 10 + 2 = 12; gross is everything but the credit: 12 + 0.5 + 7 = 19.5.
    expect(report.total.UnblendedCost).toEqual({
      amounts: ['15.5'],
      gross: ['19.5'],
      byChargeType: { usage: ['12'], credit: ['-4'], tax: ['0.5'], other: ['7'] },
    });
  });
});

describe('where an account stands', () => {
  it('is stated from the first day that was read, that of a comparison included', async () => {
    const report = await reportSpend(portsOn(ACME), asking({ compare: 'previous' }), SETTINGS);
    expect(report.accounts.find(({ id }) => id === SHOP)?.placements).toEqual([
      { from: '2026-09-01', to: null, organizationalUnitId: 'ou-acme-wprod000' },
    ]);
  });
});

describe('a split that the source does not have', () => {
  it('is refused before anything is read, with those that it has', async () => {
    const ports = portsOn(ACME);
    const description = { ...ports.ledger.description, splits: ['service', 'tag'] as const };
    const ledger = { ...ports.ledger, description };
    const request = asking({ by: ['tag:Team', 'service', 'resource'] });
    await expect(reportSpend({ ...ports, ledger }, request, SETTINGS)).rejects.toMatchObject({
      code: 'InvalidRequest',
      message: 'The bill does not split spend by resource; ask for one of service, tag',
    });
    expect(ports.reads.count).toBe(0);
    const possible = reportSpend({ ...ports, ledger }, asking({ by: ['tag:Team'] }), SETTINGS);
    await expect(possible).resolves.toHaveProperty('query.by', 'tag:Team');
  });
});

describe('a bill by resource and by hour', () => {
  it('has the spend of each, and under no value what has none', async () => {
    const lines = [
      { account: SHOP, recordType: 'Usage', day: '2026-10-05', amount: '1.5', resource: 'i-1' },
      { account: SHOP, recordType: 'Usage', day: '2026-10-06', amount: '2', resource: 'i-1' },
      { account: SHOP, recordType: 'Tax', day: '2026-10-01', amount: '0.25' },
    ].map((line) => ({ ...line, ...(line.amount === '2' ? { hour: '2026-10-06T13:00Z' } : {}) }));
    const ports = portsOn({ ...ACME, lines });
    const { total, query } = await reportSpend(ports, asking({ by: ['resource', 'hour'] }), SETTINGS);
    expect([query.by, query.alsoBy]).toEqual(['resource', ['hour']]);
    expect(total.UnblendedCost).toEqual({
      amounts: ['3.75'],
      byResource: { '': ['0.25'], 'i-1': ['3.5'] },
      byHour: { '': ['1.75'], '2026-10-06T13:00Z': ['2'] },
    });
  });
});
