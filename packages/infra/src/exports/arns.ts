import type { GrantedResource } from '@ou-cost/aws/permissions';
import { type Config, exportAddressesOf, exportRegionOf, readerAccountOf } from '@ou-cost/contract';
import { Aws, Lazy, Stack, Token } from 'aws-cdk-lib';
import type { Conditions } from 'aws-cdk-lib/aws-iam';

type OfExport =
  | Extract<GrantedResource, `export-${string}`>
  | Extract<GrantedResource, 'athena-catalog' | 'glue-catalog'>;

/** Where no export of the bill is configured, none of what it consists of is there to be granted. */
const NONE: Readonly<Record<OfExport, readonly string[]>> = {
  'export-definition': [],
  'export-objects': [],
  'export-bucket': [],
  'export-work-group': [],
  'athena-catalog': [],
  'glue-catalog': [],
  'export-database': [],
  'export-table': [],
  'export-key': [],
};

/** The context in which a stack whose region is not known says where its partition has AWS Data Exports. */
export const EXPORT_REGION_CONTEXT = 'ou-cost:export-region';

/** The region in which the export is created. */
export function exportHome({ payer }: Config): string {
  if (!Token.isUnresolved(payer.region)) return exportRegionOf(payer.region) ?? '';
  return Lazy.uncachedString({
    produce: ({ scope }) => Stack.of(scope).node.tryGetContext(EXPORT_REGION_CONTEXT),
  });
}

/** The ARNs of what the configured export consists of. Athena and Glue are asked in the reader role's account. */
export function exportArns(config: Config): Readonly<Record<OfExport, readonly string[]>> {
  const exports = exportAddressesOf(config);
  if (exports === undefined) return NONE;
  const { name, bucket, folder, region, database, glueTable, workGroup } = exports;
  const { payer } = config;
  const inRegion = (service: string, resource: string): string =>
    `arn:${Aws.PARTITION}:${service}:${region}:${readerAccountOf(config)}:${resource}`;
  const bucketArn = `arn:${Aws.PARTITION}:s3:::${bucket}`;
  const keyArn = config.exports?.kmsKeyArn;
  return {
    'export-definition': [
      `arn:${Aws.PARTITION}:bcm-data-exports:${exportHome(config)}:${payer.accountId}:export/${name}-*`,
    ],
    'export-objects': [`${bucketArn}/${folder}/*`],
    'export-bucket': [bucketArn],
    'export-work-group': [inRegion('athena', `workgroup/${workGroup}`)],
    'athena-catalog': [inRegion('athena', 'datacatalog/AwsDataCatalog')],
    'glue-catalog': [inRegion('glue', 'catalog')],
    'export-database': [inRegion('glue', `database/${database}`)],
    'export-table': [inRegion('glue', `table/${database}/${glueTable}`)],
    'export-key': keyArn === undefined ? [] : [keyArn],
  };
}

/** The condition of a grant on the bucket itself: only the export's own keys are listed. */
export function exportConditions(config: Config): Conditions {
  const folder = exportAddressesOf(config)?.folder;
  return folder === undefined ? {} : { StringLike: { 's3:prefix': `${folder}/*` } };
}
