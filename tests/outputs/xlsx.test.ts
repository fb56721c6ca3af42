import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { read, utils, type WorkBook } from '@e965/xlsx';
import { PLAIN_VIEW, rendered } from '@ou-cost/present';
import type { Sandbox } from '@ou-cost/sandbox';
import {
  type Change,
  METRICS,
  partsBySplit,
  pathText,
  type Report,
  type Spend,
  splitNamed,
} from '@ou-cost/spend';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readReport } from '../support/files/reports.ts';
import { temporaryFolder } from '../support/files/temporary-folder.ts';
import { type Cell, OpenedWorkbook, type Row } from '../support/files/workbook.ts';
import { INVOKER_ROLE, ouCost, toFiles } from '../support/processes/ou-cost.ts';
import { enterpriseSandbox } from '../support/sandbox/start.ts';

const NAMES = { UnblendedCost: 'Unblended cost', AmortizedCost: 'Amortized cost' } as const;
type Asked = keyof typeof NAMES;
const ASKED = METRICS.filter((metric): metric is Asked => metric in NAMES);

/** What a charge type is called; services keep their names. */
const LABELS = new Map([
  ['usage', 'Usage'],
  ['savings-plan', 'Savings Plans'],
  ['reservation', 'Reservations'],
  ['discount', 'Discounts'],
  ['credit', 'Credits'],
  ['refund', 'Refunds'],
  ['tax', 'Tax'],
  ['support', 'Support'],
  ['fee', 'Fees'],
]);
const shownAs = (part: string): string => LABELS.get(part) ?? part;

const SHEETS = [
  ...['Summary', 'Movers', 'Units', 'Accounts', 'Charge types', 'Services', 'Trend', 'Comparison'],
  ...['Reconciliation', 'Notes', 'About'],
];
const JAPANESE_SHEETS = [
  ...['概要', '増減の大きい項目', 'OU', 'アカウント', '料金種別', 'サービス', '推移', '増減'],
  ...['照合', '注記', 'レポート情報'],
];

