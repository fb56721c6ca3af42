import type { Report } from '@ou-cost/spend';
import { describe, expect, test } from 'vitest';
import { PLAIN_VIEW } from '../../shared/view.ts';
import { exampleReport } from '../../testing/example-report.ts';
import type { XlsxSheet } from '../sheet.ts';
import { summarySheet } from './sheet.ts';

type Values = (string | number | null)[];

function values(sheet: XlsxSheet, row: number): Values {
  return (sheet.rows[row]?.cells ?? []).map((cell) => (cell?.value as string | number | undefined) ?? null);
}

/** The rows below the titles, by the name of the unit. */
function table(report: Report, view = PLAIN_VIEW) {
  const sheet = summarySheet(report, view);
  const header = sheet.headerRows - 1;
  const rows = sheet.rows.slice(header + 1).map((_, at) => values(sheet, header + 1 + at));
  const named = (name: string) => rows.find(([first]) => first === name)?.slice(1);
  return { sheet, titles: values(sheet, header), names: rows.map(([first]) => first), named };
}

/** A report of October whose comparison covers only the first 25 days. */
function monthToDate(): Report {
  const report = exampleReport({ compare: true });
  const { comparison } = report;
  if (comparison === undefined) throw new Error('the example compares nothing');
  return {
    ...report,
    comparison: {
      ...comparison,
      end: '2026-09-26',
      after: { ...comparison.after, end: '2026-10-26' },
    },
  };
}

