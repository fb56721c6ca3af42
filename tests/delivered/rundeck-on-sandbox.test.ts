import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { POST_TARGET_NAMES } from '@ou-cost/contract/options';
import type { Sandbox } from '@ou-cost/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { SECRET_PATH, startWebhook } from '../../packages/deliver/src/testing/webhook.ts';
import { soleBill } from '../../packages/spend/src/testing/reports.ts';
import { readReport } from '../support/files/reports.ts';
import { temporaryFolder } from '../support/files/temporary-folder.ts';
import { hasShellcheck, hasUnzip } from '../support/hosts/debian-clients.ts';
import { type RundeckJob, rundeckJobsIn, scriptOf } from '../support/hosts/rundeck-jobs.ts';
import { PLUGIN_VALUES } from '../support/hosts/rundeck-vocabulary.ts';
import { sharedBuild } from '../support/processes/build.ts';
import { type Ended, execute, ISOLATED } from '../support/processes/execute.ts';
import { environmentOf } from '../support/processes/ou-cost.ts';
import { configText, ENTERPRISE_PAYER } from '../support/sandbox/config.ts';
import { enterpriseSandbox } from '../support/sandbox/start.ts';

const PLUGIN = 'ou-cost-rundeck-plugin';
const HAS_UNZIP = hasUnzip();

let folder: string;
let dist: string;
let reports: string;
let contents: string;
let jobs: readonly RundeckJob[];
let sandbox: Sandbox;
/** The environment of a Rundeck server with the credentials of its role. */
let host: Record<string, string>;

beforeAll(async () => {
  folder = temporaryFolder('rundeck');
  dist = await sharedBuild();
  jobs = rundeckJobsIn(dist);
  if (HAS_UNZIP) await execute('unzip', ['-q', join(dist, `${PLUGIN}.zip`), '-d', folder]);
  contents = join(folder, PLUGIN, 'contents');

  const bin = join(folder, 'bin');
  reports = join(folder, 'reports');
  for (const place of [bin, reports]) mkdirSync(place);
  symlinkSync(join(dist, 'ou-cost.mjs'), join(bin, 'ou-cost'));
  writeFileSync(join(folder, 'config.json'), configText(ENTERPRISE_PAYER));
  sandbox = await enterpriseSandbox();
  host = {
    ...environmentOf(sandbox, 'RundeckBatchRole'),
    PATH: `${bin}:${ISOLATED['PATH']}`,
    OU_COST_CONFIG: join(folder, 'config.json'),
    OU_COST_FOLDER: reports,
  };
});
afterAll(() => sandbox?.stop());

const reportIn = (file: string) => readReport(join(reports, file));

