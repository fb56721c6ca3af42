import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeConfig } from '@ou-cost/contract';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { accessFor } from '../access/identity.ts';
import type { StackState } from '../deployed/stack-state.ts';
import { type FakeAws, startFakeAws } from '../testing/fake-aws.ts';
import { callerTemplate, planOf } from '../testing/plans.ts';
import { CALLER, CONFIG, PAYER, prepareAccounts, writeProfiles } from '../testing/program.ts';
import { checkPolicies } from './policies.ts';

const folder = mkdtempSync(join(tmpdir(), 'ou-cost-policies-'));
const profileFiles = writeProfiles(folder);
const config = decodeConfig(JSON.stringify(CONFIG), 'the test');
const POLICY = 'ou-cost-enter-invoker';
const ROLE = 'RundeckBatchRole';
const plan = planOf('caller', callerTemplate());
const ABSENT: StackState = { status: null, tags: {}, owned: new Map(), template: null, findings: [] };

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

async function said(state = ABSENT, of = plan): Promise<string[]> {
  const findings = await checkPolicies(of, await accessFor('caller', of.region), state, config);
  return findings.map(({ kind, text }) => `${kind} ${text}`);
}

function attach(role = ROLE): void {
  aws.state.account(CALLER).roles.get(role)?.policies.set(POLICY, {});
}

function stackWith(name: string, template: unknown): void {
  Object.assign(aws.state.account(CALLER).addStack(name, 'CREATE_COMPLETE'), {
    template: JSON.stringify(template),
  });
}

test('a role without the policy is free', async () => {
  expect(await said()).toEqual([]);
});

test('a policy that another stack of this project attaches is named with that stack', async () => {
  attach();
  stackWith('ou-cost-elsewhere', callerTemplate(PAYER, ['Other']));
  stackWith('ou-cost-callers', callerTemplate());
  expect(await said()).toEqual([
    `problem the role '${ROLE}' in account ${CALLER} has an inline policy '${POLICY}' already, and the stack ou-cost-callers has attached it: one policy on one role can be managed in one place only; delete it with aws cloudformation delete-stack --stack-name ou-cost-callers --region ap-northeast-1 --profile caller, or choose another name with 'names.callerPolicy'`,
  ]);
});

test('a policy that no stack attaches, as Terraform or a person does, is named with the command that deletes it', async () => {
  attach();
  expect(await said()).toEqual([
    expect.stringMatching(
      /^problem .* and no stack of this project in ap-northeast-1 .*; delete it with aws iam delete-role-policy --role-name RundeckBatchRole --policy-name ou-cost-enter-invoker --profile caller, or/,
    ),
  ]);
});

test("the stack's own policy is not another's, but a role that joins it is looked at", async () => {
  attach();
  const own: StackState = { ...ABSENT, status: 'CREATE_COMPLETE', template: callerTemplate() };
  expect(await said(own)).toEqual([]);
  aws.state.account(CALLER).addRole('Cron');
  attach('Cron');
  expect(await said(own, planOf('caller', callerTemplate(PAYER, [ROLE, 'Cron'])))).toEqual([
    expect.stringMatching(/^problem the role 'Cron' /),
  ]);
});

test('what may not be looked at is a warning', async () => {
  aws.state.account(CALLER).refusedCalls.add('GetRolePolicy');
  expect(await said()).toEqual([
    expect.stringMatching(
      /^warning could not check whether the role 'RundeckBatchRole' has a policy .*AccessDenied/,
    ),
  ]);
});
