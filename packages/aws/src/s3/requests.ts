import { addAbortSignal, Readable } from 'node:stream';
import { partitionOf } from '@ou-cost/contract';
import { OuCostError } from '@ou-cost/spend';
import { HttpRequest } from '@smithy/core/protocols';
import { Hash } from '@smithy/core/serde';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { SignatureV4 } from '@smithy/signature-v4';
import type { Attempt } from '../failure/attempt.ts';
import type { PacedCalls } from '../pacing/paced-calls.ts';
import type { RunConnection } from '../run-connection.ts';
import { errorOf } from './errors.ts';

/** How a bucket is reached. */
export interface BucketReach {
  readonly bucket: string;
  readonly region: string;
  /** Instead of S3's own endpoint. @default S3's own */
  readonly endpoint?: string;
}

type Run = Pick<RunConnection, 'calls' | 'clientSettingsFor' | 'readerRoleArn'>;

/** A version that no object has. */
const NO_VERSION = '"ou-cost"';

/** What S3 answers to who may write, where the condition of a write does not hold. */
const UNMET: ReadonlySet<string> = new Set(['PreconditionFailed', 'NoSuchKey']);

/** A request for an object, or for the bucket where the path is empty. */
export interface BucketRequest {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** A longer answer fails with MalformedAnswer. */
  readonly mostBytes: number;
}

const SUFFIXES: ReadonlyMap<string, string> = new Map([
  ['aws-cn', 'amazonaws.com.cn'],
  ['aws-eusc', 'amazonaws.eu'],
]);

/** An answer without an object is short. */
const LONGEST_REFUSAL = 2 ** 16;

/** A clock that is further off than this is set right by the time of AWS's answer, as the SDK does. */
const TOLERATED_SKEW = 4 * 60_000;

/**
 * Signed requests to one bucket. The function reads nothing of S3 but listings and manifests, and S3's client would
 * add a third to its code. https://docs.aws.amazon.com/AmazonS3/latest/API/Type_API_Reference.html
 */
export class BucketRequests {
  readonly #reach: BucketReach;
  readonly #calls: PacedCalls;
  readonly #principal: string | null;
  readonly #handler: NodeHttpHandler;
  readonly #signer: SignatureV4;
  readonly #base: URL;
  readonly #now: () => number;
  #clockOffset = 0;

