import { OuCostError } from '../errors.ts';
import type { PlannedQuery, TotalReader } from '../ledger/fold.ts';
import type { CostLedger } from '../ledger/ports.ts';
import { sharedTotals } from '../ledger/shared-totals.ts';
import { addMonths, type DateRange } from '../time/calendar.ts';
import { KEPT_MONTHS, NOTHING_KEPT } from './kept-months.ts';
import { planRun } from './plan.ts';
import type { Run } from './run.ts';

/** A run, with the reader of its independent totals. */
export interface ReachingRun {
  readonly run: Run;
  readonly totals: TotalReader;
}

/**
 * The run, without its comparison where nobody asked for it and the source does not reach back that far. Whether it
 * does it says itself, or it is found out from the independent total of those days before anything else is read: a
 * refusal costs nothing, and an answer is one that the report needs anyway.
 */
export async function withinReach(ledger: CostLedger, run: Run): Promise<ReachingRun> {
  if (ledger.reaches !== undefined) return saidToReach(ledger, run);
  const totals = totalsOf(ledger, run);
  const doubt = doubtfulComparison(run);
  if (totals === null || doubt === null) return { run, totals };
  try {
    await totals(doubt.query);
    return { run, totals };
  } catch (failure) {
    if (!(failure instanceof OuCostError) || !NOTHING_KEPT.has(failure.code)) throw failure;
    const reduced = withoutComparison(run, doubt.before);
    return { run: reduced, totals: totalsOf(ledger, reduced) };
  }
}

async function saidToReach(ledger: CostLedger, run: Run): Promise<ReachingRun> {
  const { request, plan } = run;
  const before = request.comparesIfAvailable === true ? plan.comparison?.before : undefined;
  const { granularity, metrics } = request;
  const isReached =
    before === undefined || (await ledger.reaches?.({ ...before, granularity, metrics })) !== false;
  const reaching = isReached ? run : withoutComparison(run, before);
  return { run: reaching, totals: totalsOf(ledger, reaching) };
}

/** Reads the independent totals of a run, each period once. */
export function totalsOf(ledger: CostLedger, { plan: { readings, trend } }: Run): TotalReader {
  return sharedTotals(ledger, trend === null ? readings : [...readings, trend]);
}

/**
 * The days of a comparison that nobody asked for, and the query that reads them, where a source may have nothing of
 * them: older than anything else and than every source keeps, or read by a query of their own. A query that reaches
 * into the report's own days is answered with zeros for days before the first charge.
 */
function doubtfulComparison({
  request,
  plan: { comparison, range, readings },
  today,
}: Run): { readonly before: DateRange; readonly query: PlannedQuery } | null {
  if (request.comparesIfAvailable !== true || comparison === null) return null;
  const { before } = comparison;
  const query = readings[0]?.queries.find(({ start }) => start === before.start);
  if (query === undefined || before.start >= range.start) return null;
  const isOld = before.start < addMonths(today, -KEPT_MONTHS);
  return isOld || query.end === before.end ? { before, query } : null;
}

function withoutComparison(run: Run, unreached: DateRange): Run {
  const request = { ...run.request, compare: 'none' };
  return { ...run, request, plan: planRun(request, run.today), unreached };
}
