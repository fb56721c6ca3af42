import { Duration } from 'aws-cdk-lib';
import { CfnAlarm, ComparisonOperator, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { onlyWith } from '../parameters/optional.ts';

/** Notifies a topic when a run fails. A failed run is a failed invocation, so Lambda's own metric counts it. */
export class FailureAlarm extends Construct {
  constructor(scope: Construct, id: string, name: string, report: IFunction, topicArn: string) {
    super(scope, id);
    const alarm = new CfnAlarm(this, 'Alarm', {
      alarmName: name,
      alarmDescription: 'A run of the cost report failed',
      namespace: 'AWS/Lambda',
      metricName: 'Errors',
      dimensions: [{ name: 'FunctionName', value: report.functionName }],
      statistic: Stats.SUM,
      period: Duration.minutes(5).toSeconds(),
      evaluationPeriods: 1,
      threshold: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      // There are no data points between runs.
      treatMissingData: TreatMissingData.NOT_BREACHING,
      alarmActions: [topicArn],
    });
    onlyWith(alarm, topicArn);
  }
}
