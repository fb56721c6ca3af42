import { describe, expect, it } from 'vitest';
import { OuCostError } from '../../errors.ts';
import type { CostLedger } from '../../ledger/ports.ts';
import type { ReportPorts } from '../../report/ports.ts';
import { makeReport } from '../../report/report-spend.ts';
import type { ReportRequest } from '../../report/request.ts';
import { verifyReport } from '../../report/verify/verify-report.ts';
import { ACME } from '../../testing/acme.ts';
import { NETWORK, SHOP, used } from '../../testing/acme-lines.ts';
import { asking, type Bill, portsOn, SETTINGS } from '../../testing/bill.ts';
import { archiveOf, ledgersOf } from '../../testing/earlier.ts';
import { heldAgainstOther, totalsOf, withTotals } from '../../testing/ledgers.ts';
import { soleBill } from '../../testing/reports.ts';
import { askedReport } from '../../testing/verified.ts';
import { parsePeriod } from '../../time/period.ts';
import type { ArchivedLedger } from '../archived-ledger.ts';

/* A shop that spends 10 in July, 20 in August and so on, and as much in the network. */
const MONTHS = ['2026-07', '2026-08', '2026-09', '2026-10', '2026-11'];
const BILL: Bill = {
  ...ACME,
  lines: MONTHS.flatMap((month, at) => [
    used(`${month}-03`, `${10 * (at + 1)}`),
    { ...used(`${month}-04`, `${10 * (at + 1)}`, NETWORK), recordType: 'Tax' },
  ]),
};
const ALL = { period: parsePeriod('2026-07..2026-11') };

/** A ledger that says what it was asked. */
function watched(ledger: CostLedger): { readonly ledger: CostLedger; readonly asked: string[] } {
  const asked: string[] = [];
  const read = totalsOf(ledger);
  const inner = withTotals(ledger, async (query) => {
    asked.push(`total ${query.start}..${query.end}`);
    return read(query);
  });
  const groups: CostLedger['groups'] = (query, split) => {
    const of = query.granularity === 'DAILY' ? ' by days' : '';
    asked.push(`${split ?? 'account'} ${query.start}..${query.end}${of}`);
    return ledger.groups(query, split);
  };
  return { ledger: { ...inner, groups }, asked };
}

interface Setting {
  readonly bill?: Bill;
  readonly ports?: (ports: ReportPorts) => ReportPorts;
}

async function reused(
  ledgers: readonly ArchivedLedger[],
  changes: Partial<ReportRequest> = {},
  { bill = BILL, ports = (plain) => plain }: Setting = {},
) {
  const request = asking({ ...ALL, reusesSettled: true, ...changes });
  const plain = portsOn(bill);
  const { ledger, asked } = watched(plain.ledger);
  const made = await makeReport(
    { ...ports({ ...plain, ledger }), earlier: archiveOf(ledgers) },
    request,
    SETTINGS,
  );
  const source = made.report.bills[0]?.source.kind ?? 'cost-explorer';
  verifyReport(made.report, { ...askedReport(request), source });
  const months = (soleBill(made.report).reused ?? []).map(({ start }) => start.slice(0, 7));
  return { ...made, asked: asked.toSorted(), months };
}

const kept = (months: readonly string[], bill: Bill = BILL) =>
  ledgersOf(bill, ALL).then((ledgers) => ledgers.filter(({ start }) => months.includes(start.slice(0, 7))));

const amounts = ({ report }: Awaited<ReturnType<typeof reused>>) => report.total.UnblendedCost?.amounts;

