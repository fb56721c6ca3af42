import {
  DOCTOR_OUTPUTS,
  isTextOutput,
  OUS_OUTPUTS,
  REPORT_OUTPUT_NAMES,
  REPORT_OUTPUTS,
} from '@ou-cost/contract/options';
import { definitionList } from './definition-list.ts';

const REPORT_LIST = REPORT_OUTPUT_NAMES.map((name): [string, string] => {
  const { help } = REPORT_OUTPUTS[name];
  return [name, isTextOutput(name) ? help : `${help}; needs --out`];
});

/** What each `--output` of a command is. */
export const REPORT_OUTPUT_TEXT = `
Outputs:
${definitionList(REPORT_LIST)}`;

export const DOCTOR_OUTPUT_TEXT = `
Outputs:
${definitionList(Object.entries(DOCTOR_OUTPUTS))}`;

export const OUS_OUTPUT_TEXT = `
Outputs:
${definitionList(Object.entries(OUS_OUTPUTS))}`;
