import { createHash } from 'node:crypto';
import { OuCostError } from '@ou-cost/spend';
import { everyPage } from '../pacing/every-page.ts';
import type { BucketAnswer } from './answer.ts';
import { isMissingKey } from './bucket-failure.ts';
import { type ListedObject, listingPage } from './listing.ts';
import type { BucketRequest, BucketRequests } from './requests.ts';

/** An object as it was read. */
export interface ReadObject {
  readonly content: Uint8Array;
  /** With its quotation marks. */
  readonly etag: string;
}

/** When an object is written: where there is none of its key, or where it is still of this ETag. */
export type WriteCondition = { readonly none: true } | { readonly etag: string };

/** A page has a thousand objects at most, whose keys have a thousand bytes. */
const LARGEST_PAGE = 2 ** 24;
/** S3 answers to a write with headers alone. */
const NO_BODY = 2 ** 16;

/** A version that no object has. */
const NO_VERSION = '"ou-cost"';

/** What S3 answers where the condition of a write does not hold. */
const UNMET: ReadonlySet<string> = new Set(['PreconditionFailed', 'NoSuchKey', 'NotFound']);

/** The objects of a bucket. Everything fails with an OuCostError. */
export class Bucket {
  readonly #requests: BucketRequests;
  readonly #readHop: string;
  readonly #writeHop: string;

  /** @param hops the steps of the chain, for people: `read the archive`, `write to the archive` */
  constructor(requests: BucketRequests, hops: { readonly read: string; readonly write: string }) {
    this.#requests = requests;
    this.#readHop = hops.read;
    this.#writeHop = hops.write;
  }

  /** The pages of a listing, in the order of the keys' bytes. @param after only keys behind this one */
  async *list(prefix: string, after?: string): AsyncIterable<readonly ListedObject[]> {
    const pages = everyPage(
      'ListObjectsV2',
      (token) => this.#page(prefix, after, token),
      ({ next }) => next,
    );
    for await (const { objects } of pages) yield objects;
  }

  /** A whole object; null where there is none. Fails with MalformedAnswer where it is larger than this many bytes. */
  async read(path: string, mostBytes: number): Promise<ReadObject | null> {
    const request: BucketRequest = {
      action: 'GetObject',
      path,
      query: { 'x-id': 'GetObject' },
      mostBytes,
    };
    return await this.#requests.ask(this.#readHop, request, (answer) => {
      if (isMissingKey(answer)) return null;
      const { body, headers } = done(answer);
      return { content: body, etag: etagOf(headers['etag']) };
    });
  }

  /** These bytes of an object of this version, the last one included. Fails with Incomplete where it is another one. */
  async readPart(path: string, etag: string, from: number, to: number): Promise<Uint8Array> {
    const mostBytes = to - from + 1;
    const request: BucketRequest = {
      action: 'GetObject',
      path,
      query: { 'x-id': 'GetObject' },
      headers: { 'if-match': etag, range: `bytes=${from}-${to}` },
      mostBytes,
    };
    return await this.#requests.ask(this.#readHop, request, (answer) => {
      const { body } = done(answer);
      if (body.length === mostBytes) return body;
      throw new OuCostError(
        'Incomplete',
        `${this.#readHop}: S3 answered ${body.length} instead of ${mostBytes} bytes of '${path}'; run again`,
      );
    });
  }

  /**
   * Writes a whole object or nothing. `unmet`: the condition did not hold, and nothing was changed. A write whose answer
   * was lost is told from another's by its content.
   */
  async write(
    path: string,
    content: Uint8Array,
    contentType: string,
    condition: WriteCondition,
  ): Promise<'written' | 'unmet'> {
    const digest = createHash('sha256').update(content).digest();
    const request: BucketRequest = {
      action: 'PutObject',
      path,
      query: { 'x-id': 'PutObject' },
      headers: {
        ...('none' in condition ? { 'if-none-match': '*' } : { 'if-match': condition.etag }),
        'content-type': contentType,
        'x-amz-content-sha256': digest.toString('hex'),
        // A bucket with Object Lock takes nothing without a checksum.
        'x-amz-checksum-sha256': digest.toString('base64'),
      },
      body: content,
      mostBytes: NO_BODY,
    };
    const outcome = await this.#requests.ask(this.#writeHop, request, (answer, sent) => {
      if (answer instanceof Error && UNMET.has(answer.name)) return sent === 1 ? 'unmet' : 'unsure';
      etagOf(done(answer).headers['etag']);
      return 'written';
    });
    if (outcome !== 'unsure') return outcome;
    const there = await this.read(path, content.length).catch((failure: unknown) => {
      if (failure instanceof OuCostError && failure.code === 'MalformedAnswer') return null;
      throw failure;
    });
    return there !== null && Buffer.compare(there.content, content) === 0 ? 'written' : 'unmet';
  }

  /**
   * Whether an object may be written, without writing it: the condition holds for no version. Fails with AccessRefused
   * where it may not.
   */
  async tryWriting(path: string): Promise<void> {
    const headers = { 'if-match': NO_VERSION };
    const request: BucketRequest = { action: 'PutObject', path, headers, mostBytes: NO_BODY };
    await this.#requests.ask(this.#writeHop, request, (answer) => {
      if (answer instanceof Error && !UNMET.has(answer.name)) throw answer;
    });
  }

  /** Writes an object whatever is there. Fails with AccessRefused where that is not allowed. */
  async tryOverwriting(path: string, content: Uint8Array, contentType: string): Promise<void> {
    const digest = createHash('sha256').update(content).digest();
    const headers = {
      'content-type': contentType,
      'x-amz-content-sha256': digest.toString('hex'),
      'x-amz-checksum-sha256': digest.toString('base64'),
    };
    const request: BucketRequest = { action: 'PutObject', path, headers, body: content, mostBytes: NO_BODY };
    await this.#requests.ask(this.#writeHop, request, done);
  }

  /** Whether an object may be deleted, without deleting one of any version. Fails with AccessRefused where it may not. */
  async tryDeleting(path: string): Promise<void> {
    const headers = { 'if-match': NO_VERSION };
    const request: BucketRequest = { action: 'DeleteObject', path, headers, mostBytes: NO_BODY };
    await this.#requests.ask(this.#writeHop, request, (answer) => {
      if (answer instanceof Error && !UNMET.has(answer.name)) throw answer;
    });
  }

  async #page(prefix: string, after: string | undefined, token: string | undefined) {
    const query = {
      'list-type': '2',
      // Without it, a key with a control character would make no XML.
      'encoding-type': 'url',
      prefix,
      ...(after === undefined ? {} : { 'start-after': after }),
      ...(token === undefined ? {} : { 'continuation-token': token }),
    };
    const request: BucketRequest = { action: 'ListBucket', path: '', query, mostBytes: LARGEST_PAGE };
    return await this.#requests.ask(this.#readHop, request, (answer) => listingPage(done(answer).body));
  }
}

function done(answer: BucketAnswer | Error): BucketAnswer {
  if (answer instanceof Error) throw answer;
  return answer;
}

/** Every object of S3 has one, and a page of somebody else in between has none. */
function etagOf(etag: string | undefined): string {
  if (etag !== undefined && etag !== '') return etag;
  throw new OuCostError(
    'Unavailable',
    'something between here and AWS answered in the place of S3; sign in to the network where it asks for that, and check HTTPS_PROXY, NO_PROXY and AWS_ENDPOINT_URL',
  );
}
