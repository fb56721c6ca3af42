import { expect, test } from 'vitest';
import { fullConfig, PAYER } from '../testing/example-config.ts';
import { ofType, onlyOfType, payerStackWith, synthesized } from '../testing/synthesized.ts';

const minimal = payerStackWith();
const full = synthesized(fullConfig()).templates['ou-cost-payer'];

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
  expect(minimal.text).not.toContain('"Tags"');
});

test('there is no alarm unless configured; a configured one notifies the topic of every failed run', () => {
  expect(ofType(minimal, 'AWS::CloudWatch::Alarm')).toEqual([]);
  const topicArn = `arn:aws:sns:ap-northeast-1:${PAYER}:alarms`;
  const alarm = onlyOfType(payerStackWith({ alarm: { topicArn } }), 'AWS::CloudWatch::Alarm');
  expect(alarm.Properties).toMatchObject({
    Namespace: 'AWS/Lambda',
    MetricName: 'Errors',
    Statistic: 'Sum',
    Threshold: 1,
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    TreatMissingData: 'notBreaching',
    AlarmActions: [topicArn],
  });
  expect(alarm.Properties.Dimensions[0].Name).toBe('FunctionName');
});

test('the outputs contain what the caller needs, with its policy as JSON', () => {
  expect(minimal.outputs['InvokerRoleArn']?.Value).toBe(`arn:aws:iam::${PAYER}:role/ou-cost-invoker`);
  expect(minimal.outputs['FunctionArn']?.Value).toBe(
    `arn:aws:lambda:ap-northeast-1:${PAYER}:function:ou-cost-report`,
  );
  expect(JSON.parse(String(minimal.outputs['CallerPolicy']?.Value))).toEqual({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: `arn:aws:iam::${PAYER}:role/ou-cost-invoker` },
    ],
  });
});
