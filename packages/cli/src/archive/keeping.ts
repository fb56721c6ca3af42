import type { Archive } from '@ou-cost/archive';
import type { Writing } from '@ou-cost/present';
import {
  dateOfInstant,
  type EarlierRuns,
  monthsOf,
  OuCostError,
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
  /** How words and figures of the index are written. */
  readonly writing: Writing;
}

/**
 * Opens the archive of a run and reads what a report on the request can use, before anything is paid for: a wrong place
 * or an object that cannot be read ends the run at no cost. Null where no archive is named. Fails with an OuCostError.
 */
export async function openKeeping(
  location: string | undefined,
  { request, announcements, writing, ...reach }: KeepingRun,
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
  const kept = { archive, announcements, writing };
  return { earlier, keeper: (recorded) => keeperIn(kept, recorded) };
}

function keeperIn(
  { archive, announcements, writing }: Pick<KeepingRun, 'announcements' | 'writing'> & { archive: Archive },
  recorded: (report: Report) => Recording,
): KeepInArchive {
  return async (report, files) => {
    const recording = recorded(report);
    const { place, unlisted } = await announcements.during(
      () => `writing the archive ${archive.name}`,
      async () => {
        const kept = await archive.keep({ report, recording, files });
        return { place: kept.report, unlisted: await unlistedReason(archive, writing) };
      },
    );
    if (unlisted !== null) await announcements.say(`warning: the report is kept, and ${unlisted}`);
    return place === null ? null : `${archive.name}/${place}/`;
  };
}

/** Brings the archive's index up to date. Why it is not, where it is not: the next run brings it up to date too. */
async function unlistedReason(archive: Archive, writing: Writing): Promise<string | null> {
  const { renderArchiveIndex } = await import('@ou-cost/present/archive-index');
  try {
    await archive.keepIndex((index) => renderArchiveIndex(index, writing));
    return null;
  } catch (failure) {
    if (failure instanceof OuCostError) return `the archive's index.html lacks it: ${failure.message}`;
    throw failure;
  }
}
