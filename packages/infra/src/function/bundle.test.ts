import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { exampleConfig } from '../testing/example-config.ts';
import { packedIn, partsIn } from '../testing/packed-parts.ts';
import { synthesizedWithBundle } from '../testing/synthesized.ts';
import { NEVER_LOADED } from './bundle/never-loaded.ts';

/** The most bytes that the one file may have: docs/decisions/0090-one-file-in-parts.md. */
const MAX_BUNDLE_BYTES = 700_000;

/** What every start parses and most of it runs: growth beyond this makes each start slower, and must be a decision. */
const MAX_EAGER_BYTES = 480_000;

const { folder } = synthesizedWithBundle(exampleConfig());
const asset = join(folder, readdirSync(folder).find((name) => name.startsWith('asset.')) ?? 'no asset');
const bundle = join(asset, 'index.mjs');

const ENVIRONMENT = {
  AWS_REGION: 'us-east-1',
  OU_COST_READER_ROLE_ARN: 'arn:aws:iam::222222222222:role/ou-cost-reader',
  OU_COST_TOLERANCE: '0.01',
  OU_COST_SETTLING_DAY: '6',
};

/** Requests fail at once: nothing listens on this port. */
const NOBODY_ANSWERS = {
  AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
  AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'secret',
};

/** Invokes the bundle in a new process that has these variables and no others. */
function invoke(payload: unknown, variables: Record<string, string> = {}): { thrown: string; log: string[] } {
  const script = `
    // Lambda's runtime defines this before it loads the function's module.
    globalThis.awslambda = { streamifyResponse: (handler) => handler };
    const { handler } = await import(${JSON.stringify(pathToFileURL(bundle).href)});
    const { PassThrough } = await import('node:stream');
    const context = { awsRequestId: 'request-1', invokedFunctionArn: 'arn:aws:lambda:us-east-1:222222222222:function:ou-cost-report', getRemainingTimeInMillis: () => 5000 };
    try {
      await handler(${JSON.stringify(payload)}, new PassThrough(), context);
    } catch (error) {
      process.stdout.write('THROWN ' + error.name + ': ' + error.message);
    }`;
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: asset,
    env: variables,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines = output.split('\n');
  return {
    thrown: lines.find((line) => line.startsWith('THROWN ')) ?? '',
    log: lines.filter((line) => line.startsWith('{')),
  };
}

test('the bundle starts without anything else, and names the environment variable that is missing', () => {
  expect(invoke({}).thrown).toMatch(
    /^THROWN InvalidConfiguration: the environment variable AWS_REGION is missing/,
  );
});

test('the bundle refuses a request that it does not understand, and names the field', () => {
  expect(invoke({ perod: '2026-10' }, ENVIRONMENT).thrown).toMatch(/^THROWN InvalidRequest: .*'perod'/);
});

test.each([
  [
    'the export of the bill',
    { period: '2026-10', source: 'exports' },
    /^THROWN InvalidRequest: 'source' \(exports\)/,
  ],
  [
    'what earlier runs left',
    { period: '2026-10', earlier: 'AAAA' },
    /^THROWN InvalidRequest: .* is not gzip/,
  ],
])("a part of the bundle fails with the function's own error: %s", (_, payload, message) => {
  expect(invoke(payload, ENVIRONMENT).thrown).toMatch(message);
});

test('a part of the bundle works in a process that has the bundle alone: a diagnosis', () => {
  const { thrown, log } = invoke({ kind: 'diagnose' }, { ...ENVIRONMENT, ...NOBODY_ANSWERS });
  expect(thrown).toBe('');
  expect(log.map((line) => JSON.parse(line).message)).toContain('chain diagnosed');
});

test('the bundle is one module of a bounded size that includes the SDK', () => {
  expect(readdirSync(asset)).toEqual(['index.mjs']);
  const text = readFileSync(bundle, 'utf8');
  const size = statSync(bundle).size;
  expect(size).toBeLessThanOrEqual(MAX_BUNDLE_BYTES);
  expect(size - packedIn(text).length).toBeLessThanOrEqual(MAX_EAGER_BYTES);
  const imports = [...text.matchAll(/(?<!\.)(from|import\()\s*["']([^"']+)["']/g)];
  const others = imports.filter(([, , name = '']) => !/^(node:)?[a-z][a-z0-9_/]*$/.test(name));
  // Loaded when they are needed, which is never.
  expect(new Set(others.map(([, how]) => how))).toEqual(new Set(['import(']));
  expect(new Set(others.map(([, , name]) => name))).toEqual(new Set(NEVER_LOADED));
  expect(text + partsIn(text)).not.toMatch(/GetRoleCredentials|credential_process returned/);
});

test('the bundle contains no code that deploys or checks it', () => {
  const text = readFileSync(bundle, 'utf8');
  expect(text + partsIn(text)).not.toMatch(/cdk-nag|AwsSolutions|aws-cdk|AWS::IAM::/);
});

test('the bundle names no folder of the machine that made it', () => {
  const text = readFileSync(bundle, 'utf8');
  expect(text + partsIn(text)).not.toContain(process.cwd());
});

test("the code for Athena, a diagnosis and CloudTrail's events is in the parts, and not in what every start loads", () => {
  const text = readFileSync(bundle, 'utf8');
  for (const name of ['StartQueryExecution', 'GetQueryResults', 'CloudTrail_20131101']) {
    expect([name, text.includes(name), partsIn(text).includes(name)]).toEqual([name, false, true]);
  }
});
