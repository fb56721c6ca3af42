import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Sandbox, writeExport } from '@ou-cost/sandbox';
import { type Deployment, readDeployment } from '@ou-cost/sandbox/deployed';
import type { Report } from '@ou-cost/spend';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { oneGrantLess } from '../../packages/proof/src/testing/one-grant-less.ts';
import { reportFrom } from '../support/files/reports.ts';
import { temporaryFolder } from '../support/files/temporary-folder.ts';
import type { Ended } from '../support/processes/execute.ts';
import { ouCost, RUN_OCTOBER } from '../support/processes/ou-cost.ts';
import { synthesizeIn } from '../support/processes/synth.ts';
import { configText, ENTERPRISE_PAYER, roleArn } from '../support/sandbox/config.ts';
import { enterpriseSandbox, whileRunning } from '../support/sandbox/start.ts';
import { enterprise } from '../support/scenarios/shipped.ts';

const BUCKET = 'kumo-bill';
const EXPORT = { name: 'ou-cost', prefix: 'exports', bucket: BUCKET };

/** What is deployed for a configuration with an export, whose bucket holds the scenario's bill of two months. */
async function deploymentWithExport(folder: string): Promise<Deployment> {
  const config = join(folder, 'config.json');
  writeFileSync(
    config,
    configText(ENTERPRISE_PAYER, { exports: { bucket: BUCKET, scanLimitGigabytes: 10 } }),
  );
  const deployment = readDeployment(synthesizeIn(join(folder, 'out'), config));
  const bucket = join(folder, 'bucket');
  await writeExport(await enterprise(), bucket, { ...EXPORT, months: ['2026-09', '2026-10'] });
  return {
    ...deployment,
    // Its deliveries are these, instead of all months of the scenario.
    exports: [],
    buckets: deployment.buckets.map((one) => (one.name === BUCKET ? { ...one, folder: bucket } : one)),
  };
}

const amountsOf = ({ total, organizationalUnits, accounts, unattributed }: Report) => ({
  total: total.UnblendedCost?.amounts,
  units: Object.fromEntries(
    organizationalUnits.map(({ id, total: one }) => [id, one.UnblendedCost?.amounts]),
  ),
  accounts: Object.fromEntries(accounts.map(({ id, spend }) => [id, spend.UnblendedCost?.amounts])),
  unattributed: unattributed.accountIds,
});

let folder: string;
let deployment: Promise<Deployment>;
beforeAll(() => {
  folder = temporaryFolder('exports');
  deployment = deploymentWithExport(folder);
  return deployment;
});

