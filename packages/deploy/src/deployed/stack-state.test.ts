import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StackStatus } from '@aws-sdk/client-cloudformation';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { accessFor } from '../access/identity.ts';
import type { StackPlan } from '../assembly/stack-plan.ts';
import { type FakeAws, startFakeAws } from '../testing/fake-aws.ts';
import { callerTemplate, planOf } from '../testing/plans.ts';
import { CALLER, writeProfiles } from '../testing/program.ts';
import type { Verb } from './findings.ts';
import { isCompleteWithTags, mustBeDeletedFirst, readStackState } from './stack-state.ts';

const folder = mkdtempSync(join(tmpdir(), 'ou-cost-stack-state-'));
const profileFiles = writeProfiles(folder);
const template = callerTemplate();
const plan = planOf('caller', template);
const CDK_ROLE = `arn:aws:iam::${CALLER}:role/cdk-deploy`;
const bootstrapped: StackPlan = {
  ...plan,
  bootstrap: { versionParameter: '/cdk', leastVersion: 6, deployRoleArn: CDK_ROLE },
};

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

function account() {
  return aws.state.account(CALLER);
}

/** Adds the stack of the plan, as it was deployed with this template. */
function addStack(status: string, of: unknown = template) {
  const stack = account().addStack(plan.name, status);
  if (status !== 'REVIEW_IN_PROGRESS') stack.template = JSON.stringify(of);
  return stack;
}

async function read(verb: Verb, of = plan, onWait: (text: string) => void = () => {}) {
  const access = await accessFor('caller', plan.region);
  return readStackState(of, access, verb, onWait, new AbortController().signal);
}

/** What is said of a stack in a state: to `deploy`, and to `destroy`. */
const WAITS = 'waits';
const EXISTS = /^ok .*exists/;
const DELETED_FIRST = /^note .*is deleted first$/;
const SAID: Readonly<
  Record<StackStatus, readonly [deploy: RegExp | typeof WAITS, destroy: RegExp | typeof WAITS]>
> = {
  CREATE_COMPLETE: [EXISTS, EXISTS],
  CREATE_FAILED: [DELETED_FIRST, EXISTS],
  CREATE_IN_PROGRESS: [WAITS, WAITS],
  DELETE_COMPLETE: [/^ok .*does not exist$/, /^ok .*does not exist$/],
  DELETE_FAILED: [DELETED_FIRST, EXISTS],
  DELETE_IN_PROGRESS: [WAITS, WAITS],
  IMPORT_COMPLETE: [EXISTS, EXISTS],
  IMPORT_IN_PROGRESS: [WAITS, WAITS],
  IMPORT_ROLLBACK_COMPLETE: [EXISTS, EXISTS],
  IMPORT_ROLLBACK_FAILED: [/^problem .*an update failed; look at its events .* or delete it/, EXISTS],
  IMPORT_ROLLBACK_IN_PROGRESS: [WAITS, WAITS],
  REVIEW_IN_PROGRESS: [/^note .*ended before it created anything/, EXISTS],
  ROLLBACK_COMPLETE: [DELETED_FIRST, EXISTS],
  ROLLBACK_FAILED: [DELETED_FIRST, EXISTS],
  ROLLBACK_IN_PROGRESS: [WAITS, WAITS],
  UPDATE_COMPLETE: [EXISTS, EXISTS],
  UPDATE_COMPLETE_CLEANUP_IN_PROGRESS: [WAITS, WAITS],
  UPDATE_FAILED: [/^problem .*aws cloudformation rollback-stack --stack-name ou-cost-caller-1{12} /, EXISTS],
  UPDATE_IN_PROGRESS: [WAITS, WAITS],
  UPDATE_ROLLBACK_COMPLETE: [EXISTS, EXISTS],
  UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS: [WAITS, WAITS],
  UPDATE_ROLLBACK_FAILED: [/^problem .*aws cloudformation continue-update-rollback --stack-name /, EXISTS],
  UPDATE_ROLLBACK_IN_PROGRESS: [WAITS, WAITS],
};

describe.each(['deploy', 'destroy'] as const)('to %s', (verb) => {
  test.each(Object.values(StackStatus))('a stack in the state %s gets the right word', async (status) => {
    addStack(status);
    const expected = SAID[status][verb === 'deploy' ? 0 : 1];
    const waited: string[] = [];
    // Whoever waits is interrupted: the next question would come seconds later.
    const outcome = await read(verb, plan, (text) => {
      waited.push(text);
      throw new Error('waits');
    }).catch((error: Error) => error.message);
    if (expected === WAITS) {
      expect(outcome).toBe('waits');
      expect(waited).toEqual([expect.stringContaining(`is ${status}: an earlier run is still in progress`)]);
    } else {
      const { findings } = outcome as Awaited<ReturnType<typeof read>>;
      expect(findings.map(({ kind, text }) => `${kind} ${text}`)).toEqual([expect.stringMatching(expected)]);
    }
  });
});

test('what only can be deleted is deleted first, and only a complete stack may stay as it is', async () => {
  const of = async (status: string) => {
    addStack(status);
    const state = await read('destroy');
    return { first: mustBeDeletedFirst(state), stays: isCompleteWithTags(state, plan) };
  };
  const settled = Object.values(StackStatus).filter((status) => SAID[status][0] !== WAITS);
  for (const status of settled.filter((name) => name !== 'DELETE_COMPLETE')) {
    expect({ status, ...(await of(status)) }).toEqual({
      status,
      first: SAID[status][0] === DELETED_FIRST,
      stays: SAID[status][0] === EXISTS,
    });
  }
});

