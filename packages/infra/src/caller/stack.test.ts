import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '@ou-cost/contract';
import { expect, test } from 'vitest';
import { exampleConfig, fullConfig, PAYER, RUNDECK } from '../testing/example-config.ts';
import { statementsOf, synthesized } from '../testing/synthesized.ts';
import { callerAccounts, callerStackName } from './stack.ts';

const minimal = synthesized(exampleConfig());
const full = synthesized(fullConfig());

interface StackArtifact {
  readonly type: string;
  readonly environment?: string;
  readonly dependencies?: readonly string[];
  readonly properties?: Readonly<Record<string, unknown>>;
}

function stackIn(folder: string, name: string): StackArtifact {
  const { artifacts } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  return artifacts[name];
}

test('the caller account gets one policy on the existing role, and nothing else', () => {
  const resources = minimal.templates['ou-cost-caller-111111111111']?.resources ?? [];
  expect(resources).toHaveLength(1);
  expect(resources[0]?.Type).toBe('AWS::IAM::Policy');
  expect(resources[0]?.Properties).toMatchObject({
    PolicyName: 'ou-cost-enter-invoker',
    Roles: ['RundeckBatchRole'],
  });
});

test('the policy names the invoker role, not the function', () => {
  const [policy] = minimal.templates['ou-cost-caller-111111111111']?.resources ?? [];
  expect(statementsOf(policy?.Properties.PolicyDocument)).toEqual([
    {
      effect: 'Allow',
      actions: ['sts:AssumeRole'],
      resources: [`arn:aws:iam::${PAYER}:role/ou-cost-invoker`],
    },
  ]);
});

test('each caller account has a stack of its own, in the region of the payer', () => {
  expect(Object.keys(full.templates).sort()).toEqual([
    'ou-cost-caller-111111111111',
    'ou-cost-caller-333333333333',
    'ou-cost-payer',
  ]);
  expect(stackIn(full.folder, 'ou-cost-caller-111111111111').environment).toBe(
    'aws://111111111111/eu-west-1',
  );
  expect(stackIn(full.folder, 'ou-cost-caller-333333333333').environment).toBe(
    'aws://333333333333/eu-west-1',
  );
});

test("a caller account's stack keeps its name when other callers join, leave or change places", () => {
  const configured = (...roleArns: string[]) =>
    exampleConfig({ callers: roleArns.map((roleArn) => ({ roleArn })) });
  const another = 'arn:aws:iam::333333333333:role/GitHubActions';
  const namesIn = (config: Config) =>
    Object.fromEntries(callerAccounts(config).map((id) => [id, callerStackName(config, id)]));
  const both = {
    111111111111: 'ou-cost-caller-111111111111',
    333333333333: 'ou-cost-caller-333333333333',
  };
  expect(namesIn(configured(RUNDECK, another))).toEqual(both);
  expect(namesIn(configured(another, RUNDECK))).toEqual(both);
  expect(namesIn(configured(another))).toEqual({ 333333333333: both[333333333333] });
});

test('callers and direct invokers of one account share its stack, each with its own permission', () => {
  const policies = (name: string) =>
    full.templates[name]?.resources.map(({ Properties }) => ({
      roles: Properties.Roles,
      actions: statementsOf(Properties.PolicyDocument).flatMap(({ actions }) => actions),
    }));
  expect(policies('ou-cost-caller-111111111111')).toEqual([
    { roles: ['RundeckBatchRole', 'Cron'], actions: ['sts:AssumeRole'] },
    { roles: ['Direct'], actions: ['lambda:InvokeFunction'] },
  ]);
  expect(policies('ou-cost-caller-333333333333')).toEqual([
    { roles: ['GitHubActions'], actions: ['sts:AssumeRole'] },
  ]);
});

test('a caller account needs no bootstrap, and no stack waits for another', () => {
  for (const name of Object.keys(full.templates)) {
    const { dependencies = [] } = stackIn(full.folder, name);
    expect(dependencies.filter((dependency) => dependency in full.templates)).toEqual([]);
  }
  const { properties = {} } = stackIn(full.folder, 'ou-cost-caller-111111111111');
  expect(Object.keys(properties)).not.toContain('assumeRoleArn');
  expect(Object.keys(properties)).not.toContain('requiresBootstrapStackVersion');
  expect(full.templates['ou-cost-caller-111111111111']?.text).not.toContain('BootstrapVersion');
});
