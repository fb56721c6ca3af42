import { type Check, checksOf, failedChecks, notReconciled } from '../ledger/checks.ts';
import type { Split } from '../ledger/split.ts';
import type { ReconciliationStatus } from './form/bill.ts';
import { dayFaults, daysDoNotAddUp } from './over-time/days-add-up.ts';
import type { LedgerReading, ReadBill } from './read.ts';
import type { Run } from './run.ts';
import { checksAgainst, isHeldWhole, sourcesDisagree } from './second-source/checks.ts';

/** A check, and what the sum that was checked was read by. */
export interface ReadingCheck extends Check {
  readonly by: Split | 'account';
}

/** A bill whose groups were held against the independent total, or that has none to be held against. */
export interface ReconciledBill extends ReadBill {
  readonly status: ReconciliationStatus;
  /** Every reading, in every metric and every period that was held against an independent total; empty where none was. */
  readonly checks: readonly ReadingCheck[];
  /** The checks over the tolerance, which the request allows. */
  readonly differences: readonly ReadingCheck[];
}

/** Every reading in its order, the trend's last. */
function allChecks({ splits, trend }: LedgerReading, { request, plan }: Run): ReadingCheck[] {
  const { metrics } = request;
  const ofSplits = splits.flatMap(({ split, ledger }) =>
    checksOf(ledger, metrics).map((check): ReadingCheck => ({ ...check, by: split })),
  );
  if (trend === null) return ofSplits;
  const by = plan.trend?.split ?? 'account';
  return [...ofSplits, ...checksOf(trend, metrics).map((check): ReadingCheck => ({ ...check, by }))];
}

/**
 * Whether every sum of groups is the independent total within the tolerance, or has none; and whether the days of accounts
 * that were read by days are their periods.
 */
export function addsUp(reading: LedgerReading, run: Run): boolean {
  const isTotal = failedChecks(allChecks(reading, run), run.settings.tolerance).length === 0;
  return isTotal && dayFaults(reading, run).length === 0;
}

/**
 * Fails with NotReconciled where the difference is over the tolerance and not allowed, and where the days of an account
 * differ from its period: which of its units spent the difference, no one could tell.
 */
export function reconcile(bill: ReadBill, run: Run): ReconciledBill {
  const { request, settings } = run;
  const [{ ledger }] = bill.splits;
  const { secondSource } = bill;
  const checks = secondSource === null ? allChecks(bill, run) : checksAgainst(secondSource, bill, run);
  const differences = failedChecks(checks, settings.tolerance);
  if (differences.length > 0 && !request.allowUnattributedDifference) {
    throw secondSource === null
      ? notReconciled(differences, ledger.currency, settings.tolerance)
      : sourcesDisagree(differences, secondSource, ledger, settings.tolerance);
  }
  const faults = dayFaults(bill, run);
  if (faults.length > 0) throw daysDoNotAddUp(faults, ledger.source.name, ledger.currency);
  return { ...bill, status: statusOf(bill, run, differences), checks, differences };
}

function statusOf(bill: ReadBill, run: Run, differences: readonly ReadingCheck[]): ReconciliationStatus {
  if (differences.length > 0) return 'difference-allowed';
  const [{ ledger }] = bill.splits;
  const { secondSource } = bill;
  const isChecked = secondSource === null ? ledger.totals !== null : isHeldWhole(secondSource, bill, run);
  return isChecked ? 'reconciled' : 'not-checked';
}
