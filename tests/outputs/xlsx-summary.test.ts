import { PLAIN_VIEW, rendered } from '@ou-cost/present';
import { type Change, judgeRules, parseRule, type Report, type Spend } from '@ou-cost/spend';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { type Cell, OpenedWorkbook, type Row } from '../support/files/workbook.ts';
import { makeReport, payerAccess } from '../support/in-process/adapters.ts';
import { enterpriseSandbox, whileRunning } from '../support/sandbox/start.ts';
import { TODAY } from '../support/scenarios/generated.ts';

describe('the first sheet of --output xlsx', () => {
  let workbook: OpenedWorkbook;
  let report: Report;

  beforeAll(async () => {
    const question = {
      ...{ period: '2026-10', compare: 'previous', trend: 13 },
      metric: ['UnblendedCost', 'AmortizedCost'],
    };
    const made = await whileRunning(enterpriseSandbox(), (sandbox) =>
      makeReport(payerAccess(sandbox, TODAY), question),
    );
    vi.unstubAllEnvs();
    report = { ...made, rules: judgeRules(made, [parseRule('total total > 0')]) };
    workbook = new OpenedWorkbook((await rendered('xlsx', report, PLAIN_VIEW)) as Uint8Array);
  });

  const header = () => workbook.header('Summary', 'Organizational unit');
  const about = (label: string) =>
    workbook
      .grid('Summary')
      .find(([first]) => first === label)
      ?.slice(1) ?? [];
  const comparison = () => {
    if (report.comparison === undefined) throw new Error('nothing is compared');
    return report.comparison;
  };
  const trend = () => {
    if (report.trend === undefined) throw new Error('there is no trend');
    return report.trend;
  };
  const months = () => trend().periods.map(({ start }) => start.slice(0, 7));

  function expectPercent(shown: Cell | undefined, percent: string | null): void {
    if (percent === null) expect(shown).toBeNull();
    else expect(shown).toBeCloseTo(Number(percent) / 100, 10);
  }

  it('begins with the total, its change, what the net change hides, and whether it adds up', () => {
    const { total, accounts, organizationalUnits } = comparison();
    expect(organizationalUnits.length).toBeGreaterThan(20);
    expect(about('Total, Unblended cost')[0]).toBe(Number(report.total.UnblendedCost?.amounts[0]));
    expect(about('Total, Amortized cost')[0]).toBe(Number(report.total.AmortizedCost?.amounts[0]));
    expect(about('Unblended cost, change')[0]).toBe(Number(total.UnblendedCost?.change));
    expectPercent(about('Unblended cost, change')[2], total.UnblendedCost?.percent ?? null);
    const changes = accounts.map(({ change }) => Number(change.UnblendedCost?.change));
    const rose = changes.filter((change) => change > 0);
    const fell = changes.filter((change) => change < 0);
    const sum = (some: number[]) =>
      Math.abs(some.reduce((all, one) => all + one, 0)).toLocaleString('en-US', {
        minimumFractionDigits: 2,
        maximumFractionDigits: 2,
      });
    expect(about('What moved')[0]).toBe(
      `${rose.length} accounts rose by ${sum(rose)}, ${fell.length} fell by ${sum(fell)}`,
    );
    expect(about('Compared with')[0]).toContain('2026-09-01 to 2026-09-30');
    expect(about('Reconciliation')[0]).toMatch(/^Reconciled: /);
    expect(about('Rules')[0]).toBe('1 of 1 rule holds.');
  });

  it('has every unit below its parent, the largest first, with every figure of the report', () => {
    const changes = new Map(comparison().organizationalUnits.map((unit) => [unit.id, unit]));
    const monthly = new Map(trend().organizationalUnits.map((unit) => [unit.id, unit]));
    const [root] = report.organizationalUnits;
    const listed = (parent: string): { name: string; depth: number; id: string; own: boolean }[] =>
      [
        ...report.organizationalUnits
          .filter(({ parentId }) => parentId === parent)
          .map(({ id, name, depth }) => ({ id, name, depth: depth - 1, own: false })),
        ...(parent === root?.id ? [{ id: parent, name: 'Root’s own accounts', depth: 0, own: true }] : []),
      ]
        .map((unit) => {
          const { direct, total } = changes.get(unit.id) ?? {};
          return { unit, after: Number((unit.own ? direct : total)?.UnblendedCost?.after) };
        })
        .sort((a, b) => b.after - a.after || (a.unit.name < b.unit.name ? -1 : 1))
        .flatMap(({ unit }) => [unit, ...(unit.own ? [] : listed(unit.id))]);
    const expected = listed(root?.id ?? '');
    const shown = workbook.rows('Summary', header());
    expect(shown.slice(0, expected.length).map((row) => row['Organizational unit'])).toEqual(
      expected.map(({ name }) => name),
    );
    for (const [at, { id, own, depth }] of expected.entries()) {
      const row = shown[at];
      const kind = own ? 'direct' : 'total';
      expectSummary(row, changes.get(id)?.[kind], monthly.get(id)?.[kind]);
      const level = workbook.sheet('Summary')['!rows']?.[header() + 1 + at]?.level ?? 0;
      expect(level, String(row?.['Organizational unit'])).toBe(depth);
    }
  });

  it('adds up: what is in units and what has left is the total', () => {
    const shown = workbook.rows('Summary', header());
    const named = (name: string) => shown.find((row) => row['Organizational unit'] === name);
    const { unattributed, total } = comparison();
    expectSummary(named('Accounts that left (2)'), unattributed, trend().unattributed);
    expectSummary(named('Total'), total, trend().total);
    for (const title of ['Before 2026-09', 'After 2026-10', 'Change', 'Share of total', ...months()]) {
      const [units, left, all] = [named('In units'), named('Accounts that left (2)'), named('Total')];
      expect(Number(units?.[title]) + Number(left?.[title]), title).toBeCloseTo(Number(all?.[title]), 6);
    }
    expect(shown.at(-1)).toBe(named('Total'));
  });

  function expectSummary(row: Row | undefined, change: Change | undefined, monthly: Spend | undefined) {
    const { before, after, change: moved, percent } = change?.UnblendedCost ?? {};
    const amounts = [row?.['Before 2026-09'], row?.['After 2026-10'], row?.['Change']];
    expect(amounts).toEqual([before, after, moved].map(Number));
    expectPercent(row?.['%'], percent ?? null);
    const share = (Number(after) / Number(report.total.UnblendedCost?.amounts[0])) * 100;
    expect(Number(row?.['Share of total']) * 100).toBeCloseTo(share, 0);
    expect(months().map((month) => row?.[month])).toEqual(monthly?.UnblendedCost?.amounts.map(Number));
  }

  it('has a chart of the months and a small one in each row, which show the cells of the months', () => {
    const chart = workbook.part('xl/charts/chart1.xml');
    const values = [...chart.matchAll(/<c:v>(-?[\d.]+)<\/c:v>/g)].map(([, value]) => Number(value));
    expect(values).toEqual(trend().total.UnblendedCost?.amounts.map(Number));
    const ranges = [...chart.matchAll(/<c:f>'Summary'!([^<]+)<\/c:f>/g)].map(([, range = '']) =>
      range.replaceAll('$', ''),
    );
    const cells = (range: string) => workbook.cells('Summary', range);
    expect(cells(ranges[0] ?? '')).toEqual(months());
    expect(cells(ranges[1] ?? '')).toEqual(values);
    const small = [
      ...workbook.xml('Summary').matchAll(/<xm:f>'Summary'!([^<]+)<\/xm:f><xm:sqref>B(\d+)<\/xm:sqref>/g),
    ];
    // Every unit but the root, the root's own accounts, in units, those that left, the total.
    expect(small).toHaveLength(report.organizationalUnits.length + 3);
    for (const [, range = '', row = ''] of small) {
      expect(cells(range)).toEqual(workbook.grid('Summary')[Number(row) - 1]?.slice(-13));
    }
    expect(workbook.part('[Content_Types].xml')).toContain('PartName="/xl/charts/chart1.xml"');
    expect(workbook.part('xl/drawings/_rels/drawing1.xml.rels')).toContain('Target="../charts/chart1.xml"');
  });

  it('prints many months on several pages, with the names again on each and the chart above its months', () => {
    const names = workbook.part('xl/workbook.xml');
    const breaks = (name: string) =>
      [...workbook.xml(name).matchAll(/<brk id="(\d+)" max="1048575" man="1"\/>/g)].map(([, id]) =>
        Number(id),
      );
    const months = workbook
      .grid('Summary')
      [workbook.header('Summary', 'Organizational unit')]?.indexOf('2025-10');
    expect(breaks('Summary')).toEqual([months]);
    expect(breaks('Trend').length).toBeGreaterThan(0);
    expect(breaks('Notes')).toEqual([]);
    for (const [name, last] of [
      ['Summary', 'A'],
      ['Trend', 'C'],
    ] as const) {
      expect(names).toContain(`'${name}'!$A:$${last},'${name}'!$`);
      expect(workbook.xml(name)).not.toContain('fitToPage');
      expect(workbook.xml(name)).toMatch(/<pageSetup [^>]*scale="(6[5-9]|7\d|8[0-5])"/);
      expect(workbook.xml(name)).toMatch(/<\/headerFooter><colBreaks /);
    }
    expect(workbook.xml('Notes')).toContain('<pageSetUpPr fitToPage="1"/>');
    expect(workbook.xml('Notes')).toMatch(/<pageSetup [^>]*fitToWidth="1" fitToHeight="0"/);
  });
});
