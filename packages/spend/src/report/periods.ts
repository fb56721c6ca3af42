import type { FoldedLedger } from '../ledger/fold.ts';
import type { DateRange } from '../time/calendar.ts';
import { isSettled } from '../time/period.ts';
import type { ReportPeriod } from './form/period.ts';
import type { Run } from './run.ts';

/** Some of the periods that were read, with their state. */
export function periodsAt(positions: readonly number[], ledger: FoldedLedger, run: Run): ReportPeriod[] {
  const all = reportPeriods(run.plan.periods, ledger, run);
  return positions.flatMap((at) => all[at] ?? []);
}

/** The periods of a reading, with their state. */
export function reportPeriods(
  periods: readonly DateRange[],
  { periods: read, totals }: FoldedLedger,
  { today, settings }: Run,
): ReportPeriod[] {
  return periods.map((period, at) => {
    const estimated = read[at]?.estimated === true || totals?.[at]?.estimated === true;
    const settled = !estimated && isSettled(period, today, settings.settlingDay);
    return { ...period, estimated, settled, ...(read[at]?.final === true ? { final: true } : {}) };
  });
}
