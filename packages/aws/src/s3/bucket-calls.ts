import {
  GetObjectCommand,
  ListObjectsV2Command,
  type ListObjectsV2CommandOutput,
  type S3Client,
  type _Object as S3Object,
} from '@aws-sdk/client-s3';
import { partitionOf } from '@ou-cost/contract';
import { OuCostError } from '@ou-cost/spend';
import type { Attempt } from '../failure/attempt.ts';
import { emptyAnswer } from '../failure/foreign-answer.ts';
import { everyPage } from '../pacing/every-page.ts';
import type { SendOptions } from '../pacing/paced-calls.ts';
import type { RunConnection } from '../run-connection.ts';
import { bodyOf } from './body.ts';
import { type BucketWords, bucketFailure, isMissingKey, regionOfBucket } from './bucket-failure.ts';

/** Where a bucket is. */
export interface BucketAddress {
  readonly bucket: string;
  /** The region to ask first; S3 answers where the bucket is, if it is in another one. */
  readonly region: string;
  /** The account that owns the bucket; null where it is not known. */
  readonly ownerAccountId: string | null;
}

/** What every request to the bucket names. */
interface BucketTarget {
  readonly Bucket: string;
  readonly ExpectedBucketOwner?: string;
}

/** A call about the bucket or one of its objects: an empty path is the bucket itself. */
interface BucketCall {
  readonly hop: string;
  readonly action: string;
  readonly path: string;
}

/** One request, with the client of the bucket's region. */
type Send<T> = (client: S3Client, target: BucketTarget, sending: SendOptions) => Promise<T>;

/** The calls to one bucket, at the run's pace. They go to the bucket's region once S3 has said which it is. */
export class BucketCalls {
  readonly #clientFor: (region: string) => S3Client;
  readonly #run: Pick<RunConnection, 'calls' | 'readerRoleArn'>;
  readonly #address: BucketAddress;
  readonly #words: BucketWords;
  #region: string;
  #client: S3Client;

  constructor(
    clientFor: (region: string) => S3Client,
    run: Pick<RunConnection, 'calls' | 'readerRoleArn'>,
    address: BucketAddress,
    words: BucketWords,
  ) {
    this.#clientFor = clientFor;
    this.#run = run;
    this.#address = address;
    this.#words = words;
    this.#region = address.region;
    this.#client = clientFor(address.region);
  }

  /** The pages of a listing. @param after only keys behind this one, in the order of their bytes */
  async *list(hop: string, prefix: string, after?: string): AsyncIterable<readonly S3Object[]> {
    const call: BucketCall = { hop, action: 's3:ListBucket', path: '' };
    const pages = everyPage(
      'ListObjectsV2',
      (token) => this.#page(call, { Prefix: prefix, ContinuationToken: token, StartAfter: after }),
      ({ IsTruncated, NextContinuationToken }) => {
        if (IsTruncated !== true) return undefined;
        if (NextContinuationToken) return NextContinuationToken;
        const cut = `${hop}: S3 cut a listing of s3://${this.#address.bucket} off; run again`;
        throw new OuCostError('Incomplete', cut);
      },
    );
    for await (const { Contents = [] } of pages) yield Contents;
  }

  /** A whole object; null where there is none. Fails with MalformedAnswer where it is larger than this many bytes. */
  async read(hop: string, path: string, mostBytes: number): Promise<Uint8Array | null> {
    const call: BucketCall = { hop, action: 's3:GetObject', path };
    return await this.send(call, async (client, target, sending) => {
      const command = new GetObjectCommand({ ...target, Key: path });
      const answer = await client.send(command, sending).catch((error: unknown) => {
        if (isMissingKey(error)) return null;
        throw error;
      });
      return answer === null ? null : await bodyOf(answer, mostBytes, path);
    });
  }

  /** What `send` answers. Fails with an OuCostError. */
  send<T>(call: BucketCall, send: Send<T>): Promise<T> {
    const attempt = this.#attempt(call);
    const target = this.#target();
    const failed = (error: unknown) => bucketFailure(error, attempt, this.#address, this.#words);
    return this.#run.calls.call(attempt, (sending) =>
      send(this.#client, target, sending).catch(async (error: unknown) => {
        const region = regionOfBucket(error);
        if (region === null || region === this.#region) throw failed(error);
        this.#region = region;
        this.#client = this.#clientFor(region);
        return await send(this.#client, target, sending).catch((again: unknown) => {
          throw failed(again);
        });
      }),
    );
  }

  async #page(
    call: BucketCall,
    query: {
      readonly Prefix: string;
      readonly ContinuationToken: string | undefined;
      readonly StartAfter: string | undefined;
    },
  ) {
    const page: ListObjectsV2CommandOutput = await this.send(call, (client, target, sending) =>
      client.send(new ListObjectsV2Command({ ...target, ...query }), sending),
    );
    // A listing that is cut without saying so hides the newest objects, and earlier ones would be taken for them.
    if (page.Name === undefined || page.IsTruncated === undefined) {
      throw emptyAnswer(this.#attempt(call), page.$metadata, 'S3 answered without a listing; run again');
    }
    return page;
  }

  #target(): BucketTarget {
    const { bucket, ownerAccountId } = this.#address;
    return { Bucket: bucket, ...(ownerAccountId === null ? {} : { ExpectedBucketOwner: ownerAccountId }) };
  }

  #attempt({ hop, action, path }: BucketCall): Attempt {
    const { bucket, region } = this.#address;
    const { readerRoleArn } = this.#run;
    return {
      hop,
      action,
      resource: `arn:${partitionOf(region)}:s3:::${bucket}${path === '' ? '' : `/${path}`}`,
      region,
      ...(readerRoleArn === null ? {} : { principal: readerRoleArn }),
    };
  }
}
