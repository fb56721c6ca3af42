import { expect, test } from 'vitest';
import { fullConfig, PAYER } from '../testing/example-config.ts';
import { ofType, payerStackWith, synthesized, theOnly } from '../testing/synthesized.ts';

const least = payerStackWith();
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
  expect(least.text).not.toContain('"Tags"');
});

test('there is no alarm unless configured; a configured one tells the topic of every failed run', () => {
  expect(ofType(least, 'AWS::CloudWatch::Alarm')).toEqual([]);
  const topicArn = `arn:aws:sns:ap-northeast-1:${PAYER}:alarms`;
  const alarm = theOnly(payerStackWith({ alarm: { topicArn } }), 'AWS::CloudWatch::Alarm');
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

test('the outputs name what the caller needs, its policy as JSON included', () => {
  expect(least.outputs['InvokerRoleArn']?.Value).toBe(`arn:aws:iam::${PAYER}:role/ou-cost-invoker`);
  expect(least.outputs['FunctionArn']?.Value).toBe(
    `arn:aws:lambda:ap-northeast-1:${PAYER}:function:ou-cost-report`,
  );
  expect(JSON.parse(String(least.outputs['CallerPolicy']?.Value))).toEqual({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: `arn:aws:iam::${PAYER}:role/ou-cost-invoker` },
    ],
  });
});
