import path from 'node:path';
import {
  isTextOutput,
  type OutputRow,
  REPORT_OUTPUT_NAMES,
  REPORT_OUTPUT_OPTIONS,
  REPORT_OUTPUTS,
  type ReportOutput,
} from '@ou-cost/contract/options';
import { OuCostError, type ReportRequest } from '@ou-cost/spend';
import type { Post } from './posts.ts';

/** A format to write and its file; null is standard output. */
export interface Output {
  readonly format: ReportOutput;
  readonly file: string | null;
}

function invalid(message: string): OuCostError {
  return new OuCostError('InvalidUsage', message);
}

/** Everywhere that a report is written and posted to. */
export interface Destinations {
  readonly outputs: readonly Output[];
  readonly posts: readonly Post[];
}

/** Collects `--output` and `--out` in the order of the command line: an `--out` belongs to the `--output` before it. */
export class OutputPairs {
  readonly #outputs: Output[] = [];

  addFormat(name: string): void {
    const format = REPORT_OUTPUT_NAMES.find((known) => known === name);
    if (format === undefined)
      throw invalid(`unknown --output '${name}'; use one of ${REPORT_OUTPUT_NAMES.join(', ')}`);
    this.#outputs.push({ format, file: null });
  }

  addFile(file: string): void {
    const last = this.#outputs.pop();
    if (last === undefined) {
      throw invalid(`--out '${file}' has no --output before it; write as in --output json --out report.json`);
    }
    if (last.file !== null) {
      throw invalid(
        `--out '${file}' has no --output of its own: the --output before it already has '${last.file}'`,
      );
    }
    if (file === '' || file === '-') {
      throw invalid(`--out '${file}' names no file; omit --out to write to standard output`);
    }
    this.#outputs.push({ format: last.format, file });
  }

  /** The outputs; without any, a table on standard output. Fails with InvalidUsage if two of them have one target. */
  toOutputs(): readonly Output[] {
    if (this.#outputs.length === 0) return [{ format: REPORT_OUTPUT_OPTIONS.output.default, file: null }];
    const bytes = this.#outputs.find(({ format, file }) => file === null && !isTextOutput(format));
    if (bytes !== undefined) {
      const example = `--output ${bytes.format} --out report.${REPORT_OUTPUTS[bytes.format].extension}`;
      throw invalid(`--output ${bytes.format} is not text for standard output; write as in ${example}`);
    }
    const toStandardOutput = this.#outputs.filter(({ file }) => file === null);
    if (toStandardOutput.length > 1) {
      const formats = toStandardOutput.map(({ format }) => format).join(' and ');
      throw invalid(`${formats} would both go to standard output; give all but one an --out FILE`);
    }
    const seen = new Set<string>();
    for (const { file } of this.#outputs) {
      if (file === null) continue;
      const place = path.resolve(file);
      if (seen.has(place))
        throw invalid(`two outputs would be written to '${file}'; give each its own --out FILE`);
      seen.add(place);
    }
    return this.#outputs;
  }
}

export function formatsOf(outputs: readonly Output[]): readonly ReportOutput[] {
  return outputs.map(({ format }) => format);
}

/**
 * Fails with InvalidUsage if an output cannot show what the request asks for: before the first call to AWS.
 * @param option the option that names the outputs
 */
export function checkFormats(
  formats: readonly ReportOutput[],
  { detail }: Pick<ReportRequest, 'detail'>,
  option: '--output' | '--attach' = '--output',
): void {
  for (const format of formats) {
    const { needs }: OutputRow = REPORT_OUTPUTS[format];
    if (needs !== undefined && needs.detail !== detail) {
      throw invalid(
        `${option} ${format} needs --detail ${needs.detail}, and this is --detail ${detail}; use ${option} ${needs.instead}`,
      );
    }
  }
}
