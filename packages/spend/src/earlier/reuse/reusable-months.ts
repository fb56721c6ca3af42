import type { LedgerDescription } from '../../ledger/ports.ts';
import type { Metric } from '../../ledger/query.ts';
import { exactDecimal } from '../../money/amount.ts';
import { absolute, compareDecimals, subtract, sum } from '../../money/decimal.ts';
import type { Run } from '../../report/run.ts';
import { addMonths, type CalendarDate, type DateRange } from '../../time/calendar.ts';
import { isSettled } from '../../time/period.ts';
import type { ArchivedLedger } from '../archived-ledger.ts';
import type { EarlierRuns } from '../earlier-runs.ts';
import { amountsFor, newest, sameBill } from '../same-bill.ts';
import { monthlyNeeds } from './monthly-needs.ts';

/** What was kept of months that need not be read again, by their first days. */
export type KeptMonths = ReadonlyMap<CalendarDate, ArchivedLedger>;

/**
 * The months of a run that earlier runs have read to the end: settled when they were read, by this run's calendar as
 * well, and equal to their independent total within this run's tolerance. A difference that was allowed is none.
 */
export function reusableMonths(
  { ledgers }: EarlierRuns,
  run: Run,
  { kind, billingView }: LedgerDescription,
  organizationId: string,
): KeptMonths {
  const { metrics } = run.request;
  const known = ledgers.filter((one) => sameBill(one, { kind, billingView, organizationId, metrics }));
  const months = new Map<CalendarDate, ArchivedLedger>();
  for (const [start, by] of monthlyNeeds(run.plan).months) {
    const month = { start, end: addMonths(start, 1) };
    const read = known.filter((one) => one.start === month.start && one.end === month.end);
    const kept = newest(read.filter((one) => (by === 'account' || one.by === by) && isDone(one, month, run)));
    if (kept !== null && isLastWord(kept, read, metrics)) months.set(start, kept);
  }
  return months;
}

function isDone(ledger: ArchivedLedger, month: DateRange, { settings, request }: Run): boolean {
  const { status, settled, estimated, readAt } = ledger;
  if (status !== 'reconciled' || !settled || estimated) return false;
  const readOn = readAt.slice(0, 10) as CalendarDate;
  if (!isSettled(month, readOn, settings.settlingDay)) return false;
  const totals = totalsOf(ledger, request.metrics);
  return request.metrics.every((metric, at) => {
    const position = ledger.metrics.indexOf(metric);
    const groups = sum(ledger.spend.map(({ amounts }) => exactDecimal(amounts[position] ?? '0')));
    const total = exactDecimal(totals[at] ?? '0');
    return compareDecimals(absolute(subtract(total, groups)), settings.tolerance) <= 0;
  });
}

/** Whether no later reading, by whatever it was, had another total. */
function isLastWord(
  kept: ArchivedLedger,
  read: readonly ArchivedLedger[],
  metrics: readonly Metric[],
): boolean {
  const last = newest(read.filter(({ independentTotal }) => independentTotal !== null));
  if (last === null) return true;
  const [own, others] = [totalsOf(kept, metrics), totalsOf(last, metrics)];
  return own.every(
    (amount, at) => compareDecimals(exactDecimal(amount), exactDecimal(others[at] ?? '0')) === 0,
  );
}

/** The independent total of a month that has one, in the order of the metrics. */
export function totalsOf(ledger: ArchivedLedger, metrics: readonly Metric[]): string[] {
  return amountsFor(metrics, ledger, ledger.independentTotal ?? []);
}
