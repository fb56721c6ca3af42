import {
  ARCHIVE_INDEX_SCHEMA,
  type ArchiveIndex,
  archiveIndexIn,
  decodeSummary,
  type RunSummary,
} from '@ou-cost/contract/archive';
import { type ErrorCode, OuCostError } from '@ou-cost/spend';
import { fileNameFor } from '../layout/file-names.ts';
import { MOST_BYTES, readEach, readObject } from '../objects.ts';
import type { ArchivedRun, ArchiveStore, RenderIndex, TaggedObject } from '../ports.ts';
import { listedRuns, REPORT, readReportOf, SUMMARY } from '../reports/reports.ts';
import { summaryOf } from '../reports/summary.ts';

const INDEX = 'index.html';

/** So often a run writes the index anew where another one was faster. */
const MOST_TRIES = 8;
/** So many summaries are read that the index does not have, and so many reports without one; the rest by later runs. */
const MOST_SUMMARIES = 400;
const MOST_REPORTS = 20;

const OF_BROKEN: ReadonlySet<ErrorCode> = new Set(['MalformedAnswer', 'Incomplete']);

/**
 * Keeps the page with all reports of an archive, the one object that is replaced: from the index as it is, which holds what
 * it was drawn from, and the summaries of runs that are not in it. Runs at once lose nothing: whoever finds the page
 * changed begins anew. Fails with an OuCostError, also where the page there is none of ours.
 */
export async function keepIndex(
  store: ArchiveStore,
  render: RenderIndex,
  pause: () => Promise<void> = async () => {},
): Promise<void> {
  const read = new Map<string, RunSummary>();
  for (let count = 0; count < MOST_TRIES; count += 1) {
    if (count > 0) await pause();
    const there = await store.readTagged(INDEX, MOST_BYTES);
    const index = await indexOf(store, knownIn(store, there), read);
    const content = new TextEncoder().encode(render(index));
    if (there !== null && Buffer.compare(there.content, content) === 0) return;
    if ((await store.replace(INDEX, content, there?.tag ?? null)) === 'written') return;
  }
  throw new OuCostError(
    'OutputNotWritten',
    `the archive ${store.name}: '${INDEX}' was changed by other runs ${MOST_TRIES} times; the next run writes it`,
  );
}

/** What the page holds, by the folders of the runs; nothing where it is broken. Fails where it is another page. */
function knownIn(store: ArchiveStore, there: TaggedObject | null): ReadonlyMap<string, RunSummary> {
  if (there === null) return new Map();
  const page = new TextDecoder().decode(there.content);
  const index = archiveIndexIn(page, `the archive ${store.name}: '${INDEX}'`);
  return new Map((index?.entries ?? []).map((entry) => [entry.folder, entry]));
}

async function indexOf(
  store: ArchiveStore,
  known: ReadonlyMap<string, RunSummary>,
  read: Map<string, RunSummary>,
): Promise<ArchiveIndex> {
  const runs = (await listedRuns(store)).filter(({ files }) => files.includes(REPORT));
  const isUnknown = (run: ArchivedRun) => !known.has(folderOf(run)) && !read.has(folderOf(run));
  await readEach(runs.filter(isUnknown).slice(-MOST_SUMMARIES), async (run) => {
    const summary = await summaryIn(store, run);
    if (summary !== null) read.set(folderOf(run), summary);
  });
  // The newest first; one after the other, since a report may have many megabytes.
  for (const run of runs.filter(isUnknown).slice(-MOST_REPORTS).reverse()) {
    const summary = await summaryFromReport(store, run);
    if (summary !== null) read.set(folderOf(run), summary);
  }
  const entries = runs.flatMap((run) => {
    const folder = folderOf(run);
    const summary = known.get(folder) ?? read.get(folder);
    // What the listing says of files is newer.
    return summary === undefined ? [] : [{ ...summary, folder, files: [...run.files] }];
  });
  return { schema: ARCHIVE_INDEX_SCHEMA, entries, missing: runs.length - entries.length };
}

/** What a run left for the index; null where there is nothing of it, or another form. */
async function summaryIn(store: ArchiveStore, run: ArchivedRun): Promise<RunSummary | null> {
  const left = await readObject(store, `${folderOf(run)}/${SUMMARY}`, decodeSummary).catch(unlessBroken);
  return left !== null && fileNameFor(left.runId) === run.runId && left.organizationId === run.organizationId
    ? left
    : null;
}

/** The same from its report; null where that is broken. */
async function summaryFromReport(store: ArchiveStore, run: ArchivedRun): Promise<RunSummary | null> {
  const report = await readReportOf(store, folderOf(run)).catch(unlessBroken);
  return report === null ? null : summaryOf(run.organizationId, report, run.files);
}

/** One broken object must not hide all other reports; whoever reads it is told. */
function unlessBroken(failure: unknown): null {
  if (failure instanceof OuCostError && OF_BROKEN.has(failure.code)) return null;
  throw failure;
}

function folderOf({ organizationId, period, runId }: ArchivedRun): string {
  return `reports/${organizationId}/${period}/${runId}`;
}
