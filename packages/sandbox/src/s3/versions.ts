import { createHash } from 'node:crypto';
import type { StoredObject } from './bucket.ts';

/** A version of an object, or the mark that it was deleted. */
export interface ObjectVersion {
  readonly key: string;
  readonly versionId: string;
  /** Undefined: a mark of deletion. */
  readonly object: StoredObject | undefined;
  /** In milliseconds since 1970-01-01T00:00Z. */
  readonly at: number;
}

/** The versions of a bucket's objects, the latest of a key last. What was there from the start has the version `null`. */
export class Versions {
  readonly #versions: ObjectVersion[] = [];

  of(key: string): readonly ObjectVersion[] {
    return this.#versions.filter((version) => version.key === key);
  }

  all(): readonly ObjectVersion[] {
    return this.#versions;
  }

  find(key: string, versionId: string): ObjectVersion | undefined {
    return this.#versions.find((version) => version.key === key && version.versionId === versionId);
  }

  /** Adds one. Its id is opaque, and the same in each run of the same writes. */
  add(key: string, object: StoredObject | undefined, at: number): ObjectVersion {
    const seed = `${this.#versions.length} ${key}`;
    const versionId = createHash('sha256').update(seed).digest('base64url').slice(0, 32);
    const version = { key, versionId, object, at };
    this.#versions.push(version);
    return version;
  }

  remove(version: ObjectVersion): void {
    this.#versions.splice(this.#versions.indexOf(version), 1);
  }
}
