import { describe, expect, test } from 'vitest';
import { remarksOn } from './configuration/remarks.ts';
import { CALLER, exampleConfig, PAYER, RUNDECK } from './testing/example-config.ts';
import {
  type Assembly,
  bundleIn,
  grantsOf,
  ofType,
  roleNamed,
  synthesized,
  trustOf,
} from './testing/synthesized.ts';

const MEMBER = '555555555555';
const VIEW = `arn:aws:billing::${PAYER}:billingview/custom-0a1b2c3d`;
const VPC = { vpcId: 'vpc-0a1b2c3d', subnetIds: ['subnet-0a1b2c3d', 'subnet-1a1b2c3d'] };

const least = synthesized(exampleConfig());
const functionAsset = bundleIn(least);

/** Synthesized with what it adds to the least configuration. */
function withOptions(additions: Record<string, unknown>): Assembly {
  return synthesized(exampleConfig(additions), { functionAsset });
}

const payerOf = ({ templates }: Assembly) => templates['ou-cost-payer'];
const variablesOf = (assembly: Assembly) =>
  ofType(payerOf(assembly), 'AWS::Lambda::Function')[0]?.Properties.Environment.Variables;

describe('asynchronous runs', () => {
  test('are not repeated, and so not paid for twice, unless configured', () => {
    const [settings] = ofType(payerOf(least), 'AWS::Lambda::EventInvokeConfig');
    expect(settings?.Properties).toMatchObject({ MaximumRetryAttempts: 0, Qualifier: '$LATEST' });
    const once = withOptions({ function: { asynchronousRetries: 1 } });
    const [repeated] = ofType(payerOf(once), 'AWS::Lambda::EventInvokeConfig');
    expect(repeated?.Properties.MaximumRetryAttempts).toBe(1);
    const asLambdaDoes = withOptions({ function: { asynchronousRetries: 2 } });
    expect(ofType(payerOf(asLambdaDoes), 'AWS::Lambda::EventInvokeConfig')).toEqual([]);
  });
});

describe('interface endpoints', () => {
  const service = (assembly: Assembly) =>
    ofType(payerOf(assembly), 'AWS::EC2::VPCEndpoint').map(({ Properties }) => Properties.ServiceName);

  test('are left out unless configured, and the function looks for no other address', () => {
    const without = withOptions({ vpc: VPC });
    expect(service(without)).toEqual([]);
    expect(Object.keys(variablesOf(without)).filter((name) => name.startsWith('AWS_'))).toEqual([]);
  });

  test.each([
    {
      region: 'us-east-1',
      caller: RUNDECK,
      services: [
        'com.amazonaws.us-east-1.sts',
        'com.amazonaws.us-east-1.organizations',
        'com.amazonaws.us-east-1.ce',
      ],
      variables: ['AWS_ENDPOINT_URL_COST_EXPLORER', 'AWS_ENDPOINT_URL_ORGANIZATIONS', 'AWS_ENDPOINT_URL_STS'],
    },
    {
      region: 'eu-west-1',
      caller: RUNDECK,
      services: ['com.amazonaws.eu-west-1.sts'],
      variables: ['AWS_ENDPOINT_URL_STS'],
    },
    {
      region: 'cn-north-1',
      caller: RUNDECK.replace('arn:aws:', 'arn:aws-cn:'),
      services: ['cn.com.amazonaws.cn-north-1.sts'],
      variables: ['AWS_ENDPOINT_URL_STS'],
    },
  ])(
    'in $region are those of the services that have one there',
    ({ region, caller, services, variables }) => {
      const assembly = withOptions({
        payer: { accountId: PAYER, region },
        callers: [{ roleArn: caller }],
        vpc: { ...VPC, interfaceEndpoints: true },
      });
      expect(service(assembly)).toEqual(services);
      const names = Object.keys(variablesOf(assembly)).filter((name) => name.startsWith('AWS_'));
      expect(names.sort()).toEqual(variables);
    },
  );

  test('are for the function alone: its subnets, its security group, no private DNS, the one call', () => {
    const assembly = withOptions({ vpc: { ...VPC, interfaceEndpoints: true } });
    const [endpoint] = ofType(payerOf(assembly), 'AWS::EC2::VPCEndpoint');
    expect(endpoint?.Properties).toMatchObject({
      VpcEndpointType: 'Interface',
      VpcId: 'vpc-0a1b2c3d',
      SubnetIds: VPC.subnetIds,
      PrivateDnsEnabled: false,
      PolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Principal: { AWS: '*' },
            Action: 'sts:AssumeRole',
            Resource: `arn:aws:iam::${PAYER}:role/ou-cost-reader`,
            Condition: { ArnEquals: { 'aws:PrincipalArn': `arn:aws:iam::${PAYER}:role/ou-cost-worker` } },
          },
        ],
      },
    });
    const [ingress, ...others] = ofType(payerOf(assembly), 'AWS::EC2::SecurityGroupIngress');
    expect(others).toEqual([]);
    expect(ingress?.Properties).toMatchObject({ FromPort: 443, ToPort: 443, IpProtocol: 'tcp' });
    expect(ingress?.Properties.SourceSecurityGroupId).toEqual({
      'Fn::GetAtt': [expect.stringMatching(/^Report/), 'GroupId'],
    });
    expect(ingress?.Properties.CidrIp).toBeUndefined();
  });

  test('the remarks say what still needs a NAT gateway', () => {
    const remark = (additions: object) => remarksOn(exampleConfig({ ...additions })).join('\n');
    expect(remark({})).toBe('');
    expect(remark({ vpc: VPC })).toMatch(
      /subnet-0a1b2c3d, subnet-1a1b2c3d .* STS, Organizations and Cost Explorer/,
    );
    expect(remark({ vpc: { ...VPC, interfaceEndpoints: true } })).toMatch(
      /NAT gateway to reach Organizations and Cost Explorer: .* in ap-northeast-1 STS alone/,
    );
    const payer = { accountId: PAYER, region: 'us-east-1' };
    expect(remark({ payer, vpc: { ...VPC, interfaceEndpoints: true } })).toBe('');
  });
});

