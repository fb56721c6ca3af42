import type { Archive } from '@ou-cost/archive';
import type { OptionsOf } from '@ou-cost/contract/options';
import { openArchiveAt } from '../archive/open.ts';
import { namedArchive } from '../arguments/archive.ts';
import type { CliContext } from '../cli-context.ts';
import { checkOutputFiles } from '../output/write-outputs.ts';
import { type Announcements, announcementsOn } from '../progress/announcements.ts';
import { newRunId } from '../run-id.ts';

type Options = OptionsOf<'history' | 'archive list' | 'archive show' | 'archive deliver' | 'archive diff'>;

/** What a command that reads an archive determines first. */
export interface ArchiveInputs {
  readonly archive: Archive;
  readonly announcements: Announcements;
}

/** Checks the files to write, and opens the archive. Fails with an OuCostError. */
export async function archiveInputs(
  options: Options & { readonly out?: string },
  context: CliContext,
  files: readonly string[] = options.out === undefined ? [] : [options.out],
): Promise<ArchiveInputs> {
  const { environment, stderr, now } = context;
  const location = namedArchive(options);
  await checkOutputFiles(files);
  const announcements = announcementsOn(stderr, {
    isQuiet: options.quiet === true,
    hasDumbTerminal: environment.hasDumbTerminal === true,
    now,
  });
  const reach = { ...options, runId: newRunId(now()), config: null };
  const archive = await openArchiveAt(location, reach, context);
  return { archive, announcements };
}
