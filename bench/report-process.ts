import type { CostLedger, Report } from '@ou-cost/spend';
import { pageFrom } from '../packages/aws/src/cost-explorer/answer.ts';
import { RecordTypes } from '../packages/aws/src/cost-explorer/record-types.ts';
import { decodeRequest } from '../packages/contract/src/request.ts';
import { renderCsv } from '../packages/present/src/csv/render.ts';
import { renderJson } from '../packages/present/src/json/render.ts';
import { jsonPieces } from '../packages/present/src/json/text.ts';
import { PLAIN_VIEW } from '../packages/present/src/shared/view.ts';
import { foldLedger } from '../packages/spend/src/ledger/fold.ts';
import { organizationFrom } from '../packages/spend/src/organization/organization.ts';
import { compare } from '../packages/spend/src/report/compare.ts';
import { Figures } from '../packages/spend/src/report/figures.ts';
import { historyOf, treeOf } from '../packages/spend/src/report/over-time/known-past.ts';
import { otherTreeOf } from '../packages/spend/src/report/over-time/other-tree.ts';
import { readDays } from '../packages/spend/src/report/over-time/read-days.ts';
import { place, placementsOf } from '../packages/spend/src/report/place.ts';
import { planRun } from '../packages/spend/src/report/plan.ts';
import { reconcile } from '../packages/spend/src/report/reconcile.ts';
import { rollUpBill } from '../packages/spend/src/report/roll-up.ts';
import type { Run } from '../packages/spend/src/report/run.ts';
import { writeDown } from '../packages/spend/src/report/write-down.ts';
import { END, LAST_MONTH, MONTHS, pagesOf, TODAY } from './cost-explorer-pages.ts';
import { dailyPagesOf, movesOf } from './moves.ts';
import { listingOf } from './organization-listing.ts';
import { peakBytes } from './peak-bytes.ts';
import { pagesBySdk } from './sdk-pages.ts';
import { cpuTimed } from './statistics.ts';

/**
 * `node report-process.ts ACCOUNTS MONTHS DETAIL WRITER MOVES` makes a report from the SDK's pages to the last byte of
 * text and prints this outcome as JSON. With moves it is a report on the tree as it was, else on the tree as it is.
 */
export interface ReportOutcome {
  /** Milliseconds of processor time by step; `read` includes making the pages. */
  readonly cpu: Readonly<Record<Step, number>>;
  readonly bytes: number;
  /** Peak memory of the process in bytes. */
  readonly peak: number;
}

const view = PLAIN_VIEW;

/** What writes the report: the function for its answer, or `ou-cost report` for a file. */
const WRITERS = {
  function: (report: Report) => jsonPieces(report, 'compact'),
  json: (report: Report) => renderJson(report, view),
  csv: (report: Report) => renderCsv(report, view),
} as const;
export type Writer = keyof typeof WRITERS;

const DETAILS = ['account', 'ou'] as const;
export type Detail = (typeof DETAILS)[number];

export type Step = 'read' | 'tree' | 'days' | 'rollUp' | 'report' | 'write';

const cpu: Record<Step, number> = { read: 0, tree: 0, days: 0, rollUp: 0, report: 0, write: 0 };

async function step<T>(name: Step, work: () => T | Promise<T>): Promise<T> {
  const timed = await cpuTimed(work);
  cpu[name] += timed.cpu;
  return timed.result;
}

const [accounts = 0, monthCount = 0] = process.argv.slice(2, 4).map(Number);
const moves = Number(process.argv[6] ?? 0);
const [detail] = DETAILS.filter((one) => one === process.argv[4]);
const [, writer] = Object.entries(WRITERS).find(([name]) => name === process.argv[5]) ?? [];
if (detail === undefined || writer === undefined)
  throw new Error(`'${process.argv.slice(2).join(' ')}' is not ACCOUNTS MONTHS DETAIL WRITER MOVES`);
const months = MONTHS.slice(-monthCount);
const [start = LAST_MONTH.start] = months;
const { report: decoded } = decodeRequest({ detail, period: `${start.slice(0, 7)}..2026-10` });
const request = { ...decoded, tree: moves > 0 ? ('as-was' as const) : ('as-is' as const) };
const plan = planRun(request, TODAY);
const [reading] = plan.readings;
if (reading === undefined) throw new Error('nothing is read');
const asked = { metrics: request.metrics, split: reading.split, recordTypes: new RecordTypes() };
const ledger: CostLedger = {
  description: { kind: 'cost-explorer', name: 'the pages', billingView: null, metrics: request.metrics },
  independentTotal: { kind: 'none' },
  async *groups(query) {
    const pages = query.granularity === 'DAILY' ? dailyPagesOf(query) : pagesOf(accounts, months);
    for await (const answer of pagesBySdk(pages, { start, end: END })) {
      yield pageFrom(answer, asked);
    }
  },
};
const run: Run = {
  request,
  settings: {
    runId: 'bench',
    producer: 'ou-cost bench',
    tolerance: { units: 1n, scale: 2 },
    settlingDay: 6,
  },
  plan,
  startedAt: Date.parse(TODAY),
  today: TODAY,
};
const folded = await step('read', () => foldLedger(ledger, reading));
const listing = listingOf(accounts);
const { now, history, organization } = await step('tree', () => {
  const tree = organizationFrom(listing);
  const earlier = moves > 0 ? { histories: [movesOf(moves, listing)], ledgers: [] } : undefined;
  const past = historyOf(earlier, { ...listing, asOf: `${TODAY}T00:00:00Z` }, { tree: 'as-was' });
  return { now: tree, history: past, organization: treeOf(tree, past, request) };
});
const days = await step('days', () =>
  readDays(ledger, reading, folded, placementsOf({ organization, history }, run)),
);
const reconciled = await step('days', () =>
  reconcile(
    {
      organization,
      now,
      history,
      tree: { ...listingOf(0), asOf: TODAY },
      directoryNotes: [],
      run,
      splits: [{ split: 'charge-type', ledger: folded, days }],
      trend: null,
      secondSource: null,
      readAgain: false,
      reused: [],
    },
    run,
  ),
);
const rolledUp = await step('rollUp', () => rollUpBill(place(reconciled, run), run));
const usage = {
  requests: {},
  throttled: 0,
  retries: 0,
  charges: [],
  durationMs: 0,
} as const;
const report = await step('report', () => {
  const figures = new Figures(rolledUp, run);
  const comparison = compare(rolledUp, run, figures);
  const otherTree = otherTreeOf(rolledUp, run);
  const bill = { bill: rolledUp, figures, comparison, trend: null, otherTree, restatement: null };
  return writeDown(bill, run, { generatedAt: Date.parse(TODAY), usage });
});
let bytes = 0;
await step('write', () => {
  for (const piece of writer(report)) bytes += Buffer.byteLength(piece);
});
const outcome: ReportOutcome = { cpu, bytes, peak: peakBytes() };
process.stdout.write(JSON.stringify(outcome));
