import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Sandbox } from '@ou-cost/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { startWebhook } from '../../packages/deliver/src/testing/webhook.ts';
import { codeBlocks } from '../support/documents/code-blocks.ts';
import { readReport } from '../support/files/reports.ts';
import { ACTIONS } from '../support/hosts/github-actions.ts';
import { nameOf, runJob, type Settings, type WorkflowStep } from '../support/hosts/github-runner.ts';
import { filledIn, workflowErrors } from '../support/hosts/github-workflow.ts';
import { shownAmount } from '../support/numbers/shown-amounts.ts';
import { environmentOf } from '../support/processes/ou-cost.ts';
import { configText, ENTERPRISE_PAYER } from '../support/sandbox/config.ts';
import { enterpriseSandbox, whileRunning } from '../support/sandbox/start.ts';

interface Workflow {
  readonly on: {
    readonly schedule: readonly { readonly cron: string }[];
    readonly workflow_dispatch: { readonly inputs: object };
  };
  readonly permissions: object;
  readonly concurrency: object;
  readonly jobs: {
    readonly report: { readonly permissions: object; readonly steps: readonly WorkflowStep[] };
  };
}

const TEXT =
  codeBlocks().find(
    ({ document, language }) => document === join('docs', 'github-actions.md') && language === 'yaml',
  )?.text ?? '';
const WORKFLOW = parse(TEXT) as Workflow;
const { report: JOB } = WORKFLOW.jobs;
const ACTION_STEPS = JOB.steps.flatMap(({ uses, with: given = {} }) =>
  uses === undefined ? [] : [{ uses, given }],
);

describe('the workflow in the documentation', () => {
  it('is one that GitHub accepts', async () => {
    expect(await workflowErrors(TEXT)).toEqual([]);
  });

  it.each([
    ['concurrency:', 'concurency:', "Unexpected value 'concurency'"],
    ['id-token:', 'id-tokens:', "Unexpected value 'id-tokens'"],
    ['runs-on:', 'run-on:', "Unexpected value 'run-on'"],
    ['        with:', '        wiht:', "Unexpected value 'wiht'"],
    ['vars.OU_COST_RULE', 'variables.OU_COST_RULE', "Unrecognized named-value: 'variables'"],
    ["'report.html') !=", "'report.html' !=", 'Unexpected symbol'],
    ['"17 5 7 * *"', '"17 5 7 *"', 'cron'],
  ])('would be refused with %j written as %j', async (written, changed, why) => {
    expect(TEXT).toContain(written);
    expect((await workflowErrors(TEXT.replace(written, changed))).join('\n')).toContain(why);
  });

  it('names each action by the commit of a release, and gives it inputs that it has', () => {
    for (const { uses, given } of ACTION_STEPS) {
      const [name = '', commit = ''] = uses.split('@');
      const release = ACTIONS[name];
      expect(release?.commit, uses).toBe(commit);
      expect(TEXT, uses).toContain(`${uses} # ${release?.version}\n`);
      expect(release?.inputs, uses).toEqual(expect.arrayContaining(Object.keys(given)));
    }
    expect(ACTION_STEPS.map(({ uses }) => uses.split('@')[0]).sort()).toEqual(Object.keys(ACTIONS).sort());
  });

  it('may read its repository and sign in, and nothing else', () => {
    expect(WORKFLOW.permissions).toEqual({});
    expect(JOB.permissions).toEqual({ contents: 'read', 'id-token': 'write' });
    expect(ACTION_STEPS.find(({ uses }) => uses.startsWith('actions/checkout@'))?.given).toEqual({
      'persist-credentials': false,
    });
  });

  it('runs on the 7th, when the month before is settled, by hand, and not twice at a time', () => {
    expect(WORKFLOW.on.schedule).toEqual([{ cron: expect.stringMatching(/^\d+ \d+ 7 \* \*$/) }]);
    expect(Object.keys(WORKFLOW.on.workflow_dispatch.inputs)).toEqual(['period']);
    expect(WORKFLOW.concurrency).toEqual({ group: 'ou-cost', 'cancel-in-progress': false });
  });

  it('is of the last month where a schedule started it', () => {
    const report = JOB.steps.find(({ id }) => id === 'report');
    const state = { contexts: { inputs: {}, vars: {}, secrets: {} }, isFailed: false, files: [] };
    const variables = Object.entries(report?.env ?? {}).map(([name, text]) => [name, filledIn(text, state)]);
    expect(Object.fromEntries(variables)).toEqual({
      PERIOD: 'last-month',
      RULE: '',
      OU_COST_SLACK_WEBHOOK: '',
    });
  });

  it('has no expression in a script, since what a person types would become part of it', () => {
    for (const step of JOB.steps) expect(step.run ?? '', nameOf(step)).not.toContain('${{');
  });
});

