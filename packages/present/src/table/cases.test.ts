import { parsePeriod, type Report, reportSpend } from '@ou-cost/spend';
import { sumOfAmounts } from '@ou-cost/spend/money';
import { describe, expect, test } from 'vitest';
import { asking, type Bill, portsOn, SETTINGS } from '../../../spend/src/testing/bill.ts';
import { figureFormat } from '../shared/figure-format.ts';
import { PLAIN } from '../shared/terminal.ts';
import { PLAIN_VIEW } from '../shared/view.ts';
import { SHOP } from '../testing/shop-bill.ts';
import { renderTable } from './render.ts';

function reportOn(bill: Bill, asked: Parameters<typeof asking>[0]): Promise<Report> {
  return reportSpend(portsOn(bill), asking(asked), SETTINGS);
}

function tableIn(columns: number, report: Report): string {
  return renderTable(report, { ...PLAIN_VIEW, terminal: { ...PLAIN, columns } });
}

describe('of a report of many days', () => {
  const asked = { period: parsePeriod('2026-09-01..2026-10-31'), granularity: 'DAILY' } as const;

  test('the last thirty days are listed, and those before them are one sum', async () => {
    const report = await reportOn(SHOP, asked);
    const lines = tableIn(160, report).split('\n');
    const before = sumOfAmounts(report.total.UnblendedCost?.amounts.slice(0, 31) ?? []);
    const amount = figureFormat('USD').amount(before);
    expect(lines).toContain(`… 31 days before  ${amount}`);
    expect(lines.filter((line) => /^2026-\d\d-\d\d {2}/.test(line))).toHaveLength(30);
    expect(lines.some((line) => line.startsWith('2026-10-02 '))).toBe(true);
    expect(lines.some((line) => line.startsWith('2026-10-01 '))).toBe(false);
  });

  test('a small line says how many days a sign stands for', async () => {
    expect(tableIn(160, await reportOn(SHOP, asked))).toContain('; 2 to a sign');
    expect(tableIn(160, await reportOn(SHOP, { granularity: 'DAILY' }))).not.toContain('to a sign');
  });

  test('the sum of the days is never left out, since there are no other amounts of them', async () => {
    const report = await reportOn(SHOP, { granularity: 'DAILY', compare: 'previous' });
    expect(tableIn(60, report)).toMatch(/^Workloads +106,814\.38 +93,777\.44 +-13,036\.94$/m);
  });
});

test('own accounts whose amounts cancel each other out are listed, since they spent', async () => {
  const own = [
    { id: '100000000000', name: 'payer', state: 'ACTIVE', parentId: 'r-x' },
    { id: '200000000000', name: 'refunded', state: 'ACTIVE', parentId: 'r-x' },
  ];
  const report = await reportOn(
    {
      units: [
        { id: 'r-x', name: 'Root', parentId: null },
        { id: 'ou-x-branch000', name: 'Branch', parentId: 'r-x' },
      ],
      accounts: own,
      lines: [
        { account: '100000000000', day: '2026-10-01', amount: '10' },
        { account: '200000000000', day: '2026-10-01', amount: '-10' },
      ],
    },
    {},
  );
  const table = tableIn(80, report);
  expect(table).toMatch(/^Root’s own accounts \(2\) +0\.00/m);
  expect(table).toMatch(/^├─ payer .* 10\.00/m);
  expect(table).toMatch(/^└─ refunded .* -10\.00/m);
});

test('the difference is that of the split that is drawn, where the total is held against several', async () => {
  const report = await reportOn(SHOP, { by: ['charge-type', 'service'] });
  const bills = report.bills.map((bill) => ({
    ...bill,
    reconciliation: {
      ...bill.reconciliation,
      checks: bill.reconciliation.checks.map((check) => ({
        ...check,
        difference: check.by === 'charge-type' ? '0.01' : '-0.02',
      })),
    },
  }));
  for (const checks of [bills, bills.map(reversed)]) {
    expect(tableIn(80, { ...report, bills: checks })).toMatch(/^Difference +0\.01$/m);
  }
});

function reversed(bill: Report['bills'][number]): Report['bills'][number] {
  const { reconciliation } = bill;
  return { ...bill, reconciliation: { ...reconciliation, checks: reconciliation.checks.toReversed() } };
}

test('a unit that moved stands with the whole path above it', async () => {
  const lines = tableIn(120, await reportOn(SHOP, { compare: 'previous' })).split('\n');
  expect(lines.some((line) => line.startsWith('  Production of the web shop (Workloads/Commerce) '))).toBe(
    true,
  );
  expect(lines.some((line) => line.startsWith('  Research 🔬 (Workloads) '))).toBe(true);
  expect(lines.some((line) => line.startsWith('  東京支社   '))).toBe(true);
});
