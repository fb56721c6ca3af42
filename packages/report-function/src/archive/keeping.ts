import { systemTiming } from '@ou-cost/aws/calls';
import { renderArchiveIndex } from '@ou-cost/present/archive-index';
import type { EarlierRuns, MadeReport, ReportRequest } from '@ou-cost/spend';
import type { Run } from '../run.ts';
import { deadlinesOf } from '../scheduled/deadlines.ts';
import { untilDeadline } from '../scheduled/keep-trying.ts';
import { archiveOf, earlierRunsFor } from './open.ts';

/** The deployment's archive, as a report that somebody asks for uses it. */
export interface PlainKeeping {
  readonly earlier: EarlierRuns;
  /** Until when the report is read, so that time is left to keep it. In milliseconds since 1970. */
  readonly readingDeadline: number;
  /** Keeps the report. It is the answer all the same where that fails, and the log says why: an alarm rings. */
  keep(made: MadeReport): Promise<void>;
}

const WRITING = { language: 'en', locale: 'en-US' } as const;
/** The answer does not wait longer for an archive that does not work, in milliseconds. */
const LONGEST_KEEPING = 60_000;

/**
 * Opens the archive and reads what the report can use, before anything is paid for. Null where the deployment has none.
 * Fails with an OuCostError where it cannot be read.
 */
export async function openKeeping(request: ReportRequest, run: Run): Promise<PlainKeeping | null> {
  const opened = archiveOf(run);
  if (opened === null) return null;
  const { reading, delivering } = deadlinesOf(systemTiming.now(), run.deadline);
  const earlier = await earlierRunsFor(opened, request, systemTiming.now());
  return {
    earlier,
    readingDeadline: reading,
    keep: async ({ report, recording }) => {
      const end = Math.min(delivering, systemTiming.now() + LONGEST_KEEPING);
      const write = () => opened.archive.keep({ report, recording, files: [] });
      const { value, failure } = await untilDeadline(write, end, systemTiming);
      if (failure !== null) {
        run.log.notArchived(failure);
        return;
      }
      run.log.archived(value.report ?? '');
      // Whoever asked chose no language for the page, which all reports share.
      const page = () => opened.archive.keepIndex((index) => renderArchiveIndex(index, WRITING));
      const { failure: unlisted } = await untilDeadline(page, end, systemTiming);
      if (unlisted !== null) run.log.indexNotUpdated(unlisted);
    },
  };
}
