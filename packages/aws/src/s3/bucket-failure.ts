import { OuCostError } from '@ou-cost/spend';
import type { Attempt } from '../failure/attempt.ts';

/** How messages name what lies in a bucket. */
export interface BucketWords {
  /** What to correct where there is no such bucket: `the location of the export`. */
  readonly location: string;
  /** One object: `a file of the export`. */
  readonly object: string;
  /** Where to name the bucket's region: `with --region`. */
  readonly region: string;
  /** Why an object may have been replaced, and what to do. */
  readonly replaced: string;
  /** What a wrong bucket or region is. @default RequestRefused */
  readonly wrongAddress?: 'InvalidConfiguration';
}

/** Errors of S3 that say that the bucket is in another region than the one that was asked. */
const OF_ANOTHER_REGION = new Set(['PermanentRedirect', 'AuthorizationHeaderMalformed']);

/** What is wrong with the bucket or the object, where S3 says so; else the error as it is. */
export function bucketFailure(
  error: unknown,
  { hop, action }: Attempt,
  { bucket, region }: { readonly bucket: string; readonly region: string },
  words: BucketWords,
): unknown {
  if (error instanceof OuCostError || !(error instanceof Error)) return error;
  const failure = (code: 'RequestRefused' | 'InvalidConfiguration' | 'Incomplete', what: string) =>
    new OuCostError(code, `${hop}: ${what}`, { cause: new Error(`${action}: ${error.name}`) });
  const { wrongAddress = 'RequestRefused' } = words;
  if (OF_ANOTHER_REGION.has(error.name)) {
    const home = regionOfBucket(error);
    const where =
      home === null ? `is not in region '${region}'` : `is in region '${home}', not in '${region}'`;
    return failure(wrongAddress, `the bucket '${bucket}' ${where}; name its region ${words.region}`);
  }
  switch (error.name) {
    case 'NoSuchBucket':
      return failure(wrongAddress, `there is no bucket '${bucket}'; correct ${words.location}`);
    case 'InvalidBucketName':
      return failure(wrongAddress, `'${bucket}' cannot be the name of a bucket; correct ${words.location}`);
    case 'NoSuchKey':
    case 'NotFound':
      return failure('Incomplete', `${words.object} was removed while it was read; run again`);
    case 'PreconditionFailed':
      return failure('Incomplete', `${words.object} was replaced while it was read: ${words.replaced}`);
    case 'InvalidObjectState':
      return failure(
        'Incomplete',
        `${words.object} was moved to an archive class of S3; restore it, or end that rule of the bucket '${bucket}'`,
      );
    default:
      return error;
  }
}

/** Whether there is no such object. Who may list one prefix alone is told that the listing is refused instead. */
export function isMissingKey(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { name, message } = error;
  return (
    name === 'NoSuchKey' ||
    name === 'NotFound' ||
    (name === 'AccessDenied' && message.includes('perform: s3:ListBucket'))
  );
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
