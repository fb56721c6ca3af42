import { parsePeriod, type Report, reportSpend } from '@ou-cost/spend';
import { sumOfAmounts } from '@ou-cost/spend/money';
import stringWidth from 'string-width';
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
    expect(lines.some((line) => line.startsWith(`… 31 days before  ${amount}  `))).toBe(true);
    const days = lines.flatMap((line) => line.match(/(?<=^| )\d\d-\d\d(?= {2})/g) ?? []);
    expect(days.toSorted()).toEqual(
      Array.from({ length: 30 }, (_, at) => `10-${String(at + 2).padStart(2, '0')}`),
    );
  });

  test('days of two years have their year', async () => {
    const period = parsePeriod('2025-12-20..2026-01-10');
    const table = tableIn(80, await reportOn(SHOP, { period, granularity: 'DAILY' }));
    expect(table).toMatch(/^2025-12-20 .* 2025-12-31 /m);
    expect(table).toMatch(/^2025-12-21 .* 2026-01-01 /m);
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

describe('the short table of many days', () => {
  const DAILY = {
    granularity: 'DAILY',
    compare: 'previous',
    by: ['charge-type', 'service'],
    trend: 3,
  } as const;
  const ids = Array.from({ length: 40 }, (_, at) => String(200000000000 + at));
  /** Forty units below the root, with a unit in each, of which every account spent one dollar in October. */
  const WIDE: Bill = {
    units: [
      { id: 'r-x', name: 'Root', parentId: null },
      ...ids.flatMap((id) => [
        { id: `ou-x-${id}`, name: `Unit ${id}`, parentId: 'r-x' },
        { id: `ou-y-${id}`, name: 'Deep', parentId: `ou-x-${id}` },
      ]),
    ],
    accounts: ids.map((id) => ({ id, name: `account ${id}`, state: 'ACTIVE', parentId: `ou-y-${id}` })),
    lines: ids.map((account, at) => ({
      account,
      service: `Service ${at % 5}`,
      day: '2026-10-05',
      amount: '1',
    })),
  };

  test.each([80, 120, 160])(
    'of %i columns has tens of lines, however many units there are',
    async (columns) => {
      const lines = tableIn(columns, await reportOn(WIDE, DAILY)).split('\n');
      expect(lines.length).toBeLessThanOrEqual(72);
      for (const line of lines) expect(stringWidth(line), line).toBeLessThanOrEqual(columns);
    },
  );

  test('folds what it does not list into one row with its sum, and says how to see it', async () => {
    const table = tableIn(80, await reportOn(WIDE, DAILY));
    expect(table.match(/^Unit 2\S* .* 1\.00 /gm)).toHaveLength(12);
    expect(table).toMatch(/^… and 28 more .* 28\.00 /m);
    expect(table).toMatch(/^Total .* 40\.00 /m);
    expect(table).toMatch(/^ {2}.*… and 2 more 16\.00$|^Services: .*… and 2 more 16\.00$/m);
    expect(table).toContain('--depth lists units further down, --top accounts as\nwell');
  });

  test('says in sentences what moved and what the total consists of, each name beside its amount', async () => {
    const table = tableIn(80, await reportOn(SHOP, DAILY));
    expect(table).toContain(
      'What moved most, 2026-10 against 2026-09: ml-research -16,537.44,\n  storefront-jp +1,622.33, storefront-eu +1,330.76\n12 accounts rose by 4,574.54, 2 fell by 17,238.76.\n',
    );
    expect(table).toContain('Charge types: Usage 120,518.30, Tax 1,834.50, Credits -250.00\n');
    expect(table).toMatch(
      /^3 months, all units, net of credits and refunds:\n {2}\S{3} from \S+ in 2026-08 to /m,
    );
    expect(table).not.toContain('by own accounts');
    const units = tableIn(80, await reportOn(SHOP, { ...DAILY, detail: 'ou' }));
    expect(units).toMatch(/^What moved most, 2026-10 against 2026-09: Research 🔬 -/m);
    const same = tableIn(80, await reportOn({ ...WIDE, lines: [] }, DAILY));
    expect(same).toContain('What moved most, 2026-10 against 2026-09: Nothing changed.\n');
  });

  test('shows units as far down as they are few, and opens what a selection hangs in', async () => {
    expect(tableIn(80, await reportOn(SHOP, DAILY))).toMatch(/^│ {2}├─ Production of the web shop /m);
    const one = await reportOn(WIDE, { ...DAILY, organizationalUnits: ['ou-y-200000000003'] });
    expect(tableIn(80, one)).toMatch(/^└─ Deep .* 1\.00 /m);
  });

  test.each([{ depth: 99 }, { top: 20 }])(
    'is not short where somebody says what it lists: %j',
    async (wanted) => {
      const report = await reportOn(SHOP, DAILY);
      const whole = renderTable(report, { ...PLAIN_VIEW, terminal: { ...PLAIN, columns: 80 }, ...wanted });
      expect(whole).toContain('Units, own accounts only\n');
      expect(whole).toMatch(/^Gross \(without credits and refunds\) /m);
      expect(whole).toContain('3 months, all units');
      expect(whole).not.toContain('this table is short');
    },
  );
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
