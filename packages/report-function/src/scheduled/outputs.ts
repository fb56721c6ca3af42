import type { RenderedFile } from '@ou-cost/archive/s3';
import { REPORT_OUTPUTS, type ReportOutput } from '@ou-cost/contract/options';
import type { ScheduledRequest } from '@ou-cost/contract/scheduled';
import { type AttachedFile, outputOfFile } from '@ou-cost/deliver';
import { PLAIN_VIEW, rendered, type View } from '@ou-cost/present';
import { OuCostError, type Report } from '@ou-cost/spend';
import type { Rendering } from './ports.ts';

/** The name of an output's file, in the archive and in a mail. */
function fileName(output: ReportOutput): string {
  return `report.${REPORT_OUTPUTS[output].extension}`;
}

/** The files of a report that the archive holds, each as the output that it is; others there are left where they are. */
export async function attachedFiles(
  report: Report,
  files: readonly RenderedFile[],
): Promise<readonly AttachedFile[]> {
  const json = { output: 'json', name: fileName('json'), content: await fileOf(report, 'json', {}) } as const;
  const known = files.flatMap(({ name, content }) => {
    const output = outputOfFile(name);
    return output === null ? [] : [{ output, name, content }];
  });
  return [json, ...known];
}

/** The JSON of a report and every output that was asked for: what cannot be made keeps no other from being made. */
export async function renderedOutputs(
  report: Report,
  { outputs, language, locale }: Pick<ScheduledRequest, 'outputs' | 'language' | 'locale'>,
): Promise<Rendering> {
  const files: AttachedFile[] = [];
  const failures: OuCostError[] = [];
  for (const output of ['json', ...outputs] as const) {
    try {
      const content = await fileOf(report, output, { language, locale });
      files.push({ output, name: fileName(output), content });
    } catch (error) {
      const cause = error instanceof OuCostError ? error : new OuCostError('Defect', String(error));
      failures.push(
        new OuCostError(cause.code, `the report was made without ${output}: ${cause.message}`, { cause }),
      );
    }
  }
  return { files, failure: failures[0] ?? null };
}

async function fileOf(report: Report, output: ReportOutput, writing: Partial<View>): Promise<Uint8Array> {
  return bytesOf(await rendered(output, report, { ...PLAIN_VIEW, ...writing }));
}

function bytesOf(content: Iterable<string> | Uint8Array): Uint8Array {
  if (content instanceof Uint8Array) return content;
  return Buffer.concat(Array.from(content, (piece) => Buffer.from(piece)));
}
