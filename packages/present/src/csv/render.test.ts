import { add, formatDecimal, parseDecimal, parsePeriod, type Report, type Spend } from '@ou-cost/spend';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import type { Render } from '../shared/view.ts';
import { PLAIN_VIEW } from '../shared/view.ts';
import { exampleReport } from '../testing/example-report.ts';
import { shopOverTime } from '../testing/shop-over-time.ts';
import { renderCsvOu } from './by-unit.ts';
import { renderCsv } from './render.ts';

const view = PLAIN_VIEW;

const csv: Render = (report, shown) => [...renderCsv(report, shown)].join('');

/** Rows by column name. */
function records(text: string): Record<string, string>[] {
  return parse(text, { bom: true, columns: true });
}

function sumOf(amounts: readonly (string | undefined)[]): string {
  const zero = { units: 0n, scale: 0 };
  return formatDecimal(amounts.reduce((sum, text) => add(sum, parseDecimal(text ?? '') ?? zero), zero));
}

describe('csv', () => {
  test('reads back to the total of each period', () => {
    const rows = records(csv(exampleReport({ months: 2 }), view));
    const of = (start: string) => rows.filter((row) => row['ChargePeriodStart'] === `${start}T00:00:00Z`);
    expect(sumOf(of('2026-09-01').map((row) => row['BilledCost']))).toBe('12183.5928901235');
    expect(sumOf(of('2026-10-01').map((row) => row['BilledCost']))).toBe('14369.8500000001');
  });

  test('has the column of each metric that was asked for, and no other', () => {
    const [row = {}] = records(csv(exampleReport({ metrics: ['AmortizedCost', 'BlendedCost'] }), view));
    expect(row).toHaveProperty('EffectiveCost');
    expect(row).toHaveProperty('x_BlendedCost');
    expect(row).not.toHaveProperty('BilledCost');
  });

  test('says of each row why the account is said to have stood in the unit in its period', async () => {
    const { accounts, ...report } = await shopOverTime({ period: parsePeriod('2026-09..2026-10') });
    const known = accounts.find(({ placements }) => placements.length === 1) ?? accounts[0];
    if (known === undefined) throw new Error('the report has no account');
    const unit = { organizationalUnitId: known.placements[0]?.organizationalUnitId ?? null };
    const placements = [
      { ...unit, from: '2026-01-01', to: '2026-10-01', basis: 'before-history' as const },
      { ...unit, from: '2026-10-01', to: null, basis: 'seen' as const },
    ];
    const rows = records(csv({ ...report, accounts: [{ ...known, placements }] }, view));
    const found = rows.map((row) => `${row['ChargePeriodStart']?.slice(0, 7)} ${row['x_PlacementBasis']}`);
    expect(new Set(found)).toEqual(new Set(['2026-09 before-history', '2026-10 seen']));
  });

  test('gives another path to a unit that is called as the root is', () => {
    const example = exampleReport();
    const holder = example.organizationalUnits.find(
      ({ depth, accountIds }) => depth > 0 && accountIds.length > 0,
    );
    const report: Report = {
      ...example,
      organizationalUnits: example.organizationalUnits.map((unit) =>
        unit === holder ? { ...unit, name: 'Root', path: ['Root', 'Root'] } : unit,
      ),
    };
    const pathById = (text: string, id: string, path: string) =>
      new Map(records(text).map((row) => [row[id], row[path]]));
    const unitRows = [...renderCsvOu(report, view)].join('');
    for (const paths of [
      pathById(csv(report, view), 'x_OuId', 'x_OuPath'),
      pathById(unitRows, 'OU id', 'OU path'),
    ]) {
      expect([...paths.values()].filter((path) => path === 'Root')).toHaveLength(1);
      expect(paths.get(holder?.id)).toBe('/Root');
    }
  });

  test('gives part of a month its whole billing period', () => {
    const example = exampleReport();
    const period = { start: '2026-12-05', end: '2026-12-12', estimated: true, settled: false };
    const [row] = records(csv({ ...example, periods: [period] }, view));
    expect(row).toMatchObject({
      BillingPeriodStart: '2026-12-01T00:00:00Z',
      BillingPeriodEnd: '2027-01-01T00:00:00Z',
      ChargePeriodStart: '2026-12-05T00:00:00Z',
      ChargePeriodEnd: '2026-12-12T00:00:00Z',
    });
  });

  test('has what AWS attributes to no account as a row of its own', () => {
    const report: Report = {
      ...exampleReport(),
      notAttributedBySource: { UnblendedCost: { amounts: ['3.25'] } },
    };
    const row = records(csv(report, view)).at(-1);
    expect(row).toMatchObject({
      SubAccountId: '',
      x_ChargeType: 'not-attributed-by-source',
      BilledCost: '3.25',
    });
  });

  describe('of commitments', () => {
    const spend: Spend = {
      UnblendedCost: {
        amounts: ['1092.5'],
        gross: ['1092.5'],
        byChargeType: { 'savings-plan': ['562.5'], reservation: ['530'] },
        commitmentFees: { 'savings-plan': ['560.5'], reservation: ['530'] },
      },
      AmortizedCost: {
        amounts: ['102.5'],
        gross: ['102.5'],
        byChargeType: { 'savings-plan': ['60.5'], reservation: ['42'] },
        commitmentFees: { reservation: ['0.33'] },
      },
    };
    const rowsOf = (changed: Spend) => {
      const example = exampleReport({ metrics: ['UnblendedCost', 'AmortizedCost'] });
      const [account] = example.accounts;
      if (account === undefined) throw new Error('the example has no account');
      return records(csv({ ...example, accounts: [{ ...account, spend: changed }] }, view)).map((row) => [
        row['ChargeCategory'],
        row['x_ChargeType'],
        row['BilledCost'],
        row['EffectiveCost'],
      ]);
    };

    test('tells the usage that is covered from the purchase, which in effect costs nothing', () => {
      // Savings Plan: 562.5 − 560.5 = 2 as billed. Reservation: 530 − 530 = 0 as billed; in effect 41.67 used and 0.33 not.
      expect(rowsOf(spend)).toEqual([
        ['Usage', 'savings-plan', '2', '60.5'],
        ['Purchase', 'savings-plan', '560.5', '0'],
        ['Usage', 'reservation', '0', '42'],
        ['Purchase', 'reservation', '530', '0'],
      ]);
    });

    test('has no row for usage where there are fees only', () => {
      const fee = { amounts: ['7'], gross: ['7'], byChargeType: { reservation: ['7'] } };
      const UnblendedCost = { ...fee, commitmentFees: { reservation: ['7'] } };
      const AmortizedCost = { amounts: ['0'], gross: ['0'], byChargeType: {} };
      expect(rowsOf({ UnblendedCost, AmortizedCost })).toEqual([['Purchase', 'reservation', '7', '0']]);
    });

    test('has both rows where usage and fees cancel each other out', () => {
      const nothing = { amounts: ['0'], gross: ['0'], byChargeType: {} };
      const UnblendedCost = { ...nothing, commitmentFees: { 'savings-plan': ['3'] } };
      expect(rowsOf({ UnblendedCost, AmortizedCost: nothing })).toEqual([
        ['Usage', 'savings-plan', '-3', '0'],
        ['Purchase', 'savings-plan', '3', '0'],
      ]);
    });
  });

  test('names services instead of charge categories in a report by service', () => {
    const amounts = ['1.5'];
    const spend = { UnblendedCost: { amounts, byService: { 'Amazon S3': amounts } } };
    const example = exampleReport();
    const [account] = example.accounts;
    if (account === undefined) throw new Error('the example has no account');
    const report: Report = {
      ...example,
      query: { ...example.query, by: 'service' },
      accounts: [{ ...account, spend }],
    };
    const [row] = records(csv(report, view));
    expect(row).toMatchObject({ ServiceName: 'Amazon S3', BilledCost: '1.5' });
    expect(row).not.toHaveProperty('ChargeCategory');
  });

  test('is refused for a report without accounts', () => {
    const example = exampleReport();
    const report: Report = { ...example, query: { ...example.query, detail: 'ou' }, accounts: [] };
    expect(() => renderCsv(report, view)).toThrow(/use csv-ou/);
  });

  test('refuses an amount that is not a number instead of passing it on', () => {
    const example = exampleReport();
    const report: Report = { ...example, notAttributedBySource: { UnblendedCost: { amounts: ['=1+1'] } } };
    expect(() => csv(report, view)).toThrow(/'=1\+1' is not a number/);
  });
});

