import { type RunSummary, SUMMARY_SCHEMA } from '@ou-cost/contract/archive';
import { exactDecimal, isZero, type Report, sumOfAmounts } from '@ou-cost/spend';

/** What an index says of a report. @param files the names of its files, the report first */
export function summaryOf(organizationId: string, report: Report, files: readonly string[]): RunSummary {
  const { producer, runId, generatedAt, currency, periods, query, selection } = report;
  const status = report.bills.map(({ reconciliation }) => reconciliation.status);
  return {
    schema: SUMMARY_SCHEMA,
    ...{ producer, runId, generatedAt, organizationId },
    start: query.start,
    end: query.end,
    currency,
    totals: query.metrics.map((metric) => ({
      metric,
      amount: sumOfAmounts(report.total[metric]?.amounts ?? []),
    })),
    isWhole:
      selection.organizationalUnits.length === 0 &&
      selection.excludedOrganizationalUnits.length === 0 &&
      selection.excludedChargeTypes.length === 0,
    billingView: report.bills.find(({ source }) => source.billingView !== null)?.source.billingView ?? null,
    status: status.find((one) => one !== 'reconciled') ?? 'reconciled',
    settled: periods.every(({ settled }) => settled),
    estimated: periods.some(({ estimated }) => estimated),
    final: periods.every(({ final }) => final === true),
    restatement: restatementOf(report),
    files: [...files],
  };
}

function restatementOf({ restatement, query }: Report): RunSummary['restatement'] {
  if (restatement === undefined) return null;
  const changes = query.metrics.flatMap((metric) => {
    const change = restatement.total[metric]?.change;
    return change === undefined ? [] : [{ metric, amount: change }];
  });
  if (changes.every(({ amount }) => isZero(exactDecimal(amount)))) return null;
  return { of: restatement.of, months: restatement.months.map(({ start }) => start), changes };
}
