import type { RenderedFile } from '@ou-cost/archive';
import { type OptionsOf, REPORT_OUTPUTS } from '@ou-cost/contract/options';
import { PLAIN, rendered } from '@ou-cost/present';
import { type ErrorCode, OuCostError, type Report } from '@ou-cost/spend';
import type { Output } from '../arguments/outputs.ts';
import { viewOf } from './view.ts';

/** Keeps a report with its outputs where later runs find it, and says where for people. Fails with an OuCostError. */
export type KeepInArchive = (report: Report, files: readonly RenderedFile[]) => Promise<string | null>;

/** Every output of a run as a file of the archive, each format once; `report.json` is always among them there. */
export async function filesToKeep(
  report: Report,
  outputs: readonly Output[],
  options: OptionsOf<'run' | 'report'>,
): Promise<RenderedFile[]> {
  const formats = [...new Set(outputs.map(({ format }) => format))].filter((format) => format !== 'json');
  const files: RenderedFile[] = [];
  for (const format of formats) {
    const content = await rendered(format, report, viewOf(options, PLAIN));
    files.push({ name: `report.${REPORT_OUTPUTS[format].extension}`, content: bytesOf(content) });
  }
  return files;
}

export function bytesOf(content: Iterable<string> | Uint8Array): Uint8Array {
  if (content instanceof Uint8Array) return content;
  return Buffer.concat(Array.from(content, (piece) => Buffer.from(piece)));
}

/** Keeps the report: where it is, or the failure, since the report is written by then. */
export async function kept(
  keep: KeepInArchive | undefined,
  report: Report,
  files: readonly RenderedFile[],
): Promise<{ readonly place: string | null; readonly failure: OuCostError | null }> {
  if (keep === undefined) return { place: null, failure: null };
  try {
    return { place: await keep(report, files), failure: null };
  } catch (failure) {
    if (!(failure instanceof OuCostError)) throw failure;
    const message = `the report is not kept in the archive: ${failure.message}`;
    return { place: null, failure: new OuCostError(failure.code, message, { cause: failure }) };
  }
}

/** The failures of outputs that say nothing against the report itself. */
const OF_OUTPUTS: ReadonlySet<ErrorCode> = new Set(['OutputNotWritten', 'AnswerTooLarge']);

/** The failure of an output, after the archive has got the report; a report that is not to be believed is not kept. */
export async function withUnkept(
  failure: unknown,
  keep: () => Promise<OuCostError | null>,
): Promise<unknown> {
  if (!(failure instanceof OuCostError) || !OF_OUTPUTS.has(failure.code)) return failure;
  const unkept = await keep();
  if (unkept === null) return failure;
  return new OuCostError(failure.code, `${failure.message}; ${unkept.message}`, { cause: failure });
}
