import { type CfnResource, Duration } from 'aws-cdk-lib';
import {
  CfnAlarm,
  type CfnAlarmProps,
  ComparisonOperator,
  Stats,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { CfnMetricFilter, type ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { onlyWith, onlyWithBoth } from '../parameters/optional.ts';

/** Where the count of log lines stands that an alarm watches. */
const NAMESPACE = 'ou-cost';

/** What the function writes into its log when a report did not arrive, and the run that says so did not fail. */
const DELIVERY_LINES = ['delivery failed', 'archive not written', 'run never ended'] as const;

type Watched = Pick<CfnAlarmProps, 'namespace' | 'metricName' | 'dimensions' | 'alarmDescription'>;

export interface AlarmPlace {
  /** The alarms are named after the function. */
  readonly functionName: string;
  readonly topicArn: string;
  /** What else must be there for the alarm to be of use. @default nothing */
  readonly onlyWith?: string;
}

/** An alarm that notifies the topic as soon as there is one of what it watches. There are no data points between runs. */
function alarmOn(
  scope: Construct,
  name: string,
  place: AlarmPlace,
  watched: Watched & Partial<Pick<CfnAlarmProps, 'statistic'>>,
): CfnAlarm {
  const { functionName, topicArn } = place;
  const alarm = new CfnAlarm(scope, 'Alarm', {
    alarmName: `${functionName}-${name}`,
    statistic: Stats.SUM,
    period: Duration.minutes(5).toSeconds(),
    evaluationPeriods: 1,
    threshold: 1,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: TreatMissingData.NOT_BREACHING,
    alarmActions: [topicArn],
    ...watched,
  });
  onlyAsPlaced(alarm, place);
  return alarm;
}

function onlyAsPlaced(resource: CfnResource, place: AlarmPlace): void {
  if (place.onlyWith === undefined) onlyWith(resource, place.topicArn);
  else onlyWithBoth(resource, place.onlyWith, place.topicArn);
}

/** Notifies a topic when a run fails. A failed run is a failed invocation, so Lambda's own metric counts it. */
export class FailureAlarm extends Construct {
  constructor(scope: Construct, id: string, place: AlarmPlace, report: IFunction) {
    super(scope, id);
    alarmOn(this, 'failed-runs', place, {
      alarmDescription: 'A run of the cost report failed',
      namespace: 'AWS/Lambda',
      metricName: 'Errors',
      dimensions: [{ name: 'FunctionName', value: report.functionName }],
    });
  }
}

/**
 * Notifies a topic when Lambda gave up a run that nobody waits for: it found no room for it in time, or it failed and is not
 * repeated, which the alarm on failed runs says as well.
 */
export class DroppedRunAlarm extends Construct {
  constructor(scope: Construct, id: string, place: AlarmPlace, report: IFunction) {
    super(scope, id);
    alarmOn(this, 'dropped-runs', place, {
      alarmDescription:
        'A cost report was due and was given up: its run failed, or too many others took place for it to begin',
      namespace: 'AWS/Lambda',
      metricName: 'AsyncEventsDropped',
      dimensions: [{ name: 'FunctionName', value: report.functionName }],
    });
  }
}

/** Notifies a topic when a report did not arrive. No run fails for that, so that the log's lines are counted. */
export class DeliveryAlarm extends Construct {
  constructor(scope: Construct, id: string, place: AlarmPlace, log: ILogGroup) {
    super(scope, id);
    const metricName = `${place.functionName}-failed-deliveries`;
    const pattern = DELIVERY_LINES.map((line) => `$.message = "${line}"`).join(' || ');
    const filter = new CfnMetricFilter(this, 'Lines', {
      logGroupName: log.logGroupName,
      filterPattern: `{ ${pattern} }`,
      metricTransformations: [{ metricNamespace: NAMESPACE, metricName, metricValue: '1' }],
    });
    onlyAsPlaced(filter, place);
    alarmOn(this, 'failed-deliveries', place, {
      alarmDescription: 'A cost report did not arrive: the log of the function says why',
      namespace: NAMESPACE,
      metricName,
    });
  }
}

/** Notifies a topic while the queue has a trigger that EventBridge Scheduler could not hand to the function. */
export class DeadLetterAlarm extends Construct {
  constructor(scope: Construct, id: string, place: AlarmPlace, queue: IQueue) {
    super(scope, id);
    alarmOn(this, 'dead-letters', place, {
      alarmDescription: 'A cost report was due, and EventBridge Scheduler could not invoke the function',
      namespace: 'AWS/SQS',
      metricName: 'ApproximateNumberOfMessagesVisible',
      statistic: Stats.MAXIMUM,
      dimensions: [{ name: 'QueueName', value: queue.queueName }],
    });
  }
}

/**
 * Notifies a topic whenever EventBridge Scheduler gave a trigger up. The queue cannot say so where Scheduler's role is refused
 * there too, nor for a second trigger while the first one is still in it.
 * https://docs.aws.amazon.com/scheduler/latest/UserGuide/monitoring-cloudwatch.html
 */
export class DroppedTriggerAlarm extends Construct {
  constructor(scope: Construct, id: string, place: AlarmPlace, scheduleGroup: string) {
    super(scope, id);
    alarmOn(this, 'dropped-triggers', place, {
      alarmDescription: 'A cost report was due, and EventBridge Scheduler gave up handing it to the function',
      namespace: 'AWS/Scheduler',
      metricName: 'InvocationDroppedCount',
      dimensions: [{ name: 'ScheduleGroup', value: scheduleGroup }],
    });
  }
}
