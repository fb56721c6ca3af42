import { expect, test } from 'vitest';
import { manualSteps } from '../configuration/manual-steps.ts';
import { MONTHLY, PARAMETER, SECRET, scheduledConfig, TOPIC } from '../testing/by-itself.ts';
import { PAYER } from '../testing/example-config.ts';
import { ofType, statementsOf, synthesized, variablesOf } from '../testing/synthesized.ts';

const vpc = {
  vpcId: 'vpc-0a1b2c3d',
  subnetIds: ['subnet-0a1b2c3d', 'subnet-1a1b2c3d'],
  interfaceEndpoints: true,
};
const payerStackOf = (settings: object) =>
  synthesized(scheduledConfig({ vpc, ...settings })).templates['ou-cost-payer'];
const template = payerStackOf({});
const nameOf = (service: string) => `com.amazonaws.ap-northeast-1.${service}`;
const endpoint = (service: string) =>
  ofType(template, 'AWS::EC2::VPCEndpoint').find(
    ({ Properties }) => Properties.ServiceName === nameOf(service),
  )?.Properties;
const services = (of: typeof template) =>
  ofType(of, 'AWS::EC2::VPCEndpoint').map(({ Properties }) => Properties.ServiceName);
const natStep = (settings: object) =>
  manualSteps(scheduledConfig({ vpc, ...settings })).find((step) => step.includes('Scheduler'));

test('what keeps and delivers reports in the region of the function has endpoints, whose addresses it knows', () => {
  expect(services(template)).toEqual(['sts', 's3', 'email', 'sns', 'secretsmanager', 'ssm'].map(nameOf));
  expect(
    Object.keys(variablesOf(template))
      .filter((name) => name.startsWith('AWS_'))
      .sort(),
  ).toEqual([
    'AWS_ENDPOINT_URL_S3',
    'AWS_ENDPOINT_URL_SECRETS_MANAGER',
    'AWS_ENDPOINT_URL_SESV2',
    'AWS_ENDPOINT_URL_SNS',
    'AWS_ENDPOINT_URL_SSM',
    'AWS_ENDPOINT_URL_STS',
  ]);
  const s3 = JSON.stringify(variablesOf(template)['AWS_ENDPOINT_URL_S3']);
  expect(s3).toMatch(/^\{"Fn::Join":\["",\["https:\/\/bucket",\{"Fn::Select":\[1,\{"Fn::Split":\["\*",/);
});

test('each lets pass what its role may do, and nothing of another role', () => {
  const ofRole = (name: string) => ({
    ArnEquals: { 'aws:PrincipalArn': `arn:aws:iam::${PAYER}:role/${name}` },
  });
  const passes = (role: string, actions: string[], resources: string[]) => ({
    effect: 'Allow',
    actions,
    resources,
    principal: '*',
    condition: ofRole(role),
  });
  const policyOf = (service: string) => statementsOf(endpoint(service)?.PolicyDocument);
  expect(policyOf('sts').map(({ resources }) => resources)).toEqual(
    ['reader', 'archivist', 'deliverer'].map((name) => [`arn:aws:iam::${PAYER}:role/ou-cost-${name}`]),
  );
  const bucket = 'arn:aws:s3:::acme-reports';
  expect(policyOf('s3')).toEqual([
    passes('ou-cost-archivist', ['s3:ListBucket'], [bucket]),
    passes('ou-cost-archivist', ['s3:GetObject', 's3:PutObject'], [`${bucket}/ou-cost/*`]),
  ]);
  expect(policyOf('sns')).toEqual([
    passes('ou-cost-deliverer', ['sns:Publish', 'sns:GetTopicAttributes'], [TOPIC]),
  ]);
  expect(policyOf('secretsmanager')).toEqual([
    passes('ou-cost-deliverer', ['secretsmanager:GetSecretValue'], [SECRET]),
  ]);
  expect(policyOf('ssm')).toEqual([passes('ou-cost-deliverer', ['ssm:GetParameter'], [PARAMETER])]);
  expect(endpoint('email')).not.toHaveProperty('PolicyDocument');
});

test('what is in another region has no endpoint, nor S3 beside an export, and a manual step names it', () => {
  const elsewhere = {
    archive: { region: 'eu-west-1' },
    schedules: [{ ...MONTHLY, topics: [TOPIC, TOPIC.replace('ap-northeast-1', 'eu-west-1')] }],
  };
  expect(services(payerStackOf(elsewhere))).toEqual(['sts', 'email', 'secretsmanager', 'ssm'].map(nameOf));
  expect(natStep(elsewhere)).toMatch(/NAT gateway to reach S3, SNS, the webhooks, EventBridge Scheduler$/);
  expect(natStep({})).toMatch(/NAT gateway to reach the webhooks, EventBridge Scheduler$/);
  expect(services(payerStackOf({ exports: { bucket: 'acme-bill' } }))).not.toContain(nameOf('s3'));
  expect(natStep({ vpc: { ...vpc, interfaceEndpoints: false } })).toMatch(
    /reach S3, Amazon SES, SNS, Secrets Manager, Systems Manager, the webhooks, EventBridge Scheduler$/,
  );
});
