import * as z from 'zod';
import {
  accountId,
  bucketName,
  exportName,
  exportPrefix,
  glueName,
  keyArn,
  region,
  wholeNumber,
  workGroup,
} from './fields.ts';
import { RANGES, USUAL_EXPORT } from './formats.ts';

/** The tables of AWS Data Exports that are read. */
export const EXPORT_TABLES = ['FOCUS_1_2_AWS', 'FOCUS_1_0_AWS', 'COST_AND_USAGE_REPORT'] as const;

export type ExportTable = (typeof EXPORT_TABLES)[number];

export const TIME_GRANULARITIES = ['HOURLY', 'DAILY'] as const;

/** The month before the current one must still be there when it is settled. */
const LEAST_KEEP_DAYS = 92;

/** The bill as AWS exports it to S3, and what Athena needs to read it. */
export const exportsSettings = z.strictObject({
  /** The export's name, which is also the last folder above its `data/` and `metadata/`. */
  name: exportName.default(USUAL_EXPORT.name),
  bucket: bucketName,
  prefix: exportPrefix.default(USUAL_EXPORT.prefix),
  /** Of the bucket, and of the Glue table and the work group. Default: the payer's. */
  region: region.optional(),
  table: z.enum(EXPORT_TABLES).default('FOCUS_1_2_AWS'),
  /**
   * How long a line's time is. Hours are what AWS offers for a split by hour, at up to 24 times the lines; FOCUS 1.0 has
   * no choice. Default: days.
   */
  timeGranularity: z.enum(TIME_GRANULARITIES).optional(),
  /** Whether the stacks create the export, its bucket, the Glue table and the work group; otherwise they exist. */
  create: z.boolean().default(true),
  /** The bucket's account. Default: the payer's. */
  bucketAccountId: accountId.optional(),
  /** The key that encrypts the bucket. Default: S3's own key. */
  kmsKeyArn: keyArn.optional(),
  /**
   * After how many days a delivery is deleted, the last one of its month as well: how far back reports reach. For a bucket
   * that the stacks create. Default: never.
   */
  keepDays: z.int().min(LEAST_KEEP_DAYS).max(36_500).optional(),
  /** The Glue database and the table in it, in the reader role's account. */
  database: glueName.default(USUAL_EXPORT.database),
  glueTable: glueName.default(USUAL_EXPORT.glueTable),
  workGroup: workGroup.default(USUAL_EXPORT.workGroup),
  /** The most that Athena may scan for one query. A request may ask for less. */
  scanLimitGigabytes: wholeNumber(RANGES.scanLimitGigabytes),
});
