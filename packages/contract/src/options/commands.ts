import {
  ARCHIVE_OPTIONS,
  ARCHIVE_REACH_OPTIONS,
  HISTORY_OPTIONS,
  KEEPING_OPTIONS,
  SEED_OPTIONS,
} from './archive.ts';
import { FUNCTION_OPTIONS, REACH_OPTIONS, READER_OPTIONS } from './connection.ts';
import { DELIVERY_OPTIONS } from './delivery.ts';
import { DIAGNOSIS_OPTIONS, RECONCILE_OPTIONS, REQUEST_OPTIONS } from './request.ts';
import type { OptionTable } from './row.ts';
import { RULE_AND_POST_OPTIONS } from './rules-and-posts.ts';
import { SCHEDULES_OPTIONS } from './schedules.ts';
import { EXPORT_OPTIONS, SOURCE_OPTIONS } from './sources.ts';
import {
  ARCHIVE_DIFF_OUTPUT_OPTIONS,
  ARCHIVE_LIST_OUTPUT_OPTIONS,
  CONSOLE_OPTIONS,
  DOCTOR_OUTPUT_OPTIONS,
  HISTORY_OUTPUT_OPTIONS,
  MESSAGE_OPTIONS,
  OUS_OUTPUT_OPTIONS,
  RECONCILE_OUTPUT_OPTIONS,
  REPORT_OUTPUT_OPTIONS,
  RESULT_OPTIONS,
  SCHEDULES_OUTPUT_OPTIONS,
} from './writing.ts';

/** Every command, with what it does. */
export const COMMANDS = {
  run: 'assume the invoker role, invoke the function and write its report',
  report: 'make the same report in this process, with the credentials at hand',
  doctor: 'check every hop of the chain; say which one fails and how to fix it',
  ous: 'show the tree of organizational units, without any spend',
  reconcile: 'compare settled months of Cost Explorer and an export, by account and charge type',
  history: 'show what moved, joined, left, was renamed or closed between two days, from an archive',
  'history seed': "read the last 90 days of the organization's events from CloudTrail into an archive",
  'archive list': 'show which reports are in an archive',
  'archive show': 'write a report of an archive, in any output',
  'archive deliver': 'deliver a report of an archive by mail, to topics and to webhooks',
  'archive diff': 'show what changed from one archived report to another of the same months',
  schedules: 'show when the configured schedules are due next, and which days they report',
} as const;

export type CommandName = keyof typeof COMMANDS;

export interface OptionGroup {
  /** Its heading in the help. */
  readonly title: string;
  /** The commands that take every option of the group. */
  readonly commands: readonly CommandName[];
  readonly options: OptionTable;
}

const ASK = 'What to ask for';
const FROM = 'What to read it from';
const WRITE = 'What to write';
const REACH = 'How to reach AWS';
const ARCHIVE = 'What is archived';

/** Commands that read an archive, and ask nobody else. */
const ARCHIVE_READERS = [
  'history',
  'archive list',
  'archive show',
  'archive deliver',
  'archive diff',
] as const;
const ARCHIVE_COMMANDS = [...ARCHIVE_READERS, 'history seed'] as const;

/** All options of the command line, in the order of the help: the place to look for what an option is. */
export const OPTION_GROUPS = [
  { title: ASK, commands: ['run', 'report'], options: REQUEST_OPTIONS },
  { title: ASK, commands: ['reconcile'], options: RECONCILE_OPTIONS },
  { title: ASK, commands: ['history'], options: HISTORY_OPTIONS },
  { title: FROM, commands: ['report', 'reconcile'], options: EXPORT_OPTIONS },
  { title: FROM, commands: ['report'], options: SOURCE_OPTIONS },
  { title: FROM, commands: ['history seed'], options: SEED_OPTIONS },
  { title: 'What to keep', commands: ['run', 'report'], options: KEEPING_OPTIONS },
  { title: ARCHIVE, commands: ARCHIVE_COMMANDS, options: ARCHIVE_OPTIONS },
  { title: ARCHIVE, commands: ARCHIVE_READERS, options: ARCHIVE_REACH_OPTIONS },
  { title: 'What to try', commands: ['doctor'], options: DIAGNOSIS_OPTIONS },
  { title: 'What to show', commands: ['schedules'], options: SCHEDULES_OPTIONS },
  { title: WRITE, commands: ['run', 'report', 'archive show'], options: REPORT_OUTPUT_OPTIONS },
  { title: WRITE, commands: ['archive deliver'], options: MESSAGE_OPTIONS },
  { title: WRITE, commands: ['doctor'], options: DOCTOR_OUTPUT_OPTIONS },
  { title: WRITE, commands: ['ous'], options: OUS_OUTPUT_OPTIONS },
  { title: WRITE, commands: ['reconcile'], options: RECONCILE_OUTPUT_OPTIONS },
  { title: WRITE, commands: ['history'], options: HISTORY_OUTPUT_OPTIONS },
  { title: WRITE, commands: ['archive list'], options: ARCHIVE_LIST_OUTPUT_OPTIONS },
  { title: WRITE, commands: ['archive diff'], options: ARCHIVE_DIFF_OUTPUT_OPTIONS },
  { title: WRITE, commands: ['schedules'], options: SCHEDULES_OUTPUT_OPTIONS },
  {
    title: WRITE,
    commands: ['doctor', 'ous', 'reconcile', 'history', 'archive list', 'archive diff', 'schedules'],
    options: RESULT_OPTIONS,
  },
  {
    title: WRITE,
    commands: ['run', 'report', 'doctor', 'ous', 'reconcile', ...ARCHIVE_COMMANDS, 'schedules'],
    options: CONSOLE_OPTIONS,
  },
  { title: 'What to check, and whom to tell', commands: ['run', 'report'], options: RULE_AND_POST_OPTIONS },
  {
    title: 'Whom to deliver it to',
    commands: ['run', 'report', 'archive deliver'],
    options: DELIVERY_OPTIONS,
  },
  {
    title: REACH,
    commands: ['run', 'report', 'doctor', 'ous', 'reconcile', 'history seed'],
    options: REACH_OPTIONS,
  },
  { title: REACH, commands: ['run', 'doctor', 'ous', 'history seed'], options: FUNCTION_OPTIONS },
  { title: REACH, commands: ['report', 'reconcile'], options: READER_OPTIONS },
] as const satisfies readonly OptionGroup[];

/** The groups of a command, in the order of its help. */
export function groupsOf(command: CommandName): readonly OptionGroup[] {
  const groups: readonly OptionGroup[] = OPTION_GROUPS;
  return groups.filter(({ commands }) => commands.includes(command));
}
