import type { RunConnection } from '@ou-cost/aws/calls';
import { Bucket, type BucketReach, BucketRequests, type BucketRun, type BucketWords } from '@ou-cost/aws/s3';
import { brokenObject } from '../layout/key.ts';
import type { ArchiveStore, KeyRange, TaggedObject } from '../ports.ts';
import type { BucketLocation } from './location.ts';

const HOPS = { read: 'read the archive', write: 'write to the archive' };

const WORDS: BucketWords = {
  location: 'the location of the archive',
  object: 'an object of the archive',
  region: 'with --region',
  replaced: 'the bucket lets objects be replaced; docs/archive.md has a policy that does not',
};

const TYPES: ReadonlyMap<string, string> = new Map([
  ['json', 'application/json'],
  ['html', 'text/html; charset=utf-8'],
  ['csv', 'text/csv; charset=utf-8'],
  ['md', 'text/markdown; charset=utf-8'],
  ['txt', 'text/plain; charset=utf-8'],
  ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
]);

/** A bucket and a prefix of it. */
export interface BucketPlace
  extends BucketLocation,
    Partial<Pick<BucketReach, 'region' | 'ownerAccountId' | 'endpoint'>> {}

/** A prefix of a bucket. An object is written where there is none of its key, which S3 itself decides. */
export class S3Store implements ArchiveStore {
  readonly name: string;
  readonly #bucket: Bucket;
  readonly #prefix: string;

  constructor(run: BucketRun & Pick<RunConnection, 'region'>, { prefix, ...place }: BucketPlace) {
    const reach = { region: run.region, ...place };
    this.#bucket = new Bucket(new BucketRequests(run, reach, WORDS), HOPS);
    this.#prefix = prefix;
    this.name = `s3://${place.bucket}/${prefix}`.replace(/\/$/, '');
  }

  async list(prefix: string, { after, before }: KeyRange = {}): Promise<readonly string[]> {
    const keys: string[] = [];
    const behind = after === undefined ? undefined : `${this.#prefix}${after}`;
    for await (const page of this.#bucket.list(`${this.#prefix}${prefix}`, behind)) {
      for (const listed of page) {
        const key = this.#keyOf(listed.key);
        if (before !== undefined && key >= before) return keys;
        // Consoles write an empty object for a folder.
        if (!key.endsWith('/')) keys.push(key);
      }
    }
    return keys;
  }

  async read(key: string, mostBytes: number): Promise<Uint8Array | null> {
    return (await this.readTagged(key, mostBytes))?.content ?? null;
  }

  async readTagged(key: string, mostBytes: number): Promise<TaggedObject | null> {
    const object = await this.#bucket.read(`${this.#prefix}${key}`, mostBytes);
    return object === null ? null : { content: object.content, tag: object.etag };
  }

  async writeOnce(key: string, content: Uint8Array): Promise<'written' | 'exists'> {
    const outcome = await this.#bucket.write(`${this.#prefix}${key}`, content, typeOf(key), { none: true });
    return outcome === 'written' ? 'written' : 'exists';
  }

  async replace(key: string, content: Uint8Array, tag: string | null): Promise<'written' | 'changed'> {
    const condition = tag === null ? { none: true as const } : { etag: tag };
    const outcome = await this.#bucket.write(`${this.#prefix}${key}`, content, typeOf(key), condition);
    return outcome === 'written' ? 'written' : 'changed';
  }

  #keyOf(key: string): string {
    if (key.startsWith(this.#prefix)) return key.slice(this.#prefix.length);
    throw brokenObject(this.name, key, 'S3 listed for another prefix');
  }
}

function typeOf(key: string): string {
  return TYPES.get(key.slice(key.lastIndexOf('.') + 1)) ?? 'application/octet-stream';
}
