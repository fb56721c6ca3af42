import { type Check, checksOf, failedChecks, notReconciled } from '../ledger/checks.ts';
import type { FoldedLedger } from '../ledger/fold.ts';
import type { ReconciliationStatus } from './form/bill.ts';
import type { ReadBill } from './read.ts';
import type { Run } from './run.ts';

/** A bill whose groups were held against the independent total, or that has none to be held against. */
export interface ReconciledBill extends ReadBill {
  readonly status: ReconciliationStatus;
  /** Every metric in every period; empty where there is no independent total. */
  readonly checks: readonly Check[];
  /** The checks over the tolerance, which the request allows. */
  readonly differences: readonly Check[];
}

/** Whether the sum of the groups is the independent total within the tolerance; true where there is no total. */
export function addsUp(ledger: FoldedLedger, { request, settings }: Run): boolean {
  return failedChecks(checksOf(ledger, request.metrics), settings.tolerance).length === 0;
}

/** Fails with NotReconciled where the difference is over the tolerance and not allowed. */
export function reconcile(bill: ReadBill, { request, settings }: Run): ReconciledBill {
  const { ledger } = bill;
  const checks = checksOf(ledger, request.metrics);
  const differences = failedChecks(checks, settings.tolerance);
  if (differences.length > 0 && !request.allowUnattributedDifference) {
    throw notReconciled(differences, ledger.currency, settings.tolerance);
  }
  return { ...bill, status: statusOf(ledger, differences), checks, differences };
}

function statusOf({ totals }: FoldedLedger, differences: readonly Check[]): ReconciliationStatus {
  if (totals === null) return 'not-checked';
  return differences.length > 0 ? 'difference-allowed' : 'reconciled';
}
