import { FUNCTION_OPTIONS, REACH_OPTIONS, READER_OPTIONS } from './connection.ts';
import { DIAGNOSIS_OPTIONS, RECONCILE_OPTIONS, REQUEST_OPTIONS } from './request.ts';
import type { OptionTable } from './row.ts';
import { RULE_AND_POST_OPTIONS } from './rules-and-posts.ts';
import { EXPORT_OPTIONS, SOURCE_OPTIONS } from './sources.ts';
import {
  CONSOLE_OPTIONS,
  DOCTOR_OUTPUT_OPTIONS,
  OUS_OUTPUT_OPTIONS,
  RECONCILE_OUTPUT_OPTIONS,
  REPORT_OUTPUT_OPTIONS,
  RESULT_OPTIONS,
} from './writing.ts';

/** Every command, with what it does. */
export const COMMANDS = {
  run: 'assume the invoker role, invoke the function and write its report',
  report: 'make the same report in this process, with the credentials at hand',
  doctor: 'check every hop of the chain; say which one fails and how to fix it',
  ous: 'show the tree of organizational units, without any spend',
  reconcile: 'compare settled months of Cost Explorer and an export, by account and charge type',
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

/** All options of the command line, in the order of the help: the place to look for what an option is. */
export const OPTION_GROUPS = [
  { title: ASK, commands: ['run', 'report'], options: REQUEST_OPTIONS },
  { title: ASK, commands: ['reconcile'], options: RECONCILE_OPTIONS },
  { title: FROM, commands: ['report', 'reconcile'], options: EXPORT_OPTIONS },
  { title: FROM, commands: ['report'], options: SOURCE_OPTIONS },
  { title: 'What to try', commands: ['doctor'], options: DIAGNOSIS_OPTIONS },
  { title: WRITE, commands: ['run', 'report'], options: REPORT_OUTPUT_OPTIONS },
  { title: WRITE, commands: ['doctor'], options: DOCTOR_OUTPUT_OPTIONS },
  { title: WRITE, commands: ['ous'], options: OUS_OUTPUT_OPTIONS },
  { title: WRITE, commands: ['reconcile'], options: RECONCILE_OUTPUT_OPTIONS },
  { title: WRITE, commands: ['doctor', 'ous', 'reconcile'], options: RESULT_OPTIONS },
  { title: WRITE, commands: ['run', 'report', 'doctor', 'ous', 'reconcile'], options: CONSOLE_OPTIONS },
  { title: 'What to check, and whom to tell', commands: ['run', 'report'], options: RULE_AND_POST_OPTIONS },
  { title: REACH, commands: ['run', 'report', 'doctor', 'ous', 'reconcile'], options: REACH_OPTIONS },
  { title: REACH, commands: ['run', 'doctor', 'ous'], options: FUNCTION_OPTIONS },
  { title: REACH, commands: ['report', 'reconcile'], options: READER_OPTIONS },
] as const satisfies readonly OptionGroup[];

/** The groups of a command, in the order of its help. */
export function groupsOf(command: CommandName): readonly OptionGroup[] {
  const groups: readonly OptionGroup[] = OPTION_GROUPS;
  return groups.filter(({ commands }) => commands.includes(command));
}
