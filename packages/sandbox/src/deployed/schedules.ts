import { DeploymentError } from './error.ts';
import { type JsonObject, numberAt, objectAt, optionalStringAt, stringAt } from './json-value.ts';
import type { DeployedSchedule, DeployedScheduleGroup } from './model.ts';
import { only } from './only.ts';
import type { Template, TemplateResource } from './template/template.ts';

/** AWS's retries where a schedule says nothing: 185 within a day. */
const USUAL_RETRIES = 185;

/** The groups of schedules of a template. */
export function readScheduleGroups(template: Template): DeployedScheduleGroup[] {
  const { name: stack, accountId, region } = template.stack;
  return ofType(template, 'AWS::Scheduler::ScheduleGroup').map(({ logicalId, properties }) => {
    only(properties(), ['Name', 'Tags'], `${stack}/${logicalId}`);
    const arn = String(template.resolve({ 'Fn::GetAtt': [logicalId, 'Arn'] }));
    return { arn, name: String(template.resolve({ Ref: logicalId })), accountId, region };
  });
}

/** The schedules of a template. */
export function readSchedules(template: Template): DeployedSchedule[] {
  return ofType(template, 'AWS::Scheduler::Schedule').map((resource) => readSchedule(template, resource));
}

function readSchedule(template: Template, { logicalId, properties }: TemplateResource): DeployedSchedule {
  const { name: stack, accountId, region } = template.stack;
  const where = `${stack}/${logicalId}`;
  const read = properties();
  only(
    read,
    [
      'Name',
      'GroupName',
      'Description',
      'State',
      'ScheduleExpression',
      'ScheduleExpressionTimezone',
      'FlexibleTimeWindow',
      'Target',
    ],
    where,
  );
  const window = objectAt(read, 'FlexibleTimeWindow', where);
  if (stringAt(window, 'Mode', where) !== 'OFF') {
    throw new DeploymentError(`${where}: the sandbox fires schedules without a flexible time window only`);
  }
  const name = String(template.resolve({ Ref: logicalId }));
  const group = optionalStringAt(read, 'GroupName', where) ?? 'default';
  const scheduler = `arn:${template.partition}:scheduler:${region}:${accountId}`;
  const description = optionalStringAt(read, 'Description', where);
  const state = optionalStringAt(read, 'State', where) ?? 'ENABLED';
  if (state !== 'ENABLED' && state !== 'DISABLED') throw new DeploymentError(`${where}: State is ${state}`);
  return {
    arn: `${scheduler}:schedule/${group}/${name}`,
    name,
    group,
    groupArn: `${scheduler}:schedule-group/${group}`,
    accountId,
    region,
    expression: stringAt(read, 'ScheduleExpression', where),
    timeZone: optionalStringAt(read, 'ScheduleExpressionTimezone', where) ?? 'UTC',
    isEnabled: state === 'ENABLED',
    ...(description === undefined ? {} : { description }),
    target: readTarget(objectAt(read, 'Target', where), where),
  };
}

function readTarget(target: JsonObject, where: string): DeployedSchedule['target'] {
  only(target, ['Arn', 'RoleArn', 'Input', 'DeadLetterConfig', 'RetryPolicy'], where);
  const retry = objectAt(target, 'RetryPolicy', where);
  only(retry, ['MaximumRetryAttempts', 'MaximumEventAgeInSeconds'], where);
  const input = optionalStringAt(target, 'Input', where);
  const deadLetterQueueArn = optionalStringAt(objectAt(target, 'DeadLetterConfig', where), 'Arn', where);
  const arn = stringAt(target, 'Arn', where);
  if (!/^arn:[^:]+:lambda:/.test(arn)) {
    throw new DeploymentError(`${where}: the sandbox fires schedules of functions only, not of ${arn}`);
  }
  return {
    arn,
    roleArn: stringAt(target, 'RoleArn', where),
    retryAttempts: numberAt(retry, 'MaximumRetryAttempts', USUAL_RETRIES, where),
    ...(input === undefined ? {} : { input }),
    ...(deadLetterQueueArn === undefined ? {} : { deadLetterQueueArn }),
  };
}

function ofType(template: Template, type: string): TemplateResource[] {
  return template.resources().filter((resource) => resource.type === type);
}
