import { describe, expect, test } from 'vitest';
import { fullConfig, PAYER, RUNDECK } from '../testing/example-config.ts';
import {
  ofType,
  onlyOfType,
  payerStackWith,
  type SynthesizedTemplate,
  statementsOf,
  synthesized,
  variablesOf,
} from '../testing/synthesized.ts';

const VPC = { vpcId: 'vpc-0a1b2c3d', subnetIds: ['subnet-0a1b2c3d', 'subnet-1a1b2c3d'] };

const minimal = payerStackWith();
const full = synthesized(fullConfig()).templates['ou-cost-payer'];

const services = (template: SynthesizedTemplate) =>
  ofType(template, 'AWS::EC2::VPCEndpoint').map(({ Properties }) => Properties.ServiceName);
const awsVariables = (template: SynthesizedTemplate) =>
  Object.keys(variablesOf(template))
    .filter((name) => name.startsWith('AWS_'))
    .sort();

describe('the VPC', () => {
  test('is not used unless configured', () => {
    expect(onlyOfType(minimal, 'AWS::Lambda::Function').Properties.VpcConfig).toBeUndefined();
    expect(ofType(minimal, 'AWS::EC2::SecurityGroup')).toEqual([]);
    expect(minimal.text).not.toContain('ec2:');
  });

  test('is the configured one, in the configured subnets, with HTTPS out and nothing in', () => {
    const { VpcConfig } = onlyOfType(full, 'AWS::Lambda::Function').Properties;
    expect(VpcConfig.SubnetIds).toEqual(['subnet-0a1b2c3d', 'subnet-1a1b2c3d']);
    expect(VpcConfig.SecurityGroupIds).toHaveLength(1);
    const { Properties } = onlyOfType(full, 'AWS::EC2::SecurityGroup');
    expect(Properties.VpcId).toBe('vpc-0a1b2c3d');
    expect(Properties.SecurityGroupIngress).toBeUndefined();
    expect(Properties.SecurityGroupEgress).toEqual([
      { CidrIp: '0.0.0.0/0', IpProtocol: 'tcp', FromPort: 443, ToPort: 443, Description: 'AWS APIs' },
    ]);
  });
});

describe('interface endpoints', () => {
  test('are not created unless configured, and the function then uses the public endpoints', () => {
    const without = payerStackWith({ vpc: VPC });
    expect(services(without)).toEqual([]);
    expect(awsVariables(without)).toEqual([]);
  });

  test.each([
    {
      region: 'us-east-1',
      caller: RUNDECK,
      made: [
        'com.amazonaws.us-east-1.sts',
        'com.amazonaws.us-east-1.organizations',
        'com.amazonaws.us-east-1.ce',
      ],
      variables: ['AWS_ENDPOINT_URL_COST_EXPLORER', 'AWS_ENDPOINT_URL_ORGANIZATIONS', 'AWS_ENDPOINT_URL_STS'],
    },
    {
      region: 'eu-west-1',
      caller: RUNDECK,
      made: ['com.amazonaws.eu-west-1.sts'],
      variables: ['AWS_ENDPOINT_URL_STS'],
    },
    {
      region: 'cn-north-1',
      caller: RUNDECK.replace('arn:aws:', 'arn:aws-cn:'),
      made: ['cn.com.amazonaws.cn-north-1.sts'],
      variables: ['AWS_ENDPOINT_URL_STS'],
    },
  ])(
    'in $region are created for the services that offer one there',
    ({ region, caller, made, variables }) => {
      const template = payerStackWith({
        payer: { accountId: PAYER, region },
        callers: [{ roleArn: caller }],
        vpc: { ...VPC, interfaceEndpoints: true },
      });
      expect(services(template)).toEqual(made);
      expect(awsVariables(template)).toEqual(variables);
    },
  );

  test('are for the function alone: its subnets, its security group, no private DNS, the one call', () => {
    const template = payerStackWith({ vpc: { ...VPC, interfaceEndpoints: true } });
    const [endpoint] = ofType(template, 'AWS::EC2::VPCEndpoint');
    expect(endpoint?.Properties).toMatchObject({
      VpcEndpointType: 'Interface',
      VpcId: 'vpc-0a1b2c3d',
      SubnetIds: VPC.subnetIds,
      PrivateDnsEnabled: false,
      PolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Principal: '*',
            Action: 'sts:AssumeRole',
            Resource: `arn:aws:iam::${PAYER}:role/ou-cost-reader`,
            Condition: { ArnEquals: { 'aws:PrincipalArn': `arn:aws:iam::${PAYER}:role/ou-cost-worker` } },
          },
        ],
      },
    });
    const [ingress, ...others] = ofType(template, 'AWS::EC2::SecurityGroupIngress');
    expect(others).toEqual([]);
    expect(ingress?.Properties).toMatchObject({ FromPort: 443, ToPort: 443, IpProtocol: 'tcp' });
    expect(ingress?.Properties.SourceSecurityGroupId).toEqual({
      'Fn::GetAtt': [expect.stringMatching(/^Report/), 'GroupId'],
    });
    expect(ingress?.Properties.CidrIp).toBeUndefined();
  });

  test("let only the reader role's calls of Organizations pass, on the resources that the role itself has", () => {
    const template = payerStackWith({
      payer: { accountId: PAYER, region: 'us-east-1', organizationId: 'o-a1b2c3d4e5' },
      vpc: { ...VPC, interfaceEndpoints: true },
    });
    const [, organizations, costExplorer] = ofType(template, 'AWS::EC2::VPCEndpoint');
    const reader = { ArnEquals: { 'aws:PrincipalArn': `arn:aws:iam::${PAYER}:role/ou-cost-reader` } };
    const root = `arn:aws:organizations::${PAYER}:root/o-a1b2c3d4e5/r-*`;
    const unit = `arn:aws:organizations::${PAYER}:ou/o-a1b2c3d4e5/ou-*`;
    const passes = (actions: string[], resources: string[]) => ({
      effect: 'Allow',
      actions,
      resources,
      principal: '*',
      condition: reader,
    });
    expect(statementsOf(organizations?.Properties.PolicyDocument)).toEqual([
      passes(['organizations:ListAccounts', 'organizations:ListRoots'], ['*']),
      passes(
        ['organizations:ListOrganizationalUnitsForParent', 'organizations:ListAccountsForParent'],
        [root, unit],
      ),
      passes(['organizations:DescribeOrganizationalUnit'], [unit]),
    ]);
    expect(costExplorer?.Properties.ServiceName).toBe('com.amazonaws.us-east-1.ce');
    expect(costExplorer?.Properties.PolicyDocument).toBeUndefined();
  });
});
