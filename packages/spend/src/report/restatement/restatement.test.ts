import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EarlierRuns } from '../../earlier/earlier-runs.ts';
import { ACME } from '../../testing/acme.ts';
import { NETWORK, SHOP, SHOP_DEV, used } from '../../testing/acme-lines.ts';
import { asking, type Bill, decimal, type Line, portsOn, SETTINGS } from '../../testing/bill.ts';
import { archiveOf, ledgersOf } from '../../testing/earlier.ts';
import { randomBills } from '../../testing/random-bill.ts';
import { askedReport } from '../../testing/verified.ts';
import { parsePeriod } from '../../time/period.ts';
import { reportSpend } from '../report-spend.ts';
import type { ReportRequest } from '../request.ts';
import { verifyReport } from '../verify/verify-report.ts';

async function restated(bill: Bill, earlier: EarlierRuns, changes: Partial<ReportRequest> = {}) {
  const request = asking(changes);
  const report = await reportSpend({ ...portsOn(bill), earlier }, request, SETTINGS);
  verifyReport(report, askedReport(request));
  return report;
}

const tax = (day: string, amount: string, account: string): Line => ({
  ...used(day, amount, account),
  recordType: 'Tax',
});

/** Read on the eighth of November. Afterwards a credit of 10 comes to the shop, and 2 of usage go from dev to the network. */
const BEFORE: Bill = {
  ...ACME,
  today: '2026-11-08',
  lines: [
    used('2026-09-10', '30'),
    used('2026-10-05', '100'),
    used('2026-10-06', '7', SHOP_DEV),
    used('2026-10-07', '50', NETWORK),
    tax('2026-10-31', '1', NETWORK),
  ],
};
const AFTER: Bill = {
  ...ACME,
  lines: [
    used('2026-09-10', '30'),
    used('2026-10-05', '100'),
    { ...used('2026-10-31', '-10'), recordType: 'Credit' },
    used('2026-10-06', '5', SHOP_DEV),
    used('2026-10-07', '52', NETWORK),
    tax('2026-10-31', '1', NETWORK),
  ],
};

