import {
  GetObjectCommand,
  type GetObjectCommandOutput,
  type S3Client,
  type _Object as S3Object,
} from '@aws-sdk/client-s3';
import type { RunConnection } from '@ou-cost/aws/calls';
import { type BucketAddress, BucketCalls, type BucketWords, bodyOf } from '@ou-cost/aws/s3';
import { OuCostError } from '@ou-cost/spend';
import type { DeliveryStore, StoredObject } from '../ports.ts';

const HOP = 'read the export';

const WORDS: BucketWords = {
  location: 'the location of the export',
  object: 'a file of the export',
  region: 'with --region, or as exports.region in the configuration',
  replaced: 'a delivery is under way; run again in an hour',
};

/** A bucket. Its objects are read in parts, of the version that was listed. */
export class S3Store implements DeliveryStore {
  readonly name: string;
  readonly bucket: string;
  readonly #calls: BucketCalls;
  readonly #meter: RunConnection['meter'];

  constructor(
    clientFor: (region: string) => S3Client,
    run: Pick<RunConnection, 'calls' | 'meter' | 'readerRoleArn'>,
    address: BucketAddress,
  ) {
    this.#calls = new BucketCalls(clientFor, run, address, WORDS);
    this.#meter = run.meter;
    this.bucket = address.bucket;
    this.name = `s3://${address.bucket}`;
  }

  async list(prefix: string): Promise<readonly StoredObject[]> {
    const found: StoredObject[] = [];
    for await (const page of this.#calls.list(HOP, prefix))
      for (const object of page) found.push(storedObject(object));
    return found;
  }

  read(path: string, mostBytes: number): Promise<Uint8Array | null> {
    return this.#calls.read(HOP, path, mostBytes);
  }

  /** These bytes of an object, the last one included; they count as read. Fails with Incomplete where it is not the version that was listed. */
  async readPart({ path, version }: StoredObject, from: number, to: number): Promise<Uint8Array> {
    const call = { hop: HOP, action: 's3:GetObject', path };
    const part = await this.#calls.send(call, async (client, target, sending) => {
      const command = new GetObjectCommand({
        ...target,
        Key: path,
        IfMatch: version,
        Range: `bytes=${from}-${to}`,
      });
      const answer: GetObjectCommandOutput = await client.send(command, sending);
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
