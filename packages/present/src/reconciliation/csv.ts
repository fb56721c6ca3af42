import type { SourceReconciliation } from '@ou-cost/spend';
import { stringify } from 'csv-stringify/sync';
import { csvText } from '../csv/text.ts';
import { exactAmount } from '../shared/figure-format.ts';

const COLUMNS = [
  ...['x_Row', 'BillingPeriodStart', 'BillingPeriodEnd', 'BillingCurrency', 'x_Metric'],
  ...['SubAccountId', 'SubAccountName', 'x_ChargeType', 'x_CostExplorer', 'x_Export', 'x_Difference'],
  ...['x_Percent', 'x_OverTolerance', 'x_Reasons', 'x_RunId'],
];

/** A row for the total of each month, and one for each sum that differs, with exact amounts. */
export function reconciliationCsv({ months, differences, currency, runId }: SourceReconciliation): string {
  const rows = [
    ...months.map((month) => ({ ...month, row: 'total', about: ['', '', ''], reasons: [] })),
    ...differences.map((one) => ({
      ...one,
      row: one.accountId === null ? 'not-attributed-by-source' : 'difference',
      about: [one.accountId ?? '', one.accountName ?? '', one.chargeType ?? ''],
    })),
  ].map((one) => [
    one.row,
    ...[one.start, one.end].map((day) => `${day}T00:00:00Z`),
    csvText(currency),
    one.metric,
    ...one.about.map(csvText),
    ...[one.first, one.second, one.difference].map(exactAmount),
    one.percent === null ? '' : exactAmount(one.percent),
    String(one.isOver),
    one.reasons.join(' '),
    csvText(runId),
  ]);
  return stringify([COLUMNS, ...rows], { record_delimiter: '\n' });
}
