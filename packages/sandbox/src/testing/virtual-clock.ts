/** Time that stands still until nothing but sleepers is left, then jumps to the first of them. */
export class VirtualClock {
  #now: number;
  #sleepers: { readonly at: number; readonly wake: () => void }[] = [];
  #looking = false;

  constructor(start: string) {
    this.#now = Date.parse(start);
  }

  readonly now = (): Date => new Date(this.#now);

  readonly sleep = (milliseconds: number): Promise<void> =>
    new Promise((wake) => {
      this.#sleepers.push({ at: this.#now + milliseconds, wake });
      this.#sleepers.sort((left, right) => left.at - right.at);
      this.#look();
    });

  #look(): void {
    if (this.#looking) return;
    this.#looking = true;
    setImmediate(() => {
      this.#looking = false;
      const first = this.#sleepers.shift();
      if (!first) return;
      this.#now = Math.max(this.#now, first.at);
      first.wake();
      if (this.#sleepers.length > 0) this.#look();
    });
  }
}
