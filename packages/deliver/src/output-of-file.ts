import { REPORT_OUTPUT_NAMES, REPORT_OUTPUTS, type ReportOutput } from '@ou-cost/contract/options';

/** The longest extension first: `report.ou.csv` is not a `csv`. */
const BY_EXTENSION = REPORT_OUTPUT_NAMES.toSorted(
  (left, right) => REPORT_OUTPUTS[right].extension.length - REPORT_OUTPUTS[left].extension.length,
);

/** Which output a file of the archive is, by its name; null where it is none. */
export function outputOfFile(name: string): ReportOutput | null {
  return BY_EXTENSION.find((output) => name.endsWith(`.${REPORT_OUTPUTS[output].extension}`)) ?? null;
}
