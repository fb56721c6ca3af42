type Names = readonly (readonly [id: string, name: string])[];

/** Names that wait to be looked at: at most some ten megabytes. */
const MOST_WAITING = 100_000;

/**
 * Account names as a ledger's pages list them; a later page wins. The report takes an account's name from the
 * organization, and asks here only for accounts that have left it. So pages are kept as they come, and looked at when
 * the first name is asked for: that is a tenth of the time of folding a large bill. A bill of many periods lists every
 * name again for each, so they do not wait without limit.
 */
export class AccountNames {
  readonly #byId = new Map<string, string>();
  #waiting: Names[] = [];
  #waitingCount = 0;

  add(names: Names): void {
    this.#waiting.push(names);
    this.#waitingCount += names.length;
    if (this.#waitingCount > MOST_WAITING) this.#read();
  }

  get(id: string): string | undefined {
    this.#read();
    return this.#byId.get(id);
  }

  #read(): void {
    for (const names of this.#waiting) for (const [id, name] of names) this.#byId.set(id, name);
    this.#waiting = [];
    this.#waitingCount = 0;
  }
}
