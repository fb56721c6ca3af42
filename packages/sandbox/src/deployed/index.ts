import { readAlarms, readMetricFilters } from './alarms.ts';
import { attachedPolicies } from './attached-policies.ts';
import { readBuckets } from './buckets.ts';
import { readDatabases, readTables, readWorkGroups } from './data-catalog.ts';
import { findExistingRoles } from './existing-roles.ts';
import { readExports } from './exports.ts';
import { readFunctions } from './functions.ts';
import { numberAt, optionalStringAt, stringAt } from './json-value.ts';
import type {
  Deployment,
  EncryptionKey,
  IgnoredResource,
  LogGroup,
  PolicyDocument,
  VpcEndpoint,
} from './model.ts';
import { refuseNamesTwice } from './names-twice.ts';
import { policyDocument } from './policy-document.ts';
import { readQueues } from './queues.ts';
import { readRoles } from './roles.ts';
import { readScheduleGroups, readSchedules } from './schedules.ts';
import { readAssembly } from './stacks/assembly.ts';
import type { Stack } from './stacks/stack.ts';
import { readStackList } from './stacks/stack-list.ts';
import { openTemplates } from './template/open.ts';
import type { Template } from './template/template.ts';

export { DeploymentError } from './error.ts';
export type * from './model.ts';

const served = new Set([
  'AWS::IAM::Role',
  'AWS::IAM::Policy',
  'AWS::IAM::ManagedPolicy',
  'AWS::IAM::RolePolicy',
  'AWS::Lambda::Function',
  'AWS::Lambda::Permission',
  'AWS::Logs::LogGroup',
  'AWS::EC2::SecurityGroup',
  'AWS::EC2::VPCEndpoint',
  'AWS::KMS::Key',
  'AWS::KMS::Alias',
  'AWS::S3::Bucket',
  'AWS::S3::BucketPolicy',
  'AWS::Glue::Database',
  'AWS::Glue::Table',
  'AWS::Athena::WorkGroup',
  'AWS::BCMDataExports::Export',
  'AWS::Lambda::EventInvokeConfig',
  'AWS::SQS::Queue',
  'AWS::SQS::QueuePolicy',
  'AWS::Scheduler::ScheduleGroup',
  'AWS::Scheduler::Schedule',
  'AWS::Logs::MetricFilter',
  'AWS::CloudWatch::Alarm',
]);

export interface ReadingOptions {
  /** Managed policies that already exist in the accounts, by ARN, such as a permissions boundary. */
  readonly existingPolicies?: Readonly<Record<string, PolicyDocument>>;
}

/**
 * Reads what a deployment of the `cdk.out` folder would create.
 * @throws DeploymentError if the folder is not a cloud assembly or holds something that only AWS can resolve
 */
export function readDeployment(folder: string, options: ReadingOptions = {}): Deployment {
  return deploymentOf(readAssembly(folder), options);
}

/**
 * Reads what a list of stacks would create: a JSON file with
 * `[{"name", "accountId", "region", "template": FILE relative to the list, "parameters": {"Name": "text"}}]`.
 * @throws DeploymentError if the list is not one, a template holds something that only AWS can resolve, or parameters are
 * wrong: then all of them are named
 */
export function readStacks(file: string, options: ReadingOptions = {}): Deployment {
  return deploymentOf(readStackList(file), options);
}

function deploymentOf(stacks: readonly Stack[], { existingPolicies = {} }: ReadingOptions): Deployment {
  const templates = openTemplates(stacks);
  const attached = templates.flatMap(attachedPolicies);
  const roles = templates.flatMap((template) => readRoles(template, attached, existingPolicies));
  const functions = templates.flatMap(readFunctions);
  const logGroups = templates.flatMap(readLogGroups);
  refuseNamesTwice(roles, functions, logGroups);
  return {
    stacks: templates.map((template) => ({
      name: template.stack.name,
      accountId: template.stack.accountId,
      region: template.stack.region,
      outputs: template.outputs(),
    })),
    roles,
    existingRoles: findExistingRoles(roles, functions, attached),
    functions,
    logGroups,
    keys: templates.flatMap(readKeys),
    endpoints: templates.flatMap(readEndpoints),
    buckets: templates.flatMap(readBuckets),
    databases: templates.flatMap(readDatabases),
    tables: templates.flatMap(readTables),
    workGroups: templates.flatMap(readWorkGroups),
    exports: templates.flatMap(readExports),
    queues: templates.flatMap(readQueues),
    scheduleGroups: templates.flatMap(readScheduleGroups),
    schedules: templates.flatMap(readSchedules),
    metricFilters: templates.flatMap(readMetricFilters),
    alarms: templates.flatMap(readAlarms),
    ignored: templates.flatMap(ignoredResources),
  };
}

function readLogGroups(template: Template): LogGroup[] {
  const { accountId, region } = template.stack;
  return template
    .resources()
    .filter((resource) => resource.type === 'AWS::Logs::LogGroup')
    .map((resource) => {
      const properties = resource.properties();
      const name = stringAt(
        { name: template.resolve({ Ref: resource.logicalId }) },
        'name',
        resource.logicalId,
      );
      const retentionDays = numberAt(properties, 'RetentionInDays', 0, resource.logicalId);
      const keyArn = optionalStringAt(properties, 'KmsKeyId', resource.logicalId);
      return {
        arn: `arn:${template.partition}:logs:${region}:${accountId}:log-group:${name}`,
        name,
        accountId,
        region,
        ...(retentionDays === 0 ? {} : { retentionDays }),
        ...(keyArn === undefined ? {} : { keyArn }),
      };
    });
}

function readKeys(template: Template): EncryptionKey[] {
  const resources = template.resources();
  const aliases = resources
    .filter(({ type }) => type === 'AWS::KMS::Alias')
    .map(({ logicalId, properties }) => {
      const where = `${template.stack.name}/${logicalId}`;
      const read = properties();
      return { name: stringAt(read, 'AliasName', where), of: stringAt(read, 'TargetKeyId', where) };
    });
  const aliasesOf = (arn: string): string[] =>
    aliases.filter(({ of }) => of === arn || arn.endsWith(`:key/${of}`)).map(({ name }) => name);
  return resources
    .filter((resource) => resource.type === 'AWS::KMS::Key')
    .map((resource) => ({
      ...resource,
      arn: String(template.resolve({ 'Fn::GetAtt': [resource.logicalId, 'Arn'] })),
    }))
    .map((resource) => ({
      arn: resource.arn,
      aliases: aliasesOf(resource.arn),
      accountId: template.stack.accountId,
      policy: policyDocument(resource.properties()['KeyPolicy'], resource.logicalId),
    }));
}

function readEndpoints(template: Template): VpcEndpoint[] {
  return template
    .resources()
    .filter((resource) => resource.type === 'AWS::EC2::VPCEndpoint')
    .map((resource) => {
      const where = `${template.stack.name}/${resource.logicalId}`;
      const properties = resource.properties();
      const policy = properties['PolicyDocument'];
      return {
        stack: template.stack.name,
        logicalId: resource.logicalId,
        service: stringAt(properties, 'ServiceName', where).split('.').at(-1) ?? '',
        ...(policy === undefined ? {} : { policy: policyDocument(policy, where) }),
      };
    });
}

function ignoredResources(template: Template): IgnoredResource[] {
  return template
    .resources()
    .filter((resource) => !served.has(resource.type))
    .map(({ logicalId, type }) => ({ stack: template.stack.name, logicalId, type }));
}
