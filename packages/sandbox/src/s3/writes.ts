import type { ReceivedRequest } from '../server/received-request.ts';
import { ServiceError } from '../service.ts';
import type { Bucket, StoredObject } from './bucket.ts';
import { preconditionFailed } from './conditions.ts';
import type { S3Input, S3Output } from './operations.ts';
import { receivedContent } from './received-body.ts';
import type { ObjectVersion } from './versions.ts';

const DAY_MILLISECONDS = 86_400_000;

/** PutObject: whole, and only where its conditions hold at that moment. */
export async function putObject(bucket: Bucket, { key, request }: S3Input): Promise<S3Output> {
  if (request.headers['x-amz-copy-source'] !== undefined) throw notImplemented('x-amz-copy-source');
  checkLockedWrite(bucket, request);
  const content = receivedContent(request);
  const release = bucket.reserve(key);
  if (release === undefined && isConditional(request)) {
    throw new ServiceError(
      'ConditionalRequestConflict',
      'The conditional request cannot succeed due to a conflicting operation against this resource.',
      409,
      { Condition: request.headers['if-match'] === undefined ? 'If-None-Match' : 'If-Match', Key: key },
    );
  }
  try {
    await checkWriteConditions(bucket, key, request);
    const object = await bucket.put(key, content, request.headers['content-type']);
    const encryption = bucket.deployed.keyArn === undefined ? 'AES256' : 'aws:kms';
    const headers = { etag: await bucket.etag(object), 'x-amz-server-side-encryption': encryption };
    return { status: 200, headers: { ...headers, ...versionHeader(bucket.latest(key)) }, body: '' };
  } finally {
    release?.();
  }
}

/** DeleteObject: of a version for good, otherwise with a mark of deletion where the bucket is versioned. */
export async function deleteObject(bucket: Bucket, { key, query }: S3Input): Promise<S3Output> {
  const versionId = query.get('versionId');
  if (versionId === null) {
    const mark = await bucket.remove(key);
    return { status: 204, headers: { ...versionHeader(mark), ...deletionMark(mark) }, body: '' };
  }
  const version = bucket.version(key, versionId);
  if (version === undefined) {
    throw new ServiceError('NoSuchVersion', 'The specified version does not exist.', 404, {
      Key: key,
      VersionId: versionId,
    });
  }
  const { objectLock } = bucket.deployed;
  const lockedUntil = version.at + (objectLock?.days ?? 0) * DAY_MILLISECONDS;
  // Governance mode could be overridden by s3:BypassGovernanceRetention, which the sandbox does not serve.
  if (objectLock !== undefined && version.object !== undefined && bucket.now() < lockedUntil) {
    throw new ServiceError('AccessDenied', 'Access Denied because object protected by object lock.', 403);
  }
  await bucket.removeVersion(version);
  return { status: 204, headers: { ...versionHeader(version), ...deletionMark(version) }, body: '' };
}

function versionHeader(version: ObjectVersion | undefined): Record<string, string> {
  return version === undefined ? {} : { 'x-amz-version-id': version.versionId };
}

function deletionMark(version: ObjectVersion | undefined): Record<string, string> {
  return version !== undefined && version.object === undefined ? { 'x-amz-delete-marker': 'true' } : {};
}

/** A bucket whose objects are locked takes only what proves that it arrived whole. */
function checkLockedWrite({ deployed }: Bucket, { headers }: ReceivedRequest): void {
  if (deployed.objectLock === undefined) return;
  const hasChecksum = Object.keys(headers).some(
    (name) => name === 'content-md5' || /^x-amz-(?:checksum-|sdk-checksum-algorithm|trailer)/.test(name),
  );
  if (!hasChecksum) {
    throw new ServiceError(
      'InvalidRequest',
      'Content-MD5 OR x-amz-checksum- HTTP header is required for Put Object requests with Object Lock parameters',
    );
  }
}

function isConditional({ headers }: ReceivedRequest): boolean {
  return headers['if-none-match'] !== undefined || headers['if-match'] !== undefined;
}

/** A write may ask that there is no such object, or that there is this version of it. */
async function checkWriteConditions(
  bucket: Bucket,
  key: string,
  { headers }: ReceivedRequest,
): Promise<void> {
  const none = headers['if-none-match'];
  const match = headers['if-match'];
  if (none === undefined && match === undefined) return;
  if (none !== undefined && none !== '*') throw notImplemented('If-None-Match');
  const existing: StoredObject | undefined = await bucket.find(key);
  if (match !== undefined && existing === undefined) {
    throw new ServiceError('NoSuchKey', 'The specified key does not exist.', 404, { Key: key });
  }
  if (match !== undefined && existing !== undefined) {
    const bare = (text: string): string => text.replaceAll('"', '');
    if (match !== '*' && bare(match) !== bare(await bucket.etag(existing)))
      throw preconditionFailed('If-Match');
  }
  if (none !== undefined && existing !== undefined) throw preconditionFailed('If-None-Match');
}

function notImplemented(header: string): ServiceError {
  return new ServiceError(
    'NotImplemented',
    'A header you provided implies functionality that is not implemented',
    501,
    { Header: header },
  );
}
