import type { OptionTable } from './row.ts';

/** What `report` reads from places of the caller's own: a function cannot reach them. */
export const SOURCE_OPTIONS = {
  organization: {
    takes: 'text',
    placeholder: 'file',
    help: "the tree of units from a file instead of from AWS: what 'ou-cost ous --output json' wrote, or a snapshot",
    otherwise: 'from AWS, as it is now',
    alsoIn: [],
  },
} as const satisfies OptionTable;
