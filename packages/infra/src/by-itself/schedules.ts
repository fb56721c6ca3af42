import { type Config, scheduledInput } from '@ou-cost/contract';
import { CfnResource, Duration, Token } from 'aws-cdk-lib';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { CfnSchedule, CfnScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { onlyWith } from '../parameters/optional.ts';
import { schedulesSetting } from './targets.ts';

/** How long a trigger that did not reach the function is kept for whoever looks into it: the longest that SQS keeps any. */
const KEPT = Duration.days(14);

type Schedule = Config['schedules'][number];

/** A parameter of a template is the whole expression. */
function expressionOf({ cron, rate }: Schedule): string {
  if (cron !== undefined && Token.isUnresolved(cron)) return cron;
  return cron === undefined ? `rate(${rate})` : `cron(${cron})`;
}

export interface ScheduleTarget {
  readonly report: IFunction;
  readonly role: IRole;
  /** What is handed to the function, in JSON. @default what the schedule says */
  readonly input?: string;
}

/**
 * The schedules, in a group of their own. EventBridge Scheduler would repeat for a day what it could not hand over, at a
 * time that nobody chose: it is told not to, and leaves the trigger in the queue, which the alarm watches.
 */
export class Schedules extends Construct {
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, config: Config, to: ScheduleTarget) {
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
          input: to.input ?? JSON.stringify(scheduledInput(schedule, config)),
          retryPolicy: { maximumRetryAttempts: 0 },
          deadLetterConfig: { arn: this.deadLetters.queueArn },
        },
      });
    }
    const setting = schedulesSetting(config);
    if (setting === undefined) return;
    for (const construct of this.node.findAll()) {
      if (construct instanceof CfnResource) onlyWith(construct, setting);
    }
  }
}
