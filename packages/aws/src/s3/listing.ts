import { OuCostError } from '@ou-cost/spend';
import { reading } from '../failure/reading.ts';
import { documentOf, membersOf, textIn } from './document.ts';

/** An object as a listing has it. */
export interface ListedObject {
  readonly key: string;
  readonly bytes: number;
  /** When it was written, in milliseconds since 1970-01-01T00:00Z. */
  readonly modifiedAt: number;
  /** Its ETag, with the quotation marks: changes whenever the object is written anew. */
  readonly etag: string;
}

/** A part of a listing. */
export interface ListingPage {
  readonly objects: readonly ListedObject[];
  /** The way to the next part; undefined after the last. */
  readonly next: string | undefined;
}

/** What a page of S3's listing says, whose keys were asked for in percent. Fails with MalformedAnswer. */
export function listingPage(body: Uint8Array): ListingPage {
  return reading('S3', () => pageIn(body));
}

function pageIn(body: Uint8Array): ListingPage {
  const page = membersOf(parsed(body).get('ListBucketResult'));
  const contents = page.get('Contents') ?? [];
  const objects = (Array.isArray(contents) ? contents : [contents]).map((item) => objectIn(membersOf(item)));
  const said = textIn(page, 'IsTruncated');
  // A listing that is cut without saying so hides the newest objects, and earlier ones would be taken for them.
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

function objectIn(item: ReadonlyMap<string, unknown>): ListedObject {
  const key = decoded(textIn(item, 'Key'));
  const bytes = Number(textIn(item, 'Size') || Number.NaN);
  const modifiedAt = Date.parse(textIn(item, 'LastModified'));
  const etag = textIn(item, 'ETag');
  if (key === '' || !Number.isSafeInteger(bytes) || Number.isNaN(modifiedAt) || etag === '') {
    throw malformed(`an object '${key}' without size, time or version`);
  }
  return { key, bytes, modifiedAt, etag };
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
