import type { Config } from '@ou-cost/contract';
import { FORMATS, LONGEST_EXPORT_PREFIX } from '@ou-cost/contract/config-formats';
import { inPartition } from './formats.ts';
import { atMost, optionalText, type Parameter, text } from './parameter.ts';

const ARCHIVE = { group: 'The archive, in a bucket that exists already' };
/** Where nothing else is said. */
const USUAL_PREFIX = 'ou-cost';

/** The parameters of an archive whose bucket exists already; without its bucket there is none. */
export function archiveParameters(partition: string) {
  return {
    ArchiveBucket: optionalText(
      {
        ...ARCHIVE,
        label: 'Bucket',
        description:
          'An existing bucket of this account and region in which the function keeps its reports, and what later reports need of them. Optional.',
      },
      FORMATS.bucketName,
    ),
    ArchivePrefix: atMost(
      LONGEST_EXPORT_PREFIX,
      text(
        {
          ...ARCHIVE,
          label: 'Prefix',
          description: 'The one folder in the bucket that the function reads and writes.',
        },
        FORMATS.exportPrefix,
        USUAL_PREFIX,
      ),
    ),
    ArchiveKmsKeyArn: optionalText(
      {
        ...ARCHIVE,
        label: "The bucket's key",
        description: 'The ARN of the KMS key that encrypts the bucket, if it has one of yours. Optional.',
      },
      inPartition(FORMATS.keyArn, partition),
    ),
  };
}

/** The name of the role that keeps reports. */
export function archivistName({ names }: Config): Parameter {
  return text(
    {
      group: 'Names',
      label: 'Role 4, archivist',
      description: 'The name of the role that keeps reports, where there is an archive.',
    },
    FORMATS.roleName,
    names.archivistRole,
  );
}
