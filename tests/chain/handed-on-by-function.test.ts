import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sandbox } from '@ou-cost/sandbox';
import { type Deployment, readDeployment } from '@ou-cost/sandbox/deployed';
import type { Report } from '@ou-cost/spend';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/files/temporary-folder.ts';
import type { Ended } from '../support/processes/execute.ts';
import { ouCost } from '../support/processes/ou-cost.ts';
import { synthesizeIn } from '../support/processes/synth.ts';
import { configText, ENTERPRISE_PAYER } from '../support/sandbox/config.ts';
import { enterpriseSandbox, whileRunning } from '../support/sandbox/start.ts';

/* Every setting of the configuration has a value that no default has, and must show in what the function does. */

const CONFIG = {
  names: {
    function: 'our-report',
    invokerRole: 'our-invoker',
    workerRole: 'our-worker',
    readerRole: 'our-reader',
  },
  roles: { path: '/finance/' },
  externalId: 'chain-secret',
  reader: { externalId: 'reader-secret' },
  report: { tolerance: '7.25', settlingDay: 28, maxCostExplorerRequests: 9 },
  function: { timeoutSeconds: 47, memoryMegabytes: 640 },
};
const VIEW = `arn:aws:billing::${ENTERPRISE_PAYER}:billingview/custom-`;

let folder: string;
let deployment: Deployment;

beforeAll(() => {
  folder = temporaryFolder('handed-on');
  writeFileSync(join(folder, 'ou-cost.config.json'), configText(ENTERPRISE_PAYER, CONFIG));
  deployment = readDeployment(synthesizeIn(join(folder, 'cdk.out'), join(folder, 'ou-cost.config.json')));
});

/** The deployment, with changes to its function. */
function changed(change: { timeoutSeconds?: number; environment?: Record<string, string> }): Deployment {
  const functions = deployment.functions.map((one) => ({
    ...one,
    ...change,
    environment: { ...one.environment, ...change.environment },
  }));
  return { ...deployment, functions };
}

function run(sandbox: Sandbox, ...args: readonly string[]): Promise<Ended> {
  const all = ['run', '--period', '2026-10', '--output', 'json', '--quiet', ...args];
  return ouCost(sandbox, 'RundeckBatchRole', all, { cwd: folder });
}

describe('a report through the whole chain', () => {
  let sandbox: Sandbox;
  let report: Report;

  beforeAll(async () => {
    sandbox = await enterpriseSandbox({ today: '2026-11-20' }, deployment);
    const { stdout, stderr } = await run(sandbox);
    expect(stderr).toBe('');
    report = JSON.parse(stdout);
  });
  afterAll(() => sandbox?.stop());

  const callOf = (operation: string, after = 0) =>
    sandbox.calls.filter((call) => call.operation === operation && call.origin === 'request')[after];

  it('is made by the roles that were named, with the external id of each', () => {
    const role = (name: string) => `arn:aws:iam::${ENTERPRISE_PAYER}:role/finance/${name}`;
    expect(callOf('AssumeRole')).toMatchObject({
      resource: role('our-invoker'),
      conditionKeys: { 'sts:ExternalId': 'chain-secret', 'sts:RoleSessionName': report.runId },
    });
    expect(callOf('AssumeRole', 1)).toMatchObject({
      principalRoleArn: role('our-worker'),
      resource: role('our-reader'),
      conditionKeys: { 'sts:ExternalId': 'reader-secret', 'sts:RoleSessionName': report.runId },
    });
    expect(callOf('ListAccounts')).toMatchObject({ principalRoleArn: role('our-reader') });
    expect(callOf('GetCostAndUsage')).toMatchObject({ principalRoleArn: role('our-reader') });
  });

  it('is signed for the home region of each service', () => {
    const regions = ['AssumeRole', 'ListAccounts', 'GetCostAndUsage'].map((name) => callOf(name)?.region);
    expect(regions).toEqual(['ap-northeast-1', 'us-east-1', 'us-east-1']);
    expect(callOf('AssumeRole', 1)?.region).toBe('ap-northeast-1');
  });

  it('is held to the tolerance and the settling day', () => {
    expect(report.bills[0]?.reconciliation.tolerance).toBe('7.25');
    // The twentieth is after the default day, and before the day of the configuration.
    expect(report.periods).toMatchObject([{ start: '2026-10-01', settled: false }]);
  });

  it('may not pay for more than was set', async () => {
    expect(await run(sandbox, '--max-cost-explorer-requests', '10')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('is more than the 9 that this deployment allows'),
    });
  });

  it('is made by a function with the memory and the time that were set', () => {
    expect(deployment.functions).toMatchObject([
      { name: 'our-report', timeoutSeconds: 47, memoryMegabytes: 640 },
    ]);
  });
});

describe('a billing view', () => {
  const configured = `${VIEW}00000001`;
  const requested = `${VIEW}00000002`;

  it.each([
    ['of the configuration is read', [], configured],
    ["of the request comes before the configuration's", ['--billing-view-arn', requested], requested],
  ])('%s', async (_, args, read) => {
    const withView = changed({ environment: { OU_COST_BILLING_VIEW_ARN: configured } });
    await whileRunning(enterpriseSandbox({}, withView), async (sandbox) => {
      await run(sandbox, ...args);
      const asked = sandbox.calls.filter(({ operation }) => operation === 'GetCostAndUsage');
      expect(asked).not.toHaveLength(0);
      for (const { resource } of asked) expect(resource).toBe(read);
    });
  });
});

it("the time of the function is the run's deadline: it says what is missing before Lambda ends it", async () => {
  const slow = enterpriseSandbox({ latency: 1_500 }, changed({ timeoutSeconds: 6 }));
  await whileRunning(slow, async (sandbox) => {
    const ended = await run(sandbox);
    expect(ended).toMatchObject({ exitCode: 6, stdout: '' });
    expect(ended.stderr).toMatch(/was not done after \d+ requests?: .*raise function\.timeoutSeconds/);
  });
});
