import { everyPage, reading } from '@ou-cost/aws/calls';
import { type BucketRequests, documentOf, membersOf, textIn } from '@ou-cost/aws/s3';
import { OuCostError } from '@ou-cost/spend';
import type { DeliveryStore, StoredObject } from '../ports.ts';

/** A page has a thousand objects at most, whose keys have a thousand bytes. */
const LARGEST_PAGE = 2 ** 24;

/** A bucket that an export is delivered to: its listings and its manifests. */
export class BucketStore implements DeliveryStore {
  readonly name: string;
  readonly bucket: string;
  readonly #requests: BucketRequests;

  constructor(requests: BucketRequests, bucket: string) {
    this.name = `s3://${bucket}`;
    this.bucket = bucket;
    this.#requests = requests;
  }

  async list(prefix: string): Promise<readonly StoredObject[]> {
    const pages = everyPage(
      'ListObjectsV2',
      (token) => this.#page(prefix, token),
      ({ next }) => next,
    );
    const objects: StoredObject[] = [];
    for await (const page of pages) objects.push(...page.objects);
    return objects.sort((one, other) => (one.path < other.path ? -1 : 1));
  }

  read(path: string, mostBytes: number): Promise<Uint8Array | null> {
    return this.#requests.get('GetObject', { path, query: { 'x-id': 'GetObject' }, mostBytes });
  }

  async #page(prefix: string, token: string | undefined) {
    const body = await this.#requests.get('ListBucket', {
      path: '',
      query: {
        'list-type': '2',
        // Without it, a key with a control character would make no XML.
        'encoding-type': 'url',
        prefix,
        ...(token === undefined ? {} : { 'continuation-token': token }),
      },
      mostBytes: LARGEST_PAGE,
    });
    return reading('S3', () => pageIn(body ?? new Uint8Array()));
  }
}

function pageIn(body: Uint8Array) {
  const page = membersOf(parsed(body).get('ListBucketResult'));
  const contents = page.get('Contents') ?? [];
  const objects = (Array.isArray(contents) ? contents : [contents]).map((item) => objectIn(membersOf(item)));
  const said = textIn(page, 'IsTruncated');
  // A listing that is cut without saying so hides the last delivery, and an earlier one would be read.
  if (said !== 'true' && said !== 'false') throw malformed('a listing that does not say whether it is whole');
  const isCut = said === 'true';
  const next = textIn(page, 'NextContinuationToken') || undefined;
  if (isCut && next === undefined) throw malformed('a part of a listing without a way to the rest');
  return { objects, next: isCut ? next : undefined };
}

function parsed(body: Uint8Array): ReadonlyMap<string, unknown> {
  try {
    const document = documentOf(body);
    if (document.has('ListBucketResult')) return document;
  } catch {
    // Said below.
  }
  throw malformed('a listing that is none');
}

function objectIn(item: ReadonlyMap<string, unknown>): StoredObject {
  const path = decoded(textIn(item, 'Key'));
  const bytes = Number(textIn(item, 'Size') || Number.NaN);
  const modifiedAt = Date.parse(textIn(item, 'LastModified'));
  const version = textIn(item, 'ETag');
  if (path === '' || !Number.isSafeInteger(bytes) || Number.isNaN(modifiedAt) || version === '') {
    throw malformed(`an object '${path}' without size, time or version`);
  }
  return { path, bytes, modifiedAt, version };
}

function decoded(key: string): string {
  try {
    return decodeURIComponent(key.replaceAll('+', ' '));
  } catch {
    throw malformed(`a key that is not encoded as it was asked to be, ${JSON.stringify(key)}`);
  }
}

function malformed(what: string): OuCostError {
  return new OuCostError('MalformedAnswer', `S3 answered ${what}; run again`);
}
