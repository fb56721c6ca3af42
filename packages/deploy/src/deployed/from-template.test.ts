import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeConfig } from '@ou-cost/contract';
import { oneFileTemplates, synthesize } from '@ou-cost/infra';
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { accessFor } from '../access/identity.ts';
import { readAssembly } from '../assembly/read.ts';
import { destroy } from '../commands/destroy.ts';
import { readEnvironment } from '../environment.ts';
import { checkNames } from '../preflight/names-taken.ts';
import { checkPolicies } from '../preflight/policies.ts';
import { checkUpdate } from '../preflight/update.ts';
import { progressOn } from '../terminal/progress.ts';
import { type FakeAws, startFakeAws } from '../testing/fake-aws.ts';
import { CALLER, CONFIG, PAYER, prepareAccounts, RUNDECK, writeProfiles } from '../testing/program.ts';
import { withParameters } from './parameters.ts';
import { readStackState } from './stack-state.ts';

/* Stacks that were made from the one-file templates, which `deploy` and `destroy` meet. */

const folder = mkdtempSync(join(tmpdir(), 'ou-cost-from-template-'));
const profileFiles = writeProfiles(folder);
const templates = oneFileTemplates('aws', 'exports.handler = () => {};');
const config = decodeConfig(JSON.stringify(CONFIG), 'the test');
const noCode = join(folder, 'no-code');
mkdirSync(noCode);
const plans = readAssembly(
  synthesize({ config, outdir: join(folder, 'cdk.out'), functionAsset: noCode }),
  config,
);
const [payerPlan, callerPlan] = plans;
if (payerPlan === undefined || callerPlan === undefined) throw new Error('there must be two stacks');

let aws: FakeAws;

