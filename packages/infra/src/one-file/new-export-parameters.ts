import { FORMATS, LONGEST_EXPORT_PREFIX, USUAL_EXPORT } from '@ou-cost/contract/config-formats';
import { inPartition } from './formats.ts';
import { atMost, choice, optionalNumber, optionalText, type Parameter, text } from './parameter.ts';

const BUCKET = { group: 'The bucket' };
const EXPORT = { group: 'The export' };
const ATHENA = { group: 'What reads it' };

/** A template cannot multiply, so these are all of the limits that it knows, in 2^30 bytes. */
export const SCAN_LIMITS = [1, 10, 50, 100, 250, 500, 1000, 5000, 10_000];

const KEPT_DAYS = { smallest: 92, largest: 36_500 };

/** The parameters of the template that creates an export, in the order in which the console asks for them. */
export function newExportParameters(partition: string) {
  return {
    BucketName: text(
      {
        ...BUCKET,
        label: 'Name',
        description:
          'The name of the new bucket, which nobody else in the world may have. It stays when the stack is deleted.',
      },
      FORMATS.bucketName,
    ),
    Prefix: atMost(
      LONGEST_EXPORT_PREFIX,
      text(
        { ...BUCKET, label: 'Prefix', description: "The folder in the bucket for the export's folder." },
        FORMATS.exportPrefix,
        USUAL_EXPORT.prefix,
      ),
    ),
    KmsKeyArn: optionalText(
      {
        ...BUCKET,
        label: 'Key',
        description:
          'The ARN of an existing KMS key of this region that encrypts the bucket. Its policy must admit AWS Data Exports. Optional.',
      },
      inPartition(FORMATS.keyArn, partition),
    ),
    KeepDays: optionalNumber(
      {
        ...BUCKET,
        label: 'Deliveries kept for, in days',
        description:
          'After this a delivery is deleted, also the last one of its month. Optional: otherwise none is deleted.',
      },
      KEPT_DAYS,
    ),
    ExportName: text(
      { ...EXPORT, label: 'Name', description: "The export's name. A new granularity needs a new name." },
      FORMATS.exportName,
      USUAL_EXPORT.name,
    ),
    TimeGranularity: choice(
      {
        ...EXPORT,
        label: 'Time of a line',
        description: 'Hours allow a split by hour and make up to 24 times the lines.',
      },
      ['DAILY', 'HOURLY'],
      'DAILY',
    ),
    Database: text(
      { ...ATHENA, label: 'Glue database', description: 'The name of the new Glue database.' },
      FORMATS.glueName,
      USUAL_EXPORT.database,
    ),
    GlueTable: text(
      { ...ATHENA, label: 'Glue table', description: 'The name of the table in it.' },
      FORMATS.glueName,
      USUAL_EXPORT.glueTable,
    ),
    WorkGroup: text(
      { ...ATHENA, label: 'Athena work group', description: 'The name of the new Athena work group.' },
      FORMATS.workGroup,
      USUAL_EXPORT.workGroup,
    ),
    ScanLimitGigabytes: choice(
      {
        ...ATHENA,
        label: 'Most that a query may scan, in GB',
        description: 'Athena ends a query that would scan more, at about 0.005 USD for each 2^30 bytes.',
      },
      SCAN_LIMITS.map(String),
      '100',
    ),
  } satisfies Readonly<Record<string, Parameter>>;
}
