import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumOfAmounts } from '../money/amount.ts';
import { reportSpend } from '../report/report-spend.ts';
import type { ReportRequest } from '../report/request.ts';
import { ACME } from '../testing/acme.ts';
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
import { asking, type Bill, type Line, portsOn, SETTINGS } from '../testing/bill.ts';
import { randomBills } from '../testing/random-bill.ts';
import { parsePeriod } from '../time/period.ts';
import { differenceOfReports } from './report-difference.ts';

const OCTOBER = '2026-10-01';
const WORKLOADS = 'ou-acme-workload';
const PROD = 'ou-acme-wprod000';

const credit = (amount: string, account = SHOP): Line => ({
  ...used(OCTOBER, amount, account),
  recordType: 'Credit',
});

describe('worked examples: what changed from one archived report to another', () => {
  it('is per unit, account and charge type; what did not change is not listed', async () => {
    const before = await reported([used(OCTOBER, '10'), used(OCTOBER, '7', NETWORK)]);
    const after = await reported([used(OCTOBER, '10.25'), credit('-2'), used(OCTOBER, '7', NETWORK)]);
    const { total, accounts, organizationalUnits, unattributed } = differenceOfReports(before, after);
    // 17 before; 10.25 - 2 + 7 = 15.25 after.
    expect(total.UnblendedCost).toMatchObject({ before: '17', after: '15.25', change: '-1.75' });
    expect(total.UnblendedCost?.byChargeType).toEqual({
      usage: { before: '17', after: '17.25' },
      credit: { before: '0', after: '-2' },
    });
    expect(total.UnblendedCost?.gross).toEqual({ before: '17', after: '17.25' });
    expect(
      accounts.map(({ id, organizationalUnitId, change }) => [
        id,
        organizationalUnitId,
        change.UnblendedCost?.change,
      ]),
    ).toEqual([[SHOP, PROD, '-1.75']]);
    expect(
      organizationalUnits.map(({ id, direct, total: whole }) => [
        id,
        direct.UnblendedCost?.change,
        whole.UnblendedCost?.change,
      ]),
    ).toEqual([
      ['r-acme', '0', '-1.75'],
      [WORKLOADS, '0', '-1.75'],
      [PROD, '-1.75', '-1.75'],
    ]);
    expect(unattributed.UnblendedCost?.change).toBe('0');
  });

  it('lists what moved between charge types or accounts, although the sums are the same', async () => {
    const before = await reported([used(OCTOBER, '10'), used(OCTOBER, '3', SHOP_DEV)]);
    const after = await reported([used(OCTOBER, '12'), credit('-2'), used(OCTOBER, '3', SHOP_DEV)]);
    const { total, accounts } = differenceOfReports(before, after);
    expect(total.UnblendedCost?.change).toBe('0');
    expect(accounts.map(({ id }) => id)).toEqual([SHOP]);
    const exchanged = differenceOfReports(
      before,
      await reported([used(OCTOBER, '9'), used(OCTOBER, '4', SHOP_DEV)]),
    );
    expect(exchanged.organizationalUnits.map(({ id }) => id)).toContain(WORKLOADS);
    expect(exchanged.accounts.map(({ id, change }) => [id, change.UnblendedCost?.change])).toEqual([
      [SHOP, '-1'],
      [SHOP_DEV, '1'],
    ]);
  });

  it('is nothing between a report and itself', async () => {
    const one = await reported([used(OCTOBER, '10')], SEPTEMBER_AND_OCTOBER);
    expect(differenceOfReports(one, one)).toMatchObject({
      total: { UnblendedCost: { change: '0' } },
      organizationalUnits: [],
      accounts: [],
    });
  });

  it('is not that an account was moved', async () => {
    const lines = [used(OCTOBER, '10'), used(OCTOBER, '5', IDLE)];
    const moved = ACME.accounts.map((account) =>
      account.id === SHOP ? { ...account, parentId: 'r-acme' } : account,
    );
    const [before, after] = [await reported(lines), await reported(lines, {}, { accounts: moved })];
    expect(differenceOfReports(before, after)).toMatchObject({ organizationalUnits: [], accounts: [] });
  });

  it('of an account that has left stands in no unit', async () => {
    const gone = ACME.accounts.filter(({ id }) => id !== SHOP);
    const before = await reported([used(OCTOBER, '10'), used(OCTOBER, '1', PAYER)]);
    const after = await reported([used(OCTOBER, '11'), used(OCTOBER, '1', PAYER)], {}, { accounts: gone });
    const { unattributed, organizationalUnits, accounts } = differenceOfReports(before, after);
    expect(unattributed.UnblendedCost).toMatchObject({ before: '10', after: '11', change: '1' });
    expect(organizationalUnits).toEqual([]);
    expect(accounts).toMatchObject([{ id: SHOP, organizationalUnitId: null }]);
  });

  it('is in the metrics that both have', async () => {
    const before = await reported([used(OCTOBER, '10')], TWO_METRICS);
    const after = await reported([used(OCTOBER, '11')]);
    expect(Object.keys(differenceOfReports(before, after).total)).toEqual(['UnblendedCost']);
  });

  it.each<[string, Partial<ReportRequest>, RegExp]>([
    ['days', { period: parsePeriod('2026-09') }, /have not the same days: 2026-09-01 to 2026-10-01/],
    ['steps', { granularity: 'DAILY' }, /have not the same days: .*31 periods/],
    ['metrics', { metrics: ['AmortizedCost'] }, /have no metric in common: AmortizedCost and UnblendedCost/],
    ['units', { organizationalUnits: ['Workloads'] }, /have not the same units selected/],
    [
      'charge types',
      { excludedChargeTypes: ['credit'] },
      /have not the same charge types excluded: credit and none/,
    ],
    ['detail', { detail: 'ou' }, /cannot be compared by account: run-1 lists none/],
  ])('of reports with other %s is refused', async (_, changes, message) => {
    const lines = [used('2026-09-01', '3'), used(OCTOBER, '10')];
    const [before, after] = [await reported(lines, changes), await reported(lines)];
    expect(() => differenceOfReports(before, after)).toThrow(message);
  });
});

