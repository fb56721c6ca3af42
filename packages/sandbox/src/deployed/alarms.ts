import { DeploymentError } from './error.ts';
import {
  arrayAt,
  isObject,
  type JsonObject,
  numberAt,
  optionalStringAt,
  stringAt,
  textsAt,
} from './json-value.ts';
import type { DeployedAlarm, DeployedMetricFilter } from './model.ts';
import { only } from './only.ts';
import type { Template } from './template/template.ts';

const ALARM_PROPERTIES = [
  'AlarmName',
  'AlarmDescription',
  'ActionsEnabled',
  'AlarmActions',
  'ComparisonOperator',
  'DatapointsToAlarm',
  'Dimensions',
  'EvaluationPeriods',
  'MetricName',
  'Namespace',
  'Period',
  'Statistic',
  'Tags',
  'Threshold',
  'TreatMissingData',
];

/** The alarms of a template that watch one metric. */
export function readAlarms(template: Template): DeployedAlarm[] {
  const { name: stack, accountId, region } = template.stack;
  return template
    .resources()
    .filter(({ type }) => type === 'AWS::CloudWatch::Alarm')
    .map(({ logicalId, properties }) => {
      const where = `${stack}/${logicalId}`;
      const read = properties();
      only(read, ALARM_PROPERTIES, where);
      const description = optionalStringAt(read, 'AlarmDescription', where);
      const evaluationPeriods = numberAt(read, 'EvaluationPeriods', 1, where);
      return {
        arn: String(template.resolve({ 'Fn::GetAtt': [logicalId, 'Arn'] })),
        name: String(template.resolve({ Ref: logicalId })),
        accountId,
        region,
        ...(description === undefined ? {} : { description }),
        namespace: stringAt(read, 'Namespace', where),
        metric: stringAt(read, 'MetricName', where),
        dimensions: dimensionsOf(read, where),
        statistic: stringAt(read, 'Statistic', where),
        periodSeconds: numberAt(read, 'Period', 60, where),
        evaluationPeriods,
        datapointsToAlarm: numberAt(read, 'DatapointsToAlarm', evaluationPeriods, where),
        threshold: numberAt(read, 'Threshold', 0, where),
        comparison: stringAt(read, 'ComparisonOperator', where),
        missingData: optionalStringAt(read, 'TreatMissingData', where) ?? 'missing',
        actions: textsAt(read, 'AlarmActions', where),
      };
    });
}

/** The filters of a template that count lines of a log group, one for each metric. */
export function readMetricFilters(template: Template): DeployedMetricFilter[] {
  const { name: stack, accountId, region } = template.stack;
  return template
    .resources()
    .filter(({ type }) => type === 'AWS::Logs::MetricFilter')
    .flatMap(({ logicalId, properties }) => {
      const where = `${stack}/${logicalId}`;
      const read = properties();
      only(read, ['FilterName', 'FilterPattern', 'LogGroupName', 'MetricTransformations'], where);
      return arrayAt(read, 'MetricTransformations', where).map((entry) => {
        const metric = isObject(entry) ? entry : {};
        only(metric, ['MetricNamespace', 'MetricName', 'MetricValue', 'DefaultValue', 'Unit'], where);
        return {
          accountId,
          region,
          logGroupName: stringAt(read, 'LogGroupName', where),
          pattern: stringAt(read, 'FilterPattern', where),
          namespace: stringAt(metric, 'MetricNamespace', where),
          metric: stringAt(metric, 'MetricName', where),
          value: numberAt(metric, 'MetricValue', 1, where),
        };
      });
    });
}

function dimensionsOf(properties: JsonObject, where: string): Record<string, string> {
  return Object.fromEntries(
    arrayAt(properties, 'Dimensions', where).map((entry) => {
      if (!isObject(entry)) throw new DeploymentError(`${where}: a dimension is not an object`);
      return [stringAt(entry, 'Name', where), stringAt(entry, 'Value', where)];
    }),
  );
}