describe('path and permissions boundary', () => {
  const held = withOptions({
    roles: { path: '/finops/cost/', permissionsBoundary: 'boundaries/engineer' },
    function: { accountId: MEMBER },
    githubActions: [{ accountId: CALLER, repository: 'acme/finops', branch: 'main' }],
  });
  const roles = (assembly: Assembly) =>
    Object.values(assembly.templates).flatMap((template) => ofType(template, 'AWS::IAM::Role'));

  test('are on every role, each with the boundary of its own account', () => {
    expect(roles(held)).toHaveLength(4);
    for (const { Properties } of roles(held)) expect(Properties.Path).toBe('/finops/cost/');
    const boundaries = roles(held).map(({ Properties }) => Properties.PermissionsBoundary);
    expect(boundaries.sort()).toEqual([
      `arn:aws:iam::${CALLER}:policy/boundaries/engineer`,
      `arn:aws:iam::${PAYER}:policy/boundaries/engineer`,
      `arn:aws:iam::${MEMBER}:policy/boundaries/engineer`,
      `arn:aws:iam::${MEMBER}:policy/boundaries/engineer`,
    ]);
  });

  test('the path is in every ARN that names a role', () => {
    const text = Object.values(held.templates)
      .map((template) => JSON.stringify([template.resources, template.outputs]))
      .join('');
    for (const name of ['ou-cost-invoker', 'ou-cost-worker', 'ou-cost-reader']) {
      expect(text).toContain(`:role/finops/cost/${name}`);
      expect(text).not.toContain(`:role/${name}`);
    }
  });

  test('are left out unless configured', () => {
    for (const { Properties } of roles(least)) {
      expect(Properties.PermissionsBoundary).toBeUndefined();
      expect(Properties.Path ?? '/').toBe('/');
    }
  });
});

describe('external ids', () => {
  test("the reader's is asked for by its trust and known to the function", () => {
    const assembly = withOptions({ reader: { externalId: 'between-us-2' } });
    const [trust] = trustOf(roleNamed(payerOf(assembly), 'ou-cost-reader'));
    expect(trust?.condition).toMatchObject({ StringEquals: { 'sts:ExternalId': 'between-us-2' } });
    expect(variablesOf(assembly).OU_COST_READER_EXTERNAL_ID).toBe('between-us-2');
    expect(variablesOf(least).OU_COST_READER_EXTERNAL_ID).toBeUndefined();
    expect(least.templates['ou-cost-payer']?.text).not.toContain('sts:ExternalId');
  });
});

