import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StackStatus } from '@aws-sdk/client-cloudformation';
import { decodeConfig } from '@ou-cost/contract';
import { STACK_DESCRIPTIONS } from '@ou-cost/infra';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { resolveAccess } from '../access/by-account.ts';
import { type FakeAws, startFakeAws } from '../testing/fake-aws.ts';
import { callerTemplate, planOf } from '../testing/plans.ts';
import { CALLER, CONFIG, PAYER, STRANGER, writeProfiles } from '../testing/program.ts';
import { deleteStack } from './delete.ts';
import { formerCallerFindings } from './former-callers.ts';
import { findLeftBehind, leftBehindFinding } from './left-behind.ts';
import type { StackState } from './stack-state.ts';

const folder = mkdtempSync(join(tmpdir(), 'ou-cost-left-behind-'));
const profileFiles = writeProfiles(folder);
const config = decodeConfig(JSON.stringify(CONFIG), 'the test');
const plans = [planOf('payer', { Resources: {} }), planOf('caller', callerTemplate())];
const FORMER = `ou-cost-caller-${STRANGER}`;

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

function addStack(accountId: string, name: string, template: unknown, status = 'CREATE_COMPLETE') {
  const stack = aws.state.account(accountId).addStack(name, status);
  stack.template = JSON.stringify(template);
  return stack;
}

async function search(callers = ['caller', 'stranger']) {
  const accesses = await resolveAccess({ payer: ['payer'], caller: callers }, plans, plans);
  const { stacks, findings } = await findLeftBehind(config, plans, accesses);
  return { names: stacks.map(({ accountId, name }) => `${accountId} ${name}`), stacks, findings, accesses };
}

/** A template that calls this project's function under other names. */
const otherNames = JSON.parse(
  JSON.stringify(callerTemplate()).replaceAll('ou-cost-invoker', 'other-invoker'),
);