describe('--output xlsx, read by another library', () => {
  let sandbox: Sandbox;
  let folder: string;
  let workbook: OpenedWorkbook;
  let report: Report;

  beforeAll(async () => {
    sandbox = await enterpriseSandbox();
    folder = temporaryFolder('xlsx');
    const ended = await ouCost(sandbox, 'RundeckBatchRole', [
      ...['run', '--invoker-role-arn', INVOKER_ROLE, '--period', '2026-10', '--compare', 'previous'],
      ...['--trend', '13', '--by', 'charge-type', '--by', 'service', '--fail-if', 'total total > 0'],
      ...ASKED.flatMap((metric) => ['--metric', metric]),
      ...['--quiet', ...toFiles(folder, 'json', 'xlsx')],
    ]);
    expect(ended).toMatchObject({ exitCode: 3, stdout: '' });
    report = readReport(join(folder, 'report.json'));
    workbook = new OpenedWorkbook(readFileSync(join(folder, 'report.xlsx')));
  });

  afterAll(() => sandbox?.stop());

  const comparison = () => {
    if (report.comparison === undefined) throw new Error('nothing is compared');
    return report.comparison;
  };
  const trend = () => {
    if (report.trend === undefined) throw new Error('there is no trend');
    return report.trend;
  };

  /** Expects that the amounts of a row are those of a spend, converted to doubles. */
  function expectAmounts(row: Row | undefined, name: string, spend: Spend, months = ['2026-10']): void {
    for (const metric of ASKED) {
      const titles = months.map((month) => [NAMES[metric], name, month].filter(Boolean).join(' '));
      expect(titles.map((title) => row?.[title])).toEqual(spend[metric]?.amounts.map(Number));
    }
  }

  function expectChange(row: Row | undefined, change: Change): void {
    for (const metric of ASKED) {
      const { before, after, change: moved, percent } = change[metric] ?? {};
      const own = NAMES[metric];
      const amounts = [`${own} Before 2026-09`, `${own} After 2026-10`, `${own} Change`].map(
        (title) => row?.[title],
      );
      expect(amounts).toEqual([before, after, moved].map(Number));
      expectPercent(row?.[`${own} %`], percent ?? null);
    }
  }

  function expectPercent(shown: Cell | undefined, percent: string | null): void {
    if (percent === null) expect(shown).toBeNull();
    else expect(shown).toBeCloseTo(Number(percent) / 100, 10);
  }

  const months = () => trend().periods.map(({ start }) => start.slice(0, 7));

  it('has a sheet for each view, and the same in Japanese with the same figures', async () => {
    expect(workbook.names).toEqual(SHEETS);
    const view = { ...PLAIN_VIEW, language: 'ja', locale: 'ja-JP' } as const;
    const japanese = read(await rendered('xlsx', report, view));
    expect(japanese.SheetNames).toEqual(JAPANESE_SHEETS);
    const numbers = (book: WorkBook, names: readonly string[]) =>
      names.map((name) =>
        Object.entries(book.Sheets[name] ?? {}).flatMap(([address, cell]) =>
          cell?.t === 'n' ? [[address, cell.v]] : [],
        ),
      );
    expect(numbers(japanese, JAPANESE_SHEETS)).toEqual(numbers(workbook.book, SHEETS));
    const texts = JSON.stringify(japanese.Sheets['概要']);
    expect(texts).toContain('組織単位(OU)別 AWS 利用料');
    expect(texts).toContain('2026年10月1日〜31日');
  });

  it('has the direct and total spend of every unit as numbers with the currency, in an outline', () => {
    const units = workbook.rows('Units');
    for (const [at, unit] of report.organizationalUnits.entries()) {
      expect(units[at]).toMatchObject({
        'Organizational unit': unit.name,
        Path: pathText(unit.path),
        'OU id': unit.id,
        Accounts: unit.accountIds.length,
      });
      expectAmounts(units[at], 'Direct', unit.direct);
      expectAmounts(units[at], 'Total', unit.total);
      expect(units[at]?.['Unblended cost Gross 2026-10']).toBe(Number(unit.total.UnblendedCost?.gross?.[0]));
      expect(workbook.sheet('Units')['!rows']?.[at + 1]?.level ?? 0).toBe(unit.depth);
    }
    const named = (name: string) => units.find((row) => row['Organizational unit'] === name);
    expectAmounts(named('Total'), 'Total', report.total);
    expectAmounts(named('Accounts that left'), 'Total', report.unattributed.total);
    expect(workbook.sheet('Units')['F2']).toMatchObject({ t: 'n', z: '[$USD] #,##0.00' });
    expect(Math.max(...report.organizationalUnits.map(({ depth }) => depth))).toBe(5);
  });

  it('has every account by its id, with leading zeros, and what changed', () => {
    const accounts = workbook.rows('Accounts');
    const changes = new Map(comparison().accounts.map(({ id, change }) => [id, change]));
    expect(accounts.map((row) => row['Account id'])).toEqual(report.accounts.map(({ id }) => id));
    for (const [at, { id, spend }] of report.accounts.entries()) {
      expectAmounts(accounts[at], 'Total', spend);
      const change = changes.get(id);
      if (change !== undefined) expectChange(accounts[at], change);
    }
  });

  it.each([
    ['Charge types', 'Charge type', 'charge-type'],
    ['Services', 'Service', 'service'],
  ])('has %s of each unit with what changed, which add up to it', (name, title, by) => {
    const split = splitNamed(by);
    const changes = new Map(comparison().organizationalUnits.map(({ id, total }) => [id, total]));
    const byUnit = Map.groupBy(workbook.rows(name), (row) => row['OU id']);
    for (const { id, total } of report.organizationalUnits) {
      const own = byUnit.get(id) ?? [];
      const occurring = new Set<string>();
      for (const metric of ASKED) {
        const spend = total[metric];
        const change = changes.get(id)?.[metric];
        if (spend === undefined || change === undefined) throw new Error(`${metric} is missing`);
        const parts = partsBySplit(spend, split);
        const changed = partsBySplit(change, split);
        const amounts = own.map((row) => [row[title], row[`${NAMES[metric]} 2026-10`]]);
        const wanted = new Map([...parts].map(([part, [amount]]) => [shownAs(part), Number(amount)]));
        for (const [part, amount] of amounts) expect(amount).toBe(wanted.get(String(part)) ?? 0);
        for (const part of [...parts.keys(), ...changed.keys()]) occurring.add(shownAs(part));
        const sum = (titled: string) =>
          own.reduce((all, row) => all + Number(row[`${NAMES[metric]} ${titled}`]), 0);
        expect(sum('2026-10')).toBeCloseTo(Number(spend.amounts[0]), 6);
        expect(sum('Before 2026-09')).toBeCloseTo(Number(change.before), 6);
        expect(sum('Change')).toBeCloseTo(Number(change.change), 6);
      }
      expect(new Set(own.map((row) => row[title]))).toEqual(occurring);
    }
  });

  it('has the trend of the total, of every unit and of every account', () => {
    const found = new Map(workbook.rows('Trend').map((row) => [`${row['Of']} ${row['Id'] ?? ''}`, row]));
    const { total, unattributed, organizationalUnits, accounts } = trend();
    expectAmounts(found.get('total '), '', total, months());
    expectAmounts(found.get('accounts that left '), '', unattributed, months());
    for (const { id, total: sum, direct } of organizationalUnits) {
      expectAmounts(found.get(`unit ${id}`), '', sum, months());
      expectAmounts(found.get(`unit, own accounts ${id}`), '', direct, months());
    }
    for (const { id, spend } of accounts) expectAmounts(found.get(`account ${id}`), '', spend, months());
    expect(found.size).toBe(2 + 2 * organizationalUnits.length + accounts.length);
  });

  it('has the change of every unit and account, and of those that moved most', () => {
    const found = new Map(workbook.rows('Comparison').map((row) => [`${row['Of']} ${row['Id'] ?? ''}`, row]));
    const { organizationalUnits, accounts, movers } = comparison();
    for (const { id, direct, total } of organizationalUnits) {
      expectChange(found.get(`unit ${id}`), total);
      expectChange(found.get(`unit, own accounts ${id}`), direct);
    }
    for (const { id, change } of accounts) expectChange(found.get(`account ${id}`), change);
    expect(accounts.length).toBeGreaterThan(50);
    const shown = workbook.rows('Movers');
    const expected = [
      ...movers.organizationalUnits.map(({ direct }) => direct),
      ...movers.accounts.map(({ change }) => change),
      ...(movers.services ?? []).map(({ change }) => change),
    ];
    expect(shown).toHaveLength(expected.length);
    for (const [at, change] of expected.entries()) expectChange(shown[at], change);
    expect(shown.map((row) => row['Of']).filter((of) => of === 'service')).toHaveLength(10);
    // The days stand in the titles, not once more in every row.
    expect(Object.keys(shown[0] ?? {})).not.toContain('Compared with');
  });

  it('has every check of the reconciliation, and says what it was read by', () => {
    const checks = report.bills.flatMap(({ reconciliation }) => reconciliation.checks);
    const shown = workbook.rows('Reconciliation');
    expect(shown.map((row) => [row['From'], row['Exact difference']])).toEqual(
      checks.map(({ period, difference }) => [period, difference]),
    );
    for (const [at, { attributed, independent }] of checks.entries()) {
      expect(shown[at]?.['Sum of all accounts']).toBe(Number(attributed));
      expect(shown[at]?.["Cost Explorer's own total"]).toBe(Number(independent));
    }
    expect(new Set(shown.map((row) => row['Read by']))).toEqual(
      new Set(['Charge type', 'Service', 'Account']),
    );
  });

  it('says which rules hold, and how a spreadsheet rounds numbers', () => {
    expect(utils.sheet_to_csv(workbook.sheet('About'))).toContain('Rule that holds,total total > 0');
    expect(utils.sheet_to_csv(workbook.sheet('Notes'))).toContain('rounded half to even to ten decimals');
  });

  it('freezes its header rows, can be filtered, and prints with its header on every page', () => {
    const names = workbook.part('xl/workbook.xml');
    for (const [at, name] of SHEETS.entries()) {
      const header = name === 'Summary' ? workbook.header(name, 'Organizational unit') : 0;
      expect(workbook.xml(name)).toMatch(new RegExp(`<pane [^>]*ySplit="${header + 1}"[^>]*state="frozen"`));
      expect(workbook.xml(name)).toMatch(/<pageSetup [^>]*orientation="landscape"/);
      expect(names).toMatch(
        new RegExp(
          `name="_xlnm.Print_Titles" localSheetId="${at}">[^<]*'${name}'!\\$${header + 1}:\\$${header + 1}<`,
        ),
      );
    }
    const filters = SHEETS.map((name) => [name, workbook.sheet(name)['!autofilter']?.ref]);
    const first = workbook.header('Summary', 'Organizational unit') + 1;
    expect(Object.fromEntries(filters)).toMatchObject({
      // The sums below the units are not filtered with them.
      Summary: `A${first}:T${first + report.organizationalUnits.length}`,
      Units: `A1:K${1 + report.organizationalUnits.length}`,
      Accounts: `A1:O${1 + report.accounts.length}`,
    });
    expect(workbook.xml('Units')).toContain('<outlinePr summaryBelow="0"/>');
  });

  it('has no formula and no link', () => {
    for (const name of workbook.names) {
      for (const [address, cell] of Object.entries(workbook.sheet(name))) {
        if (address.startsWith('!')) continue;
        expect(cell).not.toHaveProperty('f');
        expect(cell).not.toHaveProperty('l');
      }
      expect(workbook.xml(name)).not.toContain('<f>');
    }
  });

  it('is refused on standard output, before any AWS request', async () => {
    const before = sandbox.calls.length;
    const ended = await ouCost(sandbox, 'RundeckBatchRole', ['run', '--output', 'xlsx']);
    expect(ended).toMatchObject({ exitCode: 2, stdout: '' });
    expect(ended.stderr).toContain('--out report.xlsx');
    expect(sandbox.calls).toHaveLength(before);
  });
});