describe('the function in an account of its own', () => {
  const apart = withOptions({ function: { accountId: MEMBER } });

  test("leaves the reader role alone in the payer's account", () => {
    expect(Object.keys(apart.templates).sort()).toEqual([
      'ou-cost-caller',
      'ou-cost-payer',
      'ou-cost-reader',
    ]);
    const { resources = [] } = apart.templates['ou-cost-reader'] ?? {};
    expect(resources.map(({ Type }) => Type)).toEqual(['AWS::IAM::Role']);
    expect(ofType(payerOf(apart), 'AWS::IAM::Role')).toHaveLength(2);
    expect(Object.keys(least.templates)).not.toContain('ou-cost-reader');
  });

  test("the reader trusts the function's account for the worker alone, and the worker enters it there", () => {
    const reader = roleNamed(apart.templates['ou-cost-reader'], 'ou-cost-reader');
    expect(trustOf(reader)).toEqual([
      {
        effect: 'Allow',
        actions: ['sts:AssumeRole'],
        resources: [],
        principal: { AWS: `arn:aws:iam::${MEMBER}:root` },
        condition: { ArnEquals: { 'aws:PrincipalArn': `arn:aws:iam::${MEMBER}:role/ou-cost-worker` } },
      },
    ]);
    const worker = grantsOf(roleNamed(payerOf(apart), 'ou-cost-worker'));
    expect(worker[0]?.resources).toEqual([`arn:aws:iam::${PAYER}:role/ou-cost-reader`]);
    expect(variablesOf(apart).OU_COST_READER_ROLE_ARN).toBe(`arn:aws:iam::${PAYER}:role/ou-cost-reader`);
  });
});

describe('a billing view', () => {
  const through = withOptions({ function: { accountId: MEMBER }, billingViewArn: VIEW });

  test("leaves nothing in the payer's account", () => {
    expect(Object.keys(through.templates).sort()).toEqual(['ou-cost-caller', 'ou-cost-payer']);
    expect(ofType(payerOf(through), 'AWS::IAM::Role')).toHaveLength(3);
    expect(variablesOf(through).OU_COST_READER_ROLE_ARN).toBe(`arn:aws:iam::${MEMBER}:role/ou-cost-reader`);
  });

  test('is the one that the reader may read, and the one that the function reads', () => {
    const statements = grantsOf(roleNamed(payerOf(through), 'ou-cost-reader'));
    const ofView = statements.filter(({ resources }) => resources.includes(VIEW));
    expect(ofView).toEqual([
      {
        effect: 'Allow',
        actions: ['ce:GetCostAndUsage', 'billing:GetBillingViewData'],
        resources: [VIEW],
      },
    ]);
    expect(
      statements.flatMap(({ actions }) => actions).filter((action) => action.startsWith('ce:')),
    ).toHaveLength(1);
    expect(variablesOf(through).OU_COST_BILLING_VIEW_ARN).toBe(VIEW);
    expect(variablesOf(least).OU_COST_BILLING_VIEW_ARN).toBeUndefined();
    expect(payerOf(least)?.text).not.toContain('billing:');
  });

  test("hands the management account the delegation policy for the reader's account", () => {
    const { Value } = payerOf(through)?.outputs['OrganizationsDelegationPolicy'] ?? {};
    const policy = JSON.parse(String(Value));
    const actions = policy.Statement.flatMap(({ Action }: { Action: string | string[] }) => Action);
    expect(actions.sort()).toEqual([
      'organizations:DescribeOrganizationalUnit',
      'organizations:ListAccounts',
      'organizations:ListAccountsForParent',
      'organizations:ListOrganizationalUnitsForParent',
      'organizations:ListRoots',
    ]);
    for (const { Principal } of policy.Statement) {
      expect(Principal).toEqual({ AWS: `arn:aws:iam::${MEMBER}:root` });
    }
    expect(payerOf(least)?.outputs['OrganizationsDelegationPolicy']).toBeUndefined();
  });

  test('the remarks say what the management account has to do', () => {
    const config = exampleConfig({ function: { accountId: MEMBER }, billingViewArn: VIEW });
    expect(remarksOn(config).join('\n')).toMatch(/share the billing view .* OrganizationsDelegationPolicy/s);
  });
});

describe('the alarm', () => {
  test('is none unless configured, and then tells the topic of every failed run', () => {
    expect(ofType(payerOf(least), 'AWS::CloudWatch::Alarm')).toEqual([]);
    const topicArn = `arn:aws:sns:ap-northeast-1:${PAYER}:alarms`;
    const [alarm] = ofType(payerOf(withOptions({ alarm: { topicArn } })), 'AWS::CloudWatch::Alarm');
    expect(alarm?.Properties).toMatchObject({
      Namespace: 'AWS/Lambda',
      MetricName: 'Errors',
      Statistic: 'Sum',
      Threshold: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      TreatMissingData: 'notBreaching',
      AlarmActions: [topicArn],
    });
    expect(alarm?.Properties.Dimensions[0].Name).toBe('FunctionName');
  });
});

test.each(['cn-north-1', 'eusc-de-east-1'])('in %s no template names the commercial partition', (region) => {
  const partition = region.startsWith('cn-') ? 'aws-cn' : 'aws-eusc';
  const { templates } = withOptions({
    payer: { accountId: PAYER, region },
    callers: [{ roleArn: RUNDECK.replace('arn:aws:', `arn:${partition}:`) }],
  });
  for (const { text } of Object.values(templates)) expect(text).not.toContain('arn:aws:');
});
