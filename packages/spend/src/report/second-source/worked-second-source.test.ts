import { describe, expect, it } from 'vitest';
import { OuCostError } from '../../errors.ts';
import type { CostLedger, LedgerQuery, LedgerTotal } from '../../ledger/ports.ts';
import { ACME } from '../../testing/acme.ts';
import { used } from '../../testing/acme-lines.ts';
import { asking, decimal, portsOn, SETTINGS } from '../../testing/bill.ts';
import { heldAgainstOther, totalsOf } from '../../testing/ledgers.ts';
import { soleBill } from '../../testing/reports.ts';
import { parsePeriod } from '../../time/period.ts';
import { reportSpend } from '../report-spend.ts';
import type { ReportRequest } from '../request.ts';
import { verifyReport } from '../verify/verify-report.ts';

/* In September the company spends 10, in October 20 + 1 of tax, and in November 5 so far. */
const LINES = [
  used('2026-09-10', '10'),
  used('2026-10-05', '20'),
  { ...used('2026-10-01', '1'), recordType: 'Tax' },
  used('2026-11-02', '5'),
];
const TODAY = '2026-11-20';

interface Other {
  /** How much more the other source states for a month. */
  readonly more?: Readonly<Record<string, string>>;
  readonly refusal?: (query: LedgerQuery) => OuCostError | null;
  readonly change?: (ledger: CostLedger) => CostLedger;
  readonly today?: string;
}

/** What the other source was asked, and the report. */
async function made(changes: Partial<ReportRequest>, other: Other = {}) {
  const { more = {}, refusal = () => null, change = (ledger) => ledger, today = TODAY } = other;
  const ports = portsOn({ ...ACME, lines: LINES, today });
  const totals = totalsOf(ports.ledger);
  const asked: string[] = [];
  const read = async (query: LedgerQuery): Promise<LedgerTotal[]> => {
    asked.push(`${query.start}..${query.end} ${query.granularity} ${query.metrics.join()}`);
    const failure = refusal(query);
    if (failure !== null) throw failure;
    return (await totals(query)).map((total) => ({
      ...total,
      amounts: total.amounts.map(({ units, scale }) => {
        const added = decimal(more[total.start] ?? '0');
        return { units: units + added.units * 10n ** BigInt(scale - added.scale), scale };
      }),
    }));
  };
  const ledger = change(heldAgainstOther(ports.ledger, read));
  const request = asking(changes);
  const report = await reportSpend({ ...ports, ledger }, request, SETTINGS);
  verifyReport(report, { request, runId: 'run-1', source: 'exports', billingView: null });
  const { source, reconciliation } = soleBill(report);
  const checks = reconciliation.checks.map(
    ({ by, metric, period, end, attributed, difference }) =>
      `${by} ${metric} ${period}..${end} ${attributed} ${difference}`,
  );
  const note = report.notes.find(({ code }) => code === 'held-in-part' || code === 'total-refused');
  return { report, asked, reads: ports.reads.count, source, status: reconciliation.status, checks, note };
}

