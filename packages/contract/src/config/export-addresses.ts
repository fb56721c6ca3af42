import { partitionOf } from './addresses.ts';
import type { ExportTable, TIME_GRANULARITIES } from './exports.ts';
import type { ConfigDocument } from './schema.ts';

/** The one region of a partition in which an export can be created; its files may go to a bucket of any region. */
const EXPORT_REGIONS: ReadonlyMap<string, string> = new Map([
  ['aws', 'us-east-1'],
  ['aws-cn', 'cn-northwest-1'],
]);

/** The region of AWS Data Exports in the partition; undefined where it has no exports. */
export function exportRegionIn(partition: string): string | undefined {
  return EXPORT_REGIONS.get(partition);
}

/** The region of AWS Data Exports in the partition of this region; undefined where the partition has no exports. */
export function exportRegionOf(region: string): string | undefined {
  return exportRegionIn(partitionOf(region));
}

/** Where the configured export is delivered to, and how it is read. */
export interface ExportAddresses {
  /** `s3://bucket/prefix/name`: what holds the export's `data/` and `metadata/`. */
  readonly location: string;
  readonly bucket: string;
  readonly prefix: string;
  /** The export's own. */
  readonly name: string;
  /** Within the bucket: `prefix/name`. */
  readonly folder: string;
  /** Of the bucket, the Glue table and the work group. */
  readonly region: string;
  /** Of the bucket. */
  readonly bucketAccountId: string;
  readonly kind: ExportTable;
  readonly timeGranularity: (typeof TIME_GRANULARITIES)[number];
  readonly database: string;
  readonly glueTable: string;
  readonly workGroup: string;
  /** The most that Athena may scan for one query, in 2^30 bytes. */
  readonly scanLimitGigabytes: number;
}

/** The addresses of the configured export; undefined where none is configured. */
export function exportAddressesOf({
  exports,
  payer,
}: Pick<ConfigDocument, 'exports' | 'payer'>): ExportAddresses | undefined {
  if (exports === undefined) return undefined;
  const { bucket, prefix, name, table, database, glueTable, workGroup, scanLimitGigabytes } = exports;
  const folder = `${prefix}/${name}`;
  return {
    location: `s3://${bucket}/${folder}`,
    bucket,
    prefix,
    name,
    folder,
    region: exports.region ?? payer.region,
    bucketAccountId: exports.bucketAccountId ?? payer.accountId,
    kind: table,
    timeGranularity: exports.timeGranularity ?? 'DAILY',
    database,
    glueTable,
    workGroup,
    scanLimitGigabytes,
  };
}