  /** @param now this machine's clock, in milliseconds since 1970 */
  constructor(run: Run, reach: BucketReach, now = Date.now) {
    this.#now = now;
    const settings = run.clientSettingsFor('S3');
    const endpoint = reach.endpoint ?? settings.endpoint;
    this.#reach = reach;
    this.#calls = run.calls;
    this.#principal = run.readerRoleArn;
    this.#handler = NodeHttpHandler.create(
      settings.requestHandler as Parameters<typeof NodeHttpHandler.create>[0],
    ) as NodeHttpHandler;
    this.#base = endpoint === undefined ? baseOf(reach) : pathStyle(endpoint, reach.bucket);
    this.#signer = new SignatureV4({
      service: 's3',
      region: reach.region,
      credentials: settings.credentials ?? noCredentials,
      sha256: Hash.bind(null, 'sha256'),
      // The path is sent as it is written here.
      uriEscapePath: false,
      applyChecksum: true,
    });
  }

  /** The answer's body. Fails with an OuCostError; null where there is no such object. */
  async get(operation: 'ListBucket' | 'GetObject', request: BucketRequest): Promise<Uint8Array | null> {
    return this.#calls.call(this.#attempt(operation, request.path), async ({ abortSignal }) => {
      const answer = await this.#send(this.#httpRequest('GET', request), request, abortSignal);
      if (!(answer instanceof Error)) return answer;
      if (request.path !== '' && isMissing(answer)) return null;
      throw answer;
    });
  }

  /**
   * Whether an object may be written, without writing it: the condition holds for no version. Fails with AccessRefused
   * where it may not.
   */
  async tryWriting(path: string): Promise<void> {
    const request = { path, query: {}, mostBytes: LONGEST_REFUSAL };
    await this.#calls.call(this.#attempt('PutObject', path), async ({ abortSignal }) => {
      const put = this.#httpRequest('PUT', request, { 'if-match': NO_VERSION, 'content-length': '0' });
      const answer = await this.#send(put, request, abortSignal);
      if (answer instanceof Error && !UNMET.has(answer.name)) throw answer;
    });
  }

  #attempt(operation: string, path: string): Attempt {
    const resource = `${this.#reach.bucket}${path === '' ? '' : `/${path}`}`;
    return {
      hop: 'read the export in S3',
      action: `s3:${operation}`,
      resource: `arn:${partitionOf(this.#reach.region)}:s3:::${resource}`,
      region: this.#reach.region,
      ...(this.#principal === null ? {} : { principal: this.#principal }),
    };
  }

  /** The answer's body, or the error that it states. */
  async #send(
    unsigned: HttpRequest,
    request: BucketRequest,
    abortSignal: AbortSignal,
  ): Promise<Uint8Array | Error> {
    const signed = await this.#signer.sign(unsigned, {
      signingDate: new Date(this.#now() + this.#clockOffset),
    });
    const { response } = await this.#handler.handle(new HttpRequest(signed), { abortSignal });
    const { statusCode, headers } = response;
    const body = await bytesOf(whileRunning(response.body, abortSignal), request);
    if (statusCode === 200) return body;
    this.#learnTime(headers['date']);
    return errorOf(statusCode, headers, body, this.#reach);
  }

  #httpRequest(
    method: 'GET' | 'PUT',
    { path, query }: BucketRequest,
    headers: Readonly<Record<string, string>> = {},
  ): HttpRequest {
    const { protocol, hostname, port, pathname, host } = this.#base;
    return new HttpRequest({
      method,
      protocol,
      hostname,
      ...(port === '' ? {} : { port: Number(port) }),
      path: `${pathname === '/' ? '' : pathname}/${path.split('/').map(escaped).join('/')}`,
      query: { ...query },
      headers: { host, ...headers },
    });
  }

  #learnTime(date: string | undefined): void {
    const offset = Date.parse(date ?? '') - this.#now();
    if (Math.abs(offset - this.#clockOffset) > TOLERATED_SKEW) this.#clockOffset = offset;
  }
}

/** Who may list a prefix alone is told that the listing is refused, where there is no such object. */
function isMissing({ name, message }: Error): boolean {
  return name === 'NoSuchKey' || (name === 'AccessDenied' && message.includes('s3:ListBucket'));
}

/** A certificate of S3 is for one label before its name, so that a bucket with a dot stands in the path. */
function baseOf({ bucket, region }: BucketReach): URL {
  const host = `s3.${region}.${SUFFIXES.get(partitionOf(region)) ?? 'amazonaws.com'}`;
  return bucket.includes('.') ? pathStyle(`https://${host}`, bucket) : new URL(`https://${bucket}.${host}`);
}

function pathStyle(endpoint: string, bucket: string): URL {
  try {
    return new URL(`${endpoint.replace(/\/+$/, '')}/${escaped(bucket)}`);
  } catch (cause) {
    throw new OuCostError(
      'InvalidConfiguration',
      `the endpoint for S3 is not an address; write AWS_ENDPOINT_URL_S3 as https://HOST or http://HOST:PORT`,
      { cause },
    );
  }
}

/** As S3 wants a part of a path: all but letters, digits and -._~ in percent. */
function escaped(part: string): string {
  return encodeURIComponent(part).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** A body that ends with the run: the handler watches the signal up to the headers only. */
function whileRunning(body: unknown, signal: AbortSignal): AsyncIterable<Uint8Array> | Iterable<Uint8Array> {
  if (body instanceof Readable) return addAbortSignal(signal, body);
  // Where requests do not leave the process.
  return body instanceof Uint8Array ? [body] : [];
}

async function bytesOf(
  body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  { path, mostBytes }: BucketRequest,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > mostBytes) {
      throw new OuCostError(
        'MalformedAnswer',
        `'${path}' has more than ${mostBytes} bytes, which no manifest has; have the export delivered again`,
      );
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function noCredentials(): never {
  throw new OuCostError('CredentialsMissing', 'the export in S3 is read with the reader role; name it');
}
