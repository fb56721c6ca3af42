import { partitionOf } from '@ou-cost/contract';
import { OuCostError } from '@ou-cost/spend';

const SUFFIXES: ReadonlyMap<string, string> = new Map([
  ['aws-cn', 'amazonaws.com.cn'],
  ['aws-eusc', 'amazonaws.eu'],
]);

/**
 * Where a bucket answers. A certificate of S3 is for one label before its name, so that a bucket with a dot stands in the
 * path. @param endpoint instead of S3's own
 */
export function addressOf(bucket: string, region: string, endpoint: string | undefined): URL {
  if (endpoint !== undefined) return pathStyle(endpoint, bucket);
  const host = `s3.${region}.${SUFFIXES.get(partitionOf(region)) ?? 'amazonaws.com'}`;
  return bucket.includes('.') ? pathStyle(`https://${host}`, bucket) : new URL(`https://${bucket}.${host}`);
}

function pathStyle(endpoint: string, bucket: string): URL {
  try {
    return new URL(`${endpoint.replace(/\/+$/, '')}/${escapedPart(bucket)}`);
  } catch (cause) {
    throw new OuCostError(
      'InvalidConfiguration',
      `the endpoint for S3 is not an address; write AWS_ENDPOINT_URL_S3 as https://HOST or http://HOST:PORT`,
      { cause },
    );
  }
}

/** As S3 wants a key: all of its parts but letters, digits and -._~ in percent. */
export function escapedKey(key: string): string {
  return key.split('/').map(escapedPart).join('/');
}

function escapedPart(part: string): string {
  return encodeURIComponent(part).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
