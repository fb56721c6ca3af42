import { parse, validate } from '@aws-sdk/util-arn-parser';
import { functionAccountOf, partitionOf } from './addresses.ts';
import { type Payload, report } from './checks.ts';

/** What only a bucket has that the stacks create. */
const OF_A_NEW_BUCKET = ['objectLock', 'infrequentAccessAfterDays'] as const;

/** Where the archive is, that its key can encrypt its bucket, and that the settings of a bucket have a bucket to be set on. */
export function checkArchive(payload: Payload): void {
  const { archive, payer } = payload.value;
  if (archive === undefined) return;
  const region = archive.region ?? payer.region;
  const partition = partitionOf(payer.region);
  if (partitionOf(region) !== partition) {
    const message = `is not in the partition '${partition}' of 'payer.region': nothing crosses partitions`;
    report(payload, ['archive', 'region'], message, region);
  }
  const functionAccount = functionAccountOf(payload.value);
  const { bucketAccountId } = archive;
  if (archive.create && bucketAccountId !== undefined && bucketAccountId !== functionAccount) {
    const message = `is not the function's account, ${functionAccount}, in which the stacks create the bucket: remove it, or create the bucket yourself and set 'archive.create' to false`;
    report(payload, ['archive', 'bucketAccountId'], message, bucketAccountId);
  }
  if (!archive.create) {
    for (const key of OF_A_NEW_BUCKET) {
      if (archive[key] === undefined) continue;
      const message =
        "is for a bucket that the stacks create: remove it, and set it on the bucket, or set 'archive.create' to true";
      report(payload, ['archive', key], message, archive[key]);
    }
    if (archive.kmsKey === 'create') {
      const message =
        "is for a bucket that the stacks create: give the ARN of the bucket's key, or set 'archive.create' to true";
      report(payload, ['archive', 'kmsKey'], message, archive.kmsKey);
    }
  }
  checkKey(payload, archive.kmsKey, region, partition);
  checkBesideExports(payload);
}

function checkKey(payload: Payload, arn: string | undefined, region: string, partition: string): void {
  if (arn === undefined || arn === 'create' || !validate(arn)) return;
  const key = parse(arn);
  if (key.partition === partition && key.region === region) return;
  const message = `is not in '${region}', the region of the archive's bucket: S3 accepts a key from there only`;
  report(payload, ['archive', 'kmsKey'], message, arn);
}

/** The export may be in the same bucket, but neither within the other: who writes the one could write the other. */
function checkBesideExports(payload: Payload): void {
  const { archive, exports } = payload.value;
  if (archive === undefined || exports === undefined || archive.bucket !== exports.bucket) return;
  if (archive.create) {
    const message =
      "is the exports' bucket as well, and a bucket is created once: set 'archive.create' to false, or name another bucket";
    report(payload, ['archive', 'bucket'], message, archive.bucket);
  }
  const [one, other] = [`${archive.prefix}/`, `${exports.prefix}/${exports.name}/`];
  if (!one.startsWith(other) && !other.startsWith(one)) return;
  const message = `is within the export, or the export within it ('exports.prefix' is '${exports.prefix}'): name another prefix`;
  report(payload, ['archive', 'prefix'], message, archive.prefix);
}
