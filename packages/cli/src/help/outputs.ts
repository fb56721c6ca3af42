import {
  ARCHIVE_DIFF_OUTPUTS,
  ARCHIVE_LIST_OUTPUTS,
  DOCTOR_OUTPUTS,
  HISTORY_OUTPUTS,
  OUS_OUTPUTS,
  RECONCILE_OUTPUTS,
  REPORT_OUTPUTS,
  SCHEDULES_OUTPUTS,
} from '@ou-cost/contract/options';
import { definitionList } from './definition-list.ts';

function outputList(outputs: Readonly<Record<string, { readonly help: string }>>): string {
  return definitionList(Object.entries(outputs).map(([name, { help }]) => [name, help]));
}

/** What each `--output` of a command is. */
export const REPORT_OUTPUT_TEXT = `
Outputs:
${outputList(REPORT_OUTPUTS)}`;

export const DOCTOR_OUTPUT_TEXT = `
Outputs:
${outputList(DOCTOR_OUTPUTS)}`;

export const OUS_OUTPUT_TEXT = `
Outputs:
${outputList(OUS_OUTPUTS)}`;

export const RECONCILE_OUTPUT_TEXT = `
Outputs:
${outputList(RECONCILE_OUTPUTS)}`;

export const HISTORY_OUTPUT_TEXT = `
Outputs:
${outputList(HISTORY_OUTPUTS)}`;

export const ARCHIVE_LIST_OUTPUT_TEXT = `
Outputs:
${outputList(ARCHIVE_LIST_OUTPUTS)}`;

export const ARCHIVE_DIFF_OUTPUT_TEXT = `
Outputs:
${outputList(ARCHIVE_DIFF_OUTPUTS)}`;

export const SCHEDULES_OUTPUT_TEXT = `
Outputs:
${outputList(SCHEDULES_OUTPUTS)}`;
