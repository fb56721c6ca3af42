import { randomBytes } from 'node:crypto';
import type { OuCostError } from '@ou-cost/spend';
import { brokenObject } from '../layout/key.ts';
import { jsonBytes, readListed } from '../objects.ts';
import type { ArchiveStore } from '../ports.ts';

/** What every claim says. */
interface Claimed {
  readonly nonce: string;
}

/**
 * Claims of one invocation. An object that nobody has written yet is the lock; a random number in it tells an object whose
 * writing was not confirmed from that of another invocation.
 */
export class Claims {
  readonly #store: ArchiveStore;
  readonly #nonce = randomBytes(16).toString('hex');
  /** Keys that were given out: each once, also where two ask at the same time. */
  readonly #given = new Set<string>();

  constructor(store: ArchiveStore) {
    this.#store = store;
  }

  /** Null: the object is this invocation's, and is given out now for the first time; otherwise what it says. */
  async claim<T extends Claimed>(
    key: string,
    object: Omit<T, 'nonce'>,
    decode: (text: string, name: string) => T,
  ): Promise<T | null> {
    const own = { ...object, nonce: this.#nonce };
    if ((await this.#store.writeOnce(key, jsonBytes(own))) === 'exists') {
      const there = await readListed(this.#store, key, decode);
      if (there.nonce !== this.#nonce || this.#given.has(key)) return there;
    }
    // Of two calls that asked at the same time, one may have found the other's writing before that was confirmed.
    if (this.#given.has(key)) return await readListed(this.#store, key, decode);
    this.#given.add(key);
    return null;
  }

  get nonce(): string {
    return this.#nonce;
  }
}

/** Why an object is not the one that its key says. */
export function ofAnotherTrigger(store: ArchiveStore, key: string): OuCostError {
  return brokenObject(store.name, key, 'is about something else than its key says');
}