/** The report as it would be with another outcome of its reconciliation. */
function withStatus(status: Report['bills'][number]['reconciliation']['status']): Report {
  const example = exampleReport({ compare: true });
  const bills = example.bills.map((bill) => ({
    ...bill,
    reconciliation: { ...bill.reconciliation, status },
  }));
  return { ...example, bills };
}

describe.each(['reconciled', 'difference-allowed', 'not-checked'] as const)(
  'a report that is %s',
  (status) => {
    test('says so in every row of csv and of csv-ou', () => {
      const rows = records(csv(withStatus(status), view));
      expect(new Set(rows.map((row) => row['x_Reconciliation']))).toEqual(new Set([status]));
      const units = records(renderCsvOu(withStatus(status), view));
      expect(new Set(units.map((row) => row['Reconciliation']))).toEqual(new Set([status]));
    });
  },
);

test('csv and csv-ou name in every row the source of the figures, as text', () => {
  const example = exampleReport({});
  const bills = example.bills.map((bill) => ({ ...bill, source: { ...bill.source, name: '=bill (FOCUS)' } }));
  const report = { ...example, bills };
  expect(new Set(records(csv(report, view)).map((row) => row['x_Source']))).toEqual(
    new Set(["'=bill (FOCUS)"]),
  );
  expect(new Set(records(renderCsvOu(report, view)).map((row) => row['Source']))).toEqual(
    new Set(["'=bill (FOCUS)"]),
  );
});

