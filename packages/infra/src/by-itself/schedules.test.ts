import { describe, expect, test } from 'vitest';
import { MONTHLY, PARAMETER, SECRET, scheduledConfig, TOPIC } from '../testing/by-itself.ts';
import { PAYER } from '../testing/example-config.ts';
import {
  ofType,
  onlyOfType,
  payerStackWith,
  statementsOf,
  synthesized,
  variablesOf,
} from '../testing/synthesized.ts';

const payerStackOf = (...[settings]: Parameters<typeof scheduledConfig>) =>
  synthesized(scheduledConfig(settings)).templates['ou-cost-payer'];
const template = payerStackOf();
const inputOf = (of: typeof template) =>
  JSON.parse(onlyOfType(of, 'AWS::Scheduler::Schedule').Properties.Target.Input);

test('a schedule invokes the function at its time, once, and leaves what failed in the queue', () => {
  const { Target, ...schedule } = onlyOfType(template, 'AWS::Scheduler::Schedule').Properties;
  expect(schedule).toMatchObject({
    Name: 'monthly',
    ScheduleExpression: 'cron(0 12 7 * ? *)',
    ScheduleExpressionTimezone: 'Asia/Tokyo',
    FlexibleTimeWindow: { Mode: 'OFF' },
    State: 'ENABLED',
  });
  expect(Target).toMatchObject({
    Arn: { 'Fn::GetAtt': [expect.stringMatching(/^ReportFunction/), 'Arn'] },
    RoleArn: { 'Fn::GetAtt': [expect.stringMatching(/^SchedulerRole/), 'Arn'] },
    RetryPolicy: { MaximumRetryAttempts: 0 },
    DeadLetterConfig: { Arn: { 'Fn::GetAtt': [expect.stringMatching(/^SchedulesDeadLetters/), 'Arn'] } },
  });
  expect(onlyOfType(template, 'AWS::Scheduler::ScheduleGroup').Properties.Name).toBe('ou-cost');
});

test('what is reported, how and to whom stands in the schedule', () => {
  expect(inputOf(template)).toEqual({
    kind: 'scheduled',
    schedule: 'monthly',
    scheduledTime: '<aws.scheduler.scheduled-time>',
    attempts: 1,
    request: MONTHLY.request,
    outputs: ['html', 'xlsx'],
    mail: { ...MONTHLY.mail, region: 'ap-northeast-1', attach: ['html'] },
    topics: [TOPIC],
    webhooks: [
      { kind: 'slack', address: SECRET },
      { kind: 'teams', address: PARAMETER },
    ],
  });
});

test('as often as Lambda repeats a failed run, a trigger may begin another one', () => {
  expect(inputOf(payerStackOf({ function: { asynchronousRetries: 2 } }))).toHaveProperty('attempts', 3);
});

test('a schedule may run at a rate, and may be disabled', () => {
  const daily = payerStackOf({ schedules: [{ name: 'daily', rate: '1 day', enabled: false }] });
  expect(onlyOfType(daily, 'AWS::Scheduler::Schedule').Properties).toMatchObject({
    ScheduleExpression: 'rate(1 day)',
    ScheduleExpressionTimezone: 'UTC',
    State: 'DISABLED',
  });
});

