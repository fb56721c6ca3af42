import { functionArn, payer, payerTemplate, region } from './chain-templates.ts';

const scheduler = `arn:aws:scheduler:${region}:${payer}`;
export const groupArn = `${scheduler}:schedule-group/reports`;
export const scheduleArn = `${scheduler}:schedule/reports/monthly`;
export const schedulerRoleArn = `arn:aws:iam::${payer}:role/scheduler`;
export const deadLetters = `arn:aws:sqs:${region}:${payer}:dead-letters`;

const arnOf = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });
const allow = (Action: string, Resource: unknown) => ({ Effect: 'Allow', Action, Resource });

/** An alarm in the form that CDK writes. */
const alarm = (
  AlarmName: string,
  Namespace: string,
  MetricName: string,
  rest: object,
): { readonly Type: string; readonly Properties: object } => ({
  Type: 'AWS::CloudWatch::Alarm',
  Properties: {
    AlarmName,
    AlarmActions: [`arn:aws:sns:${region}:${payer}:alarms`],
    Namespace,
    MetricName,
    Period: 300,
    EvaluationPeriods: 1,
    Threshold: 1,
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    TreatMissingData: 'notBreaching',
    ...rest,
  },
});

/** What the payer's template has besides, where its function runs on the seventh at five in Tokyo. */
export const scheduledResources = {
  Scheduler: {
    Type: 'AWS::IAM::Role',
    Properties: {
      RoleName: 'scheduler',
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: {
          Effect: 'Allow',
          Action: 'sts:AssumeRole',
          Principal: { Service: 'scheduler.amazonaws.com' },
          Condition: {
            StringEquals: { 'aws:SourceAccount': payer },
            ArnEquals: { 'aws:SourceArn': arnOf('Group') },
          },
        },
      },
      Policies: [
        {
          PolicyName: 'run',
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              allow('lambda:InvokeFunction', functionArn),
              allow('sqs:SendMessage', arnOf('DeadLetters')),
            ],
          },
        },
      ],
    },
  },
  Group: { Type: 'AWS::Scheduler::ScheduleGroup', Properties: { Name: 'reports' } },
  DeadLetters: {
    Type: 'AWS::SQS::Queue',
    Properties: { QueueName: 'dead-letters', MessageRetentionPeriod: 1_209_600, SqsManagedSseEnabled: true },
  },
  Monthly: {
    Type: 'AWS::Scheduler::Schedule',
    Properties: {
      Name: 'monthly',
      GroupName: { Ref: 'Group' },
      State: 'ENABLED',
      ScheduleExpression: 'cron(0 5 7 * ? *)',
      ScheduleExpressionTimezone: 'Asia/Tokyo',
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: {
        Arn: arnOf('Report'),
        RoleArn: arnOf('Scheduler'),
        Input: '{"do":"log","at":"<aws.scheduler.scheduled-time>","of":"<aws.scheduler.schedule-arn>"}',
        DeadLetterConfig: { Arn: arnOf('DeadLetters') },
        RetryPolicy: { MaximumRetryAttempts: 0 },
      },
    },
  },
  Retries: {
    Type: 'AWS::Lambda::EventInvokeConfig',
    Properties: { FunctionName: { Ref: 'Report' }, Qualifier: '$LATEST', MaximumRetryAttempts: 1 },
  },
  Raw: {
    Type: 'AWS::Logs::MetricFilter',
    Properties: {
      LogGroupName: { Ref: 'Log' },
      FilterPattern: '{ $.message = "raw" || $.message = "cooked" }',
      MetricTransformations: [{ MetricNamespace: 'own', MetricName: 'raw', MetricValue: '1' }],
    },
  },
  Failed: alarm('failed runs', 'AWS/Lambda', 'Errors', {
    Statistic: 'Sum',
    Dimensions: [{ Name: 'FunctionName', Value: { Ref: 'Report' } }],
  }),
  RawLines: alarm('raw lines', 'own', 'raw', { Statistic: 'Sum' }),
  Kept: alarm('dead letters', 'AWS/SQS', 'ApproximateNumberOfMessagesVisible', {
    Statistic: 'Maximum',
    Dimensions: [{ Name: 'QueueName', Value: { 'Fn::GetAtt': ['DeadLetters', 'QueueName'] } }],
  }),
};

/** The payer's template with a schedule, changed by `changes`. */
export function scheduledTemplate(changes: object = {}): object {
  return { Resources: { ...payerTemplate.Resources, ...scheduledResources, ...changes } };
}
