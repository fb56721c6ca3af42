import type { Detail } from '@ou-cost/spend';

/** One format in which a report can be written. */
export interface OutputRow {
  /** What it is, for the help and the documents. */
  readonly help: string;
  /** Bytes are not written to standard output: such a format needs a file. */
  readonly content: 'text' | 'bytes';
  /** What the name of its file ends with. */
  readonly extension: string;
  readonly mediaType: string;
  /** For whom it is made: people read rounded figures, programs exact ones. */
  readonly readers: 'people' | 'programs';
  /** Whether `--depth` limits the units that are drawn. */
  readonly obeysDepth: boolean;
  /** The detail without which it would be empty, and the format to use instead. */
  readonly needs?: { readonly detail: Detail; readonly instead: string };
}

/** Every format of a report, by the name that `--output` takes. */
export const REPORT_OUTPUTS = {
  table: {
    help: 'the tree of units, for a terminal or a log',
    content: 'text',
    extension: 'txt',
    mediaType: 'text/plain',
    readers: 'people',
    obeysDepth: true,
  },
  json: {
    help: 'the whole report',
    content: 'text',
    extension: 'json',
    mediaType: 'application/json',
    readers: 'programs',
    obeysDepth: false,
  },
  csv: {
    help: 'a row per account, period and part by the first --by, with FOCUS columns',
    content: 'text',
    extension: 'csv',
    mediaType: 'text/csv',
    readers: 'programs',
    obeysDepth: false,
    needs: { detail: 'account', instead: 'csv-ou' },
  },
  'csv-ou': {
    help: 'a row per organizational unit, with columns for each period',
    content: 'text',
    extension: 'ou.csv',
    mediaType: 'text/csv',
    readers: 'programs',
    obeysDepth: false,
  },
  markdown: {
    help: 'for a wiki, a ticket or a pull request',
    content: 'text',
    extension: 'md',
    mediaType: 'text/markdown',
    readers: 'people',
    obeysDepth: true,
  },
  html: {
    help: 'a page that works offline and from a mail attachment',
    content: 'text',
    extension: 'html',
    mediaType: 'text/html',
    readers: 'people',
    obeysDepth: true,
  },
  xlsx: {
    help: 'a workbook; needs --out',
    content: 'bytes',
    extension: 'xlsx',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    readers: 'people',
    obeysDepth: false,
  },
} as const satisfies Readonly<Record<string, OutputRow>>;

export type ReportOutput = keyof typeof REPORT_OUTPUTS;

/** The formats that are text. */
export type TextOutput = {
  [Name in ReportOutput]: (typeof REPORT_OUTPUTS)[Name]['content'] extends 'text' ? Name : never;
}[ReportOutput];

export const REPORT_OUTPUT_NAMES = Object.keys(REPORT_OUTPUTS) as readonly ReportOutput[];

export function isTextOutput(name: ReportOutput): name is TextOutput {
  return REPORT_OUTPUTS[name].content === 'text';
}

/** What `ou-cost doctor --output` takes, with what it is. */
export const DOCTOR_OUTPUTS = {
  table: { help: 'the hops and their remedies, for a terminal or a log' },
  json: { help: 'the whole diagnosis, ou-cost/diagnosis@1' },
} as const;

/** What `ou-cost ous --output` takes, with what it is. */
export const OUS_OUTPUTS = {
  table: { help: 'the tree with ids, and how many accounts are in each unit', obeysDepth: true },
  json: { help: 'the whole tree, ou-cost/organization@1', obeysDepth: false },
  rundeck: {
    help: 'what the valuesUrl of a Rundeck option takes: paths as names, ids as values',
    obeysDepth: true,
  },
} as const;

/** What `ou-cost reconcile --output` takes, with what it is. */
export const RECONCILE_OUTPUTS = {
  table: { help: 'the totals and the largest differences, for a terminal or a log' },
  json: { help: 'every difference, ou-cost/reconciliation@1' },
  csv: { help: 'a row per total and per difference, with FOCUS columns' },
  markdown: { help: 'for a wiki, a ticket or a pull request' },
} as const;

/** What `ou-cost history --output` takes, with what it is. */
export const HISTORY_OUTPUTS = {
  table: { help: 'what happened, day by day, for a terminal or a log' },
  json: { help: 'the same, ou-cost/history@1' },
} as const;

/** What `ou-cost archive list --output` takes, with what it is. */
export const ARCHIVE_LIST_OUTPUTS = {
  table: { help: 'a line per report, the newest last' },
  json: { help: 'the same, ou-cost/archive-list@1' },
} as const;

/** What `ou-cost archive diff --output` takes, with what it is. */
export const ARCHIVE_DIFF_OUTPUTS = {
  table: { help: 'the units, charge types and accounts of which something changed' },
  json: { help: 'every change, ou-cost/archive-diff@1' },
} as const;

/** What `ou-cost schedules --output` takes, with what it is. */
export const SCHEDULES_OUTPUTS = {
  table: { help: 'each schedule with its next times and the days that it reports' },
  json: { help: 'the same, ou-cost/schedules@1' },
} as const;

export type SchedulesOutput = keyof typeof SCHEDULES_OUTPUTS;

export const SCHEDULES_OUTPUT_NAMES = Object.keys(SCHEDULES_OUTPUTS) as readonly SchedulesOutput[];

export type HistoryOutput = keyof typeof HISTORY_OUTPUTS;
export type ArchiveListOutput = keyof typeof ARCHIVE_LIST_OUTPUTS;
export type ArchiveDiffOutput = keyof typeof ARCHIVE_DIFF_OUTPUTS;

export const HISTORY_OUTPUT_NAMES = Object.keys(HISTORY_OUTPUTS) as readonly HistoryOutput[];
export const ARCHIVE_LIST_OUTPUT_NAMES = Object.keys(ARCHIVE_LIST_OUTPUTS) as readonly ArchiveListOutput[];
export const ARCHIVE_DIFF_OUTPUT_NAMES = Object.keys(ARCHIVE_DIFF_OUTPUTS) as readonly ArchiveDiffOutput[];

export type DoctorOutput = keyof typeof DOCTOR_OUTPUTS;
export type OusOutput = keyof typeof OUS_OUTPUTS;

export type ReconcileOutput = keyof typeof RECONCILE_OUTPUTS;

export const RECONCILE_OUTPUT_NAMES = Object.keys(RECONCILE_OUTPUTS) as readonly ReconcileOutput[];
export const DOCTOR_OUTPUT_NAMES = Object.keys(DOCTOR_OUTPUTS) as readonly DoctorOutput[];
export const OUS_OUTPUT_NAMES = Object.keys(OUS_OUTPUTS) as readonly OusOutput[];