describe('an export that is held against another source', () => {
  it('is reconciled where every month has settled and agrees, and the other is asked once', async () => {
    const { status, checks, note, asked, source } = await made({ period: parsePeriod('2026-09..2026-10') });
    expect(status).toBe('reconciled');
    expect(source).toMatchObject({ independentTotal: 'other-source', independentTotalStatedBy: 'The other' });
    expect(checks).toEqual([
      'charge-type UnblendedCost 2026-09-01..2026-10-01 10 0',
      'charge-type UnblendedCost 2026-10-01..2026-11-01 21 0',
    ]);
    expect(note).toBeUndefined();
    expect(asked).toEqual(['2026-09-01..2026-11-01 MONTHLY UnblendedCost']);
  });

  it('is not checked where a month has not settled, and a note says which', async () => {
    const { status, checks, note, asked } = await made({ period: parsePeriod('2026-10..2026-11') });
    expect(status).toBe('not-checked');
    expect(checks).toEqual(['charge-type UnblendedCost 2026-10-01..2026-11-01 21 0']);
    expect(asked).toEqual(['2026-10-01..2026-11-01 MONTHLY UnblendedCost']);
    expect(note).toEqual({
      code: 'held-in-part',
      message:
        'the sums of 2026-10-01 to 2026-10-31 were held against the total of The other, and those of 2026-11-01 to 2026-11-20 were not, as only whole months that have settled can be, as far back as it reaches',
      values: { source: 'The other', held: ['2026-10-01..2026-10-31'], open: ['2026-11-01..2026-11-20'] },
    });
  });

  it('asks the other source for nothing where nothing has settled', async () => {
    const { status, checks, note, asked } = await made({ period: parsePeriod('month-to-date') });
    expect([status, checks, asked]).toEqual(['not-checked', [], []]);
    expect(note?.message).toMatch(/^no sum was held against the total of The other, as only whole months/);
  });

  it('is held by whole months where it was read by days', async () => {
    const daily = { granularity: 'DAILY', period: parsePeriod('2026-09-30..2026-10-31') } as const;
    const { status, checks, note } = await made(daily);
    // September's last day alone cannot be held.
    expect(status).toBe('not-checked');
    expect(checks).toEqual(['charge-type UnblendedCost 2026-10-01..2026-11-01 21 0']);
    expect(note?.values).toMatchObject({ open: ['2026-09-30..2026-09-30'] });
    const whole = await made({ ...daily, period: parsePeriod('2026-10') });
    expect(whole.status).toBe('reconciled');
  });

  it('is held in its comparison, its further splits and its trend as well, and still asks once', async () => {
    const { status, checks, asked } = await made({
      by: ['charge-type', 'service'],
      compare: 'previous',
      trend: 3,
      metrics: ['UnblendedCost', 'AmortizedCost'],
    });
    expect(status).toBe('reconciled');
    expect(asked).toEqual(['2026-08-01..2026-11-01 MONTHLY UnblendedCost,AmortizedCost']);
    expect(checks.filter((check) => check.includes(' UnblendedCost'))).toEqual([
      'charge-type UnblendedCost 2026-09-01..2026-10-01 10 0',
      'charge-type UnblendedCost 2026-10-01..2026-11-01 21 0',
      'service UnblendedCost 2026-09-01..2026-10-01 10 0',
      'service UnblendedCost 2026-10-01..2026-11-01 21 0',
      'account UnblendedCost 2026-08-01..2026-09-01 0 0',
      'account UnblendedCost 2026-09-01..2026-10-01 10 0',
      'account UnblendedCost 2026-10-01..2026-11-01 21 0',
    ]);
    expect(checks).toHaveLength(14);
  });

  it('is not held in a month that its own delivery or the other source still calls estimated', async () => {
    const estimating = (ledger: CostLedger): CostLedger => ({
      ...ledger,
      async *groups(query, split) {
        for await (const page of ledger.groups(query, split)) {
          yield { ...page, periods: page.periods.map((period) => ({ ...period, estimated: true })) };
        }
      },
    });
    expect(await made({}, { change: estimating })).toMatchObject({ status: 'not-checked', asked: [] });
  });
});

