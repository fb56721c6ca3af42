import type { Report } from '@ou-cost/spend';
import { comparedRangeLabel } from './compared-range.ts';
import { periodLabel, periodMarks, rangeLabel } from './period-label.ts';
import { chargeText } from './source-words.ts';

/** A line of the head of a report; names in `value` are not escaped. */
export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** What a report is about: the lines at its head. */
export function factsOf(report: Report): Fact[] {
  const { bills, query, selection } = report;
  const facts: [label: string, value: string][] = [
    ...bills.map(({ organizationId, managementAccountId }): [string, string] => [
      'Organization',
      `${organizationId}, management account ${managementAccountId}`,
    ]),
    ['Period', `${rangeLabel(query)} (UTC), ${query.granularity.toLowerCase()}`],
    ['Estimated', markedPeriods(report, 'estimated')],
    ['Not settled', markedPeriods(report, 'not settled')],
    ['Compared with', comparedRangeLabel(report) ?? ''],
    [query.metrics.length > 1 ? 'Metrics' : 'Metric', `${query.metrics.join(', ')}, in ${report.currency}`],
    ...bills.map(({ source }): [string, string] => ['Billing view', source.billingView ?? '']),
    ['Only', selection.organizationalUnits.join(', ')],
    ['Without', [...selection.excludedOrganizationalUnits, ...selection.excludedChargeTypes].join(', ')],
    ['Unknown types', query.unknownRecordTypes.join(', ')],
    ...bills.map(({ asOf }): [string, string] => ['Tree as of', treeText(asOf)]),
    ['Run', `${report.runId}, ${report.producer}, ${report.generatedAt}`],
  ];
  return facts.filter(([, value]) => value !== '').map(([label, value]) => ({ label, value }));
}

function markedPeriods(report: Report, mark: string): string {
  return report.periods
    .filter((period) => periodMarks(period).includes(mark))
    .map((period) => periodLabel(period, report.query.granularity))
    .join(', ');
}

/** The one tree of a report carries its past days as well, and a date alone would read as if they had another. */
function treeText(asOf: string): string {
  return `${asOf}, for earlier days too`;
}

/** What the run itself cost and sent. */
export function runCostSentence(report: Report): string {
  const { usage } = report;
  const charges = usage.charges.map((charge) => `${chargeText(charge)} in ${charge.for}`);
  const requests = Object.entries(usage.requests).map(([operation, count]) => `${operation} ${count}`);
  const sent = requests.length === 0 ? 'no requests' : `requests: ${requests.join(', ')}`;
  return `This run cost ${charges.join(', ') || 'nothing'} and took ${usage.durationMs} ms; ${sent}; throttled ${usage.throttled}, retried ${usage.retries}.`;
}

export const ROUNDING_FOOTNOTE =
  'Every figure shown is its exact value rounded half to even on its own, so figures shown need not add up to the total shown; the exact ones are in the JSON and CSV outputs.';
