import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { REPORT_OUTPUT_NAMES, type ReportOutput } from '@ou-cost/contract/options';
import type { Deployment } from '@ou-cost/sandbox/deployed';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { oneFile } from '../../packages/infra/src/function/bundle/one-file.ts';
import { exampleReport } from '../../packages/present/src/testing/example-report.ts';
import { renderedText } from '../support/bundle/renders.ts';
import { REPOSITORY } from '../support/files/repository.ts';
import { temporaryFolder } from '../support/files/temporary-folder.ts';
import { type Ended, execute } from '../support/processes/execute.ts';
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

  it('can be read: a script prints what is compressed in it', async () => {
    const printed = await execute('node', ['scripts/print-parts.ts', bundle]);
    expect(printed.exitCode, printed.stderr).toBe(0);
    // The plain path sends no mail, so that the address for it is in a compressed part.
    expect(printed.stdout).toContain('outbound-emails');
    expect(source).not.toContain('outbound-emails');
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

it('a part of a bundle renders each format as the same code does outside, with parts of its own', async () => {
  const folder = temporaryFolder('parts');
  const { esModule } = await oneFile('tests/support/bundle/program.ts', REPOSITORY);
  const report = exampleReport();
  writeFileSync(join(folder, 'index.mjs'), esModule);
  writeFileSync(join(folder, 'report.json'), JSON.stringify(report));
  const program = `
    const { readFileSync } = await import('node:fs');
    const { rendered } = await import('./index.mjs');
    const report = JSON.parse(readFileSync('report.json', 'utf8'));
    const texts = [];
    for (const format of ${JSON.stringify(REPORT_OUTPUT_NAMES)}) texts.push([format, await rendered(format, report)]);
    console.log(JSON.stringify(texts));`;
  writeFileSync(join(folder, 'program.mjs'), program);
  const { stdout, stderr } = await execute(process.execPath, ['program.mjs'], { cwd: folder });
  expect(stderr).toBe('');
  const inside: readonly [ReportOutput, string][] = JSON.parse(stdout);
  for (const [format, text] of inside) {
    const same = withoutTimes(text) === withoutTimes(await renderedText(format, report));
    expect([format, same]).toEqual([format, true]);
  }
  expect(inside.map(([format]) => format)).toEqual(REPORT_OUTPUT_NAMES);
});

/** A text as it is; a workbook as its files, whose entries have the time at which they were made. */
function withoutTimes(base64: string): string {
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.toString('latin1', 0, 2) !== 'PK') return base64;
  const files = Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)]);
  return JSON.stringify(files);
}
