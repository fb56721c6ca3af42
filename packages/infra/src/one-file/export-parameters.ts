import { FORMATS, LONGEST_EXPORT_PREFIX, RANGES, USUAL_EXPORT } from '@ou-cost/contract/config-formats';
import { inPartition } from './formats.ts';
import { atMost, optionalText, text, wholeNumber } from './parameter.ts';

const EXPORTS = { group: 'The bill as AWS exports it, for an export that exists already' };

/** The parameters of an export that exists already; without its bucket there is none. */
export function exportParameters(partition: string) {
  return {
    ExportsBucket: optionalText(
      {
        ...EXPORTS,
        label: 'Bucket',
        description:
          'The bucket of an existing export of the bill, which the function may then read through Athena. Optional.',
      },
      FORMATS.bucketName,
    ),
    ExportsPrefix: atMost(
      LONGEST_EXPORT_PREFIX,
      text(
        {
          ...EXPORTS,
          label: 'Prefix',
          description: "The folder in the bucket that holds the export's folder.",
        },
        FORMATS.exportPrefix,
        USUAL_EXPORT.prefix,
      ),
    ),
    ExportsName: text(
      { ...EXPORTS, label: 'Export', description: "The export's name, which is also its folder's." },
      FORMATS.exportName,
      USUAL_EXPORT.name,
    ),
    ExportsRegion: optionalText(
      {
        ...EXPORTS,
        label: 'Region',
        description:
          "The region of the export's bucket, its Glue table and its work group. Optional: otherwise the stack's.",
      },
      FORMATS.region,
    ),
    ExportsDatabase: text(
      { ...EXPORTS, label: 'Glue database', description: 'The Glue database that has the table.' },
      FORMATS.glueName,
      USUAL_EXPORT.database,
    ),
    ExportsGlueTable: text(
      { ...EXPORTS, label: 'Glue table', description: "The Glue table of the export's files." },
      FORMATS.glueName,
      USUAL_EXPORT.glueTable,
    ),
    ExportsWorkGroup: text(
      {
        ...EXPORTS,
        label: 'Athena work group',
        description: 'The Athena work group of the queries; it must keep their results itself.',
      },
      FORMATS.workGroup,
      USUAL_EXPORT.workGroup,
    ),
    ExportsScanLimitGigabytes: wholeNumber(
      {
        ...EXPORTS,
        label: 'Most that a query may scan, in GB',
        description: 'How much Athena may scan for one query, at about 0.005 USD for each 2^30 bytes.',
      },
      RANGES.scanLimitGigabytes,
    ),
    ExportsKmsKeyArn: optionalText(
      {
        ...EXPORTS,
        label: "The bucket's key",
        description: 'The ARN of the KMS key that encrypts the bucket, if it has one of yours. Optional.',
      },
      inPartition(FORMATS.keyArn, partition),
    ),
  };
}
