/** Which runs left the archive, and what each of them read. Times are days, which mean their 06:00, or instants, in UTC. */
export interface ArchiveOptions {
  /** Runs that saw the tree and read no whole month. In any order. @default none */
  readonly seen?: readonly string[];
  /** Runs that saw the tree and read the months that were over. In any order. @default none */
  readonly reported?: readonly string[];
  /** How many months each of `reported` read, up to the one before its own. @default 1 */
  readonly months?: number;
  /** @default UnblendedCost */
  readonly metrics?: readonly string[];
  /** Where they read the bill. @default cost-explorer */
  readonly source?: 'cost-explorer' | 'exports';
}

/** The keys of what was written, in the order of the runs. */
export interface WrittenArchive {
  readonly snapshots: readonly string[];
  readonly observations: readonly string[];
  readonly ledgers: readonly string[];
}

/** An archive that no run can have left; the message is one line. */
export class ArchiveError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ArchiveError';
  }
}
