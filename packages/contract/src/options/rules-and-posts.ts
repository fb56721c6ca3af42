import { POST_TARGET_NAMES } from './post-targets.ts';
import type { OptionTable } from './row.ts';

/** What is checked in a report that is complete, and who is told of it. */
export const RULE_AND_POST_OPTIONS = {
  'fail-if': {
    takes: 'text',
    placeholder: 'rule',
    help: 'end with exit code 3 if this rule holds; the report is still written; the syntax is below',
    repeatable: true,
    alsoIn: ['rundeck'],
  },
  post: {
    takes: 'choice',
    placeholder: 'target',
    values: POST_TARGET_NAMES,
    help: 'send a summary to a webhook, see below',
    repeatable: true,
    ordered: true,
    alsoIn: ['rundeck'],
  },
  'post-url-file': {
    takes: 'text',
    placeholder: 'file',
    help: 'the file with the address for the --post before it',
    repeatable: true,
    ordered: true,
    otherwise: 'the environment',
    alsoIn: [],
  },
  'post-link': {
    takes: 'text',
    placeholder: 'url',
    help: 'where the page can be seen, for the summary',
    otherwise: 'the name of its file',
    alsoIn: [],
  },
} as const satisfies OptionTable;
