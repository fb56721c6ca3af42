import { ARCHIVE_DIFF_OUTPUT_OPTIONS, type OptionsOf } from '@ou-cost/contract/options';
import { ARCHIVE_DIFF_RENDERERS } from '@ou-cost/present/archive';
import { differenceOfReports } from '@ou-cost/spend';
import type { CliContext } from '../cli-context.ts';
import { writeText } from '../output/write-text.ts';
import { archiveInputs } from './archive-inputs.ts';

/** `ou-cost archive diff`: what changed from one archived report to another. Fails with an OuCostError. */
export async function archiveDiff(
  runs: { readonly before: string; readonly after: string },
  options: OptionsOf<'archive diff'>,
  context: CliContext,
): Promise<void> {
  const { archive, announcements } = await archiveInputs(options, context);
  const [before, after] = await announcements.during(
    () => 'reading the archive',
    async () => [await archive.report(runs.before), await archive.report(runs.after)] as const,
  );
  const difference = differenceOfReports(before, after);
  const render = ARCHIVE_DIFF_RENDERERS[options.output ?? ARCHIVE_DIFF_OUTPUT_OPTIONS.output.default];
  await writeText((terminal) => render(difference, terminal), options, context);
}
