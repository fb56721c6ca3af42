export { COMMANDS, type CommandName, groupsOf, OPTION_GROUPS, type OptionGroup } from './commands.ts';
export { REACH_OPTIONS } from './connection.ts';
export { COST_EXPLORER_METRICS } from './cost-explorer-offers.ts';
export { localeOf, writingOf } from './language.ts';
export { descriptionOf, fieldOf, usageOf } from './names.ts';
export {
  ARCHIVE_DIFF_OUTPUTS,
  ARCHIVE_LIST_OUTPUTS,
  type ArchiveDiffOutput,
  type ArchiveListOutput,
  DOCTOR_OUTPUTS,
  type DoctorOutput,
  HISTORY_OUTPUTS,
  type HistoryOutput,
  isTextOutput,
  OUS_OUTPUTS,
  type OusOutput,
  type OutputRow,
  RECONCILE_OUTPUTS,
  REPORT_OUTPUT_NAMES,
  REPORT_OUTPUTS,
  type ReconcileOutput,
  type ReportOutput,
  SCHEDULES_OUTPUTS,
  type SchedulesOutput,
  type TextOutput,
} from './outputs.ts';
export { PERIOD_FORMS } from './periods.ts';
export { POST_TARGET_NAMES, POST_TARGETS, type PostTarget } from './post-targets.ts';
export { LANGUAGES, type Language, LISTED_IN_TABLE, type SortOrder } from './presentation.ts';
export { PRICES } from './prices.ts';
export { DIAGNOSIS_OPTIONS, RECONCILE_OPTIONS, REQUEST_OPTIONS } from './request.ts';
export type { OptionRow } from './row.ts';
export { SCHEDULES_OPTIONS } from './schedules.ts';
export type { OptionsOf, OptionValues, OrderedOptionOf } from './values.ts';
export {
  ARCHIVE_DIFF_OUTPUT_OPTIONS,
  ARCHIVE_LIST_OUTPUT_OPTIONS,
  DOCTOR_OUTPUT_OPTIONS,
  HISTORY_OUTPUT_OPTIONS,
  OUS_OUTPUT_OPTIONS,
  RECONCILE_OUTPUT_OPTIONS,
  REPORT_OUTPUT_OPTIONS,
  SCHEDULES_OUTPUT_OPTIONS,
} from './writing.ts';
