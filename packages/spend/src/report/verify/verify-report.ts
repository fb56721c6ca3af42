import type { LedgerDescription } from '../../ledger/ports.ts';
import type { Report } from '../form/report.ts';
import type { ReportRequest } from '../request.ts';
import { checkComparison } from './changes.ts';
import { expectSame, fault } from './fault.ts';
import { checkOtherTree } from './other-tree.ts';
import { checkQuestion } from './question.ts';
import { checkReconciliation } from './reconciliation.ts';
import { checkRestatement } from './restatement.ts';
import { checkReused } from './reused.ts';
import { checkSelected } from './selected.ts';
import { checkAccounts, checkTree, checkUnattributed } from './structure.ts';
import { checkSelection, checkTotals } from './totals.ts';
import { checkTrend } from './trend.ts';

/** What a report was asked for. */
export interface AskedReport {
  readonly request: ReportRequest;
  readonly runId: string;
  readonly source: LedgerDescription['kind'];
  /** The billing view that was asked for; null: the one that the other side reads by itself. */
  readonly billingView: string | null;
}

/**
 * Verifies a report where it is read: that it is the one asked for, that its figures add up, and that its checks are
 * those of its figures. Fails with MalformedAnswer, naming the first thing that does not hold.
 */
export function verifyReport(report: Report, { request, runId, source, billingView }: AskedReport): void {
  expectSame('its run id', report.runId, runId);
  if (report.rules !== undefined) throw fault('it judges rules, which only the one who asks can');
  const plan = checkQuestion(report, request);
  checkSelection(report, request);
  expectSame('its source', report.bills[0]?.source.kind, source);
  if (billingView !== null) expectSame('its billing view', report.bills[0]?.source.billingView, billingView);
  checkTree(report.organizationalUnits);
  checkUnattributed(report);
  checkAccounts(report);
  const { metrics, by, alsoBy } = report.query;
  const shape = { metrics, periods: report.periods.length, splits: [by, ...alsoBy] };
  checkTotals(report, shape);
  checkOtherTree(report, shape);
  checkSelected(report);
  checkTrend(report);
  checkReconciliation(report, request, plan);
  checkComparison(report, plan);
  checkReused(report, request, plan);
  checkRestatement(report, plan);
}
