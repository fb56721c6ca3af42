import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { codeDate } from '../function/code-date.ts';
import { CALLER, exampleConfig, fullConfig, PAYER } from '../testing/example-config.ts';
import { ofType, synthesized } from '../testing/synthesized.ts';

const least = synthesized(exampleConfig()).templates['ou-cost-payer'];
const full = synthesized(fullConfig()).templates['ou-cost-payer'];

function theOnly(template: typeof least, type: string) {
  const [resource, ...others] = ofType(template, type);
  if (resource === undefined || others.length > 0) throw new Error(`not exactly one ${type}`);
  return resource;
}

const variablesOf = (template: typeof least) =>
  theOnly(template, 'AWS::Lambda::Function').Properties.Environment.Variables;

describe('the function', () => {
  test('is Node 24 on arm64, with sound defaults', () => {
    expect(theOnly(least, 'AWS::Lambda::Function').Properties).toMatchObject({
      FunctionName: 'ou-cost-report',
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
      Timeout: 180,
      MemorySize: 512,
    });
  });

  test('takes its name, time and memory from the configuration', () => {
    expect(theOnly(full, 'AWS::Lambda::Function').Properties).toMatchObject({
      FunctionName: 'costs',
      Timeout: 300,
      MemorySize: 1024,
    });
  });

  test('is told the reader role, the tolerance and the settling day', () => {
    const { OU_COST_CODE_DATE: _, ...settings } = variablesOf(full);
    expect(settings).toEqual({
      OU_COST_READER_ROLE_ARN: `arn:aws:iam::${PAYER}:role/read`,
      OU_COST_TOLERANCE: '0.5',
      OU_COST_SETTLING_DAY: '10',
      POWERTOOLS_SERVICE_NAME: 'costs',
    });
  });

  test('is told how old its code is, where the checkout knows it', () => {
    expect(variablesOf(least).OU_COST_CODE_DATE).toBe(
      codeDate(join(import.meta.dirname, '..', '..', '..', '..')),
    );
  });

  test('runs as the worker role', () => {
    const { Properties } = theOnly(least, 'AWS::Lambda::Function');
    const [logicalId] = Properties.Role['Fn::GetAtt'];
    expect(JSON.parse(least?.text ?? '').Resources[logicalId].Properties.RoleName).toBe('ou-cost-worker');
  });
});

describe('the log group', () => {
  test.each([
    { template: least, name: '/aws/lambda/ou-cost-report', days: 30 },
    { template: full, name: '/aws/lambda/costs', days: 90 },
  ])('$name is the one that the function writes, kept for $days days', ({ template, name, days }) => {
    const { Properties, DeletionPolicy } = theOnly(template, 'AWS::Logs::LogGroup');
    expect(Properties).toMatchObject({ LogGroupName: name, RetentionInDays: days });
    expect(DeletionPolicy).toBe('Delete');
    const { LogFormat, LogGroup } = theOnly(template, 'AWS::Lambda::Function').Properties.LoggingConfig;
    expect(LogFormat).toBe('Text');
    expect(JSON.parse(template?.text ?? '').Resources[LogGroup.Ref].Properties.LogGroupName).toBe(name);
  });
});

describe('the VPC', () => {
  test('is left out unless configured', () => {
    expect(theOnly(least, 'AWS::Lambda::Function').Properties.VpcConfig).toBeUndefined();
    expect(ofType(least, 'AWS::EC2::SecurityGroup')).toEqual([]);
    expect(least?.text).not.toContain('ec2:');
  });

  test('is the configured one, in the configured subnets, with HTTPS out and nothing in', () => {
    const { VpcConfig } = theOnly(full, 'AWS::Lambda::Function').Properties;
    expect(VpcConfig.SubnetIds).toEqual(['subnet-0a1b2c3d', 'subnet-1a1b2c3d']);
    expect(VpcConfig.SecurityGroupIds).toHaveLength(1);
    const { Properties } = theOnly(full, 'AWS::EC2::SecurityGroup');
    expect(Properties.VpcId).toBe('vpc-0a1b2c3d');
    expect(Properties.SecurityGroupIngress).toBeUndefined();
    expect(Properties.SecurityGroupEgress).toEqual([
      { CidrIp: '0.0.0.0/0', IpProtocol: 'tcp', FromPort: 443, ToPort: 443, Description: 'AWS APIs' },
    ]);
  });
});

describe('direct invocation', () => {
  test('is not permitted unless configured', () => {
    expect(ofType(least, 'AWS::Lambda::Permission')).toEqual([]);
  });

  test('is permitted to the configured role, not to its account', () => {
    expect(theOnly(full, 'AWS::Lambda::Permission').Properties).toMatchObject({
      Action: 'lambda:InvokeFunction',
      Principal: `arn:aws:iam::${CALLER}:role/Direct`,
    });
  });
});

test('every resource that takes tags has the configured ones', () => {
  const tags = [
    { Key: 'cost-center', Value: '42' },
    { Key: 'owner', Value: 'finops' },
  ];
  const taggable = [
    'AWS::IAM::Role',
    'AWS::Lambda::Function',
    'AWS::Logs::LogGroup',
    'AWS::EC2::SecurityGroup',
  ];
  const resources = taggable.flatMap((type) => ofType(full, type));
  expect(resources).toHaveLength(6);
  for (const { Properties } of resources) expect(Properties.Tags).toEqual(tags);
  expect(least?.text).not.toContain('"Tags"');
});

test('the outputs name what the caller needs, its policy as JSON included', () => {
  expect(least?.outputs['InvokerRoleArn']?.Value).toBe(`arn:aws:iam::${PAYER}:role/ou-cost-invoker`);
  expect(least?.outputs['FunctionArn']?.Value).toBe(
    `arn:aws:lambda:ap-northeast-1:${PAYER}:function:ou-cost-report`,
  );
  expect(JSON.parse(String(least?.outputs['CallerPolicy']?.Value))).toEqual({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: `arn:aws:iam::${PAYER}:role/ou-cost-invoker` },
    ],
  });
});
