import { type DateRange, type LedgerPage, type LedgerQuery, OuCostError } from '@ou-cost/spend';
import { describe, expect, it } from 'vitest';
import type { AnswerValue, Deliveries, ExportEngine, ExportStatement } from '../ports.ts';
import { deliveriesOf } from '../testing/deliveries.ts';
import { FOCUS_LINE, PAYER, SHOP } from '../testing/lines.ts';
import { openExportsLedger } from './exports-ledger.ts';

const COLUMNS = Object.entries(FOCUS_LINE).map(([name, sql]) => ({
  name,
  type: /^map/.test(sql)
    ? 'MAP(VARCHAR, DOUBLE)'
    : /double/.test(sql)
      ? 'DOUBLE'
      : /timestamp/.test(sql)
        ? 'TIMESTAMP'
        : 'VARCHAR',
}));

const VALUES = new Map([
  ['account_id', SHOP],
  ['payer_id', PAYER],
  ['currency_code', 'USD'],
]);

/** Answers with one row of the shop. */
const ENGINE: ExportEngine = {
  name: 'a fake',
  dialect: 'duckdb',
  columns: async () => COLUMNS,
  async *rows({ columns }: ExportStatement) {
    yield [
      columns.map(({ name, type }): AnswerValue => {
        if (type === 'decimal') return { units: 15n, scale: 1 };
        return type === 'count' ? 0n : (VALUES.get(name) ?? null);
      }),
    ];
  },
};

const OCTOBER: LedgerQuery = {
  start: '2026-10-01',
  end: '2026-11-01',
  granularity: 'MONTHLY',
  metrics: ['UnblendedCost'],
};
const MONTHS = { '2026-08': ['a'], '2026-09': ['b'], '2026-10': ['c'], '2026-11': ['d'] };

interface Setting {
  readonly deliveries?: Deliveries;
  readonly today?: string;
  readonly days?: DateRange;
}

async function ledgerOn({ deliveries, today = '2026-11-26', days }: Setting = {}) {
  return await openExportsLedger({
    deliveries: deliveries ?? (await deliveriesOf('', MONTHS)),
    engine: ENGINE,
    managementAccountId: async () => PAYER,
    independentTotal: { kind: 'none' },
    clock: { now: () => Date.parse(`${today}T12:00:00Z`) },
    settlingDay: 6,
    days,
  });
}

async function pagesOf(setting: Setting, query: LedgerQuery = OCTOBER): Promise<LedgerPage[]> {
  return await Array.fromAsync((await ledgerOn(setting)).groups(query, null));
}

const estimated = async (setting: Setting, query = OCTOBER) =>
  (await pagesOf(setting, query)).flatMap(({ periods }) => periods.map((period) => period.estimated));

describe('a ledger on exports', () => {
  it('says that files beside each other, which no manifest names, may hold a charge twice', async () => {
    const notesOf = async (
      files: Readonly<Record<string, readonly string[]>>,
      deliveredAt: string | null,
    ) => {
      const { description } = await ledgerOn({ deliveries: await deliveriesOf('', files, { deliveredAt }) });
      return (description.notes ?? []).map(({ code }) => code);
    };
    const several = { '2026-09': ['a', 'b'], '2026-10': ['c'] };
    expect(await notesOf(several, null)).toEqual(['no-manifest']);
    expect(await notesOf(several, '2026-11-20T06:00:00Z')).toEqual([]);
    expect(await notesOf({ '2026-09': ['a'], '2026-10': ['c'] }, null)).toEqual([]);
  });

  it('says what the columns of the newest delivery have', async () => {
    const { description } = await ledgerOn();
    expect(description).toEqual({
      kind: 'exports',
      name: 'the export bill (FOCUS)',
      billingView: null,
      metrics: ['UnblendedCost', 'AmortizedCost', 'ListCost', 'ContractedCost'],
    });
  });

  it.each([
    ['2026-09-15', '2026-10-02', ['2026-10']],
    ['2026-08-01', '2026-09-01', ['2026-08']],
    ['2026-06-01', '2026-08-01', []],
  ])('looks at no month but the newest of %s to %s', async (start, end, expected) => {
    const all = await deliveriesOf('', MONTHS);
    const looked: string[] = [];
    const of = async (months: readonly string[]) => {
      looked.push(...months);
      return all.of(months);
    };
    await ledgerOn({ deliveries: { ...all, of }, days: { start, end } as DateRange });
    expect(looked).toEqual(expected);
  });

  it('says what any export may have while the newest deliveries are under way', async () => {
    const deliveries: Deliveries = {
      ...(await deliveriesOf('', MONTHS)),
      of: async () => {
        throw new OuCostError('Incomplete', 'the delivery is under way');
      },
    };
    const ledger = await ledgerOn({ deliveries });
    expect(ledger.description.metrics).toContain('NetAmortizedCost');
    await expect(Array.fromAsync(ledger.groups(OCTOBER, null))).rejects.toThrow('under way');
  });

  it('reaches as far as there are deliveries of every month', async () => {
    const ledger = await ledgerOn();
    expect(await ledger.reaches({ ...OCTOBER, start: '2026-08-01' })).toBe(true);
    expect(await ledger.reaches({ ...OCTOBER, start: '2026-08-20' })).toBe(true);
    expect(await ledger.reaches({ ...OCTOBER, start: '2026-07-31' })).toBe(false);
    expect(await ledger.reaches({ ...OCTOBER, end: '2026-12-02' })).toBe(false);
  });

  it('fails with what the deliveries say of a month that was never delivered', async () => {
    await expect(pagesOf({}, { ...OCTOBER, start: '2026-07-01' })).rejects.toThrow(
      expect.objectContaining({ code: 'PeriodNotAvailable' }),
    );
  });

  it('believes nothing that was replaced while it was read', async () => {
    const deliveries = await deliveriesOf('', MONTHS, {
      assertUnchanged: async (read) => {
        throw new OuCostError('Incomplete', `${read.map(({ month }) => month)} was delivered anew`);
      },
    });
    await expect(pagesOf({ deliveries })).rejects.toThrow('2026-10 was delivered anew');
  });
});

describe('a month is estimated', () => {
  it.each([
    ['2026-10-20T06:00:00Z', true],
    ['2026-11-01T06:00:00Z', true],
    ['2026-11-06T23:59:00Z', true],
    ['2026-11-07T00:00:00Z', false],
    ['2026-12-01T00:00:00Z', false],
  ])('with a delivery of %s: %s', async (deliveredAt, expected) => {
    const deliveries = await deliveriesOf('', MONTHS, { deliveredAt });
    expect(await estimated({ deliveries })).toEqual([expected]);
    // A part of a month is as final as its month's delivery.
    expect(await estimated({ deliveries }, { ...OCTOBER, end: '2026-10-03' })).toEqual([expected]);
  });

  it.each([
    ['2026-10-31', true],
    ['2026-11-01', false],
  ])('without a manifest, on %s: %s', async (today, expected) => {
    const deliveries = await deliveriesOf('', MONTHS, { deliveredAt: null });
    expect(await estimated({ deliveries, today })).toEqual([expected]);
  });
});
