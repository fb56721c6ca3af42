import type { SignedCall, WireResponse } from '../protocols/endpoint.ts';
import type { XmlChildren } from '../protocols/xml.ts';
import type { ReceivedRequest } from '../server/received-request.ts';
import { type Operation, type Permission, ServiceError } from '../service.ts';
import type { Bucket } from './bucket.ts';
import type { Buckets } from './buckets.ts';
import { byteRange } from './byte-range.ts';
import { checkReadConditions } from './conditions.ts';
import { type ListingQuery, listing, listingOfVersions } from './listing.ts';
import { crc32Of } from './received-body.ts';
import { deleteObject, putObject } from './writes.ts';

/** What an operation of S3 reads of a request. */
export interface S3Input extends Record<string, unknown> {
  readonly bucket: string;
  readonly key: string;
  readonly request: ReceivedRequest;
  readonly query: URLSearchParams;
  /** Whether a listing is to lack what was written last. */
  readonly isOld?: boolean;
}

/** An answer: an XML document, or bytes. */
export type S3Output = { readonly root: string; readonly xml: XmlChildren } | Omit<WireResponse, 'requestId'>;

/** Whether IAM allows the caller a permission; the message is AWS's refusal. */
export type Ask = (
  permission: Permission,
  call: SignedCall,
) => Promise<{ allowed: boolean; message: string }>;

type Handle = (bucket: Bucket, input: S3Input, call: SignedCall) => Promise<S3Output>;

/** The operations by their names, on these buckets. */
export function s3Operations(buckets: Buckets, ask: Ask): Readonly<Record<string, Operation<SignedCall>>> {
  const bucketOf = (input: S3Input): Bucket => {
    const bucket = buckets.find(input.bucket);
    if (bucket !== undefined) return bucket;
    throw new ServiceError('NoSuchBucket', 'The specified bucket does not exist', 404, {
      BucketName: input.bucket,
    });
  };
  const operation = (
    action: string,
    isOnObject: boolean,
    handle: Handle,
    conditionKeys?: (input: S3Input) => Readonly<Record<string, string>>,
  ): Operation<SignedCall> => ({
    action,
    resource: (input, call) =>
      `arn:${call.partition}:s3:::${(input as S3Input).bucket}${isOnObject ? `/${(input as S3Input).key}` : ''}`,
    precheck: (input, call) => {
      const bucket = bucketOf(input as S3Input);
      checkRegion(bucket, call);
      checkOwner(bucket, input as S3Input);
    },
    furtherPermissions: (input) => keyPermissions(buckets.find((input as S3Input).bucket), action),
    ...(conditionKeys ? { conditionKeys: (input) => conditionKeys(input as S3Input) } : {}),
    handle: async (input, call) => await handle(bucketOf(input as S3Input), input as S3Input, call),
  });
  return {
    GetObject: operation('s3:GetObject', true, (bucket, input, call) => getObject(bucket, input, call, ask)),
    HeadObject: operation('s3:GetObject', true, (bucket, input, call) => getObject(bucket, input, call, ask)),
    PutObject: operation('s3:PutObject', true, putObject, ({ request: { headers } }) => ({
      ...(headers['if-none-match'] === undefined ? {} : { 's3:if-none-match': headers['if-none-match'] }),
      ...(headers['if-match'] === undefined ? {} : { 's3:if-match': headers['if-match'] }),
    })),
    DeleteObject: operation('s3:DeleteObject', true, deleteObject),
    DeleteObjectVersion: operation('s3:DeleteObjectVersion', true, deleteObject),
    ListObjectVersions: operation(
      's3:ListBucketVersions',
      false,
      async (bucket, { query }) => ({
        root: 'ListVersionsResult',
        xml: await listingOfVersions(bucket, query.get('prefix') ?? ''),
      }),
      ({ query }) => listedKeys(query, ['prefix']),
    ),
    ListObjectsV2: operation('s3:ListBucket', false, listObjects, ({ query }) =>
      listedKeys(query, ['prefix', 'delimiter', 'max-keys']),
    ),
    HeadBucket: operation('s3:ListBucket', false, async ({ deployed }) => ({
      status: 200,
      headers: { 'x-amz-bucket-region': deployed.region },
      body: '',
    })),
    GetBucketLocation: operation('s3:GetBucketLocation', false, async ({ deployed: { region } }) => ({
      root: 'LocationConstraint',
      xml: { '#text': region === 'us-east-1' ? '' : region },
    })),
  };
}

