import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CostLedger, LedgerPage } from '../ledger/ports.ts';
import { ACME } from '../testing/acme.ts';
import { PAYER, SHOP, SHOP_DEV, used } from '../testing/acme-lines.ts';
import { type Bill, decimal, type Line, portsOn, SETTINGS } from '../testing/bill.ts';
import { parsePeriod } from '../time/period.ts';
import type { SourceReconciliation } from './form.ts';
import { disagreement, type ReconciliationRequest, reconcileSources } from './reconcile-sources.ts';

const LINES: readonly Line[] = [
  used('2026-09-10', '10'),
  used('2026-10-05', '20'),
  { ...used('2026-10-06', '-3'), recordType: 'Credit' },
  { ...used('2026-10-01', '1', PAYER), recordType: 'Tax' },
  used('2026-11-02', '5'),
];

const OCTOBER = { start: '2026-10-01', end: '2026-11-01', metric: 'UnblendedCost' } as const;

/** The bill on the lines as the ledger of a source; by default that of an export. */
function ledgerOn(lines: readonly Line[], bill: Partial<Bill> = {}, name = 'the export'): CostLedger {
  const { ledger } = portsOn({ ...ACME, ...bill, lines });
  return { ...ledger, description: { ...ledger.description, name } };
}

function reconciled(
  second: CostLedger,
  { period = null, metrics = ['UnblendedCost'] }: Partial<ReconciliationRequest> = {},
  first: CostLedger = ledgerOn(LINES, {}, 'The bill'),
): Promise<SourceReconciliation> {
  const { clock, meter } = portsOn(ACME);
  return reconcileSources({ first, second, clock, meter }, { period, metrics }, SETTINGS);
}

const shown = ({ differences }: SourceReconciliation) =>
  differences.map(
    ({ start, accountId, chargeType, first, second, difference, percent, isOver, reasons }) =>
      `${start} ${accountId} ${chargeType} ${first} ${second} ${difference} ${percent} ${isOver} ${reasons.join()}`,
  );

describe('two sources of one bill', () => {
  it('agree where every sum is the same, however its kinds of charge are divided', async () => {
    const result = await reconciled(ledgerOn(LINES), { period: parsePeriod('2026-09..2026-11') });
    expect(result).toMatchObject({
      schema: 'ou-cost/reconciliation@1',
      agrees: true,
      currency: 'USD',
      tolerance: '0.01',
      sources: { first: { name: 'The bill' }, second: { name: 'the export' } },
      leftOut: [{ start: '2026-11-01', end: '2026-11-21', why: 'not-settled' }],
      differences: [],
      months: [
        {
          start: '2026-09-01',
          first: '10',
          second: '10',
          difference: '0',
          percent: '0.00',
          compared: 1,
          unlisted: 0,
        },
        { ...OCTOBER, first: '18', second: '18', difference: '0', isOver: false, compared: 3, unlisted: 0 },
      ],
    });
    expect(disagreement(result)).toBeNull();
  });

  it('differ where an account is missing, by its whole amount', async () => {
    const result = await reconciled(ledgerOn(LINES.filter(({ account }) => account !== PAYER)));
    expect(result.agrees).toBe(false);
    expect(shown(result)).toEqual([`2026-10-01 ${PAYER} tax 1 0 -1 -100.00 true `]);
    expect(result.months).toEqual([
      {
        ...OCTOBER,
        first: '18',
        second: '17',
        difference: '-1',
        percent: '-5.56',
        isOver: true,
        compared: 3,
        unlisted: 0,
      },
    ]);
    expect(disagreement(result)).toMatchObject({
      code: 'NotReconciled',
      message:
        'The bill and the export differ by more than 0.01 USD in 1 total of a month and 1 sum by account and charge type' +
        `; the largest difference is -1 USD, tax of ${PAYER} from 2026-10-01`,
    });
  });

  it('differ where a sum is over the tolerance although the months agree, and it is said why', async () => {
    const elsewhere = LINES.map((line) => (line.account === PAYER ? { ...line, account: SHOP_DEV } : line));
    const result = await reconciled(ledgerOn(elsewhere));
    expect(result.months).toMatchObject([{ difference: '0', isOver: false }]);
    expect(shown(result)).toEqual([
      `2026-10-01 ${PAYER} tax 1 0 -1 -100.00 true other-account`,
      `2026-10-01 ${SHOP_DEV} tax 0 1 1 null true other-account`,
    ]);
    const renamed = LINES.map((line) =>
      line.recordType === 'Credit' ? { ...line, recordType: 'Refund' } : line,
    );
    expect(shown(await reconciled(ledgerOn(renamed)))).toEqual([
      `2026-10-01 ${SHOP} credit -3 0 3 100.00 true other-charge-type`,
      `2026-10-01 ${SHOP} refund 0 -3 -3 null true other-charge-type`,
    ]);
  });

  it('differ in both months where a correction stands on another bill', async () => {
    const later = LINES.map((line) => (line.recordType === 'Credit' ? { ...line, day: '2026-09-30' } : line));
    const result = await reconciled(ledgerOn(later), { period: parsePeriod('2026-09..2026-10') });
    expect(shown(result)).toEqual([
      `2026-09-01 ${SHOP} credit 0 -3 -3 null true other-month`,
      `2026-10-01 ${SHOP} credit -3 0 3 100.00 true other-month`,
    ]);
  });

  it('differ in what the first one puts in no account, which a tax of the other may explain', async () => {
    const first = ledgerOn(
      LINES.filter(({ account }) => account !== PAYER),
      { missingFromGroups: '1' },
      'The bill',
    );
    const result = await reconciled(ledgerOn(LINES), {}, first);
    expect(result.months).toMatchObject([{ first: '18', second: '18', isOver: false }]);
    expect(shown(result)).toEqual([
      '2026-10-01 null null 1 0 -1 -100.00 true in-no-account',
      `2026-10-01 ${PAYER} tax 0 1 1 null true in-no-account`,
    ]);
  });

  it('have the names of accounts from either, and reasons that hold for a whole month', async () => {
    const early: CostLedger = {
      ...ledgerOn([...LINES, used('2026-10-09', '7', '900000000000')]),
      async *groups(query, split): AsyncGenerator<LedgerPage> {
        for await (const page of ledgerOn([...LINES, used('2026-10-09', '7', '900000000000')]).groups(
          query,
          split,
        )) {
          yield { ...page, periods: page.periods.map((period) => ({ ...period, estimated: true })) };
        }
      },
    };
    const view = ledgerOn(LINES, {}, 'The bill');
    const first = { ...view, description: { ...view.description, billingView: 'view-1' } };
    const result = await reconciled(early, {}, first);
    expect(result.differences).toMatchObject([
      { accountName: 'Sold last year', reasons: ['delivered-early', 'billing-view'] },
    ]);
  });

  it('within the tolerance agree, and what is not listed is counted', async () => {
    const result = await reconciled(ledgerOn([...LINES, used('2026-10-08', '0.01')]));
    expect(result).toMatchObject({
      agrees: true,
      differences: [],
      months: [{ difference: '0.01', unlisted: 1 }],
    });
    // Two of them add up to more than the tolerance: then both are listed.
    const more = await reconciled(
      ledgerOn([...LINES, used('2026-10-08', '0.01'), used('2026-10-08', '0.005', SHOP_DEV)]),
    );
    expect(more).toMatchObject({ agrees: false, months: [{ isOver: true, unlisted: 0 }] });
    expect(shown(more)).toEqual([
      `2026-10-01 ${SHOP} usage 20 20.01 0.01 0.05 false `,
      `2026-10-01 ${SHOP_DEV} usage 0 0.005 0.005 null false `,
    ]);
  });

  it('are compared in each metric by itself', async () => {
    const amortized = LINES.map((line) => (line.day === '2026-10-05' ? { ...line, amortized: '21' } : line));
    const result = await reconciled(ledgerOn(amortized), { metrics: ['UnblendedCost', 'AmortizedCost'] });
    expect(result.months.map(({ metric, difference }) => [metric, difference])).toEqual([
      ['UnblendedCost', '0'],
      ['AmortizedCost', '1'],
    ]);
    expect(result.differences).toMatchObject([{ metric: 'AmortizedCost', difference: '1' }]);
  });
});

