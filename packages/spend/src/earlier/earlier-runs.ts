import type { HistoryFacts, SeenTree } from '../history/facts.ts';
import type { ArchivedLedger } from './archived-ledger.ts';

/** What earlier runs have left, as far as a report can use it. */
export interface EarlierRuns {
  /** One for each organization of the archive. */
  readonly histories: readonly HistoryFacts[];
  /** For each month of the report the ones that were read last, of each source and each form. */
  readonly ledgers: readonly ArchivedLedger[];
}

/** What a run leaves to later ones besides its report. */
export interface Recording {
  readonly tree: SeenTree;
  /** Of each whole month that was read from the source; not of those that were taken from earlier runs. */
  readonly ledgers: readonly ArchivedLedger[];
}