test('a state that CloudFormation did not have yet stops the run', async () => {
  addStack('constructor');
  const { findings } = await read('destroy');
  expect(findings).toEqual([
    expect.objectContaining({
      kind: 'problem',
      text: expect.stringMatching(/'constructor', which this version does not know/),
    }),
  ]);
});

describe('a stack that may not be looked at', () => {
  test.each([
    ['DescribeStacks', 'destroy'],
    ['DescribeStacks', 'deploy'],
    ['GetTemplate', 'destroy'],
    ['GetTemplate', 'deploy'],
  ] as const)('is not touched, if %s is refused to %s', async (call, verb) => {
    addStack('CREATE_COMPLETE');
    account().refusedCalls.add(call);
    const { findings } = await read(verb);
    expect(findings).toEqual([
      {
        kind: 'problem',
        code: 'AccessRefused',
        text: expect.stringMatching(
          new RegExp(
            `could not look at the stack ou-cost-caller-1{12} .*\\(AccessDenied: .*allow the profile 'caller' cloudformation:${call}`,
          ),
        ),
      },
    ]);
  });

  test('because AWS does not answer is not touched, and the run may be repeated', async () => {
    const access = await accessFor('caller', plan.region);
    vi.stubEnv('AWS_ENDPOINT_URL', 'http://127.0.0.1:1');
    const unreachable = await accessFor('caller', plan.region).catch(() => access);
    await aws.close();
    const { findings } = await readStackState(
      plan,
      unreachable,
      'destroy',
      () => {},
      new AbortController().signal,
    );
    expect(findings).toEqual([expect.objectContaining({ kind: 'problem', code: 'Unavailable' })]);
    aws = await startFakeAws();
  });

  test("by the profile is looked at with CDK's role", async () => {
    addStack('CREATE_COMPLETE');
    account().refusedToProfiles.add('DescribeStacks').add('GetTemplate');
    expect((await read('deploy', bootstrapped)).findings).toEqual([
      { kind: 'ok', text: expect.stringContaining('exists (CREATE_COMPLETE)') },
    ]);
    account().refusedCalls.add('AssumeRole');
    expect((await read('deploy', bootstrapped)).findings).toEqual([
      expect.objectContaining({ kind: 'problem', code: 'AccessRefused' }),
    ]);
  });
});

describe('a stack of the same name', () => {
  test.each([
    ['without a description', { Resources: template.Resources }, /that this project has not deployed/],
    [
      'with another description',
      { ...template, Description: 'ou-costs of others' },
      /that this project has not deployed/,
    ],
    [
      'with other resources',
      { ...template, Resources: { Bucket: { Type: 'AWS::S3::Bucket' } } },
      /by a stack with other resources/,
    ],
    [
      "of another payer's configuration",
      callerTemplate('999999999999'),
      /account 999999999999 instead of 222222222222: it belongs to another configuration/,
    ],
  ])('%s is not ours, in whatever state it is', async (_what, of, says) => {
    for (const status of ['CREATE_COMPLETE', 'ROLLBACK_COMPLETE', 'UPDATE_ROLLBACK_FAILED']) {
      addStack(status, of);
      for (const verb of ['deploy', 'destroy'] as const) {
        const { findings } = await read(verb);
        expect(findings.filter(({ kind }) => kind === 'problem')).toEqual([
          { kind: 'problem', code: 'InvalidConfiguration', text: expect.stringMatching(says) },
        ]);
      }
    }
  });

  test('that another program has in review is not ours, although it has no resources', async () => {
    addStack('REVIEW_IN_PROGRESS').template = JSON.stringify({ Description: 'of others' });
    expect((await read('destroy')).findings).toEqual([
      { kind: 'problem', code: 'InvalidConfiguration', text: expect.stringMatching(/has not deployed/) },
    ]);
  });

  test('with a template that cannot be read is not ours without our description', async () => {
    const stack = addStack('CREATE_COMPLETE');
    stack.template = 'a: 1\na: 2\n';
    expect((await read('destroy')).findings).toEqual([
      { kind: 'problem', code: 'InvalidConfiguration', text: expect.stringMatching(/has not deployed/) },
    ]);
  });

  test('that also calls another account is ours', async () => {
    const { Resources } = callerTemplate('999999999999');
    addStack('CREATE_COMPLETE', {
      ...template,
      Resources: { ...template.Resources, Other: Resources['EnterInvoker'] },
    });
    expect((await read('deploy')).findings).toEqual([expect.objectContaining({ kind: 'ok' })]);
  });
});

test('a stack that is protected from deletion stops a run that would delete it', async () => {
  const protectedOne = (status: string) => Object.assign(addStack(status), { isProtected: true });
  protectedOne('CREATE_COMPLETE');
  expect((await read('deploy')).findings.map(({ kind }) => kind)).toEqual(['ok']);
  expect((await read('destroy')).findings.map(({ text }) => text)).toEqual([
    expect.stringContaining('exists'),
    expect.stringMatching(
      /update-termination-protection --no-enable-termination-protection --stack-name ou-cost-caller-1{12} --region ap-northeast-1 --profile caller$/,
    ),
  ]);
  protectedOne('ROLLBACK_COMPLETE');
  expect((await read('deploy')).findings.map(({ kind }) => kind)).toEqual(['note', 'problem']);
});
