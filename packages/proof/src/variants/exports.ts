import type { VariantConfig } from './model.ts';

/** What a configured export consists of, by its expected names, independent of the code that synthesizes it. */
export interface ExportChain {
  /** Whether the templates create it, so that its bucket's policy is known. */
  readonly isCreated: boolean;
  readonly name: string;
  readonly bucket: string;
  readonly prefix: string;
  /** The keys of the export begin with it and a slash. */
  readonly folder: string;
  readonly region: string;
  readonly bucketAccount: string;
  /** Whether the reader role is in the account of the export, which cannot be shared. */
  readonly isOfReader: boolean;
  readonly bucketArn: string;
  readonly workGroup: string;
  readonly workGroupArn: string;
  readonly dataCatalogArn: string;
  readonly database: string;
  readonly table: string;
  readonly glueArn: (resource: string) => string;
  /** The ARN of an export of this name and another one's, with an id that AWS adds. */
  readonly exportArn: (name: string) => string;
  readonly keyArn?: string;
}

interface Place {
  readonly partition: string;
  /** The account of the reader role, in which Athena and Glue are asked. */
  readonly readerAccount: string;
}

/** An export can be created in one region of a partition only. */
const HOME: ReadonlyMap<string, string> = new Map([
  ['aws', 'us-east-1'],
  ['aws-cn', 'cn-northwest-1'],
]);

/** The configured export with the project's default names; undefined where none is configured. */
export function exportChainOf(
  { exports, payer }: VariantConfig,
  { partition, readerAccount }: Place,
): ExportChain | undefined {
  if (exports === undefined) return undefined;
  const { bucket, name = 'ou-cost', prefix = 'exports', workGroup = 'ou-cost', kmsKeyArn } = exports;
  const region = exports.region ?? payer.region;
  const here = (service: string, resource: string): string =>
    `arn:${partition}:${service}:${region}:${readerAccount}:${resource}`;
  return {
    isCreated: exports.create !== false,
    name,
    bucket,
    prefix,
    folder: `${prefix}/${name}`,
    region,
    bucketAccount: exports.bucketAccountId ?? payer.accountId,
    isOfReader: readerAccount === payer.accountId,
    bucketArn: `arn:${partition}:s3:::${bucket}`,
    workGroup,
    workGroupArn: here('athena', `workgroup/${workGroup}`),
    dataCatalogArn: here('athena', 'datacatalog/AwsDataCatalog'),
    database: exports.database ?? 'ou_cost',
    table: exports.glueTable ?? 'bill',
    glueArn: (resource) => here('glue', resource),
    exportArn: (of) =>
      `arn:${partition}:bcm-data-exports:${HOME.get(partition)}:${payer.accountId}:export/${of}-0a1b2c3d-0000-4000-8000-0a1b2c3d4e5f`,
    ...(kmsKeyArn === undefined ? {} : { keyArn: kmsKeyArn }),
  };
}