describe('on random bills', () => {
  const QUESTION = asking({
    period: parsePeriod('2026-09..2026-10'),
    metrics: ['UnblendedCost', 'AmortizedCost'],
  });
  const madeOf = (bill: Bill) => reportSpend(portsOn(bill), QUESTION, SETTINGS);
  const bills = randomBills({ units: 8, accounts: 12, lines: 30 });

  it('the changes of the accounts are that of the total, and those of the roots with what is in no unit', async () => {
    await fc.assert(
      fc.asyncProperty(bills, bills, async (bill, other) => {
        const [before, after] = [await madeOf(bill), await madeOf({ ...bill, lines: other.lines })];
        const found = differenceOfReports(before, after);
        for (const metric of QUESTION.metrics) {
          const sum = (amounts: readonly string[]) => sumOfAmounts(amounts);
          const total = sum([
            ...(after.total[metric]?.amounts ?? []),
            ...(before.total[metric]?.amounts ?? []).map((text) =>
              text.startsWith('-') ? text.slice(1) : `-${text}`,
            ),
          ]);
          expect(found.total[metric]?.change).toBe(total);
          expect(sum(found.accounts.map(({ change }) => change[metric]?.change ?? 'NaN'))).toBe(total);
          const [root] = found.organizationalUnits;
          const outside = found.unattributed[metric]?.change ?? 'NaN';
          expect(sum([root?.total[metric]?.change ?? '0', outside])).toBe(total);
          const parts = Object.values(found.total[metric]?.byChargeType ?? {});
          expect(sum(parts.map((part) => part.after))).toBe(found.total[metric]?.after);
        }
      }),
      { numRuns: 60 },
    );
  });
});
