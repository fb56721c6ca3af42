import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { accessFor } from '../access/identity.ts';
import type { StackState } from '../deployed/stack-state.ts';
import { type FakeAws, startFakeAws } from '../testing/fake-aws.ts';
import { planOf } from '../testing/plans.ts';
import { CALLER, writeProfiles } from '../testing/program.ts';
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
