import { type Config, scheduledInput } from '@ou-cost/contract';
import { Duration } from 'aws-cdk-lib';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { CfnSchedule, CfnScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

/** How long a trigger that did not reach the function is kept for whoever looks into it: the longest that SQS keeps any. */
const KEPT = Duration.days(14);

type Schedule = Config['schedules'][number];

function expressionOf({ cron, rate }: Schedule): string {
  return cron === undefined ? `rate(${rate})` : `cron(${cron})`;
}

/**
 * The schedules, in a group of their own. EventBridge Scheduler would repeat for a day what it could not hand over, at a
 * time that nobody chose: it is told not to, and leaves the trigger in the queue, which the alarm watches.
 */
export class Schedules extends Construct {
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, config: Config, to: { report: IFunction; role: IRole }) {
    super(scope, id);
    const { names, schedules } = config;
    this.deadLetters = new Queue(this, 'DeadLetters', {
      queueName: names.deadLetterQueue,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: KEPT,
    });
    const group = new CfnScheduleGroup(this, 'Group', { name: names.scheduleGroup });
    for (const schedule of schedules) {
      new CfnSchedule(this, `Schedule-${schedule.name}`, {
        name: schedule.name,
        groupName: group.ref,
        description: 'ou-cost: a cost report that is made by itself',
        scheduleExpression: expressionOf(schedule),
        scheduleExpressionTimezone: schedule.timeZone,
        flexibleTimeWindow: { mode: 'OFF' },
        state: schedule.enabled ? 'ENABLED' : 'DISABLED',
        target: {
          arn: to.report.functionArn,
          roleArn: to.role.roleArn,
          input: JSON.stringify(scheduledInput(schedule, config)),
          retryPolicy: { maximumRetryAttempts: 0 },
          deadLetterConfig: { arn: this.deadLetters.queueArn },
        },
      });
    }
  }
}
