import { partitionOf } from '@ou-cost/contract';
import { OuCostError } from '@ou-cost/spend';
import { HttpRequest } from '@smithy/core/protocols';
import { Hash } from '@smithy/core/serde';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { SignatureV4 } from '@smithy/signature-v4';
import type { Attempt } from '../failure/attempt.ts';
import type { RunConnection } from '../run-connection.ts';
import { addressOf, escapedKey } from './address.ts';
import { type BucketAnswer, bytesOf, errorOf } from './answer.ts';
import { type BucketWords, bucketFailure, regionOfBucket } from './bucket-failure.ts';

/** How a bucket is reached. */
export interface BucketReach {
  readonly bucket: string;
  /** The region to ask. */
  readonly region: string;
  /** Whether a bucket that is in another region is asked there. @default true */
  readonly mayBeElsewhere?: boolean;
  /** The account that owns the bucket: S3 refuses where it is another's. @default not checked */
  readonly ownerAccountId?: string | null;
  /** Instead of S3's own endpoint. @default the route's, or S3's own */
  readonly endpoint?: string;
}

export type BucketRun = Pick<RunConnection, 'calls' | 'clientSettingsFor' | 'readerRoleArn'>;

/** A request for an object, or for the bucket where the path is empty. */
export interface BucketRequest {
  /** The name of the call in IAM, without `s3:`. */
  readonly action: 'ListBucket' | 'GetObject' | 'PutObject' | 'DeleteObject';
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** What is written. */
  readonly body?: Uint8Array;
  /** A longer answer fails with MalformedAnswer. */
  readonly mostBytes: number;
}

/**
 * What an answer means. An error that it throws is repeated or translated like any of AWS's.
 * @param sent how often the request was sent, this time included: an earlier answer may have been lost
 */
export type ReadAnswer<T> = (answer: BucketAnswer | Error, sent: number) => T;

const METHODS = { ListBucket: 'GET', GetObject: 'GET', PutObject: 'PUT', DeleteObject: 'DELETE' } as const;

/** A clock that is further off than this is set right by the time of AWS's answer, as the SDK does. */
const TOLERATED_SKEW = 4 * 60_000;

/** A refusal is short, whatever the object would have been. */
const LONGEST_REFUSAL = 2 ** 16;

/**
 * Signed requests to one bucket, at the run's pace. S3's client would add a third to the function's code.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/Type_API_Reference.html
 */
export class BucketRequests {
  readonly #run: BucketRun;
  readonly #reach: BucketReach;
  readonly #words: BucketWords;
  readonly #settings: ReturnType<BucketRun['clientSettingsFor']>;
  readonly #handler: NodeHttpHandler;
  readonly #now: () => number;
  /** The bucket's, once S3 has said which it is. */
  #region: string;
  #clockOffset = 0;

  /** @param now this machine's clock, in milliseconds since 1970 */
  constructor(run: BucketRun, reach: BucketReach, words: BucketWords, now = Date.now) {
    this.#run = run;
    this.#reach = reach;
    this.#words = words;
    this.#now = now;
    this.#region = reach.region;
    this.#settings = run.clientSettingsFor('S3');
    this.#handler = NodeHttpHandler.create(
      this.#settings.requestHandler as Parameters<typeof NodeHttpHandler.create>[0],
    ) as NodeHttpHandler;
  }

  /** What `read` makes of the answer. Fails with an OuCostError. @param hop the step of the chain, for people */
  async ask<T>(hop: string, request: BucketRequest, read: ReadAnswer<T>): Promise<T> {
    const attempt = this.#attempt(hop, request);
    let sent = 0;
    return await this.#run.calls.call(attempt, async ({ abortSignal }) => {
      sent += 1;
      const answer = await this.#sendToItsRegion(request, abortSignal);
      try {
        return read(answer, sent);
      } catch (error) {
        throw bucketFailure(error, attempt, this.#reach, this.#words);
      }
    });
  }

  async #sendToItsRegion(request: BucketRequest, abortSignal: AbortSignal): Promise<BucketAnswer | Error> {
    const answer = await this.#send(request, abortSignal);
    const region = answer instanceof Error ? regionOfBucket(answer) : null;
    if (region === null || region === this.#region || this.#reach.mayBeElsewhere === false) return answer;
    this.#region = region;
    return await this.#send(request, abortSignal);
  }

  async #send(request: BucketRequest, abortSignal: AbortSignal): Promise<BucketAnswer | Error> {
    const signed = await this.#signer().sign(this.#httpRequest(request), {
      signingDate: new Date(this.#now() + this.#clockOffset),
    });
    const { response } = await this.#handler.handle(new HttpRequest(signed), { abortSignal });
    const { statusCode, headers } = response;
    const isDone = statusCode === 200 || statusCode === 204 || statusCode === 206;
    const most = isDone ? request.mostBytes : LONGEST_REFUSAL;
    const body = await bytesOf(response.body, headers, most, request.path, abortSignal);
    if (isDone) return { headers, body };
    this.#learnTime(headers['date']);
    return errorOf(statusCode, headers, body);
  }

  #signer(): SignatureV4 {
    return new SignatureV4({
      service: 's3',
      region: this.#region,
      credentials: this.#settings.credentials ?? noCredentials,
      sha256: Hash.bind(null, 'sha256'),
      // The path is sent as it is written here.
      uriEscapePath: false,
      applyChecksum: true,
    });
  }

  #httpRequest({ action, path, query = {}, headers = {}, body }: BucketRequest): HttpRequest {
    const { bucket, ownerAccountId = null, endpoint = this.#settings.endpoint } = this.#reach;
    const { protocol, hostname, port, pathname, host } = addressOf(bucket, this.#region, endpoint);
    return new HttpRequest({
      method: METHODS[action],
      protocol,
      hostname,
      ...(port === '' ? {} : { port: Number(port) }),
      path: `${pathname === '/' ? '' : pathname}/${escapedKey(path)}`,
      query: { ...query },
      headers: {
        host,
        ...(ownerAccountId === null ? {} : { 'x-amz-expected-bucket-owner': ownerAccountId }),
        ...headers,
        ...(action === 'PutObject' ? { 'content-length': String(body?.length ?? 0) } : {}),
      },
      ...(body === undefined ? {} : { body }),
    });
  }

  #attempt(hop: string, { action, path }: BucketRequest): Attempt {
    const { bucket, region } = this.#reach;
    const { readerRoleArn } = this.#run;
    return {
      hop,
      action: `s3:${action}`,
      resource: `arn:${partitionOf(region)}:s3:::${bucket}${path === '' ? '' : `/${path}`}`,
      region,
      ...(readerRoleArn === null ? {} : { principal: readerRoleArn }),
    };
  }

  #learnTime(date: string | undefined): void {
    const offset = Date.parse(date ?? '') - this.#now();
    if (Math.abs(offset - this.#clockOffset) > TOLERATED_SKEW) this.#clockOffset = offset;
  }
}

function noCredentials(): never {
  throw new OuCostError('Defect', 'a request to S3 has nobody to sign it');
}
