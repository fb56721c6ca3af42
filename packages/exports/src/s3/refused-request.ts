import type { Attempt } from '@ou-cost/aws/calls';
import { OuCostError } from '@ou-cost/spend';
import type { BucketAddress } from './store.ts';

/** Errors of S3 that say that the bucket is in another region than the one that was asked. */
const OF_ANOTHER_REGION = new Set(['PermanentRedirect', 'AuthorizationHeaderMalformed']);

/** What is wrong with the bucket or the object, where S3 says so; else the error as it is. */
export function bucketFailure(
  error: unknown,
  { hop, action }: Attempt,
  { bucket, region }: BucketAddress,
): unknown {
  if (error instanceof OuCostError || !(error instanceof Error)) return error;
  const failure = (code: 'RequestRefused' | 'Incomplete', what: string) =>
    new OuCostError(code, `${hop}: ${what}`, { cause: new Error(`${action}: ${error.name}`) });
  if (OF_ANOTHER_REGION.has(error.name)) {
    return failure(
      'RequestRefused',
      `the bucket '${bucket}' is not in region ${region}; name its region with --region, or as exports.region in the configuration`,
    );
  }
  switch (error.name) {
    case 'NoSuchBucket':
      return failure('RequestRefused', `there is no bucket '${bucket}'; correct the location of the export`);
    case 'InvalidBucketName':
      return failure(
        'RequestRefused',
        `'${bucket}' cannot be the name of a bucket; correct the location of the export`,
      );
    case 'NoSuchKey':
    case 'NotFound':
      return failure('Incomplete', 'a file of the export was removed while it was read; run again');
    case 'PreconditionFailed':
      return failure(
        'Incomplete',
        'a file of the export was replaced while it was read: a delivery is under way; run again in an hour',
      );
    case 'InvalidObjectState':
      return failure(
        'Incomplete',
        `a file of the export was moved to an archive class of S3; restore it, or end that rule of the bucket '${bucket}'`,
      );
    default:
      return error;
  }
}

export function isMissingKey(error: unknown): boolean {
  return error instanceof Error && (error.name === 'NoSuchKey' || error.name === 'NotFound');
}

/** The region of the bucket, where S3 refuses a request because it is another one than that of the request. */
export function regionOfBucket(error: unknown): string | null {
  if (!(error instanceof Error) || !OF_ANOTHER_REGION.has(error.name)) return null;
  const response: unknown = Reflect.get(error, '$response');
  const headers: unknown =
    typeof response === 'object' && response !== null ? Reflect.get(response, 'headers') : null;
  const region: unknown =
    typeof headers === 'object' && headers !== null ? Reflect.get(headers, 'x-amz-bucket-region') : null;
  return typeof region === 'string' && /^[a-z0-9-]{1,40}$/.test(region) ? region : null;
}