describe('a stack of a former caller', () => {
  test.each<[string, string, unknown]>([
    ['with the usual name', FORMER, callerTemplate()],
    ['with the usual name, whose invoker role was renamed', FORMER, otherNames],
    ['from before the configuration changed the name', 'costs-callers', callerTemplate()],
    ['without its account in its name', 'ou-cost-caller', otherNames],
  ])('%s is found in every account of which credentials are given', async (_what, name, template) => {
    addStack(STRANGER, name, template);
    addStack(CALLER, `ou-cost-caller-${CALLER}`, callerTemplate());
    expect(await search()).toMatchObject({ names: [`${STRANGER} ${name}`], findings: [] });
    expect((await search(['caller'])).names).toEqual([]);
  });

  test('is found by its account, not by a name that the configuration uses in another', async () => {
    addStack(STRANGER, `ou-cost-caller-${CALLER}`, callerTemplate());
    expect((await search()).names).toEqual([`${STRANGER} ou-cost-caller-${CALLER}`]);
  });

  test.each(Object.values(StackStatus))('in the state %s is found, unless it is deleted', async (status) => {
    addStack(STRANGER, FORMER, callerTemplate(), status);
    expect((await search()).names).toHaveLength(status === 'DELETE_COMPLETE' ? 0 : 1);
  });

  test('of the account of a caller that stays is found too', async () => {
    addStack(CALLER, 'costs-callers', callerTemplate());
    expect((await search()).names).toEqual([`${CALLER} costs-callers`]);
  });

  test.each<[string, string, unknown]>([
    ['of another payer', FORMER, callerTemplate('777777777777')],
    ['of another configuration of the same payer', 'others-callers', otherNames],
    ['of another program', FORMER, { ...callerTemplate(), Description: 'something else' }],
    ['of the payer', 'ou-cost-payer', { ...callerTemplate(), Description: STACK_DESCRIPTIONS.payer }],
  ])('is none, if it is %s', async (_what, name, template) => {
    addStack(STRANGER, name, template);
    expect(await search()).toMatchObject({ names: [], findings: [] });
  });

  test.each([
    ['ListStacks', /could not look for stacks of former callers in account 9{12} \(AccessDenied/],
    [
      'GetTemplate',
      /could not see whether the stack ou-cost-caller-9{12} in account 9{12} is of a former caller/,
    ],
  ])('that cannot be looked at (%s) is a warning, and is not touched', async (call, says) => {
    addStack(STRANGER, FORMER, callerTemplate());
    aws.state.account(STRANGER).refusedCalls.add(call);
    expect(await search()).toMatchObject({
      names: [],
      findings: [{ kind: 'warning', text: expect.stringMatching(says) }],
    });
  });

  test('is named with the command that deletes it alone', async () => {
    addStack(STRANGER, FORMER, callerTemplate());
    const { stacks } = await search();
    expect(stacks.map(leftBehindFinding)).toEqual([
      {
        kind: 'warning',
        text: `${FORMER} (${STRANGER}, ap-northeast-1) is a caller's stack that the configuration does not have any more: its roles keep what it gave them; npm run destroy removes it with the other stacks, and this removes it alone: aws cloudformation delete-stack --stack-name ${FORMER} --region ap-northeast-1 --profile stranger`,
      },
    ]);
  });
});

describe('to delete it', () => {
  async function deleteFormer() {
    const [stack] = (await search()).stacks;
    if (stack === undefined) throw new Error('no stack was found');
    return deleteStack(stack, () => {}, new AbortController().signal);
  }

  test('deletes that stack and no other', async () => {
    addStack(STRANGER, FORMER, callerTemplate());
    addStack(STRANGER, 'another', callerTemplate('777777777777'));
    await deleteFormer();
    expect([...aws.state.account(STRANGER).stacks.keys()]).toEqual(['another']);
  });

  test('fails as refused, if AWS refuses it', async () => {
    addStack(STRANGER, FORMER, callerTemplate());
    aws.state.account(STRANGER).refusedCalls.add('DeleteStack');
    await expect(deleteFormer()).rejects.toMatchObject({
      code: 'AccessRefused',
      message: expect.stringMatching(
        /^ou-cost-caller-9{12} \(9{12}, ap-northeast-1\) was not deleted \(AccessDenied/,
      ),
    });
  });

  test('fails as incomplete, if something of it is left', async () => {
    addStack(STRANGER, FORMER, callerTemplate()).deletion = 'DELETE_FAILED';
    await expect(deleteFormer()).rejects.toMatchObject({
      code: 'Incomplete',
      message: expect.stringContaining('was not deleted (DELETE_FAILED: '),
    });
  });
});

describe('a former caller in an account without credentials', () => {
  const trusting = (AssumeRolePolicyDocument: unknown, more = {}) => ({
    Resources: { Invoker: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument } }, ...more },
  });
  const root = (AWS: unknown, Condition?: unknown) => ({
    Statement: [{ Effect: 'Allow', Principal: { AWS }, Condition }],
  });

  async function said(template: unknown, callers = ['caller']) {
    const { accesses } = await search(callers);
    const state: StackState = { status: 'CREATE_COMPLETE', tags: {}, owned: null, template, findings: [] };
    const payer = plans[0];
    if (payer === undefined) throw new Error('there is no plan of the payer');
    return formerCallerFindings(config, plans, new Map([[payer, state]]), accesses);
  }

  test.each<[string, unknown]>([
    ['a role', trusting(root([`arn:aws:iam::${STRANGER}:role/Cron`, `arn:aws:iam::${CALLER}:role/R`]))],
    [
      'a role by condition',
      trusting(root(STRANGER, { ArnEquals: { 'aws:PrincipalArn': `arn:aws:iam::${STRANGER}:role/Cron` } })),
    ],
    [
      'a direct invoker',
      trusting(root([]), {
        Permission: {
          Type: 'AWS::Lambda::Permission',
          Properties: { Principal: `arn:aws:iam::${STRANGER}:role/X` },
        },
      }),
    ],
  ])('is known from what the deployed payer stack lets in: %s', async (_what, template) => {
    expect(await said(template)).toEqual([
      {
        kind: 'note',
        text: expect.stringMatching(
          /^account 9{12} had callers and has none .*if it has the stack ou-cost-caller-9{12}, .* aws cloudformation delete-stack --stack-name ou-cost-caller-9{12} --region ap-northeast-1$/,
        ),
      },
    ]);
  });

  test('is none, if its account is looked at', async () => {
    expect(await said(trusting(root(`arn:aws:iam::${STRANGER}:role/Cron`)), ['caller', 'stranger'])).toEqual(
      [],
    );
  });

  test('is none, if the account is still in the configuration', async () => {
    expect(
      await said(trusting(root([`arn:aws:iam::${CALLER}:role/R`, `arn:aws:iam::${PAYER}:root`]))),
    ).toEqual([]);
    expect(await said(null)).toEqual([]);
  });
});
