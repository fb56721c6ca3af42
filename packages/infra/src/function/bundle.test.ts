import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { exampleConfig } from '../testing/example-config.ts';
import { synthesizedWithBundle } from '../testing/synthesized.ts';
import { UNUSED_CREDENTIAL_SOURCES } from './unused-credential-sources.ts';

/**
 * A larger bundle makes the function start slower on Lambda: growth beyond this must be a decision. One `import()` of a
 * part of it would do: docs/decisions/0082-reading-exports-in-the-function.md. Units as they were took 70 kB.
 */
const MAX_BUNDLE_BYTES = 650_000;

const { folder } = synthesizedWithBundle(exampleConfig());
const asset = join(folder, readdirSync(folder).find((name) => name.startsWith('asset.')) ?? 'no asset');
const bundle = join(asset, 'index.mjs');

/** Invokes the bundle in a new process that has these variables and no others. */
function invoke(payload: unknown, variables: Record<string, string> = {}): { thrown: string; log: string[] } {
  const script = `
    // Lambda's runtime defines this before it loads the function's module.
    globalThis.awslambda = { streamifyResponse: (handler) => handler };
    const { handler } = await import(${JSON.stringify(pathToFileURL(bundle).href)});
    const { PassThrough } = await import('node:stream');
    const context = { awsRequestId: 'request-1', getRemainingTimeInMillis: () => 5000 };
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
  const environment = {
    AWS_REGION: 'us-east-1',
    OU_COST_READER_ROLE_ARN: 'arn:aws:iam::222222222222:role/ou-cost-reader',
    OU_COST_TOLERANCE: '0.01',
    OU_COST_SETTLING_DAY: '6',
  };
  expect(invoke({ perod: '2026-10' }, environment).thrown).toMatch(/^THROWN InvalidRequest: .*'perod'/);
});

test('the bundle is one module of a bounded size that includes the SDK', () => {
  expect(readdirSync(asset)).toEqual(['index.mjs']);
  expect(statSync(bundle).size).toBeLessThan(MAX_BUNDLE_BYTES);
  const text = readFileSync(bundle, 'utf8');
  const imports = [...text.matchAll(/(from|import\()\s*["']([^"']+)["']/g)];
  const others = imports.filter(([, , name = '']) => !/^(node:)?[a-z][a-z0-9_/]*$/.test(name));
  // Loaded when they are needed, which is never: the environment has the role's credentials.
  expect(new Set(others.map(([, how]) => how))).toEqual(new Set(['import(']));
  expect(new Set(others.map(([, , name]) => name))).toEqual(new Set(UNUSED_CREDENTIAL_SOURCES));
  expect(text).not.toMatch(/GetRoleCredentials|credential_process returned/);
});

test('the bundle contains no code that deploys or checks it', () => {
  expect(readFileSync(bundle, 'utf8')).not.toMatch(/cdk-nag|AwsSolutions|aws-cdk|AWS::IAM::/);
});

test('the bundle names no folder of the machine that made it', () => {
  expect(readFileSync(bundle, 'utf8')).not.toContain(process.cwd());
});
