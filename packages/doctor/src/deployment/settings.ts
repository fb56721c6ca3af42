/** Where a setting stands in each way of deployment. */
export interface SettingNames {
  /** The parameters of the payer's template. */
  readonly parameters: readonly string[];
  /** The input of Terraform's module for the payer. */
  readonly input: string;
}

function named(parameter: string): SettingNames {
  const words = parameter.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_');
  return { parameters: [parameter], input: words.toLowerCase() };
}

/**
 * Each setting of the payer's side that every way of deployment has, by its key in CDK's configuration. The template and
 * Terraform have no other; CDK has some more.
 */
export const DEPLOYED_SETTINGS = {
  callers: {
    parameters: ['CallerRoleArn', 'CallerRoleArn2', 'CallerRoleArn3', 'CallerRoleArn4', 'CallerRoleArn5'],
    input: 'caller_role_arns',
  },
  externalId: named('ExternalId'),
  'payer.organizationId': named('OrganizationId'),
  billingViewArn: named('BillingViewArn'),
  'reader.externalId': named('ReaderExternalId'),
  'report.tolerance': named('Tolerance'),
  'report.settlingDay': named('SettlingDay'),
  'report.maxCostExplorerRequests': named('MaxCostExplorerRequests'),
  'function.timeoutSeconds': named('TimeoutSeconds'),
  'function.memoryMegabytes': named('MemoryMegabytes'),
  'function.reservedConcurrency': named('ReservedConcurrency'),
  'function.logRetentionDays': named('LogRetentionDays'),
  'function.logKmsKey': named('LogKmsKeyArn'),
  'alarm.topicArn': named('AlarmTopicArn'),
  'vpc.vpcId': named('VpcId'),
  'vpc.subnetIds': {
    parameters: ['SubnetId', 'SubnetId2', 'SubnetId3', 'SubnetId4'],
    input: 'subnet_ids',
  },
  'roles.path': named('RolePath'),
  'roles.permissionsBoundary': named('PermissionsBoundary'),
  'exports.bucket': named('ExportsBucket'),
  'exports.prefix': named('ExportsPrefix'),
  'exports.name': named('ExportsName'),
  'exports.region': named('ExportsRegion'),
  'exports.database': named('ExportsDatabase'),
  'exports.glueTable': named('ExportsGlueTable'),
  'exports.workGroup': named('ExportsWorkGroup'),
  'exports.scanLimitGigabytes': named('ExportsScanLimitGigabytes'),
  'exports.kmsKeyArn': named('ExportsKmsKeyArn'),
  'archive.bucket': named('ArchiveBucket'),
  'archive.create': named('ArchiveCreate'),
  'archive.prefix': named('ArchivePrefix'),
  'archive.kmsKey': named('ArchiveKmsKeyArn'),
  'schedules[].cron': named('ScheduleExpression'),
  'schedules[].timeZone': named('ScheduleTimeZone'),
  'schedules[].request': named('ScheduleRequest'),
  'schedules[].outputs': named('ScheduleOutputs'),
  'schedules[].language': named('ScheduleLanguage'),
  'schedules[].locale': named('ScheduleLocale'),
  'schedules[].mail.from': named('ScheduleMailFrom'),
  'schedules[].mail.to': named('ScheduleMailTo'),
  'schedules[].mail.identity': named('ScheduleMailIdentity'),
  'schedules[].mail.attach': named('ScheduleMailAttach'),
  'schedules[].topics': named('ScheduleTopicArn'),
  'schedules[].webhooks[].address': named('ScheduleWebhookAddress'),
  'schedules[].webhooks[].kind': named('ScheduleWebhookKind'),
  'history.seed': named('HistorySeed'),
  'names.function': named('FunctionName'),
  'names.invokerRole': named('InvokerRoleName'),
  'names.workerRole': named('WorkerRoleName'),
  'names.readerRole': named('ReaderRoleName'),
  'names.archivistRole': named('ArchivistRoleName'),
  'names.delivererRole': named('DelivererRoleName'),
  'names.schedulerRole': named('SchedulerRoleName'),
  'names.scheduleGroup': named('ScheduleGroupName'),
  'names.deadLetterQueue': named('DeadLetterQueueName'),
} as const satisfies Readonly<Record<string, SettingNames>>;

export type DeployedSetting = keyof typeof DEPLOYED_SETTINGS;
