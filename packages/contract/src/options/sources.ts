import type { OptionTable } from './row.ts';

/** Where an export of the bill is, and what reads it; for whoever has its files, or the rights to them. */
export const EXPORT_OPTIONS = {
  exports: {
    takes: 'text',
    placeholder: 'location',
    help: 'read this export of the bill: a folder with its files, or s3://bucket/prefix/export; report then has the source exports',
    otherwise: 'the one of the configuration',
    alsoIn: [],
  },
  engine: {
    takes: 'choice',
    placeholder: 'engine',
    values: ['duckdb', 'athena'],
    help: 'what reads the export: DuckDB in this process, or Athena, which costs about 5 USD for 1000 GB',
    otherwise: 'duckdb with --exports, else athena',
    alsoIn: [],
  },
} as const satisfies OptionTable;

/** What `report` reads from a place of the caller's own: a function cannot reach it. */
export const SOURCE_OPTIONS = {
  organization: {
    takes: 'text',
    placeholder: 'file',
    help: "the tree of units from a file instead of from AWS: what 'ou-cost ous --output json' wrote, or a snapshot",
    otherwise: 'from AWS, as it is now',
    alsoIn: [],
  },
} as const satisfies OptionTable;
