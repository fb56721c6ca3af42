import {
  HISTORY_SEED_CALLS,
  INVOKER_CALLS,
  READER_CALLS,
  type RequiredCall,
  WORKER_CALLS,
  WORKER_PLATFORM_CALLS,
  WORKER_VPC_CALLS,
} from '@ou-cost/aws/permissions';
import { describe, expect, test } from 'vitest';
import { CALLER, fullConfig, PAYER, RUNDECK } from '../testing/example-config.ts';
import {
  grantsOf,
  ofType,
  payerStackWith,
  roleNamed,
  type Statement,
  synthesized,
  trustOf,
  variablesOf,
} from '../testing/synthesized.ts';

const minimal = payerStackWith();
const full = synthesized(fullConfig()).templates['ou-cost-payer'];
const FUNCTION = `arn:aws:lambda:ap-northeast-1:${PAYER}:function:ou-cost-report`;
const FULL_FUNCTION = `arn:aws:lambda:eu-west-1:${PAYER}:function:costs`;
const variants = [
  { variant: 'the minimal configuration', template: minimal },
  { variant: 'every option on', template: full },
];

/** Actions for which the service authorization reference names no resource type, or none that fits. */
const WITHOUT_RESOURCE_TYPE = [
  'organizations:ListAccounts',
  'organizations:ListRoots',
  'ce:GetCostAndUsage',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSubnets',
];

function allowed(statements: readonly Statement[]): string[] {
  return statements
    .filter(({ effect }) => effect === 'Allow')
    .flatMap(({ actions }) => actions)
    .sort();
}

function actionsOf(...lists: readonly (readonly RequiredCall[])[]): string[] {
  return lists
    .flat()
    .map(({ action }) => action)
    .sort();
}

describe.each(variants)('with $variant', ({ template }) => {
  const roles = ofType(template, 'AWS::IAM::Role');

  test('there are three roles with different names, and no policies apart from theirs', () => {
    expect(new Set(roles.map(({ Properties }) => Properties.RoleName)).size).toBe(3);
    expect(roles).toHaveLength(3);
    for (const type of ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy', 'AWS::IAM::RolePolicy']) {
      expect(ofType(template, type)).toEqual([]);
    }
    for (const { Properties } of roles) expect(Properties.ManagedPolicyArns).toBeUndefined();
    expect(template?.text).not.toMatch(/PublishGetStackOutputRole|LogRetention|CustomResource/);
  });

  test('a bare wildcard is used only where the service has no resource type', () => {
    const bare = roles
      .flatMap(grantsOf)
      .filter(({ effect, resources }) => effect === 'Allow' && resources.includes('*'))
      .flatMap(({ actions }) => actions);
    expect(bare.filter((action) => !WITHOUT_RESOURCE_TYPE.includes(action))).toEqual([]);
  });

  test('no action contains a wildcard, and no statement uses NotAction, NotResource or NotPrincipal', () => {
    for (const statement of roles.flatMap((role) => [...grantsOf(role), ...trustOf(role)])) {
      expect(statement.actions.join()).not.toContain('*');
    }
    expect(template?.text).not.toMatch(/"Not(Action|Resource|Principal)"/);
  });
});

test('each role may call exactly what its list says', () => {
  expect(allowed(grantsOf(roleNamed(minimal, 'ou-cost-invoker')))).toEqual(actionsOf(INVOKER_CALLS));
  expect(allowed(grantsOf(roleNamed(minimal, 'ou-cost-worker')))).toEqual(
    actionsOf(WORKER_CALLS, WORKER_PLATFORM_CALLS),
  );
  expect(allowed(grantsOf(roleNamed(full, 'work')))).toEqual(
    actionsOf(WORKER_CALLS, WORKER_PLATFORM_CALLS, WORKER_VPC_CALLS),
  );
  for (const reader of [roleNamed(minimal, 'ou-cost-reader'), roleNamed(full, 'read')]) {
    expect(allowed(grantsOf(reader))).toEqual(actionsOf(READER_CALLS));
  }
});

test('only the callers may assume the invoker role, and it may only invoke the one function', () => {
  const invoker = roleNamed(minimal, 'ou-cost-invoker');
  expect(trustOf(invoker)).toEqual([
    {
      effect: 'Allow',
      actions: ['sts:AssumeRole'],
      resources: [],
      principal: { AWS: `arn:aws:iam::${CALLER}:root` },
      condition: { ArnEquals: { 'aws:PrincipalArn': RUNDECK } },
    },
  ]);
  expect(grantsOf(invoker)).toEqual([
    { effect: 'Allow', actions: ['lambda:InvokeFunction'], resources: [FUNCTION] },
  ]);
});

test('no trust names a role as its principal: IAM would lose it if the role were created anew', () => {
  for (const role of [minimal, full].flatMap((template) => ofType(template, 'AWS::IAM::Role'))) {
    for (const { principal } of trustOf(role)) expect(JSON.stringify(principal)).not.toContain(':role/');
  }
});

test("each account's callers are named in one statement, and with an external id every caller must give it", () => {
  const externalId = { StringEquals: { 'sts:ExternalId': 'between-us-1' } };
  const trust = trustOf(roleNamed(full, 'in')).map(({ principal, condition }) => ({ principal, condition }));
  expect(trust).toEqual([
    {
      principal: { AWS: `arn:aws:iam::${CALLER}:root` },
      condition: {
        ArnEquals: { 'aws:PrincipalArn': [RUNDECK, `arn:aws:iam::${CALLER}:role/Cron`] },
        ...externalId,
      },
    },
    {
      principal: { AWS: 'arn:aws:iam::333333333333:root' },
      condition: {
        ArnEquals: { 'aws:PrincipalArn': 'arn:aws:iam::333333333333:role/GitHubActions' },
        ...externalId,
      },
    },
  ]);
});