describe('a month that an earlier run had read', () => {
  it('is restated by account, unit and charge type', async () => {
    const report = await restated(AFTER, archiveOf(await ledgersOf(BEFORE)));
    const { restatement } = report;
    expect(restatement?.of).toBe('run-0');
    expect(restatement?.months).toEqual([
      { start: '2026-10-01', end: '2026-11-01', of: 'run-0', readAt: '2026-11-08T12:00:00Z' },
    ]);
    expect(restatement?.total).toEqual({
      UnblendedCost: {
        before: '158',
        after: '148',
        change: '-10',
        percent: '-6.33',
        gross: { before: '158', after: '158' },
        byChargeType: {
          usage: { before: '157', after: '157' },
          credit: { before: '0', after: '-10' },
          tax: { before: '1', after: '1' },
        },
      },
    });
    expect(
      restatement?.accounts.map(({ id, name, organizationalUnitId, change }) => [
        id,
        name,
        organizationalUnitId,
        change.UnblendedCost?.change,
      ]),
    ).toEqual([
      [SHOP, 'Shop', 'ou-acme-wprod000', '-10'],
      [SHOP_DEV, 'Shop dev', 'ou-acme-wdev0000', '-2'],
      [NETWORK, 'Network', 'ou-acme-pprod000', '2'],
    ]);
    expect(
      restatement?.organizationalUnits.map(({ id, direct, total }) => [
        id,
        direct.UnblendedCost?.change,
        total.UnblendedCost?.change,
      ]),
    ).toEqual([
      ['r-acme', '0', '-10'],
      ['ou-acme-platform', '0', '2'],
      ['ou-acme-pprod000', '2', '2'],
      ['ou-acme-workload', '0', '-12'],
      ['ou-acme-wdev0000', '-2', '-2'],
      ['ou-acme-wprod000', '-10', '-10'],
    ]);
    expect(restatement?.unattributed.UnblendedCost?.change).toBe('0');
    expect(report.notes.find(({ code }) => code === 'restated')).toEqual({
      code: 'restated',
      message:
        'the figures of 2026-10-01 to 2026-10-31 changed since they were read on 2026-11-08, by UnblendedCost: -10 USD in all, in 3 accounts',
      values: {
        ranges: ['2026-10-01..2026-10-31'],
        days: ['2026-11-08'],
        amounts: ['UnblendedCost: -10 USD'],
        count: '3',
      },
    });
  });

  it('says so where nothing has changed, and where what changed cancels out', async () => {
    const same = await restated(AFTER, archiveOf(await ledgersOf(AFTER)));
    expect(same.restatement?.total.UnblendedCost?.change).toBe('0');
    expect(same.restatement?.accounts).toEqual([]);
    expect(same.restatement?.organizationalUnits).toEqual([]);
    expect(same.notes.map(({ code }) => code)).not.toContain('restated');
    const swapped = await restated(
      { ...ACME, lines: [tax('2026-10-05', '3', SHOP)] },
      archiveOf(await ledgersOf({ ...ACME, lines: [used('2026-10-05', '3')] })),
    );
    expect(swapped.restatement?.accounts[0]?.change.UnblendedCost).toMatchObject({
      change: '0',
      byChargeType: { usage: { before: '3', after: '0' }, tax: { before: '0', after: '3' } },
    });
    expect(swapped.notes.map(({ code }) => code)).toContain('restated');
  });

  it('is measured against the newest reading of the same bill by charge type', async () => {
    const [newest] = await ledgersOf(BEFORE, {}, 'newest');
    const [older] = await ledgersOf({ ...BEFORE, today: '2026-11-02', lines: [] }, {}, 'older');
    if (newest === undefined || older === undefined) throw new Error('October was not recorded');
    const others = [
      { ...newest, runId: 'another-organization', organizationId: 'o-another000' },
      { ...newest, runId: 'a-view', source: { ...newest.source, billingView: 'arn:view' } },
      { ...newest, runId: 'an-export', source: { ...newest.source, kind: 'exports' as const } },
      { ...newest, runId: 'in-euro', currency: 'EUR' },
      { ...newest, runId: 'by-account', by: 'account' as const, spend: [] },
      { ...newest, runId: 'another-metric', metrics: ['AmortizedCost' as const] },
    ].map((one) => ({ ...one, readAt: '2026-11-19T00:00:00Z' }));
    const { restatement } = await restated(AFTER, archiveOf(others, [newest, older]));
    expect(restatement?.of).toBe('newest');
    expect((await restated(AFTER, archiveOf(others))).restatement).toBeUndefined();
    expect((await restated(AFTER, archiveOf([newest]), { by: ['service'] })).restatement).toBeUndefined();
  });

  it('is added up where there are several, days are read as months, and the running month is left out', async () => {
    const earlier = archiveOf(
      await ledgersOf({ ...BEFORE, today: '2026-10-08' }, { period: parsePeriod('2026-09') }, 'run-9'),
      await ledgersOf(BEFORE, {}, 'run-10'),
    );
    const wanted = { period: parsePeriod('2026-08..2026-10') };
    const monthly = await restated(AFTER, earlier, wanted);
    expect(monthly.restatement?.months.map(({ start, of }) => `${start} ${of}`)).toEqual([
      '2026-09-01 run-9',
      '2026-10-01 run-10',
    ]);
    expect(monthly.restatement?.total.UnblendedCost).toMatchObject({ before: '188', after: '178' });
    const daily = await restated(AFTER, earlier, {
      period: parsePeriod('2026-08-20..2026-11-02'),
      granularity: 'DAILY',
    });
    expect(daily.restatement).toEqual(monthly.restatement);
  });

  it('knows an account that has no spend any more and has left, by the name that it had', async () => {
    const gone = { ...BEFORE, lines: [used('2026-10-01', '4', '900000000000')] };
    const earlier = archiveOf(await ledgersOf(gone));
    const { restatement } = await restated({ ...ACME, lines: [], departedNames: {} }, earlier);
    expect(restatement?.accounts).toMatchObject([
      { id: '900000000000', name: 'Sold last year', organizationalUnitId: null },
    ]);
    expect(restatement?.unattributed.UnblendedCost?.change).toBe('-4');
    const selected = await restated(ACME, earlier, { organizationalUnits: ['Platform'] });
    expect(selected.restatement?.accounts.map(({ id }) => id)).toEqual([NETWORK]);
  });
});

