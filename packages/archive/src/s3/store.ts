import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { RunConnection } from '@ou-cost/aws/calls';
import { BucketCalls, type BucketWords } from '@ou-cost/aws/s3';
import { OuCostError } from '@ou-cost/spend';
import { brokenObject } from '../layout/key.ts';
import type { ArchiveStore, KeyRange } from '../ports.ts';

const READ = 'read the archive';
const WRITE = 'write to the archive';

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

/** A bucket and a prefix of it, which is empty or ends with `/`. */
export interface BucketPlace {
  readonly bucket: string;
  readonly prefix: string;
}

/** A prefix of a bucket. An object is written where there is none of its key, which S3 itself decides. */
export class S3Store implements ArchiveStore {
  readonly name: string;
  readonly #calls: BucketCalls;
  readonly #prefix: string;

  constructor(run: RunConnection, { bucket, prefix }: BucketPlace) {
    const clientFor = (region: string) => new S3Client({ ...run.clientSettingsFor('S3'), region });
    this.#calls = new BucketCalls(
      clientFor,
      run,
      { bucket, region: run.region, ownerAccountId: null },
      WORDS,
    );
    this.#prefix = prefix;
    this.name = `s3://${bucket}/${prefix}`.replace(/\/$/, '');
  }

  async list(prefix: string, { after, before }: KeyRange = {}): Promise<readonly string[]> {
    const keys: string[] = [];
    const behind = after === undefined ? undefined : `${this.#prefix}${after}`;
    for await (const page of this.#calls.list(READ, `${this.#prefix}${prefix}`, behind)) {
      for (const { Key } of page) {
        const key = this.#keyOf(Key);
        if (before !== undefined && key >= before) return keys;
        // Consoles write an empty object for a folder.
        if (!key.endsWith('/')) keys.push(key);
      }
    }
    return keys;
  }

  async read(key: string, mostBytes: number): Promise<Uint8Array | null> {
    return await this.#calls.read(READ, `${this.#prefix}${key}`, mostBytes);
  }

  async writeOnce(key: string, content: Uint8Array): Promise<'written' | 'exists'> {
    const call = { hop: WRITE, action: 's3:PutObject', path: `${this.#prefix}${key}` };
    let sent = 0;
    const outcome = await this.#calls.send(call, async (client, target, sending) => {
      sent += 1;
      const command = new PutObjectCommand({
        ...target,
        Key: call.path,
        Body: content,
        IfNoneMatch: '*',
        ContentType: TYPES.get(key.slice(key.lastIndexOf('.') + 1)) ?? 'application/octet-stream',
      });
      try {
        await client.send(command, sending);
        return 'written';
      } catch (error) {
        if (error instanceof Error && error.name === 'PreconditionFailed') return 'exists';
        throw error;
      }
    });
    if (outcome === 'written' || sent === 1) return outcome;
    // An earlier request may have written it, whose answer was lost.
    const there = await this.read(key, content.length).catch((failure: unknown) => {
      if (failure instanceof OuCostError && failure.code === 'MalformedAnswer') return null;
      throw failure;
    });
    return there !== null && Buffer.compare(there, content) === 0 ? 'written' : 'exists';
  }

  #keyOf(key: string | undefined): string {
    if (key?.startsWith(this.#prefix)) return key.slice(this.#prefix.length);
    throw brokenObject(this.name, key ?? '', 'S3 listed for another prefix');
  }
}