/** S3 uses a customer's key with the rights of whoever reads or writes an object. */
export function keyPermissions(bucket: Bucket | undefined, action: string): readonly Permission[] {
  const resource = bucket?.deployed.keyArn;
  const needed = new Map([
    ['s3:GetObject', 'kms:Decrypt'],
    ['s3:PutObject', 'kms:GenerateDataKey'],
  ]).get(action);
  return resource === undefined || needed === undefined ? [] : [{ action: needed, resource }];
}

/** A request that is signed for another region gets to that region's endpoint, which knows only where the bucket is. */
function checkRegion({ deployed: { name, region } }: Bucket, call: SignedCall): void {
  if (call.region === region) return;
  throw new ServiceError(
    'PermanentRedirect',
    'The bucket you are attempting to access must be addressed using the specified endpoint. ' +
      'Please send all future requests to this endpoint.',
    301,
    { Bucket: name, Endpoint: `${name}.s3.${region}.amazonaws.com`, 'header:x-amz-bucket-region': region },
  );
}

function checkOwner({ deployed }: Bucket, { request }: S3Input): void {
  const expected = request.headers['x-amz-expected-bucket-owner'];
  if (expected !== undefined && expected !== deployed.accountId) {
    throw new ServiceError('AccessDenied', 'Access Denied', 403);
  }
}

function listedKeys(query: URLSearchParams, names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = query.get(name);
      return value === null ? [] : [[`s3:${name}`, value]];
    }),
  );
}

async function getObject(bucket: Bucket, input: S3Input, call: SignedCall, ask: Ask): Promise<S3Output> {
  const { key, request } = input;
  const object = await bucket.find(key);
  if (object === undefined) throw await missingKey(bucket, key, call, ask);
  const etag = await bucket.etag(object);
  checkReadConditions(request, etag);
  const range = byteRange(request.headers['range'], object.bytes);
  const headers = {
    etag,
    'last-modified': new Date(object.modifiedAt).toUTCString(),
    'accept-ranges': 'bytes',
    'content-type': object.contentType ?? 'binary/octet-stream',
    'x-amz-server-side-encryption': 'AES256',
  };
  const [from, to] = range === undefined ? [0, object.bytes - 1] : [range.from, range.to];
  const ranged = { 'content-range': `bytes ${from}-${to}/${object.bytes}` };
  const status = range === undefined ? 200 : 206;
  const more = range === undefined ? {} : ranged;
  if (request.method === 'HEAD') {
    return { status, headers: { ...headers, ...more, 'content-length': String(to - from + 1) }, body: '' };
  }
  const content = await bucket.content(object);
  return {
    status,
    headers: { ...headers, ...more, ...checksum(request, content, range === undefined) },
    body: content.subarray(from, to + 1),
  };
}

/** S3 keeps a checksum of whole objects, and gives it to clients that ask. */
function checksum({ headers }: ReceivedRequest, content: Buffer, isWhole: boolean): Record<string, string> {
  if (headers['x-amz-checksum-mode'] !== 'ENABLED' || !isWhole) return {};
  return { 'x-amz-checksum-crc32': crc32Of(content), 'x-amz-checksum-type': 'FULL_OBJECT' };
}

/** Who may not list the bucket is not told that a key does not exist. */
async function missingKey(
  { deployed }: Bucket,
  key: string,
  call: SignedCall,
  ask: Ask,
): Promise<ServiceError> {
  const resource = `arn:${call.partition}:s3:::${deployed.name}`;
  const { allowed, message } = await ask({ action: 's3:ListBucket', resource }, call);
  return allowed
    ? new ServiceError('NoSuchKey', 'The specified key does not exist.', 404, { Key: key })
    : new ServiceError('AccessDenied', message, 403);
}

async function listObjects(bucket: Bucket, { query, isOld = false }: S3Input): Promise<S3Output> {
  const listed: ListingQuery = {
    prefix: query.get('prefix') ?? '',
    delimiter: query.get('delimiter') ?? '',
    startAfter: query.get('start-after') ?? '',
    continuationToken: query.get('continuation-token') ?? undefined,
    maxKeys: query.get('max-keys') ?? undefined,
    encodingType: query.get('encoding-type') ?? undefined,
    isOld,
  };
  return { root: 'ListBucketResult', xml: await listing(bucket, listed) };
}