describe('the restatement of random bills', () => {
  const size = { units: 6, accounts: 8, lines: 40 };
  const requests: fc.Arbitrary<Partial<ReportRequest>> = fc.record({
    period: fc.constantFrom(parsePeriod('2026-09..2026-10'), parsePeriod('2026-10')),
    excludedChargeTypes: fc.constantFrom<ReportRequest['excludedChargeTypes']>([], ['tax', 'credit']),
    detail: fc.constantFrom('account' as const, 'ou' as const),
    metrics: fc.constantFrom<ReportRequest['metrics']>(['UnblendedCost'], ['AmortizedCost', 'UnblendedCost']),
    organizationalUnits: fc.constantFrom<string[]>([], ['ou-rand-00000000']),
  });

  const units = (text: string) => {
    const { units: found, scale } = decimal(text);
    return found * 10n ** BigInt(12 - scale);
  };

  it('is, in all and in every account, what the lines of the two bills differ by', async () => {
    await fc.assert(
      fc.asyncProperty(randomBills(size), randomBills(size), requests, async (bill, other, changes) => {
        fc.pre(bill.units.length > 1);
        const later: Bill = { ...bill, lines: other.lines };
        const earlier = archiveOf(
          await ledgersOf(bill, {
            period: parsePeriod('2026-09..2026-10'),
            metrics: ['UnblendedCost', 'AmortizedCost'],
          }),
        );
        const { restatement, query } = await restated(later, earlier, changes);
        const inside = new Set<string>();
        for (const { id, parentId } of bill.units) {
          const named =
            changes.organizationalUnits?.length === 0 || changes.organizationalUnits?.includes(id);
          if (named || inside.has(parentId ?? '')) inside.add(id);
        }
        const homes = new Map(bill.accounts.map(({ id, parentId }) => [id, parentId]));
        const isSelected = ({ account, day, recordType = 'Usage' }: Line) => {
          const home = homes.get(account);
          const isIn = home === undefined ? changes.organizationalUnits?.length === 0 : inside.has(home);
          const isOut = changes.excludedChargeTypes?.some((type) => type === recordType.toLowerCase());
          return isIn && isOut !== true && day >= query.start && day < query.end;
        };
        for (const metric of query.metrics) {
          const sums = new Map<string, bigint>();
          for (const [lines, sign] of [
            [bill.lines, -1n],
            [later.lines, 1n],
          ] as const) {
            for (const line of lines.filter(isSelected)) {
              const amount = metric === 'UnblendedCost' ? line.amount : (line.amortized ?? line.amount);
              sums.set(line.account, (sums.get(line.account) ?? 0n) + sign * units(amount));
            }
          }
          const stated = new Map(
            restatement?.accounts.map(({ id, change }) => [id, units(change[metric]?.change ?? '')]),
          );
          for (const [id, sum] of sums) expect(stated.get(id) ?? 0n).toBe(sum);
          const whole = [...sums.values()].reduce((sum, one) => sum + one, 0n);
          expect(units(restatement?.total[metric]?.change ?? '')).toBe(whole);
        }
      }),
      { numRuns: 30 },
    );
  });
});
