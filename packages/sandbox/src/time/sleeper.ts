import { setTimeout as delay } from 'node:timers/promises';
import type { Sleep } from './clock.ts';

/** Sleeps in real time, and can wake all sleepers early so that a stopping sandbox does not wait for them. */
export class Sleeper {
  readonly #stopping = new AbortController();

  readonly sleep: Sleep = async (milliseconds) => {
    await delay(milliseconds, undefined, { signal: this.#stopping.signal });
  };

  /** Rejects all current and future sleeps. */
  stop(): void {
    this.#stopping.abort();
  }
}