describe('a difference to another source', () => {
  const more = { '2026-10-01': '0.02' };

  it('fails the run after one reading, and names both sources, the amounts and the known reasons', async () => {
    const failure = await made({ period: parsePeriod('2026-09..2026-10') }, { more }).catch(
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(OuCostError);
    expect(failure).toMatchObject({
      code: 'NotReconciled',
      message:
        'the export and The other differ by more than 0.01 USD: UnblendedCost from 2026-10-01: the export 21, ' +
        'The other 21.02, difference 0.02 USD. Known reasons: the last delivery of one is older than the other, ' +
        'a correction stands on a later bill, or one shows the prices of a billing view. ' +
        'Compare the two by account, or allow the difference',
    });
  });

  it('within the tolerance does not count', async () => {
    expect((await made({}, { more: { '2026-10-01': '-0.01' } })).status).toBe('reconciled');
  });

  it('is on a line of its own where it is allowed, and on the last day of a month that was read by days', async () => {
    const allowed = { allowUnattributedDifference: true };
    const monthly = await made(allowed, { more });
    expect(monthly.status).toBe('difference-allowed');
    expect(monthly.report.notAttributedBySource?.UnblendedCost?.amounts).toEqual(['0.02']);
    const daily = await made({ ...allowed, granularity: 'DAILY' }, { more });
    const amounts = daily.report.notAttributedBySource?.UnblendedCost?.amounts;
    expect(amounts).toHaveLength(31);
    expect(amounts?.filter((amount) => amount !== '0')).toEqual(['0.02']);
    expect(amounts?.at(-1)).toBe('0.02');
  });

  it('in a month that has not settled is no difference', async () => {
    const { status } = await made(
      { period: parsePeriod('2026-10..2026-11') },
      { more: { '2026-11-01': '9' } },
    );
    expect(status).toBe('not-checked');
  });
});

describe('another source that does not answer', () => {
  const refused = new OuCostError('AccessRefused', 'the reader may not ask for totals');

  it('since it may not be asked is none, and a note says why', async () => {
    const { source, status, checks, note } = await made({}, { refusal: () => refused });
    expect(source).toMatchObject({ independentTotal: 'none', independentTotalStatedBy: null });
    expect([status, checks]).toEqual(['not-checked', []]);
    expect(note).toEqual({
      code: 'total-refused',
      message:
        'nothing was held against the total of The other, which refused to state it: the reader may not ask for totals',
      values: { source: 'The other', reason: 'the reader may not ask for totals' },
    });
  });

  it('for any other reason fails the run', async () => {
    const throttled = new OuCostError('Throttled', 'too many');
    await expect(made({}, { refusal: () => throttled })).rejects.toBe(throttled);
  });

  it('as far back is asked for what every source keeps', async () => {
    const tooEarly = new OuCostError('PeriodNotAvailable', 'too early');
    const reaching = {
      refusal: ({ start }: LedgerQuery) => (start < '2025-11-01' ? tooEarly : null),
    };
    const { status, asked, checks, note } = await made({ trend: 14 }, reaching);
    expect(asked).toEqual([
      '2025-09-01..2026-11-01 MONTHLY UnblendedCost',
      '2025-11-01..2026-11-01 MONTHLY UnblendedCost',
    ]);
    expect(status).toBe('not-checked');
    expect(checks).toHaveLength(1 + 12);
    expect(note?.values).toMatchObject({ open: ['2025-09-01..2025-10-31'] });
    const old = await made({ period: parsePeriod('2025-09') }, reaching);
    expect([old.status, old.source.independentTotal]).toEqual(['not-checked', 'none']);
  });

  it('in a metric is held in the others', async () => {
    const stating = (ledger: CostLedger): CostLedger => {
      const { independentTotal } = ledger;
      if (independentTotal.kind !== 'other-source')
        throw new Error('the total is not that of another source');
      return { ...ledger, independentTotal: { ...independentTotal, metrics: ['UnblendedCost'] } };
    };
    const metrics = ['ListCost', 'UnblendedCost'] as const;
    const { status, asked, checks, note } = await made({ metrics }, { change: stating });
    expect(asked).toEqual(['2026-10-01..2026-11-01 MONTHLY UnblendedCost']);
    expect(status).toBe('not-checked');
    expect(checks).toEqual(['charge-type UnblendedCost 2026-10-01..2026-11-01 21 0']);
    expect(note?.message).toBe(
      'the sums of 2026-10-01 to 2026-10-31 were held against the total of The other; it does not know ListCost',
    );
  });

  it('in the same currency is refused with both', async () => {
    const inYen = (ledger: CostLedger): CostLedger => {
      const read = totalsOf(ledger);
      return heldAgainstOther(ledger, async (query) =>
        (await read(query)).map((total) => ({ ...total, currency: 'CNY' })),
      );
    };
    await expect(made({}, { change: inYen })).rejects.toMatchObject({
      code: 'MixedCurrencies',
      message: 'the export is in USD, and The other in CNY; amounts in two currencies are not compared',
    });
  });
});

describe('a comparison that nobody asked for', () => {
  const reaching =
    (first: string) =>
    (ledger: CostLedger): CostLedger => ({
      ...ledger,
      reaches: async ({ start }) => start >= first,
    });
  const ifAvailable = { compare: 'previous', comparesIfAvailable: true } as const;

  it('is given up where the ledger says that it does not have the days', async () => {
    const { report } = await made(ifAvailable, { change: reaching('2026-10-01') });
    expect(report.comparison).toBeUndefined();
    expect(report.notes).toContainEqual(expect.objectContaining({ code: 'comparison-not-available' }));
  });

  it('is made where it has them, and where somebody asked for it', async () => {
    const { report } = await made(ifAvailable, { change: reaching('2026-09-01') });
    expect(report.comparison?.start).toBe('2026-09-01');
    const { report: asked } = await made({ compare: 'previous' }, { change: reaching('2026-10-01') });
    expect(asked.comparison?.start).toBe('2026-09-01');
  });
});
