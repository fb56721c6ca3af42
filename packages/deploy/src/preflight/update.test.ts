import { decodeConfig } from '@ou-cost/contract';
import { describe, expect, test } from 'vitest';
import type { StackState } from '../deployed/stack-state.ts';
import { type FakeTemplate, planOf } from '../testing/plans.ts';
import { CONFIG } from '../testing/program.ts';
import type { Finding } from './finding.ts';
import { checkUpdate, fixedName } from './update.ts';

const GITHUB = { accountId: '111111111111', repository: 'example/costs', branch: 'main' };
const config = decodeConfig(JSON.stringify({ ...CONFIG, githubActions: [GITHUB] }), 'the test');

type Resources = FakeTemplate['Resources'];

const role = (RoleName: string, more: Record<string, unknown> = {}) => ({
  Type: 'AWS::IAM::Role',
  Properties: { RoleName, AssumeRolePolicyDocument: { Statement: [] }, ...more },
});
const named = (Type: string, Properties: Record<string, unknown>) => ({ Type, Properties });
const lambda = (FunctionName: string, more: Record<string, unknown> = {}) =>
  named('AWS::Lambda::Function', { FunctionName, Code: { ZipFile: '' }, ...more });

function found(before: Resources, after: Resources, status = 'UPDATE_COMPLETE'): Promise<Finding[]> {
  const state: StackState = {
    ...{ status, tags: {}, owned: null, findings: [] },
    template: { Resources: before },
  };
  return checkUpdate(planOf('payer', { Resources: after }), state, config);
}

const DESTROY = 'delete the stack first with npm run destroy -- --only payer';

describe('an update that CloudFormation cannot do is a problem:', () => {
  test.each<[string, Resources, Resources, RegExp]>([
    [
      "a role's path",
      { Worker: role('ou-cost-worker', { Path: '/' }) },
      { Worker: role('ou-cost-worker', { Path: '/finops/' }) },
      /^AWS::IAM::Role 'ou-cost-worker' cannot be updated: Path \("\/", then "\/finops\/"\) .*give it another name with 'names\.workerRole', or delete/,
    ],
    [
      'a path where there was none',
      { Worker: role('ou-cost-worker') },
      { Worker: role('ou-cost-worker', { Path: '/finops/' }) },
      /Path \(nothing, then "\/finops\/"\)/,
    ],
    [
      "the path of a workflow's role",
      { Workflow: role('ou-cost-github-actions', { Path: '/' }) },
      { Workflow: role('ou-cost-github-actions', { Path: '/ci/' }) },
      /with 'githubActions\[0\]\.roleName', or delete/,
    ],
    [
      "a role's name in other letters",
      { Worker: role('ou-cost-worker') },
      { Worker: role('OU-COST-WORKER') },
      /^AWS::IAM::Role 'OU-COST-WORKER' cannot be updated: RoleName/,
    ],
    [
      'two roles that exchange their names',
      { A: role('ou-cost-worker'), B: role('ou-cost-invoker') },
      { A: role('ou-cost-invoker'), B: role('ou-cost-worker') },
      /'ou-cost-invoker' cannot be created: the stack has it already, as B/,
    ],
    [
      'a role that another version of the program calls otherwise',
      { Old: role('ou-cost-worker') },
      { New: role('ou-cost-worker') },
      /'ou-cost-worker' cannot be created: the stack has it already, as Old, .*'names\.workerRole'/,
    ],
    [
      "a function's package type",
      { Function: lambda('ou-cost-report', { PackageType: 'Zip' }) },
      { Function: lambda('ou-cost-report', { PackageType: 'Image' }) },
      /^AWS::Lambda::Function 'ou-cost-report' cannot be updated: PackageType .*'names\.function'/,
    ],
    [
      'the log group under another logical id',
      { Old: named('AWS::Logs::LogGroup', { LogGroupName: '/aws/lambda/ou-cost-report' }) },
      { New: named('AWS::Logs::LogGroup', { LogGroupName: '/aws/lambda/ou-cost-report' }) },
      /^AWS::Logs::LogGroup '\/aws\/lambda\/ou-cost-report' cannot be created: .*'names\.function'/,
    ],
    [
      'the identity provider under another logical id',
      { Old: named('AWS::IAM::OIDCProvider', { Url: 'https://issuer.example' }) },
      { New: named('AWS::IAM::OIDCProvider', { Url: 'https://issuer.example' }) },
      new RegExp(`has it already, as Old, .*; ${DESTROY}$`),
    ],
    [
      'a resource that becomes one of another type',
      { X: role('ou-cost-worker') },
      { X: lambda('ou-cost-worker') },
      new RegExp(`^X cannot be updated from AWS::IAM::Role to AWS::Lambda::Function; ${DESTROY}$`),
    ],
  ])('%s', async (_what, before, after, says) => {
    const findings = await found(before, after);
    expect(findings.length).toBeGreaterThan(0);
    expect(findings.map(({ kind }) => kind)).toEqual(findings.map(() => 'problem'));
    expect(findings[0]?.text).toMatch(says);
  });
});