test("the reader's external id is required by its trust policy and known to the function", () => {
  const template = payerStackWith({ reader: { externalId: 'between-us-2' } });
  const [trust] = trustOf(roleNamed(template, 'ou-cost-reader'));
  expect(trust?.condition).toMatchObject({ StringEquals: { 'sts:ExternalId': 'between-us-2' } });
  expect(variablesOf(template)['OU_COST_READER_EXTERNAL_ID']).toBe('between-us-2');
  expect(variablesOf(minimal)['OU_COST_READER_EXTERNAL_ID']).toBeUndefined();
  expect(minimal.text).not.toContain('sts:ExternalId');
});

test('only Lambda may assume the worker role, for this account alone', () => {
  expect(trustOf(roleNamed(minimal, 'ou-cost-worker'))).toEqual([
    {
      effect: 'Allow',
      actions: ['sts:AssumeRole'],
      resources: [],
      principal: { Service: 'lambda.amazonaws.com' },
      condition: { StringEquals: { 'aws:SourceAccount': PAYER } },
    },
  ]);
});

test('the worker role may assume the reader role, and write the log, from the one function only', () => {
  expect(grantsOf(roleNamed(minimal, 'ou-cost-worker'))).toEqual([
    {
      effect: 'Allow',
      actions: ['sts:AssumeRole'],
      resources: [`arn:aws:iam::${PAYER}:role/ou-cost-reader`],
      condition: { ArnEquals: { 'lambda:SourceFunctionArn': FUNCTION } },
    },
    {
      effect: 'Allow',
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [`arn:aws:logs:ap-northeast-1:${PAYER}:log-group:/aws/lambda/ou-cost-report:*`],
      condition: { ArnEquals: { 'lambda:SourceFunctionArn': FUNCTION } },
    },
  ]);
});

test("in a VPC Lambda may attach the function to the network, and the function's code may not", () => {
  const statements = grantsOf(roleNamed(full, 'work')).filter(({ actions }) =>
    actions[0]?.startsWith('ec2:'),
  );
  const account = `arn:aws:ec2:eu-west-1:${PAYER}:*/*`;
  const create = statements.find(
    ({ effect, actions }) => effect === 'Allow' && actions.includes('ec2:CreateNetworkInterface'),
  );
  expect(create?.resources).toEqual([
    account,
    'arn:aws:ec2:eu-west-1:*:subnet/subnet-0a1b2c3d',
    'arn:aws:ec2:eu-west-1:*:subnet/subnet-1a1b2c3d',
  ]);
  expect(statements.filter(({ effect }) => effect === 'Deny')).toEqual([
    {
      effect: 'Deny',
      actions: WORKER_VPC_CALLS.map(({ action }) => action),
      resources: ['*'],
      condition: { ArnEquals: { 'lambda:SourceFunctionArn': FULL_FUNCTION } },
    },
  ]);
});

test('only the worker role may assume the reader role, for an hour at most', () => {
  const reader = roleNamed(minimal, 'ou-cost-reader');
  expect(reader.Properties.MaxSessionDuration).toBe(3600);
  expect(trustOf(reader)).toEqual([
    {
      effect: 'Allow',
      actions: ['sts:AssumeRole'],
      resources: [],
      principal: { AWS: `arn:aws:iam::${PAYER}:root` },
      condition: { ArnEquals: { 'aws:PrincipalArn': `arn:aws:iam::${PAYER}:role/ou-cost-worker` } },
    },
  ]);
});

test.each([
  { organization: 'any organization', template: minimal, name: 'ou-cost-reader', id: 'o-*' },
  { organization: 'the configured organization', template: full, name: 'read', id: 'o-a1b2c3d4e5' },
])('the reader reads units of $organization', ({ template, name, id }) => {
  const statements = grantsOf(roleNamed(template, name));
  const resourcesOf = (action: string) =>
    statements.find(({ actions }) => actions.includes(action))?.resources;
  const root = `arn:aws:organizations::${PAYER}:root/${id}/r-*`;
  const unit = `arn:aws:organizations::${PAYER}:ou/${id}/ou-*`;
  expect(resourcesOf('organizations:ListOrganizationalUnitsForParent')).toEqual([root, unit]);
  expect(resourcesOf('organizations:ListAccountsForParent')).toEqual([root, unit]);
  expect(resourcesOf('organizations:DescribeOrganizationalUnit')).toEqual([unit]);
});

test("the organization's events may be read only where the configuration says so, by a policy of their own", () => {
  const seeded = payerStackWith({ history: { seed: true } });
  expect(grantsOf(roleNamed(minimal, 'ou-cost-reader')).flatMap(({ actions }) => actions)).not.toContain(
    'cloudtrail:LookupEvents',
  );
  expect(variablesOf(minimal)).not.toHaveProperty('OU_COST_HISTORY_SEED');
  const grants = grantsOf(roleNamed(seeded, 'ou-cost-reader'));
  expect(allowed(grants)).toEqual(actionsOf(READER_CALLS, HISTORY_SEED_CALLS));
  expect(grants.find(({ actions }) => actions.includes('cloudtrail:LookupEvents'))?.actions).toEqual([
    'cloudtrail:LookupEvents',
  ]);
  expect(variablesOf(seeded)).toMatchObject({ OU_COST_HISTORY_SEED: 'true' });
});
