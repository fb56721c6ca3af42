import type { Archive } from '@ou-cost/archive';
import {
  dateOfInstant,
  type EarlierRuns,
  monthsOf,
  planRun,
  type Recording,
  type Report,
  type ReportRequest,
} from '@ou-cost/spend';
import type { CliContext } from '../cli-context.ts';
import type { KeepInArchive } from '../output/keep-in-archive.ts';
import type { Announcements } from '../progress/announcements.ts';
import { type ArchiveReach, openArchiveAt } from './open.ts';

/** The archive of a run: what earlier runs left in it, and how this one is kept there. */
export interface Keeping {
  readonly earlier: EarlierRuns;
  /** Keeps a report with what its run leaves to later ones. @param recorded fails where the run left nothing to keep */
  keeper(recorded: (report: Report) => Recording): KeepInArchive;
}

/** What decides how a run uses its archive. */
interface KeepingRun extends ArchiveReach {
  readonly request: ReportRequest;
  readonly announcements: Announcements;
}

/**
 * Opens the archive of a run and reads what a report on the request can use, before anything is paid for: a wrong place
 * or an object that cannot be read ends the run at no cost. Null where no archive is named. Fails with an OuCostError.
 */
export async function openKeeping(
  location: string | undefined,
  { request, announcements, ...reach }: KeepingRun,
  context: CliContext,
): Promise<Keeping | null> {
  if (location === undefined) return null;
  const archive = await openArchiveAt(location, reach, context);
  const months = monthsOf(planRun(request, dateOfInstant(context.now().getTime())));
  const earlier = await announcements.during(
    () => `reading the archive ${archive.name}`,
    async () => {
      if (request.tree === 'as-was') await archive.assertHistory();
      return archive.earlierRuns(months);
    },
  );
  return { earlier, keeper: (recorded) => keeperIn(archive, recorded, announcements) };
}

function keeperIn(
  archive: Archive,
  recorded: (report: Report) => Recording,
  announcements: Announcements,
): KeepInArchive {
  return async (report, files) => {
    const recording = recorded(report);
    const { report: place } = await announcements.during(
      () => `writing the archive ${archive.name}`,
      () => archive.keep({ report, recording, files }),
    );
    return place === null ? null : `${archive.name}/${place}/`;
  };
}