describe('a run of the workflow on the sandbox', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await enterpriseSandbox();
  });
  afterAll(() => sandbox?.stop());

  const october: Settings = { inputs: { period: '2026-10' } };
  const run = (settings: Settings, env: Readonly<Record<string, string>> = {}) =>
    runJob(
      JOB.steps,
      settings,
      { ...environmentOf(sandbox, 'RundeckBatchRole'), ...env },
      { 'ou-cost.config.json': configText(ENTERPRISE_PAYER) },
    );
  const fileIn = (workspace: string, name: string) => join(workspace, name);

  it('shows the report, keeps its page, and sends a summary with a link to the run', async () => {
    const webhook = await startWebhook();
    const job = await run({ ...october, secrets: { OU_COST_SLACK_WEBHOOK: webhook.url } });
    await webhook.stop();
    expect(job.ended.get('Report')).toMatchObject({ exitCode: 0, stdout: '', stderr: '' });
    expect(job).toMatchObject({ isFailed: false });
    expect(job.ran).toEqual(JOB.steps.map(nameOf).filter((name) => name !== 'Doctor'));
    const report = readReport(fileIn(job.workspace, 'report.json'));
    expect(job.summary).toContain(shownAmount(report.total.UnblendedCost?.amounts[0] ?? ''));
    expect(report.trend?.periods).toHaveLength(13);
    expect(report.comparison).toMatchObject({ start: '2026-09-01', end: '2026-10-01' });
    expect(existsSync(fileIn(job.workspace, 'report.html'))).toBe(true);
    expect(webhook.posted.map(({ body }) => body)).toEqual([
      expect.stringContaining('https://github.com/acme/finops/actions/runs/1234'),
    ]);
  });

  it('fails for a rule that holds, after it has shown the report and kept its page', async () => {
    const job = await run({ ...october, vars: { OU_COST_RULE: 'total > 1' } });
    expect(job.ended.get('Report')).toMatchObject({
      exitCode: 3,
      stdout: expect.stringMatching(/^::error title=A rule holds::/),
      stderr: expect.stringContaining('total > 1'),
    });
    expect(job.ran).toContain('Page');
    expect(job.ran).not.toContain('Doctor');
    expect(job.isFailed).toBe(true);
    expect(job.summary).toContain('1 of 1 rule holds');
  });

  it('shows and keeps nothing where the report would be incomplete', async () => {
    const repeated = { api: 'organizations:ListAccounts', fault: 'repeated-token', calls: [1] } as const;
    const job = await whileRunning(enterpriseSandbox({ faults: { seed: 1, faults: [repeated] } }), (faulty) =>
      run(october, environmentOf(faulty, 'RundeckBatchRole')),
    );
    expect(job.ended.get('Report')).toMatchObject({
      exitCode: 5,
      stdout: expect.stringMatching(/^::error title=No report::/),
      stderr: expect.stringContaining('ListAccounts'),
    });
    expect(job).toMatchObject({ isFailed: true, summary: '' });
    expect(job.ran.slice(-1)).toEqual(['Report']);
  });

  it('asks the doctor where access is refused', async () => {
    const job = await run(october, { AWS_SECRET_ACCESS_KEY: 'wrong' });
    expect(job.ended.get('Report')).toMatchObject({
      exitCode: 4,
      stdout: expect.stringMatching(/^::error title=Access refused::/),
    });
    expect(job.ran.slice(-2)).toEqual(['Report', 'Doctor']);
    expect(job.ended.get('Doctor')?.stdout).toContain('FAILED');
  });

  it('says what is wrong with a period, whatever somebody typed', async () => {
    const job = await run({ inputs: { period: '2026-13' } });
    expect(job.ended.get('Report')).toMatchObject({
      exitCode: 2,
      stdout: expect.stringMatching(/^::error title=ou-cost ended with code 2::/),
      stderr: expect.stringContaining('2026-13'),
    });
    const hostile = await run({ inputs: { period: '"; touch trapped; "' } });
    expect(hostile.ended.get('Report')?.exitCode).toBe(2);
    expect(existsSync(fileIn(hostile.workspace, 'trapped'))).toBe(false);
  });
});
