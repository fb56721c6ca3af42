import type { Random } from './random.ts';

const LETTERS_AND_DIGITS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** Makes unique ids in the formats of Organizations. */
export class Identifiers {
  readonly #random: Random;
  readonly #given = new Set<string>();

  constructor(random: Random, taken: Iterable<string> = []) {
    this.#random = random;
    for (const id of taken) this.#given.add(id);
  }

  accountId(): string {
    return this.#once(() => this.#random.text(12, '0123456789'));
  }

  /** An OU's id, which contains the part of `rootId` after `r-`. */
  ouId(rootId: string): string {
    return this.#once(() => `ou-${rootId.slice(2)}-${this.#random.text(8, LETTERS_AND_DIGITS)}`);
  }

  organizationId(): string {
    return this.#once(() => `o-${this.#random.text(10, LETTERS_AND_DIGITS)}`);
  }

  rootId(): string {
    return this.#once(() => `r-${this.#random.text(4, LETTERS_AND_DIGITS)}`);
  }

  #once(draw: () => string): string {
    let id = draw();
    while (this.#given.has(id)) id = draw();
    this.#given.add(id);
    return id;
  }
}
