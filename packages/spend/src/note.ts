/** The codes of the notes that this project writes. */
export const NOTE_CODES = [
  'todays-tree',
  'tree-as-was',
  'assumed-placements',
  'unobserved-days',
  'last-known-unit',
  'renamed-units',
  'read-by-days',
  'tree-from-file',
  'no-paths',
  'several-paths',
  'estimated',
  'not-settled',
  'nothing-to-compare',
  'comparison-not-available',
  'compared-days',
  'trend-net',
  'commitments',
  'unknown-record-types',
  'unattributed',
  'billing-view',
  'no-manifest',
  'no-values',
  'selection',
  'held-in-part',
  'total-refused',
  'read-again',
  'not-attributed-by-source',
  'reused',
  'nothing-reused',
  'restated',
  'rule-not-judged',
] as const;
export type NoteCode = (typeof NOTE_CODES)[number];

/** A remark that a reader needs to read the figures right; the code is for programs. */
export interface Note {
  readonly code: string;
  readonly message: string;
  /** What the message says beside its words, by name: for whoever writes it in another language. */
  readonly values?: Readonly<Record<string, string | readonly string[]>>;
}

/** A note that this project writes. */
export interface KnownNote extends Note {
  readonly code: NoteCode;
}
