import { ARCHIVE_LIST_OUTPUT_OPTIONS, type OptionsOf } from '@ou-cost/contract/options';
import { ARCHIVE_LIST_RENDERERS } from '@ou-cost/present/archive';
import { ARCHIVE_LISTING_SCHEMA, type ArchiveListing, instantText } from '@ou-cost/spend';
import type { CliContext } from '../cli-context.ts';
import { writeText } from '../output/write-text.ts';
import { PRODUCER } from '../version.ts';
import { archiveInputs } from './archive-inputs.ts';

/** `ou-cost archive list`: which reports are in an archive. Fails with an OuCostError. */
export async function archiveList(options: OptionsOf<'archive list'>, context: CliContext): Promise<void> {
  const { archive, announcements } = await archiveInputs(options, context);
  const runs = await announcements.during(
    () => 'reading the archive',
    () => archive.runs(),
  );
  // A location that is spelled wrong looks like an archive that has nothing yet.
  if (runs.length === 0)
    await announcements.say(`no report is in ${archive.name}: check that it is the location`);
  const listing: ArchiveListing = {
    schema: ARCHIVE_LISTING_SCHEMA,
    producer: PRODUCER,
    generatedAt: instantText(context.now().getTime()),
    runs,
  };
  const render = ARCHIVE_LIST_RENDERERS[options.output ?? ARCHIVE_LIST_OUTPUT_OPTIONS.output.default];
  await writeText((terminal) => render(listing, terminal), options, context);
}
