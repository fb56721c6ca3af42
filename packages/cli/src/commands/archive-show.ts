import type { OptionsOf } from '@ou-cost/contract/options';
import { checkFormats, formatsOf, type Output } from '../arguments/outputs.ts';
import type { CliContext } from '../cli-context.ts';
import { writeReport } from '../output/write-report.ts';
import { archiveInputs } from './archive-inputs.ts';

/** `ou-cost archive show`: an archived report, in any output. Fails with an OuCostError. */
export async function archiveShow(
  runId: string,
  options: OptionsOf<'archive show'>,
  outputs: readonly Output[],
  context: CliContext,
): Promise<void> {
  const files = outputs.flatMap(({ file }) => (file === null ? [] : [file]));
  const { archive, announcements } = await archiveInputs(options, context, files);
  const report = await announcements.during(
    () => 'reading the archive',
    () => archive.report(runId),
  );
  checkFormats(formatsOf(outputs), report.query);
  await writeReport(report, outputs, options, context);
}
