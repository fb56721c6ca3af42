import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StackStatus } from '@aws-sdk/client-cloudformation';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { accessFor } from '../access/identity.ts';
import type { StackPlan } from '../assembly/stack-plan.ts';
import { type FakeAws, startFakeAws } from '../testing/fake-aws.ts';
import { planOf } from '../testing/plans.ts';
import { PAYER, prepareAccounts, writeProfiles } from '../testing/program.ts';
import { checkBootstrap } from './bootstrap.ts';

const folder = mkdtempSync(join(tmpdir(), 'ou-cost-bootstrap-'));
const profileFiles = writeProfiles(folder);
const PARAMETER = '/cdk-bootstrap/hnb659fds/version';
const LEAST = 6;
const plan: StackPlan = {
  ...planOf('payer', { Resources: {} }),
  bootstrap: { versionParameter: PARAMETER, leastVersion: LEAST, deployRoleArn: null },
};
const AGAIN = 'npx cdk bootstrap aws://222222222222/ap-northeast-1 --profile payer';

let aws: FakeAws;

beforeEach(async () => {
  aws = await startFakeAws();
  prepareAccounts(aws);
  const environment = { ...profileFiles, AWS_ENDPOINT_URL: aws.endpoint, AWS_MAX_ATTEMPTS: '1' };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await aws.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function said(): Promise<string[]> {
  const findings = await checkBootstrap(plan, await accessFor('payer', plan.region));
  return findings.map(({ kind, text }) => `${kind} ${text}`);
}

const FINE = /^ok CDK bootstrap, version 30$/;
const RUN_AGAIN = /^problem .*is not finished: .*; run again when it has ended$/;
const DELETE_FIRST =
  /^problem .*delete it with aws cloudformation delete-stack --stack-name CDKToolkit --region ap-northeast-1 --profile payer, .* and run: npx cdk bootstrap/;
const SAID: Readonly<Record<StackStatus, RegExp>> = {
  CREATE_COMPLETE: FINE,
  CREATE_FAILED: DELETE_FIRST,
  CREATE_IN_PROGRESS: RUN_AGAIN,
  DELETE_COMPLETE: FINE,
  DELETE_FAILED: DELETE_FIRST,
  DELETE_IN_PROGRESS: RUN_AGAIN,
  IMPORT_COMPLETE: FINE,
  IMPORT_IN_PROGRESS: RUN_AGAIN,
  IMPORT_ROLLBACK_COMPLETE: FINE,
  IMPORT_ROLLBACK_FAILED: /^problem .*first look at its events in the CloudFormation console, then: npx cdk/,
  IMPORT_ROLLBACK_IN_PROGRESS: RUN_AGAIN,
  REVIEW_IN_PROGRESS: /^problem .*before anything was created; run: npx cdk bootstrap/,
  ROLLBACK_COMPLETE: DELETE_FIRST,
  ROLLBACK_FAILED: DELETE_FIRST,
  ROLLBACK_IN_PROGRESS: RUN_AGAIN,
  UPDATE_COMPLETE: FINE,
  UPDATE_COMPLETE_CLEANUP_IN_PROGRESS: FINE,
  UPDATE_FAILED: /^problem .*first run: aws cloudformation rollback-stack --stack-name CDKToolkit /,
  UPDATE_IN_PROGRESS: RUN_AGAIN,
  UPDATE_ROLLBACK_COMPLETE: FINE,
  UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS: FINE,
  UPDATE_ROLLBACK_FAILED: /^problem .*first run: aws cloudformation continue-update-rollback .*then: npx cdk/,
  UPDATE_ROLLBACK_IN_PROGRESS: RUN_AGAIN,
};

test.each(Object.values(StackStatus))('a bootstrap whose stack is %s gets the right word', async (status) => {
  aws.state.account(PAYER).addStack('CDKToolkit', status);
  expect(await said()).toEqual([expect.stringMatching(SAID[status])]);
});

test.each([
  ['ROLLBACK_COMPLETE', DELETE_FIRST],
  ['REVIEW_IN_PROGRESS', SAID.REVIEW_IN_PROGRESS],
  ['CREATE_COMPLETE', /^warning .*has the stack CDKToolkit but not its parameter/],
])('a bootstrap that is %s and left no version is not taken for a finished one', async (status, expected) => {
  aws.state.account(PAYER).parameters.clear();
  aws.state.account(PAYER).addStack('CDKToolkit', status);
  expect(await said()).toEqual([expect.stringMatching(expected)]);
});

test('the version suffices at the limit and not below it', async () => {
  aws.state.account(PAYER).parameters.set(PARAMETER, String(LEAST));
  expect(await said()).toEqual([`ok CDK bootstrap, version ${LEAST}`]);
  aws.state.account(PAYER).parameters.set(PARAMETER, String(LEAST - 1));
  expect(await said()).toEqual([expect.stringMatching(/^problem .*has version 5 and needs 6; update it: /)]);
});

test('if the stack may not be looked at, the version decides', async () => {
  aws.state.account(PAYER).refusedCalls.add('DescribeStacks');
  expect(await said()).toEqual([expect.stringMatching(FINE)]);
  aws.state.account(PAYER).parameters.clear();
  expect(await said()).toEqual([expect.stringContaining(`run once: ${AGAIN}`)]);
});
