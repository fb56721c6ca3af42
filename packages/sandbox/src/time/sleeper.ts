import { setTimeout as delay } from 'node:timers/promises';
import type { Sleep } from './clock.ts';

/** Sleeps in real time; nobody is held up once the sandbox stops. */
export class Sleeper {
  readonly #stopping = new AbortController();

  readonly sleep: Sleep = async (milliseconds) => {
    await delay(milliseconds, undefined, { signal: this.#stopping.signal });
  };

  /** Wakes all sleepers, with an error. */
  stop(): void {
    this.#stopping.abort();
  }
}
