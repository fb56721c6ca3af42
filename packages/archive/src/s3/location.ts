import { OuCostError } from '@ou-cost/spend';
import { isFileName } from '../layout/key.ts';

/** A bucket and a prefix of it. */
export interface BucketLocation {
  readonly bucket: string;
  /** Empty, or with its `/`. */
  readonly prefix: string;
}

/** What `s3://BUCKET/PREFIX` names. Fails with InvalidUsage, saying what is wrong with it. */
export function bucketIn(location: string): BucketLocation {
  const [, bucket = '', rest = ''] = /^s3:\/\/([^/]*)\/?(.*?)\/*$/s.exec(location) ?? [];
  if (!location.startsWith('s3://') || bucket === '')
    throw wrongLocation(location, 'write s3://BUCKET/PREFIX');
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket)) {
    throw wrongLocation(
      location,
      `'${bucket}' cannot be the name of a bucket: it has small letters, digits, '-' and '.'`,
    );
  }
  if (rest !== '' && !rest.split('/').every(isFileName)) {
    throw wrongLocation(location, 'its prefix has an empty part, or a character that is no part of a name');
  }
  return { bucket, prefix: rest === '' ? '' : `${rest}/` };
}

export function wrongLocation(location: string, remedy: string): OuCostError {
  return new OuCostError(
    'InvalidUsage',
    `'${location.slice(0, 300)}' is not the location of an archive; ${remedy}`,
  );
}
