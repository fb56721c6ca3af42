import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isTextOutput, REPORT_OUTPUT_NAMES } from '@ou-cost/contract/options';
import type { Sandbox } from '@ou-cost/sandbox';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { reportFrom } from '../support/files/reports.ts';
import { temporaryFolder } from '../support/files/temporary-folder.ts';
import { ouCost, RUN_OCTOBER, toFiles } from '../support/processes/ou-cost.ts';
import { enterpriseSandbox } from '../support/sandbox/start.ts';

const TEXTS = REPORT_OUTPUT_NAMES.filter(isTextOutput);

describe('a rule of --fail-if', () => {
  let sandbox: Sandbox;
  let folder: string;
  const run = (...args: string[]) => ouCost(sandbox, 'RundeckBatchRole', [...RUN_OCTOBER, ...args]);
  const paid = () => sandbox.calls.filter(({ operation }) => operation === 'GetCostAndUsage').length;
  const written = (format: string) => readFileSync(join(folder, `report.${format}`), 'utf8');

  beforeAll(async () => {
    sandbox = await enterpriseSandbox();
  });
  afterAll(() => sandbox?.stop());
  beforeEach(() => {
    folder = temporaryFolder('rules');
  });

  it('that holds ends the run with exit code 3, after it has written the report with the rule in every output', async () => {
    const rules = ['total total > 0', 'any-account total > 999999999'];
    const ended = await run(
      ...['--compare', 'previous', ...rules.flatMap((rule) => ['--fail-if', rule])],
      ...toFiles(folder, ...REPORT_OUTPUT_NAMES),
    );
    expect(ended).toMatchObject({ exitCode: 3, stdout: '' });
    expect(ended.stderr).toMatch(/\nou-cost: a rule holds: total total > 0\n$/);
    const report = reportFrom(written('json'));
    const value = report.total.UnblendedCost?.amounts[0];
    expect(report.rules).toEqual([
      {
        rule: 'total total > 0',
        metric: 'UnblendedCost',
        holds: true,
        findings: [
          {
            kind: 'total',
            id: null,
            name: 'total',
            values: [{ measure: 'total', operator: '>', limit: '0', unit: 'currency', value }],
          },
        ],
      },
      { rule: 'any-account total > 999999999', metric: 'UnblendedCost', holds: false, findings: [] },
    ]);
    for (const format of TEXTS) {
      const text = written(format).replaceAll('&gt;', '>').replaceAll('\\>', '>');
      expect(text, format).toContain('total total > 0');
    }
    expect(readdirSync(folder)).toHaveLength(TEXTS.length + 1);
  });

  it('that does not hold lets the run end with exit code 0', async () => {
    const ended = await run('--fail-if', 'total total < 0', '--quiet', '--output', 'json');
    expect(ended).toMatchObject({ exitCode: 0, stderr: '' });
    expect(reportFrom(ended.stdout).rules).toMatchObject([{ holds: false }]);
  });

  it('finds each unit whose change is over a limit, and no other', async () => {
    const rule = 'any-ou change > 3% and > 100';
    const ended = await run('--compare', 'previous', '--fail-if', rule, '--output', 'json', '--quiet');
    const { rules, comparison } = reportFrom(ended.stdout);
    const grown = comparison?.organizationalUnits.filter(({ total }) => {
      const { before = '0', change = '0' } = total.UnblendedCost ?? {};
      return Number(change) > 100 && Number(change) / Math.abs(Number(before)) > 0.03;
    });
    expect(grown?.length).toBeGreaterThan(0);
    expect(rules?.[0]?.findings.map(({ id }) => id)).toEqual(grown?.map(({ id }) => id));
    expect(ended.exitCode).toBe(3);
  });

  it.each([
    ['Paymnts total > 1', "'Paymnts'"],
    ['Prod total > 1', 'organizational units'],
  ])('%s that names no unit, or several, fails the run before anything is paid for', async (rule, named) => {
    const before = paid();
    const ended = await run('--fail-if', rule, ...toFiles(folder, 'json'));
    expect(paid()).toBe(before);
    expect(ended).toMatchObject({ exitCode: 2, stdout: '' });
    expect(ended.stderr).toContain(`the rule '${rule}' cannot be judged`);
    expect(ended.stderr).toContain(named);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('that names an account without spend costs nobody the report: it is written, and the run ends with exit code 2', async () => {
    const rules = ['999999999999 total > 1', 'total total > 0'];
    const ended = await run(
      ...rules.flatMap((rule) => ['--fail-if', rule]),
      ...toFiles(folder, ...REPORT_OUTPUT_NAMES),
    );
    expect(ended).toMatchObject({ exitCode: 2, stdout: '' });
    expect(ended.stderr).toMatch(
      /\nou-cost: the rule '999999999999 total > 1' cannot be judged: the report has no account 999999999999; the report is written; a rule holds: total total > 0\n$/,
    );
    const report = reportFrom(written('json'));
    expect(report.rules?.map(({ rule }) => rule)).toEqual(['total total > 0']);
    expect(report.notes.map(({ code }) => code)).toContain('rule-not-judged');
    for (const format of ['table', 'markdown', 'html']) {
      expect(written(format), format).toContain('999999999999');
    }
  });

  it.each([
    ['total change > 5', ['--compare', 'none']],
    ['total gross > 5', ['--by', 'service']],
    ['any-account > 5', ['--detail', 'ou']],
    ['total metric BlendedCost > 5', []],
    ['total over 5', []],
  ])('%s that the report cannot answer is refused before any AWS request', async (rule, args) => {
    const before = sandbox.calls.length;
    const ended = await run(...args, '--fail-if', rule);
    expect(ended).toMatchObject({ exitCode: 2, stdout: '' });
    expect(ended.stderr).toContain(`the rule '${rule}' cannot be`);
    expect(sandbox.calls).toHaveLength(before);
  });
});
