import { archiveAddressesOf, type Config, exportRegionIn } from '@ou-cost/contract';
import { Aws, CfnOutput, type CfnParameter, Fn, type Stack, Token } from 'aws-cdk-lib';
import { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { arnsOf } from '../arns.ts';
import { ArchiveBucket } from '../by-itself/bucket.ts';
import { EXPORT_REGION_CONTEXT } from '../exports/arns.ts';
import { eitherOf, onlyWith } from '../parameters/optional.ts';
import { addPayerResources } from '../payer/resources.ts';
import { declareParameters } from './declare.ts';
import { onlyIn } from './partition.ts';
import { payerParameters } from './payer-parameters.ts';
import { allDifferent, bothOrNeither, mustBeEmpty, onlyTogetherWith } from './rules.ts';
import { listOf, SCHEDULE_NAME, templateInput } from './schedule-input.ts';
import { addScheduleRules } from './schedule-rules.ts';
import { usualArchive, usualConfig, usualSchedule } from './usual.ts';

type Parameters = Readonly<Record<keyof ReturnType<typeof payerParameters>, CfnParameter>>;

/** The configuration whose settings are the template's parameters. */
function configOf(parameters: Parameters, usual: Config): Config {
  const text = (name: keyof Parameters): string => parameters[name].valueAsString;
  const number = (name: keyof Parameters): number => Token.asNumber(parameters[name].value);
  return {
    ...usual,
    payer: { accountId: Aws.ACCOUNT_ID, region: Aws.REGION, organizationId: text('OrganizationId') },
    callers: callersOf(parameters).map(({ valueAsString: roleArn }) => ({ roleArn })),
    externalId: text('ExternalId'),
    billingViewArn: text('BillingViewArn'),
    reader: { externalId: text('ReaderExternalId') },
    names: {
      ...usual.names,
      function: text('FunctionName'),
      invokerRole: text('InvokerRoleName'),
      workerRole: text('WorkerRoleName'),
      readerRole: text('ReaderRoleName'),
      archivistRole: text('ArchivistRoleName'),
      delivererRole: text('DelivererRoleName'),
      schedulerRole: text('SchedulerRoleName'),
      scheduleGroup: text('ScheduleGroupName'),
      deadLetterQueue: text('DeadLetterQueueName'),
    },
    roles: { ...usual.roles, path: text('RolePath'), permissionsBoundary: text('PermissionsBoundary') },
    alarm: { topicArn: text('AlarmTopicArn') },
    function: {
      ...usual.function,
      timeoutSeconds: number('TimeoutSeconds'),
      memoryMegabytes: number('MemoryMegabytes'),
      logRetentionDays: number('LogRetentionDays'),
      logKmsKey: text('LogKmsKeyArn'),
      reservedConcurrency: number('ReservedConcurrency'),
    },
    vpc: {
      vpcId: text('VpcId'),
      subnetIds: subnetsOf(parameters).map(({ valueAsString }) => valueAsString),
      interfaceEndpoints: false,
    },
    exports: {
      create: false,
      table: 'FOCUS_1_2_AWS',
      bucket: text('ExportsBucket'),
      prefix: text('ExportsPrefix'),
      name: text('ExportsName'),
      region: Token.asString(eitherOf(text('ExportsRegion'), Aws.REGION)),
      database: text('ExportsDatabase'),
      glueTable: text('ExportsGlueTable'),
      workGroup: text('ExportsWorkGroup'),
      scanLimitGigabytes: number('ExportsScanLimitGigabytes'),
      kmsKeyArn: text('ExportsKmsKeyArn'),
    },
    archive: {
      ...usualArchive(),
      create: true,
      bucket: text('ArchiveBucket'),
      prefix: text('ArchivePrefix'),
      kmsKey: text('ArchiveKmsKeyArn'),
    },
    schedules: [scheduleOf(parameters)],
    report: {
      tolerance: text('Tolerance'),
      settlingDay: number('SettlingDay'),
      maxCostExplorerRequests: number('MaxCostExplorerRequests'),
    },
  };
}

/** The one schedule of the template; its request and its outputs stand in the input alone. */
function scheduleOf(parameters: Parameters): Config['schedules'][number] {
  const { ScheduleExpression, ScheduleTimeZone, ScheduleMailFrom, ScheduleMailTo } = parameters;
  const { ScheduleMailIdentity, ScheduleTopicArn, ScheduleWebhookAddress } = parameters;
  const from = ScheduleMailFrom.valueAsString;
  const domain = Fn.select(1, Fn.split('@', from));
  return {
    ...usualSchedule(),
    name: SCHEDULE_NAME,
    cron: ScheduleExpression.valueAsString,
    timeZone: ScheduleTimeZone.valueAsString,
    mail: {
      from,
      to: listOf(ScheduleMailTo),
      identity: Token.asString(eitherOf(ScheduleMailIdentity.valueAsString, domain)),
    },
    topics: [ScheduleTopicArn.valueAsString],
    webhooks: [{ kind: 'json', address: ScheduleWebhookAddress.valueAsString }],
  };
}

function callersOf(parameters: Parameters): CfnParameter[] {
  const { CallerRoleArn, CallerRoleArn2, CallerRoleArn3, CallerRoleArn4, CallerRoleArn5 } = parameters;
  return [CallerRoleArn, CallerRoleArn2, CallerRoleArn3, CallerRoleArn4, CallerRoleArn5];
}

function subnetsOf({ SubnetId, SubnetId2, SubnetId3, SubnetId4 }: Parameters): CfnParameter[] {
  return [SubnetId, SubnetId2, SubnetId3, SubnetId4];
}

function addRules(stack: Stack, partition: string, parameters: Parameters): void {
  const { ExportsBucket, ExportsRegion, ExportsKmsKeyArn } = parameters;
  const { ArchiveBucket, ArchiveCreate, ArchiveKmsKeyArn } = parameters;
  const { InvokerRoleName, WorkerRoleName, ReaderRoleName, ArchivistRoleName, VpcId, SubnetId } = parameters;
  const { DelivererRoleName, SchedulerRoleName } = parameters;
  allDifferent(
    stack,
    'EachRoleHasItsOwnName',
    [
      InvokerRoleName,
      WorkerRoleName,
      ReaderRoleName,
      ArchivistRoleName,
      DelivererRoleName,
      SchedulerRoleName,
    ],
    (one, other) => `${one} and ${other} are the same name: give each role its own`,
  );
  allDifferent(
    stack,
    'EachCallerIsNamedOnce',
    callersOf(parameters),
    (one, other) => `${one} and ${other} are the same role: leave one of them empty`,
  );
  allDifferent(
    stack,
    'EachSubnetIsNamedOnce',
    subnetsOf(parameters),
    (one, other) => `${one} and ${other} are the same subnet: leave one of them empty`,
  );
  bothOrNeither(
    stack,
    'VpcAndSubnetsGoTogether',
    [VpcId, SubnetId],
    'VpcId and SubnetId go together: give the VPC and a subnet of it in which the function runs, or neither',
  );
  // They would be ignored, and the function would run outside of any VPC.
  const [, ...furtherSubnets] = subnetsOf(parameters);
  onlyTogetherWith(
    stack,
    'FurtherSubnetsNeedTheVpc',
    furtherSubnets,
    VpcId,
    (one, other) => `${one} is given without ${other}: give the VPC and SubnetId too, or leave it empty`,
  );
  onlyTogetherWith(
    stack,
    'SettingsOfAnExportNeedItsBucket',
    [ExportsRegion, ExportsKmsKeyArn],
    ExportsBucket,
    (one, other) => `${one} is given without ${other}: give the bucket of the export too, or leave it empty`,
  );
  onlyTogetherWith(
    stack,
    'TheKeyOfAnArchiveNeedsItsBucket',
    [ArchiveKmsKeyArn],
    ArchiveBucket,
    (one, other) => `${one} is given without ${other}: give the bucket of the archive too, or leave it empty`,
  );
  onlyTogetherWith(
    stack,
    'ANewArchiveNeedsTheNameOfItsBucket',
    [ArchiveCreate],
    ArchiveBucket,
    (one, other) => `${one} is true without ${other}: give the name of the new bucket too, or leave it out`,
  );
  addScheduleRules(stack, parameters);
  if (exportRegionIn(partition) === undefined) {
    mustBeEmpty(
      stack,
      'AwsDataExportsIsNotInThisPartition',
      ExportsBucket,
      'ExportsBucket must be empty: AWS Data Exports has no endpoint in this partition',
    );
  }
}

/** The bucket has the ids of the stack that CDK makes for it alone. */
function addArchiveBucket(stack: Stack, config: Config, create: string): void {
  const archive = archiveAddressesOf(config);
  if (archive === undefined) throw new Error('the template has no archive');
  for (const resource of new ArchiveBucket(stack, 'Archive', config, archive).resources) {
    onlyWith(resource, create);
  }
}

/** Adds the whole chain of the payer's account to the stack, with parameters in place of a configuration. */
export function addPayerTemplate(
  stack: Stack,
  { partition, inlineCode }: { partition: string; inlineCode: string },
) {
  stack.node.setContext(EXPORT_REGION_CONTEXT, exportRegionIn(partition) ?? '');
  const usual = usualConfig();
  const parameters = declareParameters(stack, payerParameters(partition, usual));
  addRules(stack, partition, parameters);
  const deployedThrough = parameters.DeployedThrough.valueAsString;
  const config = configOf(parameters, usual);
  const historySeed = parameters.HistorySeed.valueAsString;
  const scheduledInput = templateInput(parameters, Aws.REGION);
  const report = addPayerResources(stack, config, {
    inlineCode,
    deployedThrough,
    historySeed,
    scheduledInput,
  });
  addArchiveBucket(stack, config, parameters.ArchiveCreate.valueAsString);
  const { workerRole, readerRole } = arnsOf(config);
  new CfnOutput(stack, 'WorkerRoleArn', { value: workerRole });
  new CfnOutput(stack, 'ReaderRoleArn', { value: readerRole });
  const resource = report.function.node.defaultChild;
  if (!(resource instanceof CfnFunction)) throw new Error(`${stack.node.path} has no function`);
  resource.description = onlyIn(stack, partition, 'Description', resource.description ?? '');
}
