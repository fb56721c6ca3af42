import type { Report } from '@ou-cost/spend';
import { daysIn } from '../shared/period-label.ts';
import { PLAIN_VIEW } from '../shared/view.ts';
import { type PageReference, summaryOf } from './summary.ts';

/** The summary for a program: amounts are exact, and names are escaped only as JSON requires. */
export function jsonSummary(report: Report, page: PageReference): string {
  const { totals, parts, moreParts, comparedWith, marks, isReconciled } = summaryOf(report, page, PLAIN_VIEW);
  const { query, comparison } = report;
  return JSON.stringify({
    schema: 'ou-cost/summary@1',
    producer: report.producer,
    runId: report.runId,
    generatedAt: report.generatedAt,
    organizationIds: report.bills.map(({ organizationId }) => organizationId),
    period: { start: query.start, end: query.end, days: daysIn(query) },
    comparedWith:
      comparison === undefined || comparedWith === null
        ? null
        : { start: comparison.start, end: comparison.end, days: daysIn(comparison) },
    estimated: marks.includes('estimated'),
    settled: !marks.includes('not settled'),
    reconciled: isReconciled,
    reconciliation: report.bills.map(({ organizationId, reconciliation: { status, tolerance } }) => ({
      organizationId,
      status,
      tolerance,
    })),
    currency: report.currency,
    totals,
    parts,
    moreParts,
    rules: report.rules ?? [],
    charges: report.usage.charges,
    page,
  });
}
