import {
  ARCHIVE_DIFF_OUTPUT_NAMES,
  ARCHIVE_LIST_OUTPUT_NAMES,
  DOCTOR_OUTPUT_NAMES,
  HISTORY_OUTPUT_NAMES,
  OUS_OUTPUT_NAMES,
  OUS_OUTPUTS,
  RECONCILE_OUTPUT_NAMES,
  REPORT_OUTPUT_NAMES,
  REPORT_OUTPUTS,
  SCHEDULES_OUTPUT_NAMES,
} from './outputs.ts';
import { LANGUAGES, LISTED_IN_TABLE, SORT_ORDERS } from './presentation.ts';
import type { OptionTable } from './row.ts';

const REPORT_TREES = REPORT_OUTPUT_NAMES.filter((name) => REPORT_OUTPUTS[name].obeysDepth);
const OUS_TREES = OUS_OUTPUT_NAMES.filter((name) => OUS_OUTPUTS[name].obeysDepth);

/** The language of what people read. */
export const MESSAGE_OPTIONS = {
  locale: {
    takes: 'language-tag',
    placeholder: 'tag',
    help: 'the language whose way of writing figures is used, such as de-DE or ja-JP',
    otherwise: 'en-US; ja-JP with --language ja',
    alsoIn: [],
  },
  language: {
    takes: 'choice',
    placeholder: 'language',
    values: LANGUAGES,
    help: 'the language in which what people read is written; json and csv stay as they are',
    otherwise: 'ja with a --locale such as ja-JP, else en',
    alsoIn: ['rundeck'],
  },
} as const satisfies OptionTable;

/** Where a report is written, and how it looks. */
export const REPORT_OUTPUT_OPTIONS = {
  output: {
    takes: 'choice',
    placeholder: 'format',
    values: REPORT_OUTPUT_NAMES,
    help: 'a format to write, see below',
    repeatable: true,
    ordered: true,
    default: 'table',
    alsoIn: ['rundeck'],
  },
  out: {
    takes: 'text',
    placeholder: 'file',
    help: 'the file for the --output before it',
    repeatable: true,
    ordered: true,
    otherwise: 'standard output',
    alsoIn: ['shell-script'],
  },
  depth: {
    takes: 'number',
    placeholder: 'n',
    smallest: 0,
    largest: 99,
    help: `show units down to this level in ${REPORT_TREES.join(', ')}; 0 is the root; sums stay whole`,
    otherwise: `all levels; in a table by day those that together have ${LISTED_IN_TABLE.unitsOfShort} units, the rest folded`,
    alsoIn: [],
  },
  sort: {
    takes: 'choice',
    placeholder: 'order',
    values: SORT_ORDERS,
    help: `what units beside each other, accounts and services are ordered by in ${REPORT_TREES.join(', ')}, in messages and on the first sheet of xlsx, the largest first`,
    default: 'spend',
    alsoIn: ['rundeck'],
  },
  top: {
    takes: 'number',
    placeholder: 'n',
    smallest: 1,
    largest: 100_000,
    help: `show this many units beside each other, accounts and services in ${REPORT_TREES.join(', ')}, the rest as one line with its sum; in messages 25 at most`,
    otherwise: `all units; in the table ${LISTED_IN_TABLE.accountsOfUnit} accounts of a unit, ${LISTED_IN_TABLE.parts} services, ${LISTED_IN_TABLE.movers} of what moved, and by day less; each output says what it folds`,
    alsoIn: ['rundeck'],
  },
  'no-bom': {
    takes: 'nothing',
    help: 'begin csv and csv-ou without the byte order mark by which Excel recognizes UTF-8',
    alsoIn: [],
  },
  ...MESSAGE_OPTIONS,
} as const satisfies OptionTable;

/** What `doctor` writes. */
export const DOCTOR_OUTPUT_OPTIONS = {
  output: {
    takes: 'choice',
    placeholder: 'format',
    values: DOCTOR_OUTPUT_NAMES,
    help: 'the format to write, see below',
    default: 'table',
    alsoIn: [],
  },
} as const satisfies OptionTable;

/** What `ous` writes. */
export const OUS_OUTPUT_OPTIONS = {
  output: {
    takes: 'choice',
    placeholder: 'format',
    values: OUS_OUTPUT_NAMES,
    help: 'the format to write, see below',
    default: 'table',
    alsoIn: [],
  },
  depth: {
    takes: 'number',
    placeholder: 'n',
    smallest: 0,
    largest: 99,
    help: `show units down to this level in ${OUS_TREES.join(', ')}; 0 is the root`,
    alsoIn: [],
  },
} as const satisfies OptionTable;

/** What `reconcile` writes. */
export const RECONCILE_OUTPUT_OPTIONS = {
  output: {
    takes: 'choice',
    placeholder: 'format',
    values: RECONCILE_OUTPUT_NAMES,
    help: 'the format to write, see below',
    default: 'table',
    alsoIn: [],
  },
} as const satisfies OptionTable;

/** What `history` writes. */
export const HISTORY_OUTPUT_OPTIONS = {
  output: {
    takes: 'choice',
    placeholder: 'format',
    values: HISTORY_OUTPUT_NAMES,
    help: 'the format to write, see below',
    default: 'table',
    alsoIn: [],
  },
} as const satisfies OptionTable;

/** What `archive list` writes. */
export const ARCHIVE_LIST_OUTPUT_OPTIONS = {
  output: {
    takes: 'choice',
    placeholder: 'format',
    values: ARCHIVE_LIST_OUTPUT_NAMES,
    help: 'the format to write, see below',
    default: 'table',
    alsoIn: [],
  },
} as const satisfies OptionTable;

/** What `archive diff` writes. */
export const ARCHIVE_DIFF_OUTPUT_OPTIONS = {
  output: {
    takes: 'choice',
    placeholder: 'format',
    values: ARCHIVE_DIFF_OUTPUT_NAMES,
    help: 'the format to write, see below',
    default: 'table',
    alsoIn: [],
  },
} as const satisfies OptionTable;

/** What `schedules` writes. */
export const SCHEDULES_OUTPUT_OPTIONS = {
  output: {
    takes: 'choice',
    placeholder: 'format',
    values: SCHEDULES_OUTPUT_NAMES,
    help: 'the format to write, see below',
    default: 'table',
    alsoIn: [],
  },
} as const satisfies OptionTable;

/** Where the commands write whose one output goes to one place. */
export const RESULT_OPTIONS = {
  out: {
    takes: 'text',
    placeholder: 'file',
    help: 'the file to write, as a whole or not at all',
    otherwise: 'standard output',
    alsoIn: [],
  },
} as const satisfies OptionTable;

/** What every command says while it works. */
export const CONSOLE_OPTIONS = {
  quiet: {
    takes: 'nothing',
    help: 'write nothing but failures to standard error',
    alsoIn: [],
  },
  'no-color': {
    takes: 'nothing',
    help: 'no colours, as if NO_COLOR were set',
    alsoIn: [],
  },
} as const satisfies OptionTable;
