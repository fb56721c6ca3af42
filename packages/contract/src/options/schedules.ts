import { REACH_OPTIONS } from './connection.ts';
import type { OptionTable } from './row.ts';

/** What `schedules` shows. */
export const SCHEDULES_OPTIONS = {
  config: { ...REACH_OPTIONS.config, help: 'the configuration file that has the schedules', alsoIn: [] },
  next: {
    takes: 'number',
    placeholder: 'n',
    smallest: 1,
    largest: 366,
    help: 'how many of the next times are shown of each schedule',
    default: '3',
    alsoIn: [],
  },
} as const satisfies OptionTable;
