import { describe, expect, it } from 'vitest';
import { altered } from '../../testing/altered.ts';
import { asking, portsOn, SETTINGS } from '../../testing/bill.ts';
import { MOVED, SHOP } from '../../testing/over-time.ts';
import { askedReport } from '../../testing/verified.ts';
import type { Report } from '../form/report.ts';
import { reportSpend } from '../report-spend.ts';
import { verifyReport } from './verify-report.ts';

const REQUEST = asking({ tree: 'as-was', compare: 'previous', trend: 2 });
const made = () => reportSpend(portsOn(MOVED), REQUEST, SETTINGS);
const verify = (report: Report) => verifyReport(report, askedReport(REQUEST));

/** Where the shop, which moved from A to B, is among the accounts. */
const SHOP_AT = 0;

describe('a report on the tree as it was', () => {
  it('is accepted as it was made', async () => {
    const report = await made();
    expect(report.accounts[SHOP_AT]?.id).toBe(SHOP);
    expect(() => verify(report)).not.toThrow();
  });

  it.each<[string, readonly (string | number)[], unknown, RegExp]>([
    ['is of another tree', ['query', 'tree'], 'as-is', /its tree is "as-is"/],
    ['has no other tree', ['otherTree'], undefined, /tree as it is are missing/],
    [
      'has another total on the other tree',
      ['otherTree', 'total', 'UnblendedCost', 'amounts', 0],
      '1',
      /its other tree|the total/,
    ],
    [
      'has spend elsewhere on the other tree',
      ['otherTree', 'organizationalUnits', 1, 'direct', 'UnblendedCost'],
      { amounts: ['5'], gross: ['5'], byChargeType: { usage: ['5'] } },
      /the total of A/,
    ],
    [
      'leaves out more there',
      ['otherTree', 'leftOut', 'UnblendedCost', 'amounts', 0],
      '7',
      /left out of its other/,
    ],
    [
      'has the units of the other tree in another order',
      ['otherTree', 'organizationalUnits'],
      [],
      /the units of its other/,
    ],
    [
      'has a gap between placements',
      ['accounts', SHOP_AT, 'placements', 1, 'from'],
      '2026-10-12',
      /placement 2/,
    ],
    [
      'has no placement at first',
      ['accounts', SHOP_AT, 'placements', 0, 'from'],
      '2026-10-02',
      /no placement from/,
    ],
    [
      'has no placement in the end',
      ['accounts', SHOP_AT, 'placements', 1, 'to'],
      '2026-10-31',
      /no placement after/,
    ],
    [
      'has a placement backwards',
      ['accounts', SHOP_AT, 'placements', 0, 'to'],
      '2026-01-01',
      /is placed from/,
    ],
    ['has no placement', ['accounts', SHOP_AT, 'placements'], [], /no placement/],
    [
      'tells no spend of a placement',
      ['accounts', SHOP_AT, 'placements', 0, 'spend'],
      undefined,
      /has no spend from 2026-09-01 on/,
    ],
    [
      'tells another spend of a placement',
      ['accounts', SHOP_AT, 'placements', 0, 'spend', 'UnblendedCost'],
      { amounts: ['11'], gross: ['11'], byChargeType: { usage: ['11'] } },
      /its placements add up to/,
    ],
    [
      'places spend in another unit',
      ['accounts', SHOP_AT, 'placements', 0, 'organizationalUnitId'],
      'C',
      /the direct spend of|its accounts/,
    ],
    [
      'names a last unit apart',
      ['accounts', SHOP_AT, 'lastUnit'],
      { id: 'A', path: ['Root', 'unit A'] },
      /last unit apart/,
    ],
    [
      'has another trend of an account that moved',
      ['trend', 'accounts', SHOP_AT, 'spend', 'UnblendedCost', 'amounts', 0],
      '31',
      /the trend of account 200000000000 is 31 in period 1, and its placements add up to 30/,
    ],
    [
      'compares an account that moved with another amount',
      ['comparison', 'accounts', SHOP_AT, 'change', 'UnblendedCost'],
      {
        before: '29',
        after: '31',
        change: '2',
        percent: '6.90',
        gross: { before: '29', after: '31' },
        byChargeType: { usage: { before: '29', after: '31' } },
      },
      /account 200000000000 \(amount\) before is 29/,
    ],
    [
      'has another trend of a placement',
      ['accounts', SHOP_AT, 'placements', 0, 'trend', 'UnblendedCost', 'amounts', 0],
      '31',
      /the trend of account 200000000000/,
    ],
    [
      'has a placement without its part of the comparison',
      ['accounts', SHOP_AT, 'placements', 0, 'change'],
      undefined,
      /account 200000000000 stood in several units, and has no change from/,
    ],
  ])('that %s is refused', async (_, path, value, message) => {
    const report = await made();
    expect(() => verify(altered(report, path, value))).toThrow(message);
  });

  it('is not accepted for one on the tree as it is', async () => {
    const report = await made();
    const asIs = askedReport({ ...REQUEST, tree: 'as-is' });
    expect(() => verifyReport(report, asIs)).toThrow(/its tree is "as-was" instead of "as-is"/);
  });
});
