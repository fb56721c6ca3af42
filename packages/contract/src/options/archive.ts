import type { OptionTable } from './row.ts';

const LOCATION = { takes: 'text', placeholder: 'location', alsoIn: [] } as const;

/** Where a report finds what earlier runs left, and leaves what it read for later ones. */
export const KEEPING_OPTIONS = {
  archive: {
    ...LOCATION,
    help: 'keep the report, what was read and the tree of units in this folder or s3://bucket/prefix, for later runs, and use what earlier ones kept there',
    otherwise: 'nothing is kept',
    alsoIn: ['rundeck'],
  },
} as const satisfies OptionTable;

/** The archive that a command is about. */
export const ARCHIVE_OPTIONS = {
  archive: {
    ...LOCATION,
    help: "the archive: the folder or s3://bucket/prefix that 'run' and 'report' were given",
  },
} as const satisfies OptionTable;

/** The days that `history` is about. */
export const HISTORY_OPTIONS = {
  from: {
    takes: 'text',
    placeholder: 'day',
    help: 'the first day, in UTC, as in 2026-10-01',
    alsoIn: [],
  },
  to: {
    takes: 'text',
    placeholder: 'day',
    help: 'the last day, in UTC',
    otherwise: 'today',
    alsoIn: [],
  },
} as const satisfies OptionTable;

/** How `history seed` reads events, and which it keeps. */
export const SEED_OPTIONS = {
  'accept-contradictions': {
    takes: 'nothing',
    help: 'keep the events even where a snapshot shows an account elsewhere; the snapshot stays right at its time',
    alsoIn: [],
  },
  directly: {
    takes: 'nothing',
    help: 'read CloudTrail in this process, with the credentials at hand, instead of through the function',
    alsoIn: [],
  },
  'reader-role-arn': {
    takes: 'text',
    placeholder: 'arn',
    help: 'with --directly, a role to assume first',
    otherwise: 'none',
    alsoIn: [],
  },
} as const satisfies OptionTable;

/** How a command reaches an archive in a bucket. */
export const ARCHIVE_REACH_OPTIONS = {
  profile: {
    takes: 'text',
    placeholder: 'name',
    help: 'the AWS profile to read a bucket with',
    otherwise: 'as the AWS CLI chooses',
    alsoIn: [],
  },
  region: {
    takes: 'text',
    placeholder: 'region',
    help: "the bucket's region",
    otherwise: 'AWS_REGION, else of the profile',
    alsoIn: [],
  },
} as const satisfies OptionTable;
