import { decodeReport } from '@ou-cost/contract';
import { parsedJson } from '@ou-cost/contract/archive';
import { calendarDate, nearestName, OuCostError, type Report } from '@ou-cost/spend';
import { fileNameFor, namedApart } from '../layout/file-names.ts';
import { brokenObject, isKey } from '../layout/key.ts';
import { isPeriodName, periodName } from '../layout/period-name.ts';
import { byRun } from '../layout/run-order.ts';
import { assertSame } from '../ledgers/ledgers.ts';
import { jsonBytes, MOST_BYTES, readEach, readListed } from '../objects.ts';
import type { ArchivedRun, ArchiveStore, KeptReport, RenderedFile } from '../ports.ts';
import { summaryOf } from './summary.ts';

export const REPORT = 'report.json';
/** What the index says of a report; it is none of the run's outputs. */
export const SUMMARY = 'summary.json';
const KEY = /^reports\/(o-[0-9a-z]{10,32})\/([^/]+)\/([^/]+)\/([^/]+)$/;
/** So many runs are named where one was not found. */
const NAMED = 3;

/** Writes a report and its renderings; what their keys begin with, and those that were written. Fails with OutputNotWritten where others are there. */
export async function keepReport(
  store: ArchiveStore,
  organizationId: string,
  report: Report,
  files: readonly RenderedFile[],
): Promise<{ readonly folder: string; readonly written: readonly string[] }> {
  const { start, end } = report.query;
  const period = periodName(dayOf(start), dayOf(end));
  const folder = `reports/${organizationId}/${period}/${fileNameFor(report.runId)}`;
  const own = files.find((file) => file.name === REPORT && isReport(file, report));
  const others = namedApart(
    files.filter((file) => file !== own),
    [REPORT, SUMMARY],
  );
  const all = [{ name: REPORT, content: own?.content ?? jsonBytes(report) }, ...others];
  const written: string[] = [];
  for (const { name, content } of all) {
    const key = `${folder}/${name}`;
    if ((await store.writeOnce(key, content)) === 'written') written.push(key);
    else await assertSame(store, key, content);
  }
  const names = all.map(({ name }) => name);
  const summary = jsonBytes(summaryOf(organizationId, report, names));
  // Whoever kept the report before may have made its summary with another version.
  if ((await store.writeOnce(`${folder}/${SUMMARY}`, summary)) === 'written') {
    written.push(`${folder}/${SUMMARY}`);
  }
  return { folder, written };
}

/** Every report of an archive, the newest last, from one listing. Fails with MalformedAnswer for a foreign key. */
export async function listedRuns(store: ArchiveStore): Promise<readonly ArchivedRun[]> {
  const runs = new Map<string, ArchivedRun & { readonly files: string[] }>();
  for (const key of await store.list('reports/')) {
    const [, organizationId, period, runId, file] = KEY.exec(key) ?? [];
    if (
      organizationId === undefined ||
      period === undefined ||
      runId === undefined ||
      file === undefined ||
      !isPeriodName(period)
    ) {
      throw brokenObject(store.name, key, 'is none of an archive');
    }
    const place = `${organizationId}/${period}/${runId}`;
    const run = runs.get(place) ?? { organizationId, period, runId, files: [] };
    if (file !== SUMMARY) run.files.push(file);
    runs.set(place, run);
  }
  return [...runs.values()].sort(byRun);
}

/** The report of a run. Fails with InvalidRequest where there is none, naming the nearest ones. */
export async function readReport(store: ArchiveStore, runId: string): Promise<Report> {
  const runs = (await listedRuns(store)).filter(({ files }) => files.includes(REPORT));
  const name = fileNameFor(runId);
  const found = runs.findLast((run) => run.runId === name);
  if (found === undefined) throw noSuchRun(store, runId, runs);
  return await readReportOf(store, `reports/${found.organizationId}/${found.period}/${found.runId}`);
}

/** A report with the files beside it, by what their keys begin with. Fails with Incomplete where it is not there. */
export async function readReportAt(store: ArchiveStore, folder: string): Promise<KeptReport> {
  if (!KEY.test(`${folder}/${REPORT}`) || !isKey(folder)) {
    throw brokenObject(store.name, folder, 'cannot be a report');
  }
  const report = await readReportOf(store, folder);
  const names = (await store.list(`${folder}/`)).map((key) => key.slice(folder.length + 1));
  const files = await readEach(
    names.filter((name) => name !== REPORT && name !== SUMMARY && !name.includes('/')),
    async (name) => {
      const content = await store.read(`${folder}/${name}`, MOST_BYTES);
      if (content !== null) return { name, content };
      throw brokenObject(store.name, `${folder}/${name}`, 'was listed, and is not there');
    },
  );
  return { report, files };
}

/** The report in a run's folder. */
export async function readReportOf(store: ArchiveStore, folder: string): Promise<Report> {
  return await readListed(store, `${folder}/${REPORT}`, (text, object) => {
    const report = decodeReport(parsedJson(text, object));
    if (fileNameFor(report.runId) === folder.split('/').at(-1)) return report;
    throw brokenObject(store.name, object, `is the report of another run, ${report.runId}`);
  });
}

function noSuchRun(store: ArchiveStore, runId: string, runs: readonly ArchivedRun[]): OuCostError {
  const ids = runs.map((run) => run.runId);
  const nearest = nearestName(runId, ids);
  const last = ids.slice(-NAMED).reverse();
  const hint =
    nearest !== null
      ? `did you mean '${nearest}'?`
      : last.length === 0
        ? 'it has no report yet'
        : `its last runs are ${last.join(', ')}`;
  return new OuCostError(
    'InvalidRequest',
    `the archive ${store.name} has no report of a run '${runId.slice(0, 80)}'; ${hint}`,
  );
}

function isReport({ content }: RenderedFile, { runId }: Report): boolean {
  try {
    return decodeReport(JSON.parse(new TextDecoder().decode(content))).runId === runId;
  } catch {
    return false;
  }
}

function dayOf(text: string) {
  const day = calendarDate(text);
  if (day !== null) return day;
  throw new OuCostError('Defect', `a report of '${text.slice(0, 80)}' was to be archived`);
}
