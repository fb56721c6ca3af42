import type { Language } from '@ou-cost/contract/options';
import type { Change, Metric, Report, Spend } from '@ou-cost/spend';
import { markedPeriodLabel } from '../shared/period-label.ts';
import { amountAt, metricChange, metricSpend } from '../shared/spend-lookup.ts';
import { percentCell, type XlsxCell, xlsxCells } from './cells.ts';

/** The amounts of a report as columns: for every metric and every period those that are asked for. */
export interface AmountColumns {
  readonly titles: (names: readonly string[]) => string[];
  /** One list of amounts per name; null leaves the cells of that name empty. */
  readonly cells: (lists: (metric: Metric) => readonly (readonly string[] | null)[]) => XlsxCell[];
  /** Before, after, change and percent of every metric. */
  readonly changeTitles: readonly string[];
  readonly changeCells: (change: Change) => XlsxCell[];
}

export function amountColumns(report: Report, language: Language): AmountColumns {
  const { metrics, granularity } = report.query;
  const { amount, change: changed } = xlsxCells(report.currency);
  const periods = report.periods.map((period) => markedPeriodLabel(period, granularity, language));
  const each = <T>(cells: (metric: Metric, period: number, label: string) => T[]) =>
    metrics.flatMap((metric) => periods.flatMap((label, period) => cells(metric, period, label)));
  return {
    titles: (names) =>
      each((metric, _, label) =>
        names.map((name) => [metric, name, label].filter((part) => part !== '').join(' ')),
      ),
    cells: (lists) =>
      each((metric, period) =>
        lists(metric).map((amounts) => (amounts === null ? null : amount(amountAt(amounts, period)))),
      ),
    changeTitles: metrics.flatMap((metric) =>
      ['before', 'after', 'change', 'change %'].map((name) => `${metric} ${name}`),
    ),
    changeCells: (change) =>
      metrics.flatMap((metric) => {
        const { before, after, change: moved, percent } = metricChange(change, metric);
        return [amount(before), amount(after), changed(moved), percentCell(percent)];
      }),
  };
}

/** The amounts of a spend, as the lists that columns take. */
export function totalAmounts(spend: Spend): (metric: Metric) => readonly string[][] {
  return (metric) => [[...metricSpend(spend, metric).amounts]];
}
