import { expect, test } from 'vitest';
import { functionArn, payer, region } from '../testing/chain-templates.ts';
import { writeAssembly } from '../testing/cloud-assembly.ts';
import {
  deadLetters,
  groupArn,
  scheduleArn,
  scheduledResources,
  scheduledTemplate,
  schedulerRoleArn,
} from '../testing/scheduled-templates.ts';
import { readDeployment } from './index.ts';

const read = (changes: object = {}) =>
  readDeployment(writeAssembly({ payerTemplate: scheduledTemplate(changes) }));

test('schedules, queues, filters, alarms and retries are read with what they refer to', () => {
  const { schedules, scheduleGroups, queues, metricFilters, alarms, functions, ignored } = read();
  const here = { accountId: payer, region };
  expect(scheduleGroups).toEqual([{ arn: groupArn, name: 'reports', ...here }]);
  expect(schedules).toEqual([
    {
      arn: scheduleArn,
      name: 'monthly',
      group: 'reports',
      groupArn,
      ...here,
      expression: 'cron(0 5 7 * ? *)',
      timeZone: 'Asia/Tokyo',
      isEnabled: true,
      target: {
        arn: functionArn,
        roleArn: schedulerRoleArn,
        input: scheduledResources.Monthly.Properties.Target.Input,
        deadLetterQueueArn: deadLetters,
        retryAttempts: 0,
      },
    },
  ]);
  expect(queues).toEqual([{ arn: deadLetters, name: 'dead-letters', ...here, retentionSeconds: 1_209_600 }]);
  expect(metricFilters).toEqual([
    {
      ...here,
      logGroupName: '/aws/lambda/report',
      pattern: '{ $.message = "raw" || $.message = "cooked" }',
      namespace: 'own',
      metric: 'raw',
      value: 1,
    },
  ]);
  expect(alarms.map(({ name, metric, dimensions }) => [name, metric, dimensions])).toEqual([
    ['failed runs', 'Errors', { FunctionName: 'report' }],
    ['raw lines', 'raw', {}],
    ['dead letters', 'ApproximateNumberOfMessagesVisible', { QueueName: 'dead-letters' }],
  ]);
  expect(functions[0]?.asynchronousRetries).toBe(1);
  expect(ignored.map(({ type }) => type)).toEqual(['AWS::CDK::Metadata']);
});

const { Monthly, DeadLetters, Failed } = scheduledResources;
const schedule = (more: object) => ({
  Monthly: { ...Monthly, Properties: { ...Monthly.Properties, ...more } },
});

test.each([
  [schedule({ EndDate: '2027-01-01T00:00:00Z' }), /does not know EndDate/],
  [schedule({ FlexibleTimeWindow: { Mode: 'FLEXIBLE' } }), /without a flexible time window only/],
  [schedule({ State: 'ASLEEP' }), /State is ASLEEP/],
  [schedule({ Target: { ...Monthly.Properties.Target, SqsParameters: {} } }), /does not know SqsParameters/],
  [
    { DeadLetters: { ...DeadLetters, Properties: { ...DeadLetters.Properties, FifoQueue: true } } },
    /does not know FifoQueue/,
  ],
  [{ Failed: { ...Failed, Properties: { ...Failed.Properties, Metrics: [] } } }, /does not know Metrics/],
  [{ Bucket: { Type: 'AWS::S3::Bucket', Properties: { WebsiteConfiguration: {} } } }, /WebsiteConfiguration/],
])('%#: what it does not know is refused', (changes, message) => {
  expect(() => read(changes)).toThrow(message);
});

test('a bucket is versioned and locked as its template says, and belongs to whom its stack does', () => {
  const { buckets } = read({
    Bucket: {
      Type: 'AWS::S3::Bucket',
      Properties: {
        BucketName: 'archive',
        VersioningConfiguration: { Status: 'Enabled' },
        ObjectLockEnabled: true,
        ObjectLockConfiguration: {
          ObjectLockEnabled: 'Enabled',
          Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 400 } },
        },
      },
    },
  });
  expect(buckets).toEqual([
    {
      name: 'archive',
      accountId: payer,
      region,
      isVersioned: true,
      objectLock: { mode: 'GOVERNANCE', days: 400 },
    },
  ]);
});