describe('the jobs on the sandbox', () => {
  function step(job: string, options: Readonly<Record<string, string>>): Promise<Ended> {
    return execute('/bin/sh', ['-c', scriptOf(jobs, job), 'step'], { env: { ...host, ...options } });
  }

  it('write the table to the log, the other outputs to files, and a summary to a webhook', async () => {
    const webhook = await startWebhook();
    const ended = await step('Monthly report', {
      RD_OPTION_PERIOD: '2026-10',
      RD_OPTION_OUTPUTS: 'table,json,html',
      RD_OPTION_POST: 'slack',
      RD_OPTION_SLACK_WEBHOOK: webhook.url,
      RD_JOB_EXECID: '18',
    });
    await webhook.stop();
    expect(ended).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('Workloads'), stderr: '' });
    expect(webhook.posted.map(({ body }) => body)).toEqual([
      expect.stringContaining('ou-cost-2026-10-18.html'),
    ]);
    expect(ended.stdout).not.toContain(SECRET_PATH);
    const written = readdirSync(reports).filter((name) => name.startsWith('ou-cost-2026-10'));
    expect(written.sort()).toEqual(['ou-cost-2026-10-18.html', 'ou-cost-2026-10-18.json']);
    expect(soleBill(reportIn('ou-cost-2026-10-18.json')).reconciliation.status).toBe('reconciled');
  });

  it('compare the last of several months with the one before, beside a trend of 13 months', async () => {
    const ended = await step('Monthly report', {
      RD_OPTION_PERIOD: '2026-08..2026-10',
      RD_OPTION_BY: 'service|region',
      RD_OPTION_OUTPUTS: 'table,json',
      RD_JOB_EXECID: '21',
    });
    expect(ended).toMatchObject({ exitCode: 0, stderr: '' });
    const report = reportIn('ou-cost-2026-08..2026-10-21.json');
    expect(report.comparison).toMatchObject({ start: '2026-09-01', end: '2026-10-01' });
    expect(report.comparison?.after).toMatchObject({ start: '2026-10-01', end: '2026-11-01' });
    expect(report.trend?.periods).toHaveLength(13);
    expect(report.query).toMatchObject({ by: 'service', alsoBy: ['region'] });
  });

  it('report day by day, compared with the days before', async () => {
    const ended = await step('Month to date', {
      RD_OPTION_PERIOD: '2026-10-01..2026-10-25',
      RD_OPTION_COMPARE: 'previous',
      RD_OPTION_OUTPUTS: 'json',
      RD_JOB_EXECID: '22',
    });
    expect(ended).toMatchObject({ exitCode: 0, stderr: '' });
    const { periods, comparison } = reportIn('ou-cost-2026-10-01..2026-10-25-22.json');
    expect(periods).toHaveLength(25);
    expect(comparison?.periods).toHaveLength(25);
  });

  it('fail with the exit code of ou-cost', async () => {
    expect(await step('Monthly report', { RD_OPTION_PERIOD: '2026-13' })).toMatchObject({
      exitCode: 2,
      stdout: '',
    });
    const signedOut = { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '', AWS_SESSION_TOKEN: '' };
    expect(await step('Month to date', signedOut)).toMatchObject({ exitCode: 4, stdout: '' });
  });

  it('list the units, whose values a report accepts as a selection', async () => {
    expect(await step('List of units', {})).toMatchObject({ exitCode: 0, stdout: '', stderr: '' });
    const list = JSON.parse(readFileSync(join(reports, 'ous.json'), 'utf8')) as {
      name: string;
      value: string;
    }[];
    for (const entry of list) expect(Object.keys(entry).sort()).toEqual(['name', 'value']);
    const chosen = list.find(({ name }) => name.endsWith('Security'))?.value ?? '';
    const ended = await step('Monthly report', {
      RD_OPTION_PERIOD: '2026-10',
      RD_OPTION_OU: chosen,
      RD_OPTION_OUTPUTS: 'json',
      RD_JOB_EXECID: '19',
    });
    expect(ended).toMatchObject({ exitCode: 0, stderr: '' });
    expect(ended.stdout).toBe(`wrote ${join(reports, 'ou-cost-2026-10-19.json')}\n`);
    expect(reportIn('ou-cost-2026-10-19.json').selection.organizationalUnits).toEqual([chosen]);
  });

  it('keep an archive, so that a look at the tree costs nothing, and a report has both trees', async () => {
    const archive = temporaryFolder('rundeck-archive');
    const paidBy = async (job: string, options: Readonly<Record<string, string>>) => {
      const before = sandbox.calls.length;
      const ended = await step(job, {
        OU_COST_ARCHIVE: archive,
        RD_OPTION_PERIOD: '2026-08',
        RD_JOB_EXECID: '23',
        ...options,
      });
      expect(ended).toMatchObject({ exitCode: 0, stderr: '' });
      const calls = sandbox.calls.slice(before).map(({ operation }) => operation);
      expect(calls).toContain('ListAccounts');
      return calls.filter((operation) => operation === 'GetCostAndUsage').length;
    };
    expect(await paidBy('Nightly look', {})).toBe(2);
    expect(await paidBy('Nightly look', {})).toBe(0);
    const fromArchive = {
      RD_OPTION_TREE: 'as-was',
      RD_OPTION_REUSE_SETTLED: 'yes',
      RD_OPTION_CHECK_REUSED: 'yes',
    };
    const plain = { RD_OPTION_TREND: '', RD_OPTION_COMPARE: 'none', RD_OPTION_OUTPUTS: 'json' };
    expect(await paidBy('Monthly report', { ...plain, ...fromArchive })).toBe(1);
    const { query, otherTree, bills } = reportIn('ou-cost-2026-08-23.json');
    expect(query.tree).toBe('as-was');
    expect(otherTree?.tree).toBe('as-is');
    expect(otherTree?.organizationalUnits.length).toBeGreaterThan(5);
    expect(bills[0]?.reused).toHaveLength(1);
  });

  it('check the chain hop by hop', async () => {
    const { exitCode, stdout, stderr } = await step('Doctor', {});
    expect(exitCode, stderr).toBe(0);
    expect(stdout).toContain('RundeckBatchRole');
  });
});

interface Provider {
  readonly name: string;
  readonly 'script-file': string;
  readonly config: readonly {
    readonly name: string;
    readonly type: string;
    readonly values?: string;
    readonly renderingOptions?: Readonly<Record<string, string>>;
  }[];
}