describe('months that earlier runs have read', () => {
  it('are not read again, and the others are by as few questions as there are stretches', async () => {
    const found = await reused(await kept(['2026-07', '2026-09']));
    expect(found.months).toEqual(['2026-07', '2026-09']);
    expect(found.asked).toEqual([
      'charge-type 2026-08-01..2026-09-01',
      'charge-type 2026-10-01..2026-11-21',
      'total 2026-08-01..2026-11-21',
    ]);
    expect(amounts(found)).toEqual(['20', '40', '60', '80', '100']);
    const { report, recording } = found;
    expect(soleBill(report).reused?.[0]).toEqual({
      start: '2026-07-01',
      end: '2026-08-01',
      of: 'run-0',
      readAt: '2026-11-20T12:00:00Z',
      isChecked: false,
    });
    expect(soleBill(report).reconciliation.status).toBe('reconciled');
    expect(report.notes.find(({ code }) => code === 'reused')).toEqual({
      code: 'reused',
      message:
        'the figures of 2026-07-01 to 2026-07-31, 2026-09-01 to 2026-09-30 are those that earlier runs read on 2026-11-20',
      values: { ranges: ['2026-07-01..2026-07-31', '2026-09-01..2026-09-30'], days: ['2026-11-20'] },
    });
    expect(recording.ledgers.map(({ start }) => start)).toEqual(['2026-08-01', '2026-10-01']);
    expect(report.restatement).toBeUndefined();
  });

  it('are none where no run had read one, and the report says so', async () => {
    const found = await reused([]);
    expect(found.months).toEqual([]);
    expect(found.report.notes.map(({ code }) => code)).toContain('nothing-reused');
  });

  it('cost nothing where they are all that is asked for', async () => {
    const months = ['2026-07', '2026-08'];
    const found = await reused(await kept(months), { period: parsePeriod('2026-07..2026-08') });
    expect(found.asked).toEqual([]);
    expect(amounts(found)).toEqual(['20', '40']);
  });

  it('serve a trend by account and a comparison as well', async () => {
    const months = ['2026-07', '2026-08', '2026-09'];
    const changes = { period: parsePeriod('2026-10'), compare: 'previous', trend: 4 };
    const found = await reused(await kept(months), changes);
    expect(found.months).toEqual(months);
    expect(found.asked).toEqual([
      'account 2026-10-01..2026-11-01',
      'charge-type 2026-10-01..2026-11-01',
      'total 2026-10-01..2026-11-01',
    ]);
    expect(found.report.trend?.total.UnblendedCost?.amounts).toEqual(['20', '40', '60', '80']);
    expect(found.report.comparison?.total.UnblendedCost).toMatchObject({ before: '60', after: '80' });
    // A ledger by account says enough for the trend, and not for the comparison.
    const byAccount = await ledgersOf(BILL, { ...changes, compare: 'none', by: ['service'] });
    expect((await reused(byAccount, changes)).months).toEqual(['2026-07', '2026-08']);
  });

  it('are read all the same where nobody asked for less, and refused where no archive is at hand', async () => {
    const all = await kept(MONTHS);
    const found = await reused(all, { reusesSettled: false });
    expect(found.months).toEqual([]);
    expect(found.report.restatement?.total.UnblendedCost?.change).toBe('0');
    const failing = makeReport(portsOn(BILL), asking({ ...ALL, reusesSettled: true }), SETTINGS);
    await expect(failing).rejects.toThrow(expect.objectContaining({ code: 'InvalidRequest' }));
  });

  const [month] = MONTHS.slice(3);
  it.each<[string, (ledger: ArchivedLedger) => ArchivedLedger]>([
    ['had not settled', (one) => ({ ...one, settled: false })],
    ['was estimated', (one) => ({ ...one, estimated: true })],
    ["had not settled by this run's calendar", (one) => ({ ...one, readAt: '2026-11-05T09:00:00Z' })],
    ['has a difference that was allowed', (one) => ({ ...one, status: 'difference-allowed' })],
    ['was not checked', (one) => ({ ...one, status: 'not-checked', independentTotal: null })],
    ['does not add up', (one) => ({ ...one, spend: one.spend.slice(1) })],
    ['has not every metric', (one) => ({ ...one, metrics: ['AmortizedCost'] })],
    ['was read by account only', (one) => ({ ...one, by: 'account' })],
    ['is of another organization', (one) => ({ ...one, organizationId: 'o-other00001' })],
    ['is of another source', (one) => ({ ...one, source: { ...one.source, kind: 'exports' } })],
    [
      'was read through a view of the bill',
      (one) => ({ ...one, source: { ...one.source, billingView: 'arn' } }),
    ],
  ])('are read again where one %s', async (_, change) => {
    const [ledger] = await kept([month ?? '']);
    if (ledger === undefined) throw new Error('October was not recorded');
    const october = { period: parsePeriod('2026-10') };
    expect((await reused([ledger], october)).months).toEqual(['2026-10']);
    const found = await reused([change(ledger)], october);
    expect(found.months).toEqual([]);
    expect(amounts(found)).toEqual(['80']);
  });

  it('are read again where a later reading, by whatever it was, had another total', async () => {
    const [october] = await kept(['2026-10']);
    if (october === undefined) throw new Error('October was not recorded');
    const later = { ...october, by: 'account' as const, spend: [], readAt: '2026-11-21T00:00:00Z' };
    const wanted = { period: parsePeriod('2026-10') };
    expect((await reused([october, later], wanted)).months).toEqual(['2026-10']);
    expect((await reused([october, { ...later, independentTotal: ['80.01'] }], wanted)).months).toEqual([]);
  });

  it('are held against the total of today by one question, and those that differ are read and restated', async () => {
    const corrected = { ...BILL, lines: [...BILL.lines, used('2026-08-09', '1')] };
    const found = await reused(await kept(MONTHS), { checksReused: true }, { bill: corrected });
    expect(found.months).toEqual(['2026-07', '2026-09', '2026-10']);
    expect(soleBill(found.report).reused?.every(({ isChecked }) => isChecked)).toBe(true);
    expect(found.asked).toEqual([
      'charge-type 2026-08-01..2026-09-01',
      'charge-type 2026-11-01..2026-11-21',
      'total 2026-07-01..2026-11-01',
      'total 2026-08-01..2026-11-21',
    ]);
    expect(amounts(found)).toEqual(['20', '41', '60', '80', '100']);
    expect(found.report.restatement?.months.map(({ start }) => start)).toEqual(['2026-08-01']);
    expect(found.report.restatement?.total.UnblendedCost?.change).toBe('1');
    const unchecked = await reused(await kept(MONTHS), {}, { bill: corrected });
    expect(amounts(unchecked)).toEqual(['20', '40', '60', '80', '100']);
  });

  it('are held in any case where something else is read of the same month', async () => {
    const changes = { period: parsePeriod('2026-08..2026-09'), by: ['charge-type', 'service'] as const };
    const same = await reused(await kept(MONTHS), changes);
    expect(same.months).toEqual(['2026-08', '2026-09']);
    // The totals that were read serve the reading by service as well.
    expect(same.asked).toEqual(['service 2026-08-01..2026-10-01', 'total 2026-08-01..2026-10-01']);
    const corrected = { ...BILL, lines: [...BILL.lines, used('2026-08-09', '1')] };
    const other = await reused(await kept(MONTHS), changes, { bill: corrected });
    expect(other.months).toEqual(['2026-09']);
    expect(amounts(other)).toEqual(['41', '60']);
    const daily = await reused(await kept(MONTHS), {
      period: parsePeriod('2026-10'),
      granularity: 'DAILY',
      trend: 2,
    });
    expect(daily.months).toEqual(['2026-09', '2026-10']);
    expect(daily.asked).toContain('charge-type 2026-10-01..2026-11-01 by days');
    expect(daily.asked).not.toContain('account 2026-09-01..2026-11-01');
  });

  it('reach further back than the source does', async () => {
    const tooOld = (ports: ReportPorts): ReportPorts => {
      const read = totalsOf(ports.ledger);
      const ledger = withTotals(ports.ledger, async (query) => {
        if (query.start < '2026-09') throw new OuCostError('PeriodNotAvailable', 'too old');
        return read(query);
      });
      return { ...ports, ledger };
    };
    const ledgers = await kept(['2026-07', '2026-08']);
    const found = await reused(ledgers, {}, { ports: tooOld });
    expect(amounts(found)).toEqual(['20', '40', '60', '80', '100']);
    const compared = { period: parsePeriod('2026-09'), compare: '2026-07', comparesIfAvailable: true };
    expect(
      (await reused(ledgers, compared, { ports: tooOld })).report.comparison?.total.UnblendedCost,
    ).toMatchObject({
      before: '20',
      after: '60',
    });
    const without = await reused([], compared, { ports: tooOld });
    expect(without.report.comparison).toBeUndefined();
    const unheld = await reused(
      ledgers,
      { checksReused: true, period: parsePeriod('2026-07..2026-09') },
      { ports: tooOld },
    );
    expect(soleBill(unheld.report).reused?.map(({ isChecked }) => isChecked)).toEqual([false, false]);
  });

  it('have the total of the other source that they were held against', async () => {
    const exported = (bill: Bill): ReportPorts => {
      const ports = portsOn(bill);
      return { ...ports, ledger: heldAgainstOther(ports.ledger) };
    };
    const wanted = asking({ period: parsePeriod('2026-08..2026-10') });
    const { recording } = await makeReport(exported(BILL), wanted, SETTINGS);
    const asked: string[] = [];
    const refusing = (ports: ReportPorts): ReportPorts => ({
      ...ports,
      ledger: heldAgainstOther(ports.ledger, async ({ start, end }) => {
        asked.push(`${start}..${end}`);
        throw new OuCostError('AccessRefused', 'not yours');
      }),
    });
    const all = await reused(
      recording.ledgers,
      { period: parsePeriod('2026-08..2026-10') },
      { ports: refusing },
    );
    expect(asked).toEqual([]);
    expect(soleBill(all.report).reconciliation.status).toBe('reconciled');
    const some = await reused(
      recording.ledgers.slice(0, 2),
      { period: parsePeriod('2026-08..2026-10') },
      { ports: refusing },
    );
    expect(asked).toEqual(['2026-10-01..2026-11-01']);
    expect(soleBill(some.report).reconciliation.status).toBe('not-checked');
    expect(amounts(some)).toEqual(['40', '60', '80']);
  });

  it('count as reached by a source that says how far it reaches', async () => {
    const reaches = async ({ start }: { readonly start: string }) => start >= '2026-09';
    const short = (ports: ReportPorts): ReportPorts => ({ ...ports, ledger: { ...ports.ledger, reaches } });
    const changes = { period: parsePeriod('2026-09'), compare: 'previous', comparesIfAvailable: true };
    const found = await reused(await kept(['2026-08']), changes, { ports: short });
    expect(found.report.comparison?.total.UnblendedCost).toMatchObject({ before: '40', after: '60' });
    expect((await reused([], changes, { ports: short })).report.comparison).toBeUndefined();
  });

  it('name accounts that have left, and charges that nobody knows', async () => {
    const bill: Bill = {
      ...BILL,
      lines: [{ ...used('2026-09-03', '4', '900000000000'), recordType: 'Moon Phase' }],
    };
    const found = await reused(await kept(['2026-09'], bill), { period: parsePeriod('2026-09') });
    expect(found.months).toEqual(['2026-09']);
    const { report } = found;
    expect(report.query.unknownRecordTypes).toEqual(['Moon Phase']);
    expect(report.accounts.at(-1)).toMatchObject({ id: '900000000000', name: 'Sold last year' });
    expect(report.accounts.map(({ id }) => id)).toContain(SHOP);
  });
});