describe('the whole chain with an export', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await enterpriseSandbox({}, await deployment);
  });
  afterAll(() => sandbox?.stop());

  const run = (...args: readonly string[]) => ouCost(sandbox, 'RundeckBatchRole', [...RUN_OCTOBER, ...args]);
  const reportOf = async (...args: readonly string[]) =>
    reportFrom((await run('--output', 'json', ...args)).stdout);

  it('makes the same report as Cost Explorer, unit by unit, and is held against its total', async () => {
    const [ofExplorer, ofExport] = [await reportOf(), await reportOf('--source', 'exports')];
    expect(amountsOf(ofExport)).toEqual(amountsOf(ofExplorer));
    const [bill] = ofExport.bills;
    expect(bill?.source).toMatchObject({
      kind: 'exports',
      independentTotal: 'other-source',
      independentTotalStatedBy: 'Cost Explorer',
    });
    expect(bill?.reconciliation).toMatchObject({ status: 'reconciled', checks: [expect.anything()] });
    const { usage } = ofExport;
    expect(usage.requests).toMatchObject({ 'ce:GetCostAndUsage': 1, 'athena:StartQueryExecution': 1 });
    expect(usage.charges.map(({ source }) => source)).toEqual(['cost-explorer', 'athena']);
    expect(usage.scannedBytes).toBeGreaterThan(100_000);
  });

  it.each([
    ['with Athena, where the configuration names it', [], 'athena:StartQueryExecution'],
    ['with DuckDB, which fetches the files', ['--engine', 'duckdb'], 's3:GetObject'],
    ['by its location, in a bucket', ['--exports', `s3://${BUCKET}/exports/ou-cost`], 's3:GetObject'],
  ])('is read by report as well, %s', async (_, args, request) => {
    const config = join(folder, 'config.json');
    const asked = ['report', '--config', config, '--source', 'exports', ...args, '--period', '2026-10'];
    const [ended, expected] = await Promise.all([
      ouCost(sandbox, 'PayerAdministrator', [...asked, '--output', 'json']),
      reportOf(),
    ]);
    expect(ended).toMatchObject({ exitCode: 0 });
    const made = reportFrom(ended.stdout);
    expect(amountsOf(made)).toEqual(amountsOf(expected));
    expect(made.bills[0]?.reconciliation.status).toBe('reconciled');
    expect(made.usage.requests[request]).toBeGreaterThan(0);
  });

  it('refuses to scan more than the deployment allows', async () => {
    const ended = await run('--source', 'exports', '--max-gigabytes-scanned', '11');
    expect(ended).toMatchObject({
      exitCode: 2,
      stdout: '',
      stderr: expect.stringContaining('raise exports.scanLimitGigabytes in the configuration and deploy'),
    });
  });

  it.each([
    ['Athena', []],
    ['DuckDB, which fetches the files', ['--engine', 'duckdb']],
  ])('agrees with Cost Explorer sum by sum, where %s reads it', async (_, engine) => {
    const args = [
      '--config',
      join(folder, 'config.json'),
      '--period',
      '2026-09..2026-10',
      '--output',
      'json',
    ];
    const ended = await ouCost(sandbox, 'PayerAdministrator', ['reconcile', ...args, ...engine]);
    expect(ended).toMatchObject({ exitCode: 0 });
    const result = JSON.parse(ended.stdout);
    expect(result).toMatchObject({
      agrees: true,
      differences: [],
      usage: { scannedBytes: expect.anything() },
    });
    expect(result.months.map(({ isOver }: { isOver: boolean }) => isOver)).toEqual([false, false]);
    expect(result.months[0].compared).toBeGreaterThan(100);
    const sources = result.usage.charges.map(({ source }: { source: string }) => source);
    expect(sources).toEqual(['cost-explorer', ...(engine.length === 0 ? ['athena'] : [])]);
  });

  it('names the last month that there is, where an earlier one is asked for', async () => {
    const ended = await run('--source', 'exports', '--period', '2026-03');
    expect(ended).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('2026-09 to 2026-10') });
  });
});

/** What a run says on a deployment without one grant of the reader role. */
async function endedWithout(grant: string, deployment: Deployment): Promise<Ended> {
  const reduced = oneGrantLess(deployment).find(({ name }) => name.startsWith(`ou-cost-reader: ${grant}`));
  if (reduced === undefined) throw new Error(`the reader has no grant ${grant}`);
  return whileRunning(enterpriseSandbox({}, reduced.deployment), (sandbox) =>
    ouCost(sandbox, 'RundeckBatchRole', [...RUN_OCTOBER, '--source', 'exports', '--output', 'json']),
  );
}

describe('a reader without a right', () => {
  const session = new RegExp(`arn:aws:sts::${ENTERPRISE_PAYER}:assumed-role/ou-cost-reader/\\S+`).source;

  it.each([
    ['glue:GetTable', 'read the export with Athena', session, 'glue:GetTable'],
    [
      'athena:StartQueryExecution',
      'read the export with Athena',
      roleArn('ou-cost-reader'),
      'athena:StartQueryExecution',
    ],
    ['s3:GetObject', 'read the export in S3', session, 's3:GetObject'],
  ])('to %s fails with hop, principal and action', async (grant, hop, principal, action) => {
    const ended = await endedWithout(grant, await deployment);
    expect(ended).toMatchObject({
      exitCode: 4,
      stdout: '',
      stderr: expect.stringMatching(new RegExp(`${hop}: ${principal} may not call ${action} on `)),
    });
  });

  it("to Cost Explorer's total makes the report without it, and says so", async () => {
    const report = reportFrom((await endedWithout('ce:GetCostAndUsage', await deployment)).stdout);
    expect(report.bills[0]?.reconciliation).toMatchObject({ status: 'not-checked', checks: [] });
    expect(report.notes).toContainEqual(
      expect.objectContaining({
        code: 'total-refused',
        message: expect.stringContaining('may not call ce:GetCostAndUsage'),
      }),
    );
  });
});

describe('a deployment without an export', () => {
  it('says which key of the configuration has one', async () => {
    const ended = await whileRunning(enterpriseSandbox(), (sandbox) =>
      ouCost(sandbox, 'RundeckBatchRole', [...RUN_OCTOBER, '--source', 'exports']),
    );
    expect(ended).toMatchObject({
      exitCode: 2,
      stdout: '',
      stderr: expect.stringContaining('name its bucket as exports.bucket in the configuration and deploy'),
    });
  });
});
