import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import type { DeployedBucket } from '../deployed/model.ts';
import type { Clock } from '../time/clock.ts';
import { type ObjectVersion, Versions } from './versions.ts';

/** An object of a bucket. */
export interface StoredObject {
  readonly key: string;
  readonly bytes: number;
  /** In milliseconds since 1970-01-01T00:00Z. */
  readonly modifiedAt: number;
  /** Where its content is on this machine. */
  readonly file: string;
  /** As whoever wrote it said; absent where nobody did. */
  readonly contentType?: string;
  /** The number of the write that made it, from 1; 0: it was there from the start. */
  readonly write: number;
}

/** So many writes an old listing lacks. */
const MISSED_WRITES = 5;

/** Writes what a bucket holds from the start into an empty folder: each file becomes an object. */
export type Fill = (bucket: DeployedBucket, folder: string) => Promise<void>;

/** A bucket with its objects, which are files in a temporary folder from the first use on. */
export class Bucket {
  readonly deployed: DeployedBucket;
  readonly #fill: Fill;
  readonly #clock: Clock;
  readonly #etags = new WeakMap<StoredObject, Promise<string>>();
  /** Keys that are being written. */
  readonly #underWay = new Set<string>();
  readonly #versions = new Versions();
  #folder: string | undefined;
  #written = 0;
  #opened: Promise<Map<string, StoredObject>> | undefined;
  #sorted: readonly StoredObject[] | undefined;

  constructor(deployed: DeployedBucket, fill: Fill, clock: Clock) {
    this.deployed = deployed;
    this.#fill = fill;
    this.#clock = clock;
  }

  async find(key: string): Promise<StoredObject | undefined> {
    return (await this.#objects()).get(key);
  }

  /** The objects that an old listing has: what was written last is not in it. */
  async allBefore(): Promise<readonly StoredObject[]> {
    return (await this.all()).filter(({ write }) => write === 0 || write <= this.#written - MISSED_WRITES);
  }

  /** Every object in the order of S3's listings: by the bytes of the keys. */
  async all(): Promise<readonly StoredObject[]> {
    const objects = await this.#objects();
    this.#sorted ??= [...objects.values()]
      .map((object) => ({ object, bytes: Buffer.from(object.key) }))
      .sort((left, right) => Buffer.compare(left.bytes, right.bytes))
      .map(({ object }) => object);
    return this.#sorted;
  }

  /** Marks a key as being written until what it returns is called; undefined where another write of it is under way. */
  reserve(key: string): (() => void) | undefined {
    if (this.#underWay.has(key)) return undefined;
    this.#underWay.add(key);
    return () => void this.#underWay.delete(key);
  }

  async put(key: string, content: Uint8Array, contentType?: string): Promise<StoredObject> {
    const objects = await this.#objects();
    const folder = join(this.#folder ?? '', 'written');
    await mkdir(folder, { recursive: true });
    // A key may be any text, so it is not the name of the file. Only the ending matters, to engines that read files.
    this.#written += 1;
    const ending = /\.(?:snappy\.parquet|csv\.gz|csv)$/.exec(key)?.[0] ?? '';
    const write = this.#written;
    const file = join(folder, `${write}${ending}`);
    await writeFile(file, content);
    const modifiedAt = this.#clock().getTime();
    const described = contentType === undefined ? {} : { contentType };
    const object = { key, bytes: content.length, modifiedAt, file, write, ...described };
    objects.set(key, object);
    this.#sorted = undefined;
    if (this.deployed.isVersioned === true) this.#versions.add(key, object, modifiedAt);
    return object;
  }

  /** Removes an object. Where the bucket is versioned, a mark says so, and its versions stay. */
  async remove(key: string): Promise<ObjectVersion | undefined> {
    (await this.#objects()).delete(key);
    this.#sorted = undefined;
    return this.deployed.isVersioned === true ? this.#versions.add(key, undefined, this.now()) : undefined;
  }

  /** Removes a version for good: what was before it is the object then. */
  async removeVersion(version: ObjectVersion): Promise<void> {
    this.#versions.remove(version);
    const objects = await this.#objects();
    const left = this.latest(version.key)?.object;
    if (left === undefined) objects.delete(version.key);
    else objects.set(version.key, left);
    this.#sorted = undefined;
  }

  version(key: string, versionId: string): ObjectVersion | undefined {
    return this.#versions.find(key, versionId);
  }

  latest(key: string): ObjectVersion | undefined {
    return this.#versions.of(key).at(-1);
  }

  /** Every version that was written, in the order of the writes. */
  versions(): readonly ObjectVersion[] {
    return this.#versions.all();
  }

  /** In milliseconds since 1970-01-01T00:00Z. */
  now(): number {
    return this.#clock().getTime();
  }

  async content({ file }: StoredObject): Promise<Buffer> {
    return await readFile(file);
  }

  /** With its quotation marks. */
  async etag(object: StoredObject): Promise<string> {
    const known = this.#etags.get(object);
    if (known !== undefined) return await known;
    const computed = readFile(object.file).then(
      (content) => `"${createHash('md5').update(content).digest('hex')}"`,
    );
    this.#etags.set(object, computed);
    return await computed;
  }

  /** Fills it anew: what it held from the start is replaced, and what was written since then stays. */
  async refill(): Promise<void> {
    if (this.#opened === undefined) return;
    const objects = await this.#opened;
    const written = join(this.#folder ?? '', 'written', sep);
    for (const [key, { file }] of objects) if (!file.startsWith(written)) objects.delete(key);
    const kept = new Set(objects.keys());
    for (const [key, object] of await this.#filled()) if (!kept.has(key)) objects.set(key, object);
    this.#sorted = undefined;
  }

  /** Removes the files. Waits for a delivery that is under way. */
  async close(): Promise<void> {
    await this.#opened?.catch(() => {});
    if (this.#folder !== undefined) await rm(this.#folder, { recursive: true, force: true });
  }

  #objects(): Promise<Map<string, StoredObject>> {
    this.#opened ??= this.#open();
    return this.#opened;
  }

  async #open(): Promise<Map<string, StoredObject>> {
    this.#folder = await mkdtemp(join(tmpdir(), 'sandbox-bucket-'));
    return new Map(await this.#filled());
  }

  async #filled(): Promise<readonly (readonly [string, StoredObject])[]> {
    const filled = join(this.#folder ?? '', 'filled');
    await rm(filled, { recursive: true, force: true });
    await mkdir(filled);
    await this.#fill(this.deployed, filled);
    const { folder } = this.deployed;
    return [...(folder === undefined ? [] : await objectsIn(folder)), ...(await objectsIn(filled))];
  }
}

async function objectsIn(folder: string): Promise<readonly (readonly [string, StoredObject])[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => {
        const file = join(entry.parentPath, entry.name);
        const { size, mtimeMs } = await stat(file);
        const key = relative(folder, file).split(sep).join('/');
        return [key, { key, bytes: size, modifiedAt: Math.floor(mtimeMs), file, write: 0 }] as const;
      }),
  );
}
