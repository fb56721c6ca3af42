import type { Language } from '@ou-cost/contract/options';
import type { Change, Metric, Report, ReportPeriod, Spend } from '@ou-cost/spend';
import { markedPeriodLabel } from '../shared/period-label.ts';
import { amountAt, metricChange, metricSpend } from '../shared/spend-lookup.ts';
import { rangeName } from '../table/figures/range-heads.ts';
import { wordsIn } from '../words/index.ts';
import { figureHeaderCell, percentCell, type XlsxCell, xlsxCells } from './cells.ts';

/** The amounts of some periods as columns: for every metric and every period those that are asked for. */
export interface AmountColumns {
  readonly titles: (names: readonly string[]) => XlsxCell[];
  /** One list of amounts per name; null leaves the cells of that name empty. */
  readonly cells: (lists: (metric: Metric) => readonly (readonly string[] | null)[]) => XlsxCell[];
}

export function amountColumns(
  report: Report,
  language: Language,
  periods: readonly ReportPeriod[] = report.periods,
): AmountColumns {
  const { metrics, granularity } = report.query;
  const { amount } = xlsxCells(report.currency);
  const labels = periods.map((period) =>
    markedPeriodLabel(period, periods === report.periods ? granularity : 'MONTHLY', language),
  );
  const each = <T>(cells: (metric: Metric, period: number, label: string) => T[]) =>
    metrics.flatMap((metric) => labels.flatMap((label, period) => cells(metric, period, label)));
  return {
    titles: (names) =>
      each((metric, _, label) =>
        names.map((name) => title([...metricName(report, metric, language), name, label])),
      ),
    cells: (lists) =>
      each((metric, period) =>
        lists(metric).map((amounts) => (amounts === null ? null : amount(amountAt(amounts, period)))),
      ),
  };
}

/** Before, after, change and percent of every metric as columns, with the days that are compared in their titles. */
export interface ChangeColumns {
  readonly titles: readonly XlsxCell[];
  readonly cells: (change: Change) => XlsxCell[];
}

export function changeColumns(report: Report, language: Language): ChangeColumns {
  const { query, comparison } = report;
  const { metrics } = query;
  const { before, after, change: changed, percent } = wordsIn(language).shared.columns;
  const cells = xlsxCells(report.currency);
  const names =
    comparison === undefined
      ? []
      : [
          [before, rangeName(comparison, language)],
          [after, rangeName(comparison.after, language)],
          [changed],
          [percent],
        ];
  return {
    titles: metrics.flatMap((metric) =>
      names.map((name) => title([...metricName(report, metric, language), ...name])),
    ),
    cells: (change) =>
      metrics.flatMap((metric) => {
        const moved = metricChange(change, metric);
        return [
          cells.amount(moved.before),
          cells.amount(moved.after),
          cells.change(moved.change),
          percentCell(moved.percent),
        ];
      }),
  };
}

/** The name of a metric for people, where there are several. */
function metricName({ query }: Report, metric: Metric, language: Language): string[] {
  return query.metrics.length === 1 ? [] : [wordsIn(language).shared.metrics[metric]];
}

function title(parts: readonly string[]): XlsxCell {
  return figureHeaderCell(parts.filter((part) => part !== '').join(' '));
}

/** The amounts of a spend, as the lists that columns take. */
export function totalAmounts(spend: Spend): (metric: Metric) => readonly string[][] {
  return (metric) => [[...metricSpend(spend, metric).amounts]];
}