describe('an update that CloudFormation can do is none:', () => {
  test.each<[string, Resources, Resources]>([
    ['nothing', { A: role('a') }, { A: role('a') }],
    ['a trust policy', { A: role('a', { Description: 'x' }) }, { A: role('a', { Description: 'y' }) }],
    ['a new role', {}, { A: role('a') }],
    ['a role less', { A: role('a'), B: role('b') }, { A: role('a') }],
    [
      'a larger function',
      { F: lambda('f', { MemorySize: 512 }) },
      { F: lambda('f', { MemorySize: 1024, VpcConfig: { SubnetIds: ['subnet-1'] } }) },
    ],
    [
      'what is replaced without a fixed name',
      { S: named('AWS::EC2::SecurityGroup', { GroupDescription: 'x', VpcId: 'vpc-1' }) },
      { S: named('AWS::EC2::SecurityGroup', { GroupDescription: 'y', VpcId: 'vpc-2' }) },
    ],
    [
      'one policy on two roles, in two resources',
      { A: named('AWS::IAM::Policy', { PolicyName: 'p', Roles: ['a'], PolicyDocument: { Statement: [] } }) },
      { B: named('AWS::IAM::Policy', { PolicyName: 'p', Roles: ['b'], PolicyDocument: { Statement: [] } }) },
    ],
    ['a function with the name of a role', { A: role('x') }, { A: role('x'), F: lambda('x') }],
  ])('%s', async (_what, before, after) => {
    expect(await found(before, after)).toEqual([]);
  });

  test('another name, which is announced', async () => {
    expect(await found({ A: role('a', { Path: '/' }) }, { A: role('b', { Path: '/new/' }) })).toEqual([
      {
        kind: 'note',
        text: "AWS::IAM::Role 'a' is replaced by 'b': whatever else uses the old name has to follow",
      },
    ]);
  });

  test('any change of a stack that is deleted first, or does not exist', async () => {
    const before = { A: role('a', { Path: '/' }) };
    const after = { A: role('a', { Path: '/new/' }) };
    expect(await found(before, after, 'ROLLBACK_COMPLETE')).toEqual([]);
    const absent = { status: null, tags: {}, owned: new Map(), template: null, findings: [] };
    expect(await checkUpdate(planOf('payer', { Resources: after }), absent, config)).toEqual([]);
  });
});

test('a template that cannot be read is not compared, which is a warning', async () => {
  const state = { status: 'CREATE_COMPLETE', tags: {}, owned: null, template: 'unreadable', findings: [] };
  expect(await checkUpdate(planOf('payer', { Resources: {} }), state, config)).toEqual([
    { kind: 'warning', text: expect.stringContaining('its template cannot be read') },
  ]);
});

test('what a template does not say in a readable way is not checked, which is a warning', async () => {
  const broken = { P: named('AWS::IAM::Policy', { PolicyName: 'p', Roles: ['r'] }) };
  expect(await found(broken, { A: role('a') })).toEqual([
    {
      kind: 'warning',
      text: expect.stringContaining('could not check whether ou-cost-payer can be updated'),
    },
  ]);
});

test('the name of a resource is the property that its type calls its name', () => {
  const nameOf = (type: string, properties: Record<string, unknown>) =>
    fixedName({ logicalId: 'X', type, properties });
  expect(nameOf('AWS::CloudWatch::Alarm', { AlarmName: 'a' })).toBe('a');
  expect(nameOf('AWS::Scheduler::Schedule', { Name: 'a' })).toBe('a');
  expect(nameOf('AWS::EC2::SecurityGroup', { GroupName: 'a' })).toBe('a');
  expect(nameOf('AWS::EC2::SecurityGroup', { GroupDescription: 'a' })).toBeNull();
  expect(nameOf('AWS::IAM::Policy', { PolicyName: 'a' })).toBeNull();
  expect(nameOf('AWS::IAM::Role', { RoleName: { Ref: 'Other' } })).toBeNull();
});
