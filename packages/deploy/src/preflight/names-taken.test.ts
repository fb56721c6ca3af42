import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeConfig } from '@ou-cost/contract';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { accessFor } from '../access/identity.ts';
import type { StackState } from '../deployed/stack-state.ts';
import { type FakeAws, startFakeAws } from '../testing/fake-aws.ts';
import { EXPORT_TEMPLATE, planOf } from '../testing/plans.ts';
import { CALLER, CONFIG, PAYER, writeProfiles } from '../testing/program.ts';
import { checkArchiveBucket } from './archive.ts';
import { checkNames } from './names-taken.ts';

const folder = mkdtempSync(join(tmpdir(), 'ou-cost-names-'));
const profileFiles = writeProfiles(folder);
const ARN = `arn:aws:iam::${CALLER}:oidc-provider/token.actions.githubusercontent.com`;
const Properties = { Url: 'https://token.actions.githubusercontent.com' };
const plan = planOf('caller', { Resources: { Provider: { Type: 'AWS::IAM::OIDCProvider', Properties } } });
const ABSENT: StackState = { status: null, tags: {}, owned: new Map(), template: null, findings: [] };

let aws: FakeAws;

beforeEach(async () => {
  aws = await startFakeAws();
  const environment = { ...profileFiles, AWS_ENDPOINT_URL: aws.endpoint, AWS_MAX_ATTEMPTS: '1' };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await aws.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function said(state = ABSENT): Promise<string[]> {
  const findings = await checkNames(plan, await accessFor('caller', plan.region), state);
  return findings.map(({ kind, text }) => `${kind} ${text}`);
}

test("an account's identity provider is not created a second time", async () => {
  expect(await said()).toEqual([expect.stringMatching(/^ok the names .* are free/)]);
  aws.state.account(CALLER).identityProviders.add(ARN);
  expect(await said()).toEqual([
    expect.stringMatching(
      /^problem account 1{12} has a GitHub identity provider .*leave out 'githubActions\[\]\.createProvider' to use it$/,
    ),
  ]);
  expect(await said({ ...ABSENT, status: 'CREATE_COMPLETE', owned: new Map([['Provider', ARN]]) })).toEqual([
    expect.stringMatching(/^ok the names .* are free, or its own/),
  ]);
});

test("an export's bucket and work group are not created a second time, wherever the bucket is", async () => {
  const exports = planOf('payer', EXPORT_TEMPLATE);
  const found = async (state = ABSENT) => {
    const findings = await checkNames(exports, await accessFor('payer', exports.region), state);
    return findings.map(({ kind, text }) => `${kind} ${text}`);
  };
  expect(await found()).toEqual([expect.stringMatching(/^ok the names .* are free/)]);
  const account = aws.state.account(PAYER);
  for (const status of [200, 403]) {
    account.buckets.set('acme-bill', status);
    expect(await found(), String(status)).toEqual([
      expect.stringMatching(
        /^problem there is a bucket 'acme-bill' already, in this account or another one, .*'exports\.bucket'.*--import-existing-resources/,
      ),
    ]);
  }
  account.workGroups.add('ou-cost');
  expect(await found()).toHaveLength(2);
  const owned = new Map([
    ['Bucket', 'acme-bill'],
    ['WorkGroup', 'ou-cost'],
  ]);
  expect(await found({ ...ABSENT, status: 'CREATE_COMPLETE', owned })).toEqual([
    expect.stringMatching(/^ok the names .* are free, or its own/),
  ]);
});

test('an archive that the stacks do not create must exist, whoever owns it', async () => {
  const payer = planOf('payer', { Resources: {} });
  const access = await accessFor('payer', payer.region);
  const accesses = { all: [access], forStack: () => access, forAccount: () => access };
  const found = async (create: boolean) => {
    const archive = { bucket: 'acme-reports', create };
    const config = decodeConfig(JSON.stringify({ ...CONFIG, archive }), 'the test');
    const findings = await checkArchiveBucket(config, [payer], accesses);
    return findings.map(({ kind, text }) => `${kind} ${text}`);
  };
  expect(await found(true)).toEqual([]);
  expect(await found(false)).toEqual([
    expect.stringMatching(
      /^problem the archive's bucket 'acme-reports' does not exist; .*'archive\.create': true$/,
    ),
  ]);
  aws.state.account(PAYER).buckets.set('acme-reports', 403);
  expect(await found(false)).toEqual(["ok the archive's bucket acme-reports exists"]);
});
