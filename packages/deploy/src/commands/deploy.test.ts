import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeConfig } from '@ou-cost/contract';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  BOTH_PROFILES,
  CALLER,
  CONFIG,
  openTestBed,
  PAYER,
  RUNDECK,
  type TestBed,
} from '../testing/program.ts';
import { deploy as deployCommand } from './deploy.ts';
import type { DeployOptions } from './deploy-options.ts';
import { destroy as destroyCommand } from './destroy.ts';

const CHANGES = /^(CreateChangeSet|ExecuteChangeSet|DeleteStack|DeleteChangeSet)$/;

// Each test starts CDK several times, on a machine that may be busy.
vi.setConfig({ testTimeout: 240_000 });

let testBed: TestBed;

beforeEach(async () => {
  testBed = await openTestBed();
});
afterEach(() => testBed.close());

function account(id: string) {
  return testBed.aws.state.account(id);
}

function changes(): string[] {
  return testBed.aws.state.calls.filter((call) => CHANGES.test(call.split(' ')[1] ?? ''));
}

/* The whole way from the shell is asked for once; most of the time of a run is in starting it and in bundling. */

function deployHere(options: Partial<DeployOptions> = {}) {
  return testBed.runHere(deployCommand, options);
}

function destroyHere(options: Partial<DeployOptions> = {}) {
  return testBed.runHere(destroyCommand, options);
}

/** Returns what admits them again. */
function refuseChecks(): () => void {
  const refused = ['GetRole', 'SimulatePrincipalPolicy', 'DescribeStackResources'];
  const accounts = [account(PAYER), account(CALLER)];
  const { organization } = account(PAYER);
  for (const { refusedCalls } of accounts) for (const call of refused) refusedCalls.add(call);
  account(PAYER).organization = null;
  return () => {
    for (const { refusedCalls } of accounts) refusedCalls.clear();
    account(PAYER).organization = organization;
  };
}

