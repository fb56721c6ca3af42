import type { Language } from '@ou-cost/contract/options';
import type { Bill, Metric, Report, ReportPeriod } from '@ou-cost/spend';
import { wordsIn } from '../words/index.ts';
import { bytesText } from './bytes-text.ts';
import { comparedRangeLabel } from './compared-range.ts';
import { periodList, rangeLabel } from './period-label.ts';
import { chargeText } from './source-words.ts';

/** A line of the head of a report; names in `value` are not escaped. */
export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** What a report is about: the lines at its head. */
export function factsOf(report: Report, language: Language): Fact[] {
  const { bills, query, selection } = report;
  const { comma, compared, facts: words, granularities } = wordsIn(language).shared;
  const metrics = query.metrics.map((metric) => metricNames(metric, language));
  const facts: [label: string, value: string][] = [
    ...bills.map(({ organizationId, managementAccountId }): [string, string] => [
      words.organization,
      words.organizationAndPayer(organizationId, managementAccountId),
    ]),
    [words.period, words.periodInUtc(rangeLabel(query, language), granularities[query.granularity])],
    [words.estimated, listed(report, ({ estimated }) => estimated, language)],
    [words.notSettled, listed(report, ({ settled }) => !settled, language)],
    [compared.label, comparedRangeLabel(report, language) ?? ''],
    [
      metrics.length > 1 ? words.metrics : words.metric,
      words.metricsIn(metrics.join(comma), report.currency),
    ],
    ...bills.map(({ source }): [string, string] => [words.source, exportText(source, language)]),
    ...bills.map(({ source }): [string, string] => [words.billingView, source.billingView ?? '']),
    [words.only, selection.organizationalUnits.join(comma)],
    [words.without, withoutText(report, language)],
    [words.unknownTypes, query.unknownRecordTypes.join(comma)],
    ...bills.map(({ asOf }): [string, string] =>
      query.tree === 'as-was'
        ? [words.treeInThePast, wordsIn(language).overTime.treeAsWas(asOf)]
        : [words.tree, words.treeAsOf(asOf)],
    ),
    [words.run, [report.runId, report.producer, report.generatedAt].join(comma)],
  ];
  return facts.filter(([, value]) => value !== '').map(([label, value]) => ({ label, value }));
}

/** The export that the figures are from, and that nothing else confirms them where that is so. */
function exportText({ kind, name, independentTotal }: Bill['source'], language: Language): string {
  if (kind !== 'exports') return '';
  return independentTotal === 'none' ? wordsIn(language).shared.facts.unconfirmed(name) : name;
}

/** `Unblended cost (UnblendedCost)`: the name that people use, and the one that programs use. */
function metricNames(metric: Metric, language: Language): string {
  const { metrics, aside } = wordsIn(language).shared;
  return `${metrics[metric]}${aside(metric)}`;
}

function withoutText({ selection }: Report, language: Language): string {
  const { comma, chargeTypes } = wordsIn(language).shared;
  const types = selection.excludedChargeTypes.map((type) => chargeTypes[type]);
  return [...selection.excludedOrganizationalUnits, ...types].join(comma);
}

function listed(
  { periods, query }: Report,
  isListed: (period: ReportPeriod) => boolean,
  language: Language,
): string {
  return periodList(periods.filter(isListed), query.granularity, language);
}

/** What the run itself cost and sent. */
export function runCostSentence({ usage }: Pick<Report, 'usage'>, language: Language): string {
  const { comma, semicolon, run } = wordsIn(language).shared;
  const charges = usage.charges.map((charge) =>
    run.chargedFor(chargeText(charge), charge.source, charge.for),
  );
  const requests = Object.entries(usage.requests).map(([operation, count]) => `${operation} ${count}`);
  const sent = [
    requests.length === 0 ? run.noRequests : run.requests(requests.join(comma)),
    ...(usage.scannedBytes === undefined ? [] : [run.scanned(bytesText(usage.scannedBytes))]),
  ].join(semicolon);
  const cost = charges.join(comma) || run.nothing;
  return run.sentence(cost, usage.durationMs, sent, usage.throttled, usage.retries);
}
