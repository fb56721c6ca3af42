import type { Report } from '@ou-cost/spend';
import type { Fact } from '../shared/facts.ts';
import { figureFormat } from '../shared/figure-format.ts';
import { metricChange } from '../shared/spend-lookup.ts';
import type { View } from '../shared/view.ts';
import { wordsIn } from '../words/index.ts';
import { rangeName } from './figures/range-heads.ts';
import { rangesOf } from './figures/ranges.ts';
import { reportFigures } from './figures/report-figures.ts';

/** The answer first: the total, and how it compares, under the first metric. */
export function headline(report: Report, view: View): Fact[] {
  const [metric] = report.query.metrics;
  if (metric === undefined) return [];
  const { shared, table } = wordsIn(view.language);
  const format = figureFormat(report.currency, view.locale);
  const { total } = reportFigures(report, metric);
  const { whole, before, after } = rangesOf(report, true);
  const amount = format.amount(whole.amountOf(total) ?? '0');
  const of = report.query.metrics.length > 1 ? shared.aside(shared.metrics[metric]) : '';
  const said = table.totalOf(amount, report.currency, rangeName(whole, view.language));
  const facts = [{ label: table.total, value: `${said}${of}` }];
  const { comparison } = report;
  if (comparison === undefined || before === null || after === null) return facts;
  const change = metricChange(comparison.total, metric);
  const value = table.changeOf(
    format.change(change.change),
    format.percent(change.percent),
    rangeName(after, view.language),
    rangeName(before, view.language),
    format.amount(change.before),
  );
  return [...facts, { label: table.change, value }];
}
