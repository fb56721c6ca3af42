import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeExport, writeScenario } from '@ou-cost/sandbox';
import { beforeAll, describe, expect, it } from 'vitest';
import { soleBill } from '../../packages/spend/src/testing/reports.ts';
import { reportFrom } from '../support/files/reports.ts';
import { REPOSITORY } from '../support/files/repository.ts';
import { temporaryFolder } from '../support/files/temporary-folder.ts';
import { type Ended, execute, ISOLATED } from '../support/processes/execute.ts';
import { OU_COST } from '../support/processes/ou-cost.ts';
import { twoMonthScenario } from '../support/scenarios/generated.ts';

/** Notes every module that is loaded, and fails every connection. */
const WITNESS = `
import { registerHooks } from 'node:module';
import { appendFileSync } from 'node:fs';
import { Socket } from 'node:net';
const note = (line) => appendFileSync(process.env.WITNESS, line + '\\n');
registerHooks({ load: (url, context, next) => { note(url); return next(url, context); } });
Socket.prototype.connect = () => { note('connect'); throw new Error('no network'); };
`;

let folder: string;
beforeAll(async () => {
  folder = temporaryFolder('without-aws');
  const scenario = twoMonthScenario({ accounts: 6, ous: 4, seed: 3 });
  await writeScenario(scenario, folder);
  await writeExport(scenario, folder, { name: 'bill', format: 'csv.gz' });
});

/** Runs `report` in the folder without a home, a region, credentials or a network. */
async function report(...args: string[]): Promise<Ended & { readonly loaded: string[] }> {
  const witness = join(folder, 'witness.txt');
  writeFileSync(witness, '');
  const { HOME: _, AWS_CONFIG_FILE: __, AWS_SHARED_CREDENTIALS_FILE: ___, ...rest } = ISOLATED;
  const hook = ['--import', `data:text/javascript,${encodeURIComponent(WITNESS)}`];
  const ended = await execute(process.execPath, [...hook, join(REPOSITORY, OU_COST), 'report', ...args], {
    cwd: folder,
    env: { ...rest, WITNESS: witness },
  });
  return { ...ended, loaded: readFileSync(witness, 'utf8').trim().split('\n') };
}

/** Modules for AWS, and a connection that is opened. */
const OF_AWS = /packages\/aws\/|@aws-sdk\/(?!util-arn-parser|core)|@smithy\/(?!core|types)|^connect$/;

/** The last of the two months of the bill. */
const MONTH = '2026-10';
const FILES = ['--exports', 'bill', '--organization', 'organization.json'];