describe('what cannot be compared is refused', () => {
  it('before anything is read, where one of them does not have the metric', async () => {
    const { ledger, reads } = portsOn({ ...ACME, lines: LINES });
    const first: CostLedger = { ...ledger, description: { ...ledger.description, metrics: ['BlendedCost'] } };
    await expect(reconciled(ledger, {}, first)).rejects.toMatchObject({
      code: 'InvalidRequest',
      message:
        'The bill has no UnblendedCost, and both sources must have what is compared; The bill has BlendedCost',
    });
    expect(reads.count).toBe(0);
  });

  it('where they are in two currencies, with both', async () => {
    await expect(reconciled(ledgerOn(LINES, { currency: 'CNY' }))).rejects.toMatchObject({
      code: 'MixedCurrencies',
      message: 'The bill is in USD, and the export in CNY; amounts in two currencies are not compared',
    });
  });

  it('where the second cannot be read, before the first one is paid for', async () => {
    const { ledger, reads } = portsOn({ ...ACME, lines: LINES });
    const broken: CostLedger = {
      ...ledgerOn(LINES),
      // biome-ignore lint/correctness/useYield: it fails before it has a page
      async *groups() {
        throw new Error('not delivered');
      },
    };
    await expect(reconciled(broken, {}, ledger)).rejects.toThrow('not delivered');
    expect(reads.count).toBe(0);
  });
});

it('differences of any two bills add up to those of the months', async () => {
  const line = fc.record({
    account: fc.constantFrom(SHOP, SHOP_DEV, PAYER),
    recordType: fc.constantFrom('Usage', 'Tax', 'Credit'),
    day: fc.constantFrom('2026-09-03', '2026-10-04'),
    amount: fc.integer({ min: -500_000, max: 500_000 }).map((units) => (units / 1000).toFixed(3)),
  });
  const lines = fc.array(line, { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(lines, lines, async (one, other) => {
      const exact = { ...SETTINGS, tolerance: decimal('0') };
      const { clock, meter } = portsOn(ACME);
      const first = ledgerOn(one, {}, 'The bill');
      const request = { period: parsePeriod('2026-09..2026-10'), metrics: ['UnblendedCost'] as const };
      const result = await reconcileSources({ first, second: ledgerOn(other), clock, meter }, request, exact);
      for (const { start, difference } of result.months) {
        const own = result.differences.filter((cell) => cell.start === start);
        const sum = own.reduce((total, cell) => total + Math.round(Number(cell.difference) * 1000), 0);
        expect(sum).toBe(Math.round(Number(difference) * 1000));
      }
      expect(result.agrees).toBe(result.differences.length === 0);
    }),
    { numRuns: 60 },
  );
});
