import { describe, expect, it } from 'vitest';
import { type BucketWords, bucketFailure, isMissingKey, regionOfBucket } from './bucket-failure.ts';

const ATTEMPT = { hop: 'read the export', action: 's3:GetObject' };
const ADDRESS = { bucket: 'bills', region: 'eu-central-1' };
const WORDS: BucketWords = {
  location: 'the location of the export',
  object: 'a file of the export',
  region: 'with --region',
  replaced: 'a delivery is under way',
};

function refused(name: string, region?: string): Error {
  const headers = region === undefined ? {} : { 'x-amz-bucket-region': region };
  return Object.assign(new Error(`${name} happened`), { name, $response: { statusCode: 301, headers } });
}

describe('a refusal of S3', () => {
  it.each([
    [
      'PermanentRedirect',
      'RequestRefused',
      /the bucket 'bills' is not in region 'eu-central-1'; name its region with --region/,
    ],
    ['AuthorizationHeaderMalformed', 'RequestRefused', /not in region 'eu-central-1'/],
    ['NoSuchBucket', 'RequestRefused', /there is no bucket 'bills'/],
    ['InvalidBucketName', 'RequestRefused', /cannot be the name of a bucket/],
    ['NoSuchKey', 'Incomplete', /was removed while it was read; run again/],
    ['PreconditionFailed', 'Incomplete', /was replaced while it was read/],
    ['InvalidObjectState', 'Incomplete', /archive class of S3; restore it/],
  ])('%s says what to do', (name, code, message) => {
    expect(bucketFailure(refused(name), ATTEMPT, ADDRESS, WORDS)).toMatchObject({
      code,
      message: expect.stringMatching(message),
    });
  });

  it('that is none of the bucket stays as it is', () => {
    const error = refused('SlowDown');
    expect(bucketFailure(error, ATTEMPT, ADDRESS, WORDS)).toBe(error);
    expect(bucketFailure('a text', ATTEMPT, ADDRESS, WORDS)).toBe('a text');
  });

  it('says that there is no such object, also to who may list one prefix alone', () => {
    const denied = (message: string) => Object.assign(new Error(message), { name: 'AccessDenied' });
    expect(isMissingKey(refused('NoSuchKey'))).toBe(true);
    expect(isMissingKey(denied('User: u is not authorized to perform: s3:ListBucket on resource: r'))).toBe(
      true,
    );
    expect(isMissingKey(denied('User: u is not authorized to perform: s3:GetObject on resource: r'))).toBe(
      false,
    );
    expect(isMissingKey('a text')).toBe(false);
  });

  it('tells the region of the bucket, where it is a region', () => {
    expect(regionOfBucket(refused('PermanentRedirect', 'ap-northeast-1'))).toBe('ap-northeast-1');
    expect(regionOfBucket(refused('PermanentRedirect', 'evil.example/'))).toBeNull();
    expect(regionOfBucket(refused('PermanentRedirect'))).toBeNull();
    expect(regionOfBucket(refused('AccessDenied', 'ap-northeast-1'))).toBeNull();
  });
});
