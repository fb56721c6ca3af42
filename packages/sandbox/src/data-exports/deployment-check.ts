import { splitArnParts } from '@cloud-copilot/iam-utils';
import type { DeployedExport } from '../deployed/model.ts';
import type { Authorizer } from '../iam/authorizer.ts';
import type { Buckets } from '../s3/buckets.ts';
import { ServiceError } from '../service.ts';
import { exportedQuery } from './exported-query.ts';

/** The services of AWS that look at a bucket's policy and write into it. */
const WRITERS = ['bcm-data-exports.amazonaws.com', 'billingreports.amazonaws.com'];

/**
 * Checks what AWS checks when an export is created: its query, and that the bucket admits it.
 *
 * @throws ServiceError ValidationException, with which the deployment would fail
 */
export async function checkExports(
  exports: readonly DeployedExport[],
  buckets: Buckets,
  authorizer: Authorizer,
): Promise<void> {
  for (const each of exports) {
    exportedQuery(each);
    await checkBucket(each, buckets, authorizer);
  }
}

async function checkBucket(each: DeployedExport, buckets: Buckets, authorizer: Authorizer): Promise<void> {
  const refuse = (reason: string): never => {
    throw new ServiceError(
      'ValidationException',
      `S3 bucket permission validation failed for ${each.arn}: ${reason}`,
    );
  };
  const bucket = buckets.find(each.bucket)?.deployed;
  if (bucket === undefined) return refuse(`the bucket ${each.bucket} does not exist`);
  if (bucket.region !== each.bucketRegion) {
    refuse(`the bucket ${bucket.name} is in ${bucket.region}, not in ${each.bucketRegion}`);
  }
  if (bucket.accountId !== (each.bucketOwner ?? each.accountId)) {
    refuse(`the bucket ${bucket.name} belongs to ${bucket.accountId}: name it as S3BucketOwner`);
  }
  const arn = `arn:${splitArnParts(each.arn).partition}:s3:::${bucket.name}`;
  const needed = [
    { action: 's3:GetBucketPolicy', resource: arn },
    { action: 's3:PutObject', resource: `${arn}/${each.prefix}/${each.name}/data/any` },
  ];
  for (const service of WRITERS) {
    const principal = { service, sourceArn: each.arn, sourceAccount: each.accountId };
    for (const permission of needed) {
      const { allowed, message } = await authorizer.decide({ principal, region: each.region, ...permission });
      if (!allowed) refuse(message);
    }
  }
}
