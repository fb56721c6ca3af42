import type { Config } from '@ou-cost/contract';
import { FORMATS, LONGEST_EXPORT_PREFIX } from '@ou-cost/contract/config-formats';
import { inPartition } from './formats.ts';
import { atMost, onOff, optionalText, type Parameter, text } from './parameter.ts';

const ARCHIVE = { group: 'The archive' };
/** Where nothing else is said. */
const USUAL_PREFIX = 'ou-cost';

/** The parameters of an archive; without its bucket there is none. */
export function archiveParameters(partition: string) {
  return {
    ArchiveBucket: optionalText(
      {
        ...ARCHIVE,
        label: 'Bucket',
        description:
          'A bucket of this account and region in which the function keeps its reports, and what later reports need of them. Optional.',
      },
      FORMATS.bucketName,
    ),
    ArchiveCreate: onOff({
      ...ARCHIVE,
      label: 'Create it',
      description:
        'Whether the stack creates that bucket, which stays when the stack is deleted; otherwise it exists already.',
    }),
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
        description:
          'The ARN of an existing KMS key that encrypts the bucket, if it has one of yours. Optional.',
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
