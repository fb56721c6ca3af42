import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CFB, read, utils, type WorkBook } from '@e965/xlsx';
import type { Sandbox } from '@ou-cost/sandbox';
import { pathText, type Report } from '@ou-cost/spend';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { soleBill } from '../../packages/spend/src/testing/reports.ts';
import { readReport } from '../support/files/reports.ts';
import { temporaryFolder } from '../support/files/temporary-folder.ts';
import { INVOKER_ROLE, ouCost, toFiles } from '../support/processes/ou-cost.ts';
import { enterpriseSandbox } from '../support/sandbox/start.ts';

type Row = Record<string, string | number | null>;

describe('--output xlsx, read by another library', () => {
  let sandbox: Sandbox;
  let folder: string;
  let bytes: Buffer;
  let workbook: WorkBook;
  let report: Report;

  beforeAll(async () => {
    sandbox = await enterpriseSandbox();
    folder = temporaryFolder('xlsx');
    const ended = await ouCost(sandbox, 'RundeckBatchRole', [
      ...['run', '--invoker-role-arn', INVOKER_ROLE],
      ...['--period', '2026-09..2026-10', '--compare', 'previous', '--fail-if', 'total total > 0'],
      ...['--metric', 'UnblendedCost', '--metric', 'AmortizedCost', '--quiet'],
      ...toFiles(folder, 'json', 'xlsx'),
    ]);
    expect(ended).toMatchObject({ exitCode: 3, stdout: '' });
    report = readReport(join(folder, 'report.json'));
    bytes = readFileSync(join(folder, 'report.xlsx'));
    workbook = read(bytes, { cellNF: true, cellStyles: true, cellFormula: true });
  });

  afterAll(() => sandbox?.stop());

  const sheet = (name: string) => {
    const found = workbook.Sheets[name];
    if (found === undefined) throw new Error(`there is no sheet '${name}'`);
    return found;
  };
  const rows = (name: string): Row[] => utils.sheet_to_json(sheet(name), { defval: null, raw: true });
  const xml = (name: string): string => {
    const entry = CFB.find(CFB.read(bytes, { type: 'buffer' }), `/${name}`);
    return Buffer.from(entry?.content ?? []).toString('utf8');
  };

  /** Expects that the amounts of a row are those of the report, converted to doubles. */
  function expectAmounts(row: Row | undefined, name: string, spend: Report['total']): void {
    for (const metric of report.query.metrics) {
      const label = name === '' ? metric : `${metric} ${name}`;
      const cells = Object.entries(row ?? {}).filter(([title]) => title.startsWith(`${label} 2026-`));
      expect(cells.map(([, value]) => value)).toEqual(spend[metric]?.amounts.map(Number));
    }
  }

  it('has a sheet for each view', () => {
    expect(workbook.SheetNames).toEqual([
      ...['Summary', 'Units', 'Accounts', 'Charge types', 'Comparison', 'Reconciliation', 'Notes'],
    ]);
  });

  it('has the direct and total spend of every unit as numbers with the currency, in an outline', () => {
    const units = rows('Units');
    for (const [at, unit] of report.organizationalUnits.entries()) {
      expect(units[at]).toMatchObject({
        'Organizational unit': unit.name,
        Path: pathText(unit.path),
        'OU id': unit.id,
        Accounts: unit.accountIds.length,
      });
      expectAmounts(units[at], 'direct', unit.direct);
      expectAmounts(units[at], 'total', unit.total);
      expect(sheet('Units')['!rows']?.[at + 1]?.level ?? 0).toBe(unit.depth);
    }
    const named = (name: string) => units.find((row) => row['Organizational unit'] === name);
    expectAmounts(named('Total'), 'total', report.total);
    expectAmounts(named('No longer in the organization'), 'total', report.unattributed.total);
    expect(sheet('Units')['F2']).toMatchObject({ t: 'n', z: '[$USD] #,##0.00' });
    expect(Math.max(...report.organizationalUnits.map(({ depth }) => depth))).toBe(5);
  });

  it('has every account by its id, with leading zeros', () => {
    const accounts = rows('Accounts');
    expect(accounts.map((row) => row['Account id'])).toEqual(report.accounts.map(({ id }) => id));
    for (const [at, account] of report.accounts.entries())
      expectAmounts(accounts[at], 'total', account.spend);
  });

  it('has charge types that add up to the total of each unit', () => {
    const sums = new Map<string, number>();
    for (const row of rows('Charge types')) {
      const id = String(row['OU id']);
      const title = Object.keys(row).find((name) => name.startsWith('UnblendedCost 2026-10')) ?? '';
      sums.set(id, (sums.get(id) ?? 0) + Number(row[title]));
    }
    for (const { id, total } of report.organizationalUnits) {
      expect(sums.get(id) ?? 0).toBeCloseTo(Number(total.UnblendedCost?.amounts[1]), 6);
    }
  });

  it('has the change of every unit and account', () => {
    const changes = new Map(rows('Comparison').map((row) => [`${row['Of']} ${row['Id'] ?? ''}`, row]));
    const expected = [
      ...(report.comparison?.organizationalUnits.map(({ id, total }) => [`unit ${id}`, total] as const) ??
        []),
      ...(report.comparison?.accounts.map(({ id, change }) => [`account ${id}`, change] as const) ?? []),
    ];
    expect(expected.length).toBeGreaterThan(60);
    for (const [key, change] of expected) {
      expect(changes.get(key)?.['UnblendedCost before'], key).toBe(Number(change.UnblendedCost?.before));
      expect(changes.get(key)?.['UnblendedCost change'], key).toBe(Number(change.UnblendedCost?.change));
      const percent = change.UnblendedCost?.percent ?? null;
      const shown = changes.get(key)?.['UnblendedCost change %'];
      if (percent === null) expect(shown).toBeNull();
      else expect(shown).toBeCloseTo(Number(percent) / 100, 10);
    }
  });

  it('says which rules hold, whether the bill is reconciled, and how a spreadsheet rounds numbers', () => {
    const summary = utils.sheet_to_csv(sheet('Summary'));
    expect(summary).toContain('Rule that holds,total total > 0');
    expect(summary).toContain('Reconciliation,');
    expect(utils.sheet_to_csv(sheet('Notes'))).toContain('rounded half to even to ten decimals');
    expect(rows('Reconciliation')).toHaveLength(soleBill(report).reconciliation.checks.length);
  });

  it('freezes its header rows, and its outline has sums above their parts', () => {
    for (const at of workbook.SheetNames.keys()) {
      expect(xml(`xl/worksheets/sheet${at + 1}.xml`)).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/);
    }
    expect(xml('xl/worksheets/sheet2.xml')).toContain('<outlinePr summaryBelow="0"/>');
  });

  it('has no formula and no link', () => {
    for (const name of workbook.SheetNames) {
      for (const [address, cell] of Object.entries(sheet(name))) {
        if (address.startsWith('!')) continue;
        expect(cell).not.toHaveProperty('f');
        expect(cell).not.toHaveProperty('l');
      }
    }
    for (const at of workbook.SheetNames.keys())
      expect(xml(`xl/worksheets/sheet${at + 1}.xml`)).not.toContain('<f>');
  });

  it('is refused on standard output, before any AWS request', async () => {
    const before = sandbox.calls.length;
    const ended = await ouCost(sandbox, 'RundeckBatchRole', ['run', '--output', 'xlsx']);
    expect(ended).toMatchObject({ exitCode: 2, stdout: '' });
    expect(ended.stderr).toContain('--out report.xlsx');
    expect(sandbox.calls).toHaveLength(before);
  });
});
