import { roleParts } from '../policies/arn.ts';
import type { OneFileParameters, Variant, VariantConfig } from './model.ts';

/** The one-file templates with the fewest parameters, and with all that they offer. */
export function oneFileVariants(least: VariantConfig, everything: VariantConfig): Variant[] {
  return [
    {
      name: 'one-file',
      title: 'deployed from the one-file templates, with the fewest parameters',
      config: least,
      oneFile: parametersOf(least),
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
  const { exports, history, archive, schedules } = config;
  const unknown: unknown[] = [
    directInvokers,
    githubActions,
    config.function?.accountId,
    vpc?.interfaceEndpoints,
  ];
  unknown.push(archive?.bucketAccountId, archive?.region, schedules);
  const isNew = [exports, archive].some((one) => one !== undefined && one.create !== false);
  if (isNew || unknown.some((setting) => setting !== undefined)) {
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
      ArchivePrefix: archive?.prefix,
      ArchiveKmsKeyArn: archive?.kmsKey,
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
