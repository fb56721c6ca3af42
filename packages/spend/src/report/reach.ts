import { OuCostError } from '../errors.ts';
import type { TotalReader } from '../ledger/fold.ts';
import type { CostLedger } from '../ledger/ports.ts';
import { sharedTotals } from '../ledger/shared-totals.ts';
import { addMonths, type DateRange } from '../time/calendar.ts';
import { planRun } from './plan.ts';
import type { Run } from './run.ts';

/** How many months every source keeps: a comparison within them is read with everything else. */
const KEPT_MONTHS = 12;

/** A run, with the reader of its independent totals. */
export interface ReachingRun {
  readonly run: Run;
  readonly totals: TotalReader;
}

/**
 * The run, without its comparison where nobody asked for it and the source does not reach back that far. Whether it
 * does is found out from the independent total of those days before anything else is read: a refusal costs nothing, and
 * an answer is one that the report needs anyway.
 */
export async function withinReach(ledger: CostLedger, run: Run): Promise<ReachingRun> {
  const totals = totalsOf(ledger, run);
  const before = doubtfulDays(run);
  const query = run.plan.readings[0]?.queries.find(({ start }) => start === before?.start);
  if (totals === null || before === null || query === undefined) return { run, totals };
  try {
    await totals(query);
    return { run, totals };
  } catch (failure) {
    if (!(failure instanceof OuCostError) || failure.code !== 'PeriodNotAvailable') throw failure;
    const reduced = withoutComparison(run, before);
    return { run: reduced, totals: totalsOf(ledger, reduced) };
  }
}

/** Reads the independent totals of a run, each period once. */
export function totalsOf(ledger: CostLedger, { plan: { readings, trend } }: Run): TotalReader {
  return sharedTotals(ledger, trend === null ? readings : [...readings, trend]);
}

/** The days of a comparison that nobody asked for, where they are older than anything else and than every source keeps. */
function doubtfulDays({ request, plan: { comparison, range }, today }: Run): DateRange | null {
  if (request.comparesIfAvailable !== true || comparison === null) return null;
  const { before } = comparison;
  return before.start < range.start && before.start < addMonths(today, -KEPT_MONTHS) ? before : null;
}

function withoutComparison(run: Run, unreached: DateRange): Run {
  const request = { ...run.request, compare: 'none' };
  return { ...run, request, plan: planRun(request, run.today), unreached };
}
