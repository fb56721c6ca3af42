import type { Timing } from '../pacing/timing.ts';

/** Virtual time: it advances to the next sleeper as soon as the event loop has nothing else to run. */
export class VirtualTiming implements Timing {
  #now = 0;
  #sleepers: { readonly at: number; readonly wake: () => void }[] = [];
  #scheduled = false;

  now(): number {
    return this.#now;
  }

  timeout(): AbortSignal {
    return new AbortController().signal;
  }

  random(): number {
    return 0.5;
  }

  sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted === true) return Promise.resolve();
    return new Promise((wake) => {
      const sleeper = { at: this.#now + milliseconds, wake };
      this.#sleepers.push(sleeper);
      signal?.addEventListener('abort', () => {
        this.#sleepers = this.#sleepers.filter((one) => one !== sleeper);
        wake();
      });
      this.#schedule();
    });
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.#sleepers.sort((a, b) => a.at - b.at);
      const next = this.#sleepers.shift();
      if (next === undefined) return;
      this.#now = Math.max(this.#now, next.at);
      next.wake();
      if (this.#sleepers.length > 0) this.#schedule();
    });
  }
}
