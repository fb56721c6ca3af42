import type { XmlChildren } from '../protocols/xml.ts';
import { ServiceError } from '../service.ts';
import type { Bucket, StoredObject } from './bucket.ts';

const MOST = 1000;

/** The query of ListObjectsV2. */
export interface ListingQuery {
  readonly prefix: string;
  readonly delimiter: string;
  readonly startAfter: string;
  readonly continuationToken: string | undefined;
  readonly maxKeys: string | undefined;
  readonly encodingType: string | undefined;
  /** Whether what was written last is not in it. */
  readonly isOld: boolean;
}

type Entry = { readonly object: StoredObject } | { readonly prefix: string };

/** A page of ListObjectsV2: at most 1,000 keys and common prefixes together. */
export async function listing(bucket: Bucket, query: ListingQuery): Promise<XmlChildren> {
  const { prefix, delimiter, continuationToken, encodingType } = query;
  const most = mostKeys(query.maxKeys);
  const shown = encodingType === 'url' ? encodedKey : (key: string): string => key;
  const after = continuationToken === undefined ? query.startAfter : keyOfToken(continuationToken);
  const objects = await (query.isOld ? bucket.allBefore() : bucket.all());
  const entries = entriesAfter(objects, prefix, delimiter, after);
  const page = entries.slice(0, most);
  const last = page.at(-1);
  const isTruncated = entries.length > page.length && last !== undefined;
  const listed = page.flatMap((entry) => ('object' in entry ? [entry.object] : []));
  const prefixes = page.flatMap((entry) => ('prefix' in entry ? [entry.prefix] : []));
  return {
    Name: bucket.deployed.name,
    Prefix: shown(prefix),
    Delimiter: delimiter === '' ? undefined : shown(delimiter),
    MaxKeys: most,
    EncodingType: encodingType,
    KeyCount: page.length,
    IsTruncated: String(isTruncated),
    ContinuationToken: continuationToken,
    NextContinuationToken: isTruncated ? tokenOf(keyOf(last)) : undefined,
    StartAfter: query.startAfter === '' ? undefined : shown(query.startAfter),
    Contents: await Promise.all(
      listed.map(async (object) => ({
        Key: shown(object.key),
        LastModified: new Date(Math.floor(object.modifiedAt / 1000) * 1000).toISOString(),
        ETag: await bucket.etag(object),
        Size: object.bytes,
        StorageClass: 'STANDARD',
      })),
    ),
    CommonPrefixes: prefixes.map((each) => ({ Prefix: shown(each) })),
  };
}

/** One page of ListObjectVersions, of any length: the keys in order, the latest version of each first. */
export async function listingOfVersions(bucket: Bucket, prefix: string): Promise<XmlChildren> {
  const listed = bucket
    .versions()
    .map((version, index) => ({ ...version, index }))
    .filter(({ key }) => key.startsWith(prefix))
    .sort((left, right) =>
      left.key === right.key
        ? right.index - left.index
        : Buffer.compare(Buffer.from(left.key), Buffer.from(right.key)),
    );
  const described = await Promise.all(
    listed.map(async ({ key, versionId, object, at }) => ({
      isDeleted: object === undefined,
      Key: key,
      VersionId: versionId,
      IsLatest: String(bucket.latest(key)?.versionId === versionId),
      LastModified: new Date(at).toISOString(),
      ...(object === undefined ? {} : { ETag: await bucket.etag(object), Size: object.bytes }),
    })),
  );
  const these = (isDeleted: boolean) =>
    described.filter((each) => each.isDeleted === isDeleted).map(({ isDeleted: _, ...rest }) => rest);
  return {
    Name: bucket.deployed.name,
    Prefix: prefix,
    IsTruncated: 'false',
    Version: these(false),
    DeleteMarker: these(true),
  };
}

function mostKeys(text: string | undefined): number {
  if (text === undefined) return MOST;
  if (!/^\d{1,10}$/.test(text)) {
    throw new ServiceError(
      'InvalidArgument',
      'Provided max-keys not an integer or within integer range',
      400,
    );
  }
  return Math.min(Number(text), MOST);
}

function entriesAfter(
  objects: readonly StoredObject[],
  prefix: string,
  delimiter: string,
  after: string,
): readonly Entry[] {
  const entries: Entry[] = [];
  const seen = new Set<string>();
  for (const object of objects) {
    if (!object.key.startsWith(prefix)) continue;
    const end = delimiter === '' ? -1 : object.key.indexOf(delimiter, prefix.length);
    if (end < 0) {
      if (isAfter(object.key, after)) entries.push({ object });
      continue;
    }
    const common = object.key.slice(0, end + delimiter.length);
    if (seen.has(common)) continue;
    seen.add(common);
    // A page that ended with a common prefix goes on behind everything below it.
    if (isAfter(common, after) && !(after !== '' && after.startsWith(common)))
      entries.push({ prefix: common });
  }
  return entries;
}

function isAfter(key: string, after: string): boolean {
  return after === '' || Buffer.compare(Buffer.from(key), Buffer.from(after)) > 0;
}

function keyOf(entry: Entry): string {
  return 'object' in entry ? entry.object.key : entry.prefix;
}

function tokenOf(key: string): string {
  return `1${Buffer.from(key).toString('base64')}`;
}

function keyOfToken(token: string): string {
  const key = Buffer.from(token.slice(1), 'base64');
  if (!token.startsWith('1') || key.length === 0 || tokenOf(key.toString()) !== token) {
    throw new ServiceError('InvalidArgument', 'The continuation token provided is incorrect', 400, {
      ArgumentName: 'continuation-token',
    });
  }
  return key.toString();
}

/** As S3 encodes keys: percent signs except for what a path has, and `+` for spaces. */
function encodedKey(key: string): string {
  return encodeURIComponent(key).replaceAll('%2F', '/').replaceAll('%20', '+');
}
