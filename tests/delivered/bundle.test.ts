import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Deployment } from '@ou-cost/sandbox/deployed';
import { beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/files/temporary-folder.ts';
import type { Ended } from '../support/processes/execute.ts';
import { ouCost, RUN_OCTOBER } from '../support/processes/ou-cost.ts';
import { ENTERPRISE_PAYER } from '../support/sandbox/config.ts';
import { deploymentFor, enterpriseSandbox, whileRunning } from '../support/sandbox/start.ts';

const DEPLOYMENT = deploymentFor(ENTERPRISE_PAYER);

/** The deployment with another folder as the function's asset. */
function withAsset(folder: string): Deployment {
  return { ...DEPLOYMENT, functions: DEPLOYMENT.functions.map((one) => ({ ...one, assetFolder: folder })) };
}

function run(deployment: Deployment): Promise<Ended> {
  return whileRunning(enterpriseSandbox({}, deployment), (sandbox) =>
    ouCost(sandbox, 'RundeckBatchRole', RUN_OCTOBER),
  );
}

describe("the function's bundle in cdk.out", () => {
  let folder: string;
  let bundle: string;
  let source: string;

  beforeAll(() => {
    folder = temporaryFolder('bundle');
    cpSync(DEPLOYMENT.functions[0]?.assetFolder ?? '', folder, { recursive: true });
    bundle = join(folder, readdirSync(folder).find((name) => name.endsWith('.mjs')) ?? '');
    source = readFileSync(bundle, 'utf8');
  });

  it('is the code that runs: a change to it is in the report', async () => {
    const changed = source.replaceAll(
      'past spend is shown on the organization as it is now',
      'this bundle was changed',
    );
    expect(changed).not.toBe(source);
    writeFileSync(bundle, changed);
    expect(await run(withAsset(folder))).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('this bundle was changed'),
    });
  });

  it.each([
    ['does not parse', 'export const handler = ;'],
    ['imports what was not bundled', "import 'not-bundled'; export const handler = () => ({});"],
    ['has no handler', 'export const other = () => ({});'],
    ['ends its process', 'export const handler = () => process.exit(3);'],
  ])('fails the run if it %s', async (_, broken) => {
    writeFileSync(bundle, broken);
    expect(await run(withAsset(folder))).toMatchObject({
      exitCode: 1,
      stdout: '',
      stderr: expect.stringContaining('ou-cost-report failed'),
    });
  });

  it('fails the run if it runs into its timeout or out of memory, with the setting to raise', async () => {
    writeFileSync(bundle, 'export const handler = () => new Promise((done) => setTimeout(done, 60_000));');
    const quick = {
      ...withAsset(folder),
      functions: withAsset(folder).functions.map((one) => ({ ...one, timeoutSeconds: 1 })),
    };
    expect(await run(quick)).toMatchObject({
      exitCode: 6,
      stderr: expect.stringContaining('function.timeoutSeconds'),
    });

    writeFileSync(
      bundle,
      'export const handler = () => { const all = []; for (;;) all.push(new Array(1e6).fill(all.length)); };',
    );
    const small = {
      ...withAsset(folder),
      functions: withAsset(folder).functions.map((one) => ({ ...one, memoryMegabytes: 128 })),
    };
    expect(await run(small)).toMatchObject({
      exitCode: 6,
      stderr: expect.stringContaining('function.memoryMegabytes'),
    });
  });
});
