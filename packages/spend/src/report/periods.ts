import type { FoldedLedger } from '../ledger/fold.ts';
import { isSettled } from '../time/period.ts';
import type { ReportPeriod } from './form/period.ts';
import type { Run } from './run.ts';

/** The periods asked for, with their state. */
export function askedPeriods(ledger: FoldedLedger, run: Run): ReportPeriod[] {
  return reportPeriods(ledger, run).slice(run.plan.comparisonPeriods);
}

/** The periods compared with, with their state. */
export function comparedPeriods(ledger: FoldedLedger, run: Run): ReportPeriod[] {
  return reportPeriods(ledger, run).slice(0, run.plan.comparisonPeriods);
}

function reportPeriods({ periods, totals }: FoldedLedger, { plan, today, settings }: Run): ReportPeriod[] {
  return plan.periods.map((period, at) => {
    const estimated = periods[at]?.estimated === true || totals?.[at]?.estimated === true;
    return { ...period, estimated, settled: !estimated && isSettled(period, today, settings.settlingDay) };
  });
}
