import {
  GetObjectCommand,
  type GetObjectCommandOutput,
  ListObjectsV2Command,
  type ListObjectsV2CommandOutput,
  type S3Client,
  type _Object as S3Object,
} from '@aws-sdk/client-s3';
import {
  type Attempt,
  emptyAnswer,
  everyPage,
  type PacedCalls,
  type RunConnection,
  type SendOptions,
} from '@ou-cost/aws/calls';
import { partitionOf } from '@ou-cost/contract';
import { OuCostError } from '@ou-cost/spend';
import type { DeliveryStore, StoredObject } from '../ports.ts';
import { bodyOf } from './body.ts';
import { bucketFailure, isMissingKey, regionOfBucket } from './refused-request.ts';

const HOP = 'read the export';

/** Where an export's bucket is. */
export interface BucketAddress {
  readonly bucket: string;
  /** The region to ask first; S3 answers where the bucket is, if it is in another one. */
  readonly region: string;
  /** The account that owns the bucket; null where it is not known. */
  readonly ownerAccountId: string | null;
}

/** A bucket. Its objects are read in parts, of the version that was listed. */
export class S3Store implements DeliveryStore {
  readonly name: string;
  readonly bucket: string;
  readonly #clientFor: (region: string) => S3Client;
  readonly #calls: PacedCalls;
  readonly #meter: RunConnection['meter'];
  readonly #address: BucketAddress;
  readonly #principal: string | null;
  #region: string;
  #client: S3Client;

  constructor(
    clientFor: (region: string) => S3Client,
    run: Pick<RunConnection, 'calls' | 'meter' | 'readerRoleArn'>,
    address: BucketAddress,
  ) {
    this.#clientFor = clientFor;
    this.#region = address.region;
    this.#client = clientFor(address.region);
    this.#calls = run.calls;
    this.#meter = run.meter;
    this.#address = address;
    this.#principal = run.readerRoleArn;
    this.bucket = address.bucket;
    this.name = `s3://${address.bucket}`;
  }

  async list(prefix: string): Promise<readonly StoredObject[]> {
    const attempt = this.#attempt('s3:ListBucket', '');
    const pages = everyPage(
      'ListObjectsV2',
      (ContinuationToken) => this.#page(attempt, prefix, ContinuationToken),
      ({ IsTruncated, NextContinuationToken }) => {
        if (IsTruncated !== true) return undefined;
        if (NextContinuationToken) return NextContinuationToken;
        throw new OuCostError('Incomplete', `${HOP}: S3 cut a listing of ${this.name} off; run again`);
      },
    );
    const found: StoredObject[] = [];
    for await (const { Contents = [] } of pages)
      for (const object of Contents) found.push(storedObject(object));
    return found;
  }

  async read(path: string, mostBytes: number): Promise<Uint8Array | null> {
    const attempt = this.#attempt('s3:GetObject', path);
    return await this.#send(attempt, async (sending) => {
      const command = new GetObjectCommand({ ...this.#target(), Key: path });
      const answer = await this.#client.send(command, sending).catch((error: unknown) => {
        if (isMissingKey(error)) return null;
        throw error;
      });
      return answer === null ? null : await bodyOf(answer, mostBytes, path);
    });
  }

  /** These bytes of an object, the last one included; they count as read. Fails with Incomplete where it is not the version that was listed. */
  async readPart({ path, version }: StoredObject, from: number, to: number): Promise<Uint8Array> {
    const attempt = this.#attempt('s3:GetObject', path);
    const part = await this.#send(attempt, async (sending) => {
      const command = new GetObjectCommand({
        ...this.#target(),
        Key: path,
        IfMatch: version,
        Range: `bytes=${from}-${to}`,
      });
      const answer: GetObjectCommandOutput = await this.#client.send(command, sending);
      const bytes = await bodyOf(answer, to - from + 1, path);
      if (bytes.length === to - from + 1) return bytes;
      throw new OuCostError(
        'Incomplete',
        `${HOP}: S3 answered ${bytes.length} instead of ${to - from + 1} bytes of '${path}'; run again`,
      );
    });
    this.#meter.read(part.length);
    return part;
  }

  async #page(attempt: Attempt, prefix: string, ContinuationToken: string | undefined) {
    const command = new ListObjectsV2Command({ ...this.#target(), Prefix: prefix, ContinuationToken });
    const page: ListObjectsV2CommandOutput = await this.#send(attempt, (sending) =>
      this.#client.send(command, sending),
    );
    // A listing that is cut without saying so hides the last delivery, and an earlier one would be read.
    if (page.Name === undefined || page.IsTruncated === undefined) {
      throw emptyAnswer(attempt, page.$metadata, 'S3 answered without a listing; run again');
    }
    return page;
  }

  #target() {
    const { bucket, ownerAccountId } = this.#address;
    return { Bucket: bucket, ...(ownerAccountId === null ? {} : { ExpectedBucketOwner: ownerAccountId }) };
  }

  #attempt(action: string, path: string): Attempt {
    const { bucket, region } = this.#address;
    return {
      hop: HOP,
      action,
      resource: `arn:${partitionOf(region)}:s3:::${bucket}${path === '' ? '' : `/${path}`}`,
      region,
      ...(this.#principal === null ? {} : { principal: this.#principal }),
    };
  }

  #send<T>(attempt: Attempt, send: (sending: SendOptions) => Promise<T>): Promise<T> {
    return this.#calls.call(attempt, (sending) =>
      send(sending).catch(async (error: unknown) => {
        const region = regionOfBucket(error);
        if (region === null || region === this.#region) throw bucketFailure(error, attempt, this.#address);
        this.#region = region;
        this.#client = this.#clientFor(region);
        return await send(sending).catch((again: unknown) => {
          throw bucketFailure(again, attempt, this.#address);
        });
      }),
    );
  }
}

function storedObject({ Key, Size, LastModified, ETag }: S3Object): StoredObject {
  const modifiedAt = LastModified instanceof Date ? LastModified.getTime() : Number.NaN;
  if (typeof Key !== 'string' || typeof Size !== 'number' || Number.isNaN(modifiedAt) || !ETag) {
    throw new OuCostError(
      'MalformedAnswer',
      `${HOP}: S3 listed an object without its size or version; run again`,
    );
  }
  return { path: Key, bytes: Size, modifiedAt, version: ETag };
}