test('a trigger that was not handed over is kept for 14 days, encrypted, and sent encrypted only', () => {
  expect(onlyOfType(template, 'AWS::SQS::Queue').Properties).toMatchObject({
    QueueName: 'ou-cost-dead-letters',
    MessageRetentionPeriod: 1_209_600,
    SqsManagedSseEnabled: true,
  });
  expect(statementsOf(onlyOfType(template, 'AWS::SQS::QueuePolicy').Properties.PolicyDocument)).toMatchObject(
    [
      {
        effect: 'Deny',
        actions: ['sqs:*'],
        principal: { AWS: '*' },
        condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ],
  );
});

describe('the function', () => {
  const added = (of: typeof template) => {
    const known = new Set(Object.keys(variablesOf(payerStackWith())));
    return Object.fromEntries(Object.entries(variablesOf(of)).filter(([name]) => !known.has(name)));
  };
  const archived = {
    OU_COST_ARCHIVE_LOCATION: 's3://acme-reports/ou-cost',
    OU_COST_ARCHIVE_REGION: 'ap-northeast-1',
    OU_COST_ARCHIVE_OWNER: PAYER,
    OU_COST_ARCHIVIST_ROLE_ARN: `arn:aws:iam::${PAYER}:role/ou-cost-archivist`,
  };

  test('is told where the archive is, by whose role it gets there, and which group the schedules are in', () => {
    expect(added(payerStackOf({ schedules: [] }))).toEqual(archived);
    expect(added(template)).toEqual({
      ...archived,
      OU_COST_DELIVERER_ROLE_ARN: `arn:aws:iam::${PAYER}:role/ou-cost-deliverer`,
      OU_COST_SCHEDULE_GROUP: 'ou-cost',
    });
  });

  test.each([
    [{ schedules: [] }, 60],
    [{}, 3600],
    // Per repetition the default timeout of 180 s and a pause of 120 s.
    [{ function: { asynchronousRetries: 1 } }, 3900],
  ])('with %j takes events up to %i seconds old', (settings, seconds) => {
    const { Properties } = onlyOfType(payerStackOf(settings), 'AWS::Lambda::EventInvokeConfig');
    expect(Properties.MaximumEventAgeInSeconds).toBe(seconds);
  });
});

describe('the alarms', () => {
  const alarms = (of: typeof template) =>
    Object.fromEntries(
      ofType(of, 'AWS::CloudWatch::Alarm').map(({ Properties }) => [Properties.AlarmName, Properties]),
    );

  test('ring for failed runs, failed deliveries, runs that never began, and triggers that were not handed over', () => {
    const rings = (Namespace: string, MetricName: string, Statistic = 'Sum') =>
      expect.objectContaining({
        Namespace,
        MetricName,
        Statistic,
        Threshold: 1,
        EvaluationPeriods: 1,
        ComparisonOperator: 'GreaterThanOrEqualToThreshold',
        TreatMissingData: 'notBreaching',
        AlarmActions: [`arn:aws:sns:ap-northeast-1:${PAYER}:alarms`],
      });
    expect(alarms(template)).toEqual({
      'ou-cost-report-failed-runs': rings('AWS/Lambda', 'Errors'),
      'ou-cost-report-failed-deliveries': rings('ou-cost', 'ou-cost-report-failed-deliveries'),
      'ou-cost-report-dropped-runs': rings('AWS/Lambda', 'AsyncEventsDropped'),
      'ou-cost-report-dead-letters': rings('AWS/SQS', 'ApproximateNumberOfMessagesVisible', 'Maximum'),
      'ou-cost-report-dropped-triggers': rings('AWS/Scheduler', 'InvocationDroppedCount'),
    });
  });

  test('count the lines of the log by which the function says that something did not arrive', () => {
    expect(onlyOfType(template, 'AWS::Logs::MetricFilter').Properties).toMatchObject({
      LogGroupName: { Ref: expect.stringMatching(/^ReportLog/) },
      FilterPattern:
        '{ $.message = "delivery failed" || $.message = "archive not written" || $.message = "run never ended" }',
      MetricTransformations: [
        {
          MetricNamespace: 'ou-cost',
          MetricName: 'ou-cost-report-failed-deliveries',
          MetricValue: '1',
        },
      ],
    });
  });

  test('are those of what there is', () => {
    const topicArn = `arn:aws:sns:ap-northeast-1:${PAYER}:alarms`;
    expect(Object.keys(alarms(payerStackWith({ alarm: { topicArn } })))).toEqual([
      'ou-cost-report-failed-runs',
    ]);
    expect(Object.keys(alarms(payerStackOf({ schedules: [] })))).toEqual([
      'ou-cost-report-failed-runs',
      'ou-cost-report-failed-deliveries',
    ]);
  });
});