test('one command deploys both sides, a second changes nothing, a changed tag that no resource has is deployed, and destroy leaves the role as it was', async () => {
  const first = await testBed.run('deploy', ...BOTH_PROFILES);
  expect(first.stderr).toContain('AWS::Lambda::Function Report/Function');
  expect(first.stdout).toBe(
    [
      `ou-cost-payer (${PAYER}, ap-northeast-1): deployed`,
      `ou-cost-caller-111111111111 (${CALLER}, ap-northeast-1): deployed`,
      `invoker role: arn:aws:iam::${PAYER}:role/ou-cost-invoker`,
      `function: arn:aws:lambda:ap-northeast-1:${PAYER}:function:ou-cost-report`,
      '',
    ].join('\n'),
  );
  expect(first.status).toBe(0);
  expect([...account(PAYER).roles.keys()].sort()).toEqual([
    'ou-cost-invoker',
    'ou-cost-reader',
    'ou-cost-worker',
  ]);
  const policies = account(CALLER).roles.get('RundeckBatchRole')?.policies;
  expect([...(policies?.keys() ?? [])]).toEqual(['ou-cost-enter-invoker']);
  expect(`${first.stdout}${first.stderr}`).not.toContain('secret-of-');

  const soFar = changes().length;
  // Checks that cannot be made are warnings and stop neither a run without changes nor one with a change.
  const admitChecks = refuseChecks();
  const second = await testBed.run('deploy', ...BOTH_PROFILES);
  expect(second.stdout).toContain(`ou-cost-payer (${PAYER}, ap-northeast-1): no changes\n`);
  expect(second.stdout).toContain(`ou-cost-caller-111111111111 (${CALLER}, ap-northeast-1): no changes\n`);
  expect(changes()).toHaveLength(soFar);
  expect(second.stderr).toMatch(/warning {2}could not check that .*RundeckBatchRole exists \(AccessDenied/);
  expect(second.stderr).toMatch(
    /warning {2}could not check whether the profile 'caller' may deploy ou-cost-caller/,
  );
  expect(second.stderr).toMatch(/warning {2}account 222222222222 is not in an organization/);
  expect(second.status).toBe(0);

  const withTags = decodeConfig(JSON.stringify({ ...CONFIG, tags: { owner: 'finops' } }), 'the test');
  const tagged = await deployHere({ config: withTags, only: 'caller' });
  expect(tagged.stdout).toContain(`ou-cost-caller-111111111111 (${CALLER}, ap-northeast-1): deployed\n`);
  expect(account(CALLER).stacks.get('ou-cost-caller-111111111111')?.tags).toEqual({ owner: 'finops' });
  expect(tagged.stderr).toMatch(/warning {2}could not check that .*RundeckBatchRole exists/);
  admitChecks();
  const beforeTheEnd = changes().length;

  const unattended = await testBed.run('destroy', ...BOTH_PROFILES);
  expect(unattended.stderr).toMatch(
    /destroy: this deletes ou-cost-caller-1{12} .* and ou-cost-payer .*no terminal.*run again with --yes/,
  );
  expect(unattended.status).toBe(2);
  expect(changes()).toHaveLength(beforeTheEnd);

  const destroyed = await testBed.run('destroy', ...BOTH_PROFILES, '--yes');
  expect(destroyed.stdout).toBe(
    `ou-cost-caller-111111111111 (${CALLER}, ap-northeast-1): deleted\nou-cost-payer (${PAYER}, ap-northeast-1): deleted\n`,
  );
  expect(destroyed.status).toBe(0);
  expect([...account(PAYER).roles.keys(), ...account(PAYER).logGroups, ...account(PAYER).functions]).toEqual(
    [],
  );
  expect(account(CALLER).roles.get('RundeckBatchRole')).toEqual({ arn: RUNDECK, policies: new Map() });

  const again = await destroyHere();
  expect(again.stdout).toContain(`ou-cost-payer (${PAYER}, ap-northeast-1): does not exist\n`);
  expect(again.outcome).toBe(true);
});

test('the next run continues an interrupted one: it waits for what is in progress and deletes what failed', async () => {
  const underWay = account(PAYER).addStack('ou-cost-payer', 'CREATE_IN_PROGRESS');
  underWay.settles = { as: 'ROLLBACK_COMPLETE', after: 1 };
  account(CALLER).addStack('ou-cost-caller-111111111111', 'REVIEW_IN_PROGRESS');
  const { outcome, stderr } = await deployHere();
  expect(stderr).toMatch(/ou-cost-payer .* is CREATE_IN_PROGRESS: an earlier run is still in progress/);
  expect(stderr).toMatch(/ou-cost-payer .* is ROLLBACK_COMPLETE: what an earlier run left is deleted first/);
  expect(stderr).toMatch(
    /ou-cost-caller-111111111111 .* is REVIEW_IN_PROGRESS: an earlier run ended before it created anything/,
  );
  // CDK alone would delete it as well; then nothing would say so before.
  expect(stderr).toContain('deleting what is left of ou-cost-payer (ROLLBACK_COMPLETE)');
  expect(outcome).toBe(true);
  expect(account(PAYER).stacks.get('ou-cost-payer')?.status).toBe('CREATE_COMPLETE');
  expect(account(CALLER).stacks.get('ou-cost-caller-111111111111')?.status).toBe('CREATE_COMPLETE');
});

test('a deployment that CloudFormation rolls back is Incomplete, and no caller stack is deployed', async () => {
  account(PAYER).logGroups.add('/aws/lambda/ou-cost-report');
  account(PAYER).addStack('ou-cost-payer', 'REVIEW_IN_PROGRESS');
  // Without this permission it is not certain that the name is taken.
  account(PAYER).refusedCalls.add('DescribeStackResources');
  const { outcome, stderr } = await deployHere();
  expect(stderr).toMatch(
    /warning {2}account 222222222222 has a log group '\/aws\/lambda\/ou-cost-report' already/,
  );
  expect(outcome).toMatchObject({
    code: 'Incomplete',
    message: expect.stringMatching(/^ou-cost-payer was not deployed .*ROLLBACK_COMPLETE.*run again/),
  });
  expect([...account(CALLER).stacks.keys()]).toEqual([]);
});

test('an interrupted run says what continues without it, and leaves no files behind', async () => {
  account(PAYER).addStack('ou-cost-payer', 'UPDATE_IN_PROGRESS');
  const { status, stderr } = await testBed.runUntil(/an earlier run is still in progress/, 'SIGINT', [
    'deploy',
    ...BOTH_PROFILES,
  ]);
  expect(stderr).toMatch(/deploy: interrupted; .*the next run waits for that and continues\n$/);
  expect(status).toBe(5);
  expect(changes()).toEqual([]);
  // cdk enables Node's cache of compiled code, which stays.
  const left = readdirSync(testBed.temporary).filter((name) => name !== 'node-compile-cache');
  expect(left).toEqual([]);
});

test('a run that is interrupted while CDK runs ends CDK', async () => {
  const { status, stderr } = await testBed.runUntil(/creating CloudFormation changeset/, 'SIGTERM', [
    'deploy',
    ...BOTH_PROFILES,
  ]);
  expect(stderr).toMatch(/deploy: interrupted; /);
  expect(status).toBe(5);
  expect([...account(CALLER).stacks.keys()]).toEqual([]);
});

test('deploying one side prints what the other side needs', async () => {
  const profiles = { payer: ['payer'], caller: [] };
  const { outcome, stdout } = await deployHere({ only: 'payer', profiles });
  expect(outcome).toBe(true);
  expect([...account(CALLER).stacks.keys()]).toEqual([]);
  const [, json = ''] = /## JSON\n\n(.*?)\n\n## Terraform/s.exec(stdout) ?? [];
  expect(JSON.parse(json)).toEqual({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: `arn:aws:iam::${PAYER}:role/ou-cost-invoker` },
    ],
  });
  expect(stdout).toContain('resource "aws_iam_role_policy" "ou_cost_enter_invoker_RundeckBatchRole" {');
  const [, template = ''] = /## CloudFormation\n\n(.*)$/s.exec(stdout) ?? [];
  expect(JSON.parse(template).Resources.OuCostEnterInvoker.Properties.Roles).toEqual(['RundeckBatchRole']);
});

