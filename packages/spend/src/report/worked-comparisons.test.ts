import { describe, expect, it } from 'vitest';
import {
  IDLE,
  NETWORK,
  PAYER,
  reported,
  SEPTEMBER_AND_OCTOBER,
  SHOP,
  SHOP_DEV,
  TWO_METRICS,
  used,
} from '../testing/acme-lines.ts';
import { parsePeriod } from '../time/period.ts';

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

describe('worked examples: the days compared', () => {
  const noteOf = async (changes: Parameters<typeof reported>[1], today = '2026-11-20') => {
    const bill = { today };
    const { notes } = await reported([used('2026-10-01', '5')], { compare: 'previous', ...changes }, bill);
    return notes.find(({ code }) => code === 'compared-days')?.message;
  };

  it('are counted in a note where they are not as many', async () => {
    expect(await noteOf({})).toBe(
      'the comparison is of 31 days (2026-10-01 to 2026-10-31), against 30 days (2026-09-01 to 2026-09-30)',
    );
    expect(await noteOf({ compare: '2026-02' })).toContain('against 28 days (2026-02-01 to 2026-02-28)');
  });

  it('and where the last of them is not over', async () => {
    const toDate = { period: parsePeriod('month-to-date') };
    expect(await noteOf(toDate, '2026-10-05')).toBe(
      'the comparison is of 4 days (2026-10-01 to 2026-10-04), ' +
        'against 4 days (2026-09-01 to 2026-09-04), since the period is not over',
    );
    expect(await noteOf(toDate, '2026-10-02')).toContain('is of 1 day (2026-10-01), against 1 day');
  });

  it('need no note where they are as many and over, or nothing is compared', async () => {
    expect(await noteOf({ compare: '2026-08' })).toBeUndefined();
    expect(await noteOf({ period: parsePeriod('2026-10-10..2026-10-12') })).toBeUndefined();
    expect(await noteOf({ compare: 'none' })).toBeUndefined();
  });
});