describe.skipIf(!HAS_UNZIP)('the plugin', () => {
  const description = () =>
    parse(readFileSync(join(folder, PLUGIN, 'plugin.yaml'), 'utf8'), { version: '1.1' });

  it('has the layout that Rundeck expects: one folder with its name, a description and its scripts', () => {
    const { providers, ...plugin } = description() as { readonly providers: readonly Provider[] };
    expect(plugin).toMatchObject({
      name: 'ou-cost',
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      rundeckPluginVersion: '1.2',
    });
    expect(PLUGIN_VALUES.rundeckPluginVersion).toContain('1.2');
    expect(providers.map(({ name }) => name)).toEqual(['ou-cost-report', 'ou-cost-doctor']);
    for (const provider of providers) {
      expect(provider).toMatchObject({ service: 'WorkflowNodeStep', 'plugin-type': 'script' });
      expect(existsSync(join(contents, provider['script-file']))).toBe(true);
      for (const property of provider.config) {
        expect(PLUGIN_VALUES.type).toContain(property.type);
        for (const [key, value] of Object.entries(property.renderingOptions ?? {})) {
          if (Object.hasOwn(PLUGIN_VALUES, key)) {
            expect(PLUGIN_VALUES[key as keyof typeof PLUGIN_VALUES], property.name).toContain(value);
          }
        }
        expect(property.name).toMatch(/^[a-z_]+$/);
        expect(typeof (property.values ?? '')).toBe('string');
      }
    }
  });

  it('reads the addresses of webhooks from Key Storage, from passwords only', () => {
    const [report] = description().providers as readonly Provider[];
    const webhooks = report?.config.filter(({ name }) => name.endsWith('_webhook')) ?? [];
    expect(webhooks.map(({ name }) => name)).toEqual(POST_TARGET_NAMES.map((target) => `${target}_webhook`));
    for (const { renderingOptions } of webhooks) {
      expect(renderingOptions).toEqual({
        selectionAccessor: 'STORAGE_PATH',
        'storage-path-root': 'keys',
        'storage-file-meta-filter': 'Rundeck-data-type=password',
        valueConversion: 'STORAGE_PATH_AUTOMATIC_READ',
      });
    }
  });

  it('has executable scripts, and no date of the build', async () => {
    const { stdout } = await execute('unzip', ['-Z', join(dist, `${PLUGIN}.zip`)]);
    const entries = stdout
      .split('\n')
      .slice(2, -2)
      .map((line) => line.split(/\s+/));
    expect(entries.map(([mode, , system, , , , day, time, path]) => [mode, system, day, time, path])).toEqual(
      [
        ['-rw-r--r--', 'plugin.yaml'],
        ['-rwxr-xr-x', 'contents/report.sh'],
        ['-rwxr-xr-x', 'contents/doctor.sh'],
        ['-rwxr-xr-x', 'contents/ou-cost.mjs'],
        ['-rw-r--r--', 'contents/LICENSE'],
        ['-rw-r--r--', 'contents/THIRD-PARTY-NOTICES.txt'],
      ].map(([mode, path]) => [mode, 'unx', '80-Jan-01', '00:00', `${PLUGIN}/${path}`]),
    );
  });

  it('reads exactly the properties that it declares', () => {
    for (const { 'script-file': file, config } of description().providers as readonly Provider[]) {
      const script = readFileSync(join(contents, file), 'utf8');
      const read = [...script.matchAll(/RD_CONFIG_([A-Z_]+)/g)].map(([, name = '']) => name.toLowerCase());
      expect(read.sort(), file).toEqual(config.map(({ name }) => name).sort());
    }
  });

  it('runs the program that it contains', async () => {
    const { OU_COST_CONFIG: config = '', OU_COST_FOLDER: _, ...env } = host;
    const ended = await execute('/bin/sh', [join(contents, 'report.sh')], {
      env: {
        ...env,
        PATH: '/usr/bin:/bin',
        RD_CONFIG_NODE: process.execPath,
        RD_CONFIG_CONFIG: config,
        RD_CONFIG_FOLDER: reports,
        RD_CONFIG_PERIOD: '2026-10',
        RD_CONFIG_OU: 'Security|São Paulo/Prod',
        RD_CONFIG_OUTPUTS: 'json',
        RD_JOB_EXECID: '20',
      },
    });
    expect(ended).toMatchObject({ exitCode: 0, stderr: '' });
    expect(reportIn('ou-cost-2026-10-20.json').selection.organizationalUnits).toHaveLength(2);
  });

  it.skipIf(!hasShellcheck())('has scripts in which shellcheck finds nothing', async () => {
    for (const file of ['report.sh', 'doctor.sh']) {
      expect(await execute('shellcheck', [join(contents, file)]), file).toMatchObject({
        exitCode: 0,
        stdout: '',
      });
    }
  });
});
