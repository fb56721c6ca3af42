import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import { isTextOutput, REPORT_OUTPUT_NAMES } from '@ou-cost/contract/options';
import type { Sandbox, Scenario } from '@ou-cost/sandbox';
import type { Report, Spend } from '@ou-cost/spend';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportFrom } from '../support/files/reports.ts';
import { temporaryFolder } from '../support/files/temporary-folder.ts';
import { csvRows } from '../support/numbers/csv-sums.ts';
import { INVOKER_ROLE, ouCost, toFiles } from '../support/processes/ou-cost.ts';
import { sandboxOf } from '../support/sandbox/start.ts';
import { unitId, type WrittenCharge, writtenScenario, writtenUnit } from '../support/scenarios/written.ts';

/* Every name that comes from elsewhere is one that every object has, through the function and into every output. */

const NAMES = [...Object.getOwnPropertyNames(Object.prototype), 'prototype', '0'];

/** The charge of the name at a position: 1.01, 2.01, 4.01, …, so that no two sums of them are the same. */
const amountOf = (at: number): string => `${2 ** at}.01`;
/** 2^14 − 1 and fourteen cents. */
const TOTAL = '16383.14';

const accountId = (at: number) => String(200_000_000_000 + at);

async function scenarioOfNames(): Promise<Scenario> {
  const children = NAMES.map((name, at) => {
    const unit = writtenUnit(`u${at}x`, name, [accountId(at)]);
    return { ...unit, accounts: unit.accounts.map((account) => ({ ...account, name })) };
  });
  const charges = NAMES.map((name, at): WrittenCharge => {
    const amount = amountOf(at);
    return {
      day: '2026-10-02',
      account: accountId(at),
      amount,
      name,
      service: name,
      region: name,
      type: name,
    };
  });
  return writtenScenario({ today: '2026-11-20', children, charges });
}

let sandbox: Sandbox;
beforeAll(async () => {
  expect(NAMES).toHaveLength(14);
  sandbox = await sandboxOf(await scenarioOfNames());
});
afterAll(() => sandbox?.stop());

const QUESTION = ['run', '--invoker-role-arn', INVOKER_ROLE, '--period', '2026-10'];
const run = (...args: readonly string[]) => ouCost(sandbox, 'RundeckBatchRole', [...QUESTION, ...args]);

async function reported(...args: readonly string[]): Promise<Report> {
  const { stdout } = await run('--output', 'json', ...args);
  return reportFrom(stdout);
}

const parts = (spend: Spend) => Object.entries(spend.UnblendedCost?.byService ?? {});
const net = (spend: Spend | undefined) => spend?.UnblendedCost?.amounts;

describe('a name that every object has', () => {
  it('is a service like any other, in the total and in the unit that it belongs to', async () => {
    const report = await reported('--by', 'service');
    expect(net(report.total)).toEqual([TOTAL]);
    expect(new Map(parts(report.total))).toEqual(new Map(NAMES.map((name, at) => [name, [amountOf(at)]])));
    for (const [at, name] of NAMES.entries()) {
      const unit = report.organizationalUnits.find(({ id }) => id === unitId(`u${at}x`));
      expect([unit?.name, unit && parts(unit.total)]).toEqual([name, [[name, [amountOf(at)]]]]);
      const account = report.accounts.find(({ id }) => id === accountId(at));
      expect([account?.name, net(account?.spend)]).toEqual([name, [amountOf(at)]]);
    }
  });

  it('as a record type counts as other, and is named', async () => {
    const report = await reported();
    expect(report.total.UnblendedCost?.byChargeType).toEqual({ other: [TOTAL] });
    expect(new Set(report.query.unknownRecordTypes)).toEqual(new Set(NAMES));
  });

  it('names a unit in --ou, --exclude-ou and --fail-if', async () => {
    const named = NAMES.slice(1);
    const rules = named.flatMap((name) => ['--fail-if', `"${name}" total > 0`]);
    const ended = await run('--output', 'json', ...named.flatMap((name) => ['--ou', name]), ...rules);
    expect(ended).toMatchObject({ exitCode: 3 });
    const report = reportFrom(ended.stdout);
    // 16383.14 − 1.01
    expect(net(report.total)).toEqual(['16382.13']);
    expect(report.rules?.flatMap(({ findings }) => findings.map(({ name }) => name))).toEqual(named);
    const without = await reported(...NAMES.slice(1).flatMap((name) => ['--exclude-ou', name]));
    expect(net(without.total)).toEqual([amountOf(0)]);
  });
});

describe('every output', () => {
  let folder: string;
  const text = (format: string) => readFileSync(join(folder, `report.${format}`), 'utf8');

  beforeAll(async () => {
    folder = temporaryFolder('names');
    const ended = await run('--by', 'service', ...toFiles(folder, ...REPORT_OUTPUT_NAMES));
    expect(ended).toMatchObject({ exitCode: 0 });
  });

  it.each(REPORT_OUTPUT_NAMES.filter(isTextOutput))('%s has every name', (format) => {
    for (const name of NAMES)
      expect(text(format), name).toContain(name.replaceAll('_', format === 'markdown' ? '\\_' : '_'));
  });

  it('csv has every amount beside its service', () => {
    const rows = csvRows(text('csv')).map((row) => [row['ServiceName'], row['BilledCost']]);
    expect(new Map(rows as [string, string][])).toEqual(
      new Map(NAMES.map((name, at) => [name, amountOf(at)])),
    );
  });

  it('csv-ou has a column for each, which adds up to the unit', () => {
    const [root] = csvRows(text('csv-ou'));
    const amounts = Object.values(root ?? {});
    for (const at of NAMES.keys()) expect(amounts).toContain(amountOf(at));
  });

  it('xlsx has every name as it is', () => {
    const book = read(readFileSync(join(folder, 'report.xlsx')));
    const cells = book.SheetNames.flatMap((name) => {
      const sheet = book.Sheets[name];
      return sheet === undefined ? [] : utils.sheet_to_json<unknown[]>(sheet, { header: 1 }).flat();
    });
    for (const name of NAMES) expect(cells.map(String)).toContain(name);
  });
});