describe('the summary of a workbook', () => {
  test('has the total and the share of each unit where nothing is compared, and no chart of one month', () => {
    const { sheet, titles, named } = table(exampleReport());
    expect(titles).toEqual(['Organizational unit', 'Total 2026-10', 'Share of total']);
    expect(named('Workloads')).toEqual([12667.7200000001, 0.882]);
    expect(named('Total')).toEqual([14369.8500000001, 1]);
    expect(sheet.chart).toBeUndefined();
  });

  test('shows what is compared in place of the total, where that is the whole month', () => {
    const { titles, named } = table(exampleReport({ compare: true }));
    expect(titles).toEqual([
      ...['Organizational unit', 'Before 2026-09', 'After 2026-10', 'Change', '%', 'Share of total'],
    ]);
    // 20000 + 1633.14 + 0 before; a quarter of a percent is not rounded away.
    expect(named('Workloads')).toEqual([21633.14, 12667.7200000001, -8965.4199999999, -0.4144, 0.882]);
    expect(named('Platform')?.slice(0, 3)).toEqual([400.5, 81.005, -319.495]);
  });

  test('keeps the total apart where only some days are compared, and says which', () => {
    const { titles } = table(monthToDate());
    expect(titles).toEqual([
      ...['Organizational unit', 'Total 2026-10', 'Share of total'],
      ...['Before 2026-09-01..25', 'After 2026-10-01..25', 'Change', '%'],
    ]);
  });

  test('has a chart and a column for each month of a report of several', () => {
    const { sheet, titles, named } = table(exampleReport({ months: 2 }));
    expect(titles).toEqual([
      ...['Organizational unit', '2 months', 'Total 2026-09 to 2026-10', 'Share of total'],
      ...['2026-09', '2026-10 (estimated, not settled)'],
    ]);
    expect(named('Total')?.slice(1)).toEqual([26553.4428901236, 1, 12183.5928901235, 14369.8500000001]);
    const { chart } = sheet;
    expect(chart?.bars.map(({ value, look, isEstimated }) => [value, look, isEstimated])).toEqual([
      [12183.5928901235, 'other', false],
      [14369.8500000001, 'chosen', true],
    ]);
    expect(chart?.title).toBe('2 months, in thousand USD');
    expect(sheet.sparklines?.length).toBe(sheet.rows.length - sheet.headerRows);
  });

  test('darkens the month that is compared and the one it is compared with, though others follow', () => {
    const report = exampleReport({ months: 2, compare: true });
    const { comparison, periods } = report;
    const [september, october] = periods;
    if (comparison === undefined || september === undefined || october === undefined) throw new Error('none');
    const within = {
      ...comparison,
      start: september.start,
      end: september.end,
      after: { start: october.start, end: october.end, periods: [october] },
    };
    const { chart } = summarySheet({ ...report, comparison: within }, PLAIN_VIEW);
    expect(chart?.bars.map(({ look }) => look)).toEqual(['before', 'chosen']);
  });

  test('has the largest units first, or the names in their order, as asked for', () => {
    const report = exampleReport({ compare: true });
    const top = (sort: 'spend' | 'change' | 'name') => {
      const { names } = table(report, { ...PLAIN_VIEW, sort });
      return names.filter((name) => ['Platform', 'Workloads', 'Root’s own accounts'].includes(String(name)));
    };
    expect(top('spend')).toEqual(['Workloads', 'Root’s own accounts', 'Platform']);
    expect(top('change')).toEqual(['Workloads', 'Root’s own accounts', 'Platform']);
    expect(top('name')).toEqual(['Platform', 'Root’s own accounts', 'Workloads']);
  });

  test('ends with the ledger that adds up, and with what a selection leaves out', () => {
    const report = exampleReport({ compare: true });
    const leftOut = exampleReport().organizationalUnits[1]?.total;
    if (leftOut === undefined) throw new Error('the example has lost its units');
    const selected = {
      ...report,
      selection: { ...report.selection, organizationalUnits: ['Workloads'], leftOut },
    };
    const { names, named, sheet } = table(selected);
    expect(names.slice(-4)).toEqual([
      ...['In units', 'Accounts that left (1)', 'Total', 'Left out by the selection'],
    ]);
    expect(named('In units')?.slice(0, 2)).toEqual([25033.64, 14369.6000000001]);
    expect(named('Accounts that left (1)')?.slice(0, 2)).toEqual([80.25, 0.25]);
    expect(named('Total')?.slice(0, 2)).toEqual([25113.89, 14369.8500000001]);
    expect(named('Left out by the selection')).toEqual([null, 81.005, null, null, null]);
    expect(sheet.filteredRows).toBe(names.length - 4);
    expect(sheet.rows.flatMap(({ cells }) => cells.map((cell) => cell?.value))).toContain('Only');
  });

  test('says who moved: accounts, or units where accounts are not listed', () => {
    const report = exampleReport({ compare: true });
    const moved = (one: Report) =>
      summarySheet(one, PLAIN_VIEW)
        .rows.map(({ cells }) => cells.map((cell) => cell?.value))
        .find(([label]) => label === 'What moved')?.[1];
    // One account is new with 1.005; the other six fell.
    expect(moved(report)).toBe('1 account rose by 1.00, 6 fell by 10,745.04');
    const byUnit = { ...report, query: { ...report.query, detail: 'ou' as const } };
    expect(moved(byUnit)).toMatch(/^1 unit rose by 1\.00, 4 fell by [\d,.]+, by their own accounts$/);
    const { comparison } = report;
    if (comparison === undefined) throw new Error('the example compares nothing');
    const accounts = comparison.accounts.filter(({ change }) => change.UnblendedCost?.change.startsWith('-'));
    expect(moved({ ...report, comparison: { ...comparison, accounts } })).toBe(
      '0 accounts rose by 0.00, 6 fell by 10,745.04',
    );
    const still: Report = JSON.parse(JSON.stringify(report).replace(/"change":"[^"]*"/g, '"change":"0"'));
    expect(moved(still)).toBe('no account changed');
    expect(moved({ ...still, query: byUnit.query })).toBe('no unit changed, by its own accounts');
  });

  test('writes small figures above the bars with their decimals, where the currency has some', () => {
    const report = exampleReport({ months: 2 });
    const chartOf = (amounts: readonly string[], currency = 'USD') => {
      const total = { UnblendedCost: { ...report.total.UnblendedCost, amounts } };
      return summarySheet({ ...report, total, currency }, PLAIN_VIEW).chart;
    };
    expect(chartOf(['0.31', '99.5'])?.format).toBe('#,##0.00');
    expect(chartOf(['0.31', '-250'])?.format).toBe('#,##0');
    expect(chartOf(['31', '99'], 'JPY')?.format).toBe('#,##0');
  });

  test('says which rules could not be judged', () => {
    const report = exampleReport();
    const notes = [...report.notes, { code: 'rule-not-judged', message: "'Nobody' is not there" }];
    const lines = (one: Report) =>
      summarySheet(one, PLAIN_VIEW).rows.map(({ cells }) => cells.slice(0, 2).map((cell) => cell?.value));
    expect(lines({ ...report, notes })).toContainEqual(['Rules not judged', "'Nobody' is not there"]);
    expect(lines(report).flat()).not.toContain('Rules not judged');
  });

  test('writes amounts with the decimals of the currency', () => {
    const formats = (currency: string) => {
      const { sheet } = table(exampleReport({ compare: true, currency }));
      const cells = sheet.rows[sheet.headerRows]?.cells ?? [];
      return cells.slice(1).map((cell) => cell?.format);
    };
    const percents = ['+0.00%;-0.00%;0.00%', '0.0%'];
    expect(formats('USD')).toEqual(['#,##0.00', '#,##0.00', '+#,##0.00;-#,##0.00;#,##0.00', ...percents]);
    expect(formats('JPY')).toEqual(['#,##0', '#,##0', '+#,##0;-#,##0;#,##0', ...percents]);
  });
});
