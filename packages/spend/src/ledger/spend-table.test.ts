import { describe, expect, it } from 'vitest';
import { decimal } from '../testing/bill.ts';
import { addCells, type Cells, oneCurrency, SpendTable } from './spend-table.ts';

const amounts = (...texts: readonly string[]) => texts.map(decimal);

/** The column of a service: a split value without a charge type. */
const column = (table: SpendTable, service: string) => table.column(null, service);

/** The account's cells by service. */
const named = (table: SpendTable, accountId: string) =>
  new Map([...table.cellsOf(accountId)].map(([at, cells]) => [table.classOf(at).splitValue, cells]));

describe('a table of spend', () => {
  it('is empty and without a currency until something was added', () => {
    const table = new SpendTable({ metrics: 1, periods: 2 });
    expect(table.currency).toBeNull();
    expect(table.scale).toBe(10);
    expect([...table.accountIds]).toEqual([]);
    expect(named(table, 'shop')).toEqual(new Map());
    expect(table.totalOf(0, 1)).toEqual({ units: 0n, scale: 10 });
  });

  it('keeps metrics, periods, accounts and keys apart', () => {
    // Cells of one row: metric 0 in periods 0, 1, 2, then metric 1 in periods 0, 1, 2.
    const table = new SpendTable({ metrics: 2, periods: 3 });
    table.add('shop', column(table, 'usage'), 0, amounts('1', '10'), 'USD');
    table.add('shop', column(table, 'usage'), 2, amounts('2', '20'), 'USD');
    table.add('network', column(table, 'usage'), 2, amounts('3', '30'), 'USD');
    table.add('shop', column(table, 'tax'), 2, amounts('4', '40'), 'USD');
    table.add('shop', column(table, 'usage'), 2, amounts('5', '50'), 'USD');
    const one = 10n ** 10n;
    expect([...table.accountIds]).toEqual(['shop', 'network']);
    expect(named(table, 'shop')).toEqual(
      new Map([
        ['usage', [one, 0n, 7n * one, 10n * one, 0n, 70n * one]],
        ['tax', [0n, 0n, 4n * one, 0n, 0n, 40n * one]],
      ]),
    );
    expect(named(table, 'network')).toEqual(new Map([['usage', [0n, 0n, 3n * one, 0n, 0n, 30n * one]]]));
    // Metric 0: 1; 0; 2 + 3 + 4 + 5 = 14. Metric 1: ten times as much.
    const totals = [0, 1].map((metric) => [0, 1, 2].map((period) => table.totalOf(metric, period).units));
    expect(totals).toEqual([
      [one, 0n, 14n * one],
      [10n * one, 0n, 140n * one],
    ]);
  });

  it('has no more decimals than Cost Explorer writes until an amount has more, and then all have them', () => {
    const table = new SpendTable({ metrics: 1, periods: 1 });
    table.add('shop', column(table, 'usage'), 0, amounts('1.5'), 'USD');
    table.add('shop', column(table, 'usage'), 0, amounts('0.0000000001'), 'USD');
    expect(table.scale).toBe(10);
    table.add('network', column(table, 'usage'), 0, amounts('0.0000000000003'), 'USD');
    expect(table.scale).toBe(13);
    table.add('shop', column(table, 'usage'), 0, amounts('2'), 'USD');
    table.add('shop', column(table, 'usage'), 0, amounts('0.00000000000004'), 'USD');
    expect(table.scale).toBe(14);
    // 1.5 + 0.0000000001 + 2 + 0.00000000000004 = 3.50000000010004; with the network's, 3.50000000010034
    expect(named(table, 'shop').get('usage')).toEqual([350_000_000_010_004n]);
    expect(named(table, 'network').get('usage')).toEqual([30n]);
    expect(table.totalOf(0, 0)).toEqual({ units: 350_000_000_010_034n, scale: 14 });
  });

  it('sums beyond 64 bits, before and after a decimal more', () => {
    const table = new SpendTable({ metrics: 1, periods: 1 });
    // At ten decimals 64 bits end at 922 337 203.6854775807.
    table.add('shop', column(table, 'usage'), 0, amounts('922337203.6854775807'), 'USD');
    table.add('shop', column(table, 'usage'), 0, amounts('0.0000000001'), 'USD');
    table.add('network', column(table, 'credit'), 0, amounts('-922337203.6854775809'), 'USD');
    expect(table.totalOf(0, 0)).toEqual({ units: -1n, scale: 10 });
    table.add('shop', column(table, 'usage'), 0, amounts('0.00000000001'), 'USD');
    expect(named(table, 'shop').get('usage')).toEqual([92_233_720_368_547_758_081n]);
    expect(named(table, 'network').get('credit')).toEqual([-92_233_720_368_547_758_090n]);
  });

  it('holds more accounts than its first room, whose pages come mixed', () => {
    const table = new SpendTable({ metrics: 1, periods: 1 });
    // 2000 accounts, the n-th with n and then once more with n: twice 2000 × 2001 ÷ 2 = 4 002 000.
    for (const round of [1, 2]) {
      for (let n = 1; n <= 2000; n += 1)
        table.add(`account ${n}`, column(table, 'usage'), 0, amounts(`${n}`), 'USD');
      expect(table.totalOf(0, 0).units).toBe(BigInt(round) * 2_001_000n * 10n ** 10n);
    }
    expect(named(table, 'account 1999').get('usage')).toEqual([3998n * 10n ** 10n]);
    expect([...table.accountIds]).toHaveLength(2000);
  });

  it('has room for every metric and month of as many', () => {
    const table = new SpendTable({ metrics: 2, periods: 3 });
    // In the last month of the second metric the n-th account spends n: 2000 × 2001 ÷ 2 = 2 001 000.
    for (let n = 1; n <= 2000; n += 1)
      table.add(`account ${n}`, column(table, 'usage'), 2, amounts('1', `${n}`), 'USD');
    expect(table.totalOf(0, 2).units).toBe(2000n * 10n ** 10n);
    expect(table.totalOf(1, 2).units).toBe(2_001_000n * 10n ** 10n);
    expect([table.totalOf(0, 0).units, table.totalOf(1, 1).units]).toEqual([0n, 0n]);
  });

  it('gives an account the seventeenth key of its own, and not the row of the account after it', () => {
    const table = new SpendTable({ metrics: 1, periods: 1 });
    table.add('shop', column(table, 'service 0'), 0, amounts('1'), 'USD');
    for (let key = 0; key < 16; key += 1)
      table.add('network', column(table, `service ${key}`), 0, amounts('100'), 'USD');
    table.add('shop', column(table, 'service 16'), 0, amounts('2'), 'USD');
    const one = 10n ** 10n;
    expect(named(table, 'shop')).toEqual(
      new Map([
        ['service 0', [one]],
        ['service 16', [2n * one]],
      ]),
    );
    expect(named(table, 'network').get('service 0')).toEqual([100n * one]);
    expect(table.totalOf(0, 0).units).toBe(1603n * one);
  });

  it('knows nothing of an account that is not in it', () => {
    const table = new SpendTable({ metrics: 1, periods: 1 });
    table.add('shop', column(table, 'usage'), 0, amounts('1'), 'USD');
    expect(named(table, 'network')).toEqual(new Map());
  });

  it('adds no second currency', () => {
    const table = new SpendTable({ metrics: 1, periods: 1 });
    table.add('shop', column(table, 'usage'), 0, amounts('1'), 'EUR');
    expect(table.currency).toBe('EUR');
    expect(() => table.add('shop', column(table, 'usage'), 0, amounts('1'), 'USD')).toThrow(
      /in EUR and in USD/,
    );
    expect(table.totalOf(0, 0).units).toBe(10n ** 10n);
    expect(oneCurrency(null, 'USD')).toBe('USD');
    expect(oneCurrency('USD', 'USD')).toBe('USD');
  });

  it('tells charge type and split value apart, and one column from another', () => {
    const table = new SpendTable({ metrics: 1, periods: 1 });
    const columns = [
      table.column('usage', null),
      table.column('usage', 'usage'),
      table.column(null, 'usage'),
      table.column('usage', null),
    ];
    expect(columns).toEqual([0, 1, 2, 0]);
    expect(table.classOf(1)).toEqual({ chargeType: 'usage', feeFor: null, splitValue: 'usage' });
    expect(() => table.classOf(3)).toThrow(
      expect.objectContaining({ code: 'Defect', message: expect.stringContaining('no column 3') }),
    );
  });

  it('gives out copies: a sum made of them changes no cell', () => {
    const table = new SpendTable({ metrics: 1, periods: 1 });
    table.add('shop', column(table, 'usage'), 0, amounts('1'), 'USD');
    const sum: Cells = new Map();
    addCells(sum, table.cellsOf('shop'));
    addCells(sum, table.cellsOf('shop'));
    addCells(sum, new Map([[7, [5n]]]));
    expect(sum).toEqual(
      new Map([
        [column(table, 'usage'), [2n * 10n ** 10n]],
        [7, [5n]],
      ]),
    );
    expect(named(table, 'shop').get('usage')).toEqual([10n ** 10n]);
  });

  it('copies what it adds to nothing', () => {
    const from: Cells = new Map([[0, [1n]]]);
    const sum: Cells = new Map();
    addCells(sum, from);
    addCells(sum, from);
    expect(from.get(0)).toEqual([1n]);
    expect(sum.get(0)).toEqual([2n]);
  });
});
