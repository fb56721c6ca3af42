import { type Metric, type Report, sumOfAmounts } from '@ou-cost/spend';
import { comparedRangeLabel, isWholeCompared } from '../shared/compared-range.ts';
import { figureFormat } from '../shared/figure-format.ts';
import { periodList, periodMarks, rangeLabel } from '../shared/period-label.ts';
import { chargeText, checkedAgainst, isReconciled, statusWords } from '../shared/source-words.ts';
import { metricChange, metricSpend } from '../shared/spend-lookup.ts';
import type { View } from '../shared/view.ts';
import { wordsIn } from '../words/index.ts';
import { htmlText } from './text.ts';

/**
 * What the first screen says, for readers without scripts: total and change per metric, the period and its state, whether
 * it adds up, the cost of the run; and what AWS may still change.
 */
export function plainHead(report: Report, view: View): string {
  const { language } = view;
  const words = wordsIn(language).below.plain;
  const isGood = isReconciled(report);
  return `<dl class="figures">
${[
  ...report.query.metrics.map((metric) => metricFigure(report, metric, view)),
  periodFigure(report, view),
  figure(
    words.addsUp,
    statusWords(report, language),
    checkedAgainst(report, language),
    isGood ? 'good' : 'warn',
  ),
  ...report.usage.charges.map((charge) =>
    figure(
      words.runCost,
      wordsIn(language).shared.run.chargedFor(chargeText(charge), charge.source, charge.for),
      '',
      '',
    ),
  ),
].join('\n')}
</dl>${estimateWarning(report, view)}`;
}

function figure(label: string, value: string, beside: string, className: string): string {
  const small = beside === '' ? '' : `<small>${wholeDates(beside)}</small>`;
  const kind = className === '' ? '' : ` class="${className}"`;
  return `<div${kind}><dt>${htmlText(label)}</dt><dd>${wholeDates(value)}${small}</dd></div>`;
}

/** Text in which no line breaks inside a date. */
function wholeDates(text: string): string {
  return htmlText(text).replace(/\d{4}-\d\d(?:-\d\d)?/g, '<span class="day">$&</span>');
}

function metricFigure(report: Report, metric: Metric, { language, locale }: View): string {
  const { comparison, currency } = report;
  const { shared, below } = wordsIn(language);
  const format = figureFormat(currency, locale);
  const total = `${format.amount(sumOfAmounts(metricSpend(report.total, metric).amounts))} ${currency}`;
  const title = below.plain.totalOf(shared.metrics[metric]);
  if (comparison === undefined) return figure(title, total, '', 'main');
  const { before, after, change, percent } = metricChange(comparison.total, metric);
  const moved = `${format.change(change)} ${currency}${shared.aside(format.percent(percent))}`;
  if (!isWholeCompared(report)) {
    // The sum of several months beside the change of the last one would be read as one and the other of the same.
    const name = shared.metrics[metric];
    const { totalIn, changeIn, fromTo } = below.plain;
    const days = rangeLabel(comparison.after, language);
    const amounts = fromTo(
      `${format.amount(after)} ${currency}`,
      `${format.amount(before)} ${currency}`,
      rangeLabel(comparison, language),
    );
    return [
      figure(totalIn(name, rangeLabel(report.query, language)), total, '', 'main'),
      figure(changeIn(name, days), moved, amounts, 'main'),
    ].join('\n');
  }
  return figure(title, total, below.plain.against(moved, comparedRangeLabel(report, language) ?? ''), 'main');
}

function periodFigure({ periods, query }: Report, { language }: View): string {
  const { shared, below } = wordsIn(language);
  const marks = new Set(periods.flatMap((period) => periodMarks(period, language)));
  const state = marks.size === 0 ? shared.periods.settled : [...marks].join(shared.comma);
  const granularity = shared.granularities[query.granularity];
  const beside = [granularity, state].join(shared.comma);
  return figure(below.plain.period, rangeLabel(query, language), beside, marks.size === 0 ? '' : 'warn');
}

function estimateWarning({ periods, query }: Report, { language }: View): string {
  const unsettled = periods.filter((period) => periodMarks(period, language).length > 0);
  if (unsettled.length === 0) return '';
  const { mayChange } = wordsIn(language).below.plain;
  return `\n<p class="mark">${htmlText(mayChange(periodList(unsettled, query.granularity, language)))}</p>`;
}