describe('csv-ou', () => {
  test('says beside its changes with which days it compares', () => {
    const [row] = records(renderCsvOu(exampleReport({ compare: true }), view));
    expect(row).toMatchObject({
      'Compared with': '2026-09-01 to 2026-09-30 (30 days; the report has 31)',
    });
    expect(records(renderCsvOu(exampleReport(), view))[0]).not.toHaveProperty('Compared with');
  });

  test('has no two columns of one title, whatever services are called', () => {
    const names = ['total', 'direct', 'a\nb', 'a\\nb', 'Amazon S3', 'total (2)'];
    const parts = names.map((name, at): [string, string[]] => [name, [`${at + 1}`]]);
    // 1 + 2 + 3 + 4 + 5 + 6
    const spend: Spend = { UnblendedCost: { amounts: ['21'], byService: Object.fromEntries(parts) } };
    const example = exampleReport();
    const [root] = example.organizationalUnits;
    if (root === undefined) throw new Error('the example has no root');
    const report: Report = {
      ...example,
      periods: [{ start: '2026-10-01', end: '2026-11-01', estimated: false, settled: true }],
      query: { ...example.query, by: 'service' },
      total: spend,
      organizationalUnits: [{ ...root, direct: spend, total: spend }],
    };
    const text = [...renderCsvOu(report, view)].join('');
    const [titles = []]: string[][] = parse(text, { bom: true, to: 1 });
    expect(titles).toHaveLength(new Set(titles).size);
    const [row = {}] = records(text);
    const amounts = Object.entries(row).filter(([title]) => title.startsWith('UnblendedCost '));
    expect(row['UnblendedCost total 2026-10']).toBe('21');
    expect(row['UnblendedCost direct 2026-10']).toBe('21');
    expect(sumOf(amounts.slice(2).map(([, amount]) => amount))).toBe('21');
  });

  test('has root and unattributed add up to the total', () => {
    const rows = records(renderCsvOu(exampleReport(), view));
    const column = 'UnblendedCost total 2026-10 (estimated, not settled)';
    const of = (kind: string) => rows.find((row) => row['Row'] === kind)?.[column];
    expect(sumOf([of('unit'), of('no longer in the organization')])).toBe(of('total'));
  });

  test('leaves the percentage of a change from zero empty', () => {
    const rows = records(renderCsvOu(exampleReport({ compare: true }), view));
    const row = rows.find((one) => one['OU id'] === 'ou-ab12-tokyoreg');
    expect(row).toMatchObject({ 'UnblendedCost before': '0', 'UnblendedCost change %': '' });
  });
});