describe('report --exports FOLDER --organization FILE', () => {
  it('needs no AWS with an archive in a folder either, for units as they were', async () => {
    const asked = [...FILES, '--period', MONTH, '--output', 'json', '--archive', 'archive'];
    expect((await report(...asked)).exitCode).toBe(0);
    const { exitCode, stdout, stderr, loaded } = await report(
      ...asked,
      '--tree',
      'as-was',
      '--reuse-settled',
    );
    expect(exitCode, stderr).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ query: { tree: 'as-was' }, restatement: { months: [{}] } });
    expect(loaded.filter((url) => OF_AWS.test(url))).toEqual([]);
  });

  it('needs no AWS: it loads no adapter and no client of it, and opens no connection', async () => {
    const { exitCode, stdout, stderr, loaded } = await report(
      ...FILES,
      '--period',
      MONTH,
      '--output',
      'json',
    );
    expect({ exitCode, stderr }).toEqual({
      exitCode: 0,
      stderr: expect.stringContaining(`period ${MONTH}-01`),
    });
    expect(loaded.some((url) => url.includes('duckdb'))).toBe(true);
    expect(loaded.filter((url) => OF_AWS.test(url))).toEqual([]);
    const made = reportFrom(stdout);
    expect(made.usage).toMatchObject({ requests: {}, charges: [] });
    expect(made.usage.scannedBytes).toBeGreaterThan(1000);
    expect(soleBill(made)).toMatchObject({
      source: { kind: 'exports', name: 'bill (FOCUS)' },
      reconciliation: { status: 'not-checked' },
    });
    expect(stdout).not.toContain(folder);
    expect(stdout).not.toMatch(/\b[\w.+-]+@[\w-]+\.[a-z]{2,}/i);
  });

  it('adds no two exports of one bill that lie in one folder, and adds the parts of one', async () => {
    const columns =
      'SubAccountId,BillingAccountId,BillingCurrency,ChargeCategory,ChargePeriodStart,BillingPeriodStart,BilledCost';
    const { managementAccountId } = JSON.parse(readFileSync(join(folder, 'organization.json'), 'utf8'));
    const line = (cost: string) =>
      `${managementAccountId},${managementAccountId},USD,Usage,2026-10-05 00:00:00,2026-10-01 00:00:00,${cost}`;
    const asked = [
      '--organization',
      'organization.json',
      '--period',
      MONTH,
      '--compare',
      'none',
      '--output',
      'json',
    ];
    const made = async (name: string, second: string) => {
      mkdirSync(join(folder, name));
      writeFileSync(join(folder, name, 'a.csv'), `${columns}\n${line('1.25')}\n`);
      writeFileSync(join(folder, name, 'b.csv'), second);
      return await report('--exports', name, ...asked);
    };
    const parts = await made('parts', `${columns}\n${line('2.5')}\n`);
    expect(reportFrom(parts.stdout)).toMatchObject({
      total: { UnblendedCost: { amounts: ['3.75'] } },
      notes: expect.arrayContaining([expect.objectContaining({ code: 'no-manifest' })]),
    });
    const twice = await made('twice', `${columns},InvoiceId\n${line('1.25')},1\n`);
    expect(twice).toMatchObject({ exitCode: 5, stdout: '' });
    expect(twice.stderr).toMatch(/a\.csv' and '.*b\.csv' have lines of 2026-10 and different columns/);
  });

  it('compares with the month before, where the files have it, and else says so', async () => {
    const compared = await report(...FILES, '--period', MONTH);
    expect(compared).toMatchObject({
      exitCode: 0,
      stderr: expect.stringContaining('compared with 2026-09-01'),
    });
    const first = await report(...FILES, '--period', '2026-09', '--output', 'markdown');
    expect(first).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('does not reach back to 2026-08-01'),
    });
  });

  it('says which months there are, where the one that was asked for is not among them', async () => {
    expect(await report(...FILES, '--period', '2026-07', '--output', 'json')).toMatchObject({
      exitCode: 2,
      stdout: '',
      stderr: expect.stringMatching(
        /no delivery of 2026-07: it has 2026-09 to 2026-10; with --period, ask for months that it has/,
      ),
    });
  });

  it.each<[string, string[], number, string]>([
    [
      'a folder that is not there',
      ['--exports', 'nowhere', ...FILES.slice(2)],
      2,
      "nowhere'; write --exports FOLDER or",
    ],
    ['Cost Explorer', [...FILES, '--source', 'cost-explorer'], 2, 'omit it, or --source cost-explorer'],
    ['Athena', [...FILES, '--engine', 'athena'], 2, "Athena cannot read 'bill'"],
    ['a profile', [...FILES, '--profile', 'x', '--region', 'eu-west-1'], 2, 'omit --profile, --region'],
    [
      'a limit on requests',
      [...FILES, '--max-cost-explorer-requests', '1'],
      2,
      'omit --max-cost-explorer-requests',
    ],
    ['a view', [...FILES, '--billing-view-arn', 'arn:aws:billing::111111111111:billingview/a'], 2, 'views'],
    [
      'a metric that exports lack',
      [...FILES, '--metric', 'BlendedCost'],
      2,
      'has no BlendedCost; ask for one of UnblendedCost, AmortizedCost',
    ],
    [
      'a tree that is none',
      [...FILES.slice(0, 2), '--organization', 'ledger.csv'],
      2,
      'ledger.csv is not JSON',
    ],
  ])('refuses %s, and says what to do', async (_, args, exitCode, message) => {
    expect(await report(...args, '--period', MONTH)).toMatchObject({
      exitCode,
      stdout: '',
      stderr: expect.stringContaining(message),
    });
  });
});
