import { roleParts } from '../policies/arn.ts';
import type { OneFileParameters, Variant, VariantConfig, VariantSchedule } from './model.ts';

/** The one-file templates with the fewest parameters, with a report by itself in a new bucket, and with all that they offer. */
export function oneFileVariants(
  least: VariantConfig,
  scheduled: VariantConfig,
  everything: VariantConfig,
): Variant[] {
  return [
    {
      name: 'one-file',
      title: 'deployed from the one-file templates, with the fewest parameters',
      config: least,
      oneFile: parametersOf(least),
    },
    {
      name: 'one-file-scheduled',
      title:
        "deployed from the one-file templates, with a new archive and a schedule whose webhook's address is a parameter",
      config: scheduled,
      oneFile: parametersOf(scheduled),
    },
    {
      name: 'one-file-together',
      title: 'deployed from the one-file templates, with all that they offer',
      config: everything,
      oneFile: parametersOf(everything),
    },
  ];
}

/** The parameters that say what a configuration says. A setting that the templates do not have fails. */
function parametersOf({ payer, callers, ...config }: VariantConfig): OneFileParameters {
  const { directInvokers, githubActions, externalId, reader, roles, billingViewArn, vpc, alarm } = config;
  const { exports, history, archive, schedules = [] } = config;
  const unknown: unknown[] = [
    directInvokers,
    githubActions,
    config.function?.accountId,
    vpc?.interfaceEndpoints,
  ];
  unknown.push(archive?.bucketAccountId, archive?.region, archive?.objectLock);
  const isNew = exports !== undefined && exports.create !== false;
  const hasNewKey = archive?.kmsKey === 'create';
  const [schedule, ...furtherSchedules] = schedules;
  if (isNew || hasNewKey || furtherSchedules.length > 0 || unknown.some((setting) => setting !== undefined)) {
    throw new Error('the one-file templates have no parameter for one of these settings');
  }
  const invokerRole = `role${roles?.path ?? '/'}ou-cost-invoker`;
  return {
    payer: given({
      ...numbered(
        'CallerRoleArn',
        callers.map(({ roleArn }) => roleArn),
      ),
      ...numbered('SubnetId', vpc?.subnetIds ?? []),
      VpcId: vpc?.vpcId,
      ExternalId: externalId,
      ReaderExternalId: reader?.externalId,
      HistorySeed: history === undefined ? undefined : String(history.seed),
      OrganizationId: payer.organizationId,
      BillingViewArn: billingViewArn,
      LogKmsKeyArn: config.function?.logKmsKey,
      AlarmTopicArn: alarm?.topicArn,
      RolePath: roles?.path,
      PermissionsBoundary: roles?.permissionsBoundary,
      ExportsBucket: exports?.bucket,
      ExportsPrefix: exports?.prefix,
      ExportsName: exports?.name,
      ExportsRegion: exports?.region,
      ExportsDatabase: exports?.database,
      ExportsGlueTable: exports?.glueTable,
      ExportsWorkGroup: exports?.workGroup,
      ExportsKmsKeyArn: exports?.kmsKeyArn,
      ArchiveBucket: archive?.bucket,
      ArchiveCreate: archive === undefined || archive.create === false ? undefined : 'true',
      ArchivePrefix: archive?.prefix,
      ArchiveKmsKeyArn: archive?.kmsKey,
      ...(schedule === undefined ? {} : scheduleParametersOf(schedule)),
    }),
    callers: Object.fromEntries(
      callers.map(({ roleArn }) => {
        const { accountId = '', name = '' } = roleParts(roleArn) ?? {};
        const InvokerRoleArn = `arn:aws:iam::${payer.accountId}:${invokerRole}`;
        return [accountId, { InvokerRoleArn, CallerRoleNames: name }];
      }),
    ),
  };
}

/** The parameters of the one schedule that the template has, whose name it gives. What it does not have fails. */
function scheduleParametersOf({
  name,
  cron,
  timeZone,
  request,
  outputs,
  mail,
  topics = [],
  webhooks = [],
}: VariantSchedule): Record<string, string | undefined> {
  const [webhook, ...furtherWebhooks] = webhooks;
  const further = [...topics.slice(1), ...furtherWebhooks];
  const isUnknown = mail?.region !== undefined || webhook?.kmsKeyArn !== undefined;
  if (name !== 'report' || further.length > 0 || isUnknown) {
    throw new Error('the one-file templates have no parameter for a part of this schedule');
  }
  return {
    ScheduleExpression: `cron(${cron})`,
    ScheduleTimeZone: timeZone,
    ScheduleRequest: request === undefined ? undefined : JSON.stringify(request),
    ScheduleOutputs: outputs?.join(','),
    ScheduleMailFrom: mail?.from,
    ScheduleMailTo: mail?.to.join(','),
    ScheduleMailIdentity: mail?.identity,
    ScheduleTopicArn: topics[0],
    ScheduleWebhookAddress: webhook?.address,
    ScheduleWebhookKind: webhook?.kind,
  };
}

/** `Name`, `Name2`, `Name3` and so on. */
function numbered(name: string, values: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    values.map((value, index) => [index === 0 ? name : `${name}${index + 1}`, value]),
  );
}

function given(parameters: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
