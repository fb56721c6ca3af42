import type { RunConnection } from '@ou-cost/aws/calls';
import { Bucket, type BucketReach, BucketRequests, type BucketWords } from '@ou-cost/aws/s3';
import type { DeliveryStore, StoredObject } from '../ports.ts';

/** How failures name an export in a bucket. */
export interface ExportWords extends BucketWords {
  /** The step of the chain. */
  readonly hop: string;
}

type ExportRun = Pick<RunConnection, 'calls' | 'clientSettingsFor' | 'meter' | 'readerRoleArn'>;

/** A bucket that an export is delivered to. Its objects are read in parts, of the version that was listed. */
export class S3Store implements DeliveryStore {
  readonly name: string;
  readonly bucket: string;
  readonly #bucket: Bucket;
  readonly #meter: RunConnection['meter'];

  /** @param now this machine's clock, in milliseconds since 1970 */
  constructor(run: ExportRun, reach: BucketReach, { hop, ...words }: ExportWords, now = Date.now) {
    this.#bucket = new Bucket(new BucketRequests(run, reach, words, now), { read: hop, write: hop });
    this.#meter = run.meter;
    this.bucket = reach.bucket;
    this.name = `s3://${reach.bucket}`;
  }

  async list(prefix: string): Promise<readonly StoredObject[]> {
    const found: StoredObject[] = [];
    for await (const page of this.#bucket.list(prefix))
      for (const { key, etag, ...facts } of page) found.push({ path: key, version: etag, ...facts });
    return found;
  }

  async read(path: string, mostBytes: number): Promise<Uint8Array | null> {
    return (await this.#bucket.read(path, mostBytes))?.content ?? null;
  }

  /** These bytes of an object, the last one included; they count as read. Fails with Incomplete where it is not the version that was listed. */
  async readPart({ path, version }: StoredObject, from: number, to: number): Promise<Uint8Array> {
    const part = await this.#bucket.readPart(path, version, from, to);
    this.#meter.read(part.length);
    return part;
  }

  /** Fails with AccessRefused where an object may not be written. Writes nothing. */
  async tryWriting(path: string): Promise<void> {
    await this.#bucket.tryWriting(path);
  }
}
