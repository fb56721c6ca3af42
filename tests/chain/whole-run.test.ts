import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sandbox } from '@ou-cost/sandbox';
import type { Report } from '@ou-cost/spend';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readReport, reportFrom } from '../support/files/reports.ts';
import { temporaryFolder } from '../support/files/temporary-folder.ts';
import { withoutRunDetails } from '../support/numbers/report-figures.ts';
import type { Ended } from '../support/processes/execute.ts';
import { ouCost, RUN_OCTOBER, toFiles } from '../support/processes/ou-cost.ts';
import { ENTERPRISE_PAYER, roleArn } from '../support/sandbox/config.ts';
import { enterpriseSandbox } from '../support/sandbox/start.ts';

const FORMATS = ['json', 'csv', 'csv-ou', 'markdown', 'html'];

describe('the whole chain, as Rundeck runs it', () => {
  let sandbox: Sandbox;
  let folder: string;
  let ended: Ended;
  let report: Report;

  beforeAll(async () => {
    sandbox = await enterpriseSandbox();
    folder = temporaryFolder('chain');
    const args = [...RUN_OCTOBER, ...toFiles(folder, ...FORMATS), '--output', 'table'];
    ended = await ouCost(sandbox, 'RundeckBatchRole', args);
    if (ended.exitCode === 0) report = readReport(join(folder, 'report.json'));
  });

  afterAll(() => sandbox?.stop());

  it('ends with exit code 0 and only the table on standard output', () => {
    expect(ended).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('Root') });
    expect(ended.stdout).not.toContain('ou-cost: ');
  });

  it('writes every output', () => {
    for (const format of FORMATS) {
      expect(existsSync(join(folder, `report.${format}`)), format).toBe(true);
    }
  });

  it('makes each hop as the principal of that hop', () => {
    const hops = sandbox.calls
      .filter(({ action }) => action === 'sts:AssumeRole' || action === 'lambda:InvokeFunction')
      .map(({ principal, action, resource }) => [
        principal?.replace(/.*assumed-role\/([^/]+)\/.*/, '$1'),
        action,
        resource,
      ]);
    expect(hops).toEqual([
      ['RundeckBatchRole', 'sts:AssumeRole', roleArn('ou-cost-invoker')],
      [
        'ou-cost-invoker',
        'lambda:InvokeFunction',
        `arn:aws:lambda:ap-northeast-1:${ENTERPRISE_PAYER}:function:ou-cost-report`,
      ],
      ['lambda.amazonaws.com', 'sts:AssumeRole', roleArn('ou-cost-worker')],
      ['ou-cost-worker', 'sts:AssumeRole', roleArn('ou-cost-reader')],
    ]);
    expect(sandbox.calls.every(({ decision }) => decision === 'allowed')).toBe(true);
  });

  it('has one run id in every hop, in the log and in the report', () => {
    const [, runId = ''] = /run (ou-cost-[\w-]+)/.exec(ended.stderr) ?? [];
    expect(report.runId).toBe(runId);
    expect(sandbox.calls.filter(({ principal }) => principal?.endsWith(`/${runId}`)).length).toBeGreaterThan(
      3,
    );
    const lines = Object.values(sandbox.logs['/aws/lambda/ou-cost-report'] ?? {}).flat();
    expect(lines.filter((line) => line.includes(runId))).toHaveLength(2);
  });

  it('reads the organization in the fewest calls, and reports how many there were and what they cost', () => {
    const { requests, charges } = report.usage;
    const made = (service: string) => sandbox.calls.filter(({ action }) => action === service).length;
    for (const [action, count] of Object.entries(requests))
      expect(made(action), action).toBeGreaterThanOrEqual(count);
    expect(charges).toEqual([
      {
        source: 'cost-explorer',
        for: 'Cost Explorer requests',
        amount: `0.0${requests['ce:GetCostAndUsage']}`,
        currency: 'USD',
      },
    ]);
    const accounts = report.accounts.length - report.unattributed.accountIds.length;
    expect(requests['organizations:ListAccounts']).toBe(Math.ceil(accounts / 20));
    const parents = new Set(report.organizationalUnits.map(({ parentId }) => parentId));
    parents.delete(null);
    expect(requests['organizations:ListOrganizationalUnitsForParent']).toBe(parents.size);
    expect(requests['organizations:ListRoots']).toBeUndefined();
  });

  it('writes no e-mail address and no credential to any output or log', () => {
    const outputs = FORMATS.map((format) => readFileSync(join(folder, `report.${format}`), 'utf8'));
    for (const text of [...outputs, ended.stdout, ended.stderr, JSON.stringify(sandbox.logs)]) {
      expect(text).not.toMatch(/\b[\w.+-]+@[\w-]+\.[a-z]{2,}/i);
      for (const { secretAccessKey, sessionToken } of Object.values(sandbox.principals)) {
        expect(text).not.toContain(secretAccessKey);
        expect(text).not.toContain(sessionToken);
      }
      expect(text).not.toMatch(/ASIA[A-Z0-9]{16}/);
    }
  });

  it('writes no account name and no amount to the log', () => {
    const log = JSON.stringify(sandbox.logs);
    for (const { name, spend } of report.accounts) {
      const amount = spend.UnblendedCost?.amounts[0] ?? '';
      if (amount.length > 4) expect(log).not.toContain(amount);
      if (name.length > 4) expect(log).not.toContain(name);
    }
  });

  it('makes the report that ou-cost report makes without the chain', async () => {
    const args = ['report', '--period', '2026-10', '--compare', 'previous', '--output', 'json'];
    const direct = await ouCost(sandbox, 'PayerAdministrator', args);
    expect(direct).toMatchObject({ exitCode: 0 });
    expect(withoutRunDetails(reportFrom(direct.stdout))).toEqual(withoutRunDetails(report));
    const withReader = ['report', '--reader-role-arn', roleArn('ou-cost-reader')];
    const refused = await ouCost(sandbox, 'PayerAdministrator', withReader);
    expect(refused).toMatchObject({ exitCode: 4, stdout: '' });
  });
});