beforeEach(async () => {
  aws = await startFakeAws();
  prepareAccounts(aws);
  const environment = { ...profileFiles, AWS_ENDPOINT_URL: aws.endpoint, AWS_MAX_ATTEMPTS: '1' };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  return async () => {
    vi.unstubAllEnvs();
    await aws.close();
  };
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Adds both stacks, as the console makes them, with the roles and the function in them. */
function deployTemplates(payerParameters: Record<string, string> = {}, invoker = PAYER): void {
  const payer = aws.state.account(PAYER);
  const stack = payer.addStack('ou-cost-payer', 'CREATE_COMPLETE');
  stack.template = templates.payer;
  stack.parameters = { CallerRoleArn: RUNDECK, ...payerParameters };
  for (const { logicalId, type, properties } of payerPlan?.resources ?? []) {
    const name = String(properties['RoleName'] ?? properties['FunctionName'] ?? properties['LogGroupName']);
    stack.resources.set(logicalId, { type, name });
    if (type === 'AWS::IAM::Role') payer.addRole(name);
    if (type === 'AWS::Lambda::Function') payer.functions.add(name);
    if (type === 'AWS::Logs::LogGroup') payer.logGroups.add(name);
  }
  const caller = aws.state.account(CALLER);
  const other = caller.addStack(`ou-cost-caller-${CALLER}`, 'CREATE_COMPLETE');
  other.template = templates.caller;
  other.parameters = {
    InvokerRoleArn: `arn:aws:iam::${invoker}:role/ou-cost-invoker`,
    CallerRoleNames: 'RundeckBatchRole',
  };
  other.resources.set('EnterInvoker', { type: 'AWS::IAM::Policy', name: 'ou-cost-enter-invoker' });
  caller.roles.get('RundeckBatchRole')?.policies.set('ou-cost-enter-invoker', {});
}

async function findings(profile: 'payer' | 'caller'): Promise<string[]> {
  const plan = profile === 'payer' ? payerPlan : callerPlan;
  if (plan === undefined) throw new Error('there is no such stack');
  const access = await accessFor(profile, plan.region);
  const state = await readStackState(plan, access, 'deploy', () => {}, new AbortController().signal);
  const found = [
    ...state.findings,
    ...(await checkUpdate(plan, state, config)),
    ...(await checkNames(plan, access, state)),
    ...(await checkPolicies(plan, access, state, config)),
  ];
  return found.map(({ kind, text }) => `${kind} ${text}`);
}

describe('deploy', () => {
  test.each(['payer', 'caller'] as const)(
    "takes over the %s's stack by an update, and says so",
    async (side) => {
      deployTemplates();
      const found = await findings(side);
      expect(found.filter((text) => /^(problem|warning)/.test(text))).toEqual([]);
      expect(found).toContainEqual(
        expect.stringMatching(/^note .* was deployed from a template .*CDK deploys it/),
      );
    },
  );

  test("names the payer's stack that has another name than the configuration's", async () => {
    deployTemplates();
    const { stacks } = aws.state.account(PAYER);
    const stack = stacks.get('ou-cost-payer');
    if (stack === undefined) throw new Error('there is no such stack');
    stacks.delete('ou-cost-payer');
    stacks.set('costs', { ...stack, name: 'costs' });
    const found = await findings('payer');
    expect(found).toContainEqual(expect.stringMatching(/^problem .* role 'ou-cost-invoker' already/));
    expect(found).toContainEqual(expect.stringMatching(/the stack costs .*'names\.payerStack'$/));
  });

  test('refuses what no update can do: another path of the roles', async () => {
    deployTemplates({ RolePath: '/finops/' });
    expect((await findings('payer')).filter((text) => text.startsWith('problem'))).toEqual(
      ['invoker', 'reader', 'worker'].map((role) =>
        expect.stringMatching(
          new RegExp(`'ou-cost-${role}' cannot be updated: Path \\("/finops/", then "/"\\)`),
        ),
      ),
    );
  });

  test("refuses a caller's stack that lets its roles call another payer", async () => {
    deployTemplates({}, '999999999999');
    expect(await findings('caller')).toContainEqual(
      expect.stringMatching(/^problem .*call account 999999999999 instead of 222222222222/),
    );
  });
});

test('destroy deletes the stacks without the bootstrap, which such a stack never needed', async () => {
  deployTemplates();
  aws.state.account(PAYER).parameters.clear();
  const options = { config, profiles: { payer: ['payer'], caller: ['caller'] }, only: null, yes: true };
  let printed = '';
  const deleted = await destroy(options, {
    environment: readEnvironment({}),
    progress: progressOn(() => {}, false),
    interruption: new AbortController().signal,
    openQuestions: () => null,
    print: (text) => {
      printed += text;
    },
  });
  expect(deleted).toBe(true);
  expect(printed.match(/: deleted\n/g)).toHaveLength(2);
  expect(aws.state.account(PAYER).stacks.size + aws.state.account(CALLER).stacks.size).toBe(0);
  expect(aws.state.calls.filter((call) => call.endsWith(' AssumeRole'))).toEqual([]);
});

describe('the values of parameters', () => {
  const Parameters = {
    Name: { Type: 'String', Default: 'usual' },
    Extra: { Type: 'String', Default: '' },
    Names: { Type: 'CommaDelimitedList' },
  };
  const Conditions = { ExtraIsGiven: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'Extra' }, ''] }] } };
  const resource = (Properties: object, more: object = {}) => ({ Type: 'X', Properties, ...more });
  const Resources = {
    Always: resource({
      Name: { 'Fn::Join': ['/', ['a', { Ref: 'Name' }]] },
      Names: { Ref: 'Names' },
      Extra: { 'Fn::If': ['ExtraIsGiven', { Ref: 'Extra' }, { Ref: 'AWS::NoValue' }] },
      Account: { Ref: 'AWS::AccountId' },
      Part: { 'Fn::Select': [1, { 'Fn::Split': ['s', { Ref: 'Name' }] }] },
    }),
    Sometimes: resource({}, { Condition: 'ExtraIsGiven' }),
  };

  test('decide what the template has', () => {
    const template = { Parameters, Conditions, Resources };
    const without = withParameters(template, new Map([['Names', 'one, two']]))['Resources'];
    expect(without).toEqual({
      Always: resource({
        Name: 'a/usual',
        Names: ['one', 'two'],
        Part: 'ual',
        Account: { Ref: 'AWS::AccountId' },
      }),
    });
    const given = new Map([
      ['Names', 'one'],
      ['Name', 'yours-s'],
      ['Extra', 'p:q'],
    ]);
    expect(withParameters(template, given)['Resources']).toEqual({
      Always: resource({
        ...{ Name: 'a/yours-s', Names: ['one'], Extra: 'p:q' },
        ...{ Account: { Ref: 'AWS::AccountId' }, Part: '-' },
      }),
      Sometimes: resource({}, { Condition: 'ExtraIsGiven' }),
    });
  });
});
