import {
  DeleteBucketCommand,
  DeleteObjectsCommand,
  GetObjectLockConfigurationCommand,
  ListObjectVersionsCommand,
  type ObjectIdentifier,
  type S3Client,
} from '@aws-sdk/client-s3';
import { archiveAddressesOf, type Config } from '@ou-cost/contract';
import { OuCostError } from '@ou-cost/spend';
import { ask } from '../access/answer.ts';

/** Fails with InvalidUsage unless the name is that of the bucket which the stacks created for the archive. */
export function refuseOtherBuckets(name: string, config: Config): void {
  const archive = archiveAddressesOf(config);
  if (archive?.bucket === name && archive.create) return;
  const known =
    archive === undefined
      ? 'the configuration has no archive'
      : archive.create
        ? `the archive's bucket is '${archive.bucket}'`
        : `the bucket '${archive.bucket}' was not created by these stacks ('archive.create' is false)`;
  throw new OuCostError('InvalidUsage', `--delete-archive '${name}': ${known}; nothing was changed`);
}

/** Fails where the bucket holds its objects for a time: deleting would stop half-way, or be refused altogether. */
export async function refuseLockedBucket(s3: S3Client, name: string): Promise<void> {
  const answer = await ask(
    () => s3.send(new GetObjectLockConfigurationCommand({ Bucket: name })),
    (error) => /^(ObjectLockConfigurationNotFound|NoSuchBucket)/.test(error.name),
  );
  if (answer.kind === 'no') return;
  if (answer.kind === 'unknown') {
    throw new OuCostError(
      answer.isRefused ? 'AccessRefused' : 'InvalidConfiguration',
      `--delete-archive '${name}': could not see whether Object Lock holds its reports (${answer.why}); nothing was changed`,
    );
  }
  if (answer.value.ObjectLockConfiguration?.ObjectLockEnabled !== 'Enabled') return;
  throw new OuCostError(
    'InvalidUsage',
    `--delete-archive '${name}': Object Lock holds its reports until their time is over, so that it cannot be emptied; run again without this option: the bucket then stays; nothing was changed`,
  );
}

/** A page of all versions in the bucket, deletion marks among them; S3 answers at most 1,000 and deletes as many at once. */
async function versionsIn(s3: S3Client, Bucket: string): Promise<ObjectIdentifier[]> {
  const { Versions = [], DeleteMarkers = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket }));
  return [...Versions, ...DeleteMarkers].map(({ Key, VersionId }) => ({ Key, VersionId }));
}

/** Deletes the bucket with every version of every object. False where there is no such bucket. */
export async function deleteBucket(
  s3: S3Client,
  Bucket: string,
  interruption: AbortSignal,
): Promise<boolean> {
  try {
    for (;;) {
      interruption.throwIfAborted();
      const Objects = await versionsIn(s3, Bucket);
      if (Objects.length === 0) break;
      const { Errors = [] } = await s3.send(
        new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }),
      );
      const [first] = Errors;
      if (first === undefined) continue;
      throw new OuCostError(
        'AccessRefused',
        `the bucket ${Bucket} cannot be emptied: ${Errors.length} of its objects were not deleted (${first.Code ?? 'no reason given'}); the stacks are deleted`,
      );
    }
    await s3.send(new DeleteBucketCommand({ Bucket }));
    return true;
  } catch (error) {
    if (error instanceof Error && error.name === 'NoSuchBucket') return false;
    throw error;
  }
}