test.each([
  {
    what: 'an account that is not bootstrapped',
    prepare: () => account(PAYER).parameters.clear(),
    profiles: { payer: ['payer'], caller: ['caller'] },
    code: 'InvalidConfiguration',
  },
  {
    what: 'the wrong account behind a profile',
    prepare: () => {},
    profiles: { payer: ['payer'], caller: ['payer'] },
    code: 'AccessRefused',
  },
])('$what ends the run before anything is changed, with nothing on standard output', async (problem) => {
  problem.prepare();
  const { outcome, stdout } = await deployHere({ profiles: problem.profiles });
  expect(outcome).toMatchObject({ code: problem.code });
  expect(stdout).toBe('');
  expect(changes()).toEqual([]);
});

test("destroy does not delete another program's stack", async () => {
  const foreign = account(PAYER).addStack('ou-cost-payer', 'CREATE_COMPLETE');
  foreign.resources.set('Bucket', { type: 'AWS::S3::Bucket', name: 'b' });
  const { outcome, stderr } = await destroyHere({ yes: true });
  expect(outcome).toMatchObject({ code: 'InvalidConfiguration' });
  expect(stderr).toMatch(/the name 'ou-cost-payer' is taken/);
  expect(changes()).toEqual([]);
});

test('deploy reads what init writes', async () => {
  const settings = ['--payer-account', PAYER, '--caller-account', CALLER, '--region', 'ap-northeast-1'];
  const { status } = await testBed.run(
    'init',
    '--force',
    ...settings,
    '--caller-role',
    'batch/RundeckBatchRole',
  );
  expect(status).toBe(0);
  expect(JSON.parse(readFileSync(join(testBed.folder, 'ou-cost.config.json'), 'utf8'))).toEqual(CONFIG);
});
