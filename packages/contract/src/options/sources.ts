import type { OptionTable } from './row.ts';

/** What `report` reads from places of the caller's own: a function cannot reach them. */
export const SOURCE_OPTIONS = {
  exports: {
    takes: 'text',
    placeholder: 'location',
    help: 'read this export of the bill: a folder with its files, or s3://bucket/prefix/export; means --source exports',
    otherwise: 'with --source exports, the one of the configuration',
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
  organization: {
    takes: 'text',
    placeholder: 'file',
    help: "the tree of units from a file instead of from AWS: what 'ou-cost ous --output json' wrote, or a snapshot",
    otherwise: 'from AWS, as it is now',
    alsoIn: [],
  },
} as const satisfies OptionTable;
