import type { Language } from '@ou-cost/contract/options';
import type { Metric, Report, Spend } from '@ou-cost/spend';
import { exactAmount, figureFormat } from '../shared/figure-format.ts';
import { isSelective } from '../shared/figure-rows.ts';
import { markedPeriodLabel } from '../shared/period-label.ts';
import {
  checksOf,
  checksOfMetric,
  independentTotalTitle,
  notAttributedTitle,
  reconciliationSentence,
} from '../shared/source-words.ts';
import { amountAt, metricSpend } from '../shared/spend-lookup.ts';
import type { View } from '../shared/view.ts';
import { htmlTable } from './table.ts';
import { htmlText } from './text.ts';

/** A column of the statement, with the spend that it shows per metric and period. */
interface Column {
  readonly title: string;
  readonly spend: Spend;
}

/** The statement that the report adds up: the parts, the total, what was left out, and the independent total. */
export function reconciliationSection(report: Report, view: View): string {
  const tables = report.query.metrics.map((metric) => metricTable(report, metric, view));
  return `<section class="adds-up">
<h2>Does it add up?</h2>
<p>${htmlText(reconciliationSentence(report, view.language))}</p>
${tables.join('\n')}
</section>`;
}

function columnsOf(report: Report, language: Language): Column[] {
  const root = report.organizationalUnits.find(({ parentId }) => parentId === null);
  const { notAttributedBySource, selection, unattributed, total } = report;
  return [
    ...(root === undefined ? [] : [{ title: 'In the organization', spend: root.total }]),
    ...(unattributed.accountIds.length === 0
      ? []
      : [{ title: 'No longer in it', spend: unattributed.total }]),
    { title: 'Total', spend: total },
    ...(isSelective(report) ? [{ title: 'Left out by the selection', spend: selection.leftOut }] : []),
    ...(notAttributedBySource === undefined
      ? []
      : [{ title: notAttributedTitle(report, language), spend: notAttributedBySource }]),
  ];
}

function metricTable(report: Report, metric: Metric, view: View): string {
  const format = figureFormat(report.currency, view.locale);
  const columns = columnsOf(report, view.language);
  const isCheckedAtAll = checksOf(report).length > 0;
  const checkOf = checksOfMetric(report, metric);
  const rows = report.periods.map((period, at) => {
    const check = checkOf(period);
    const amounts = columns.map(({ spend }) =>
      format.amount(amountAt(metricSpend(spend, metric).amounts, at)),
    );
    const figures =
      check === undefined ? ['–', '–'] : [format.amount(check.independent), exactAmount(check.difference)];
    return {
      label: htmlText(markedPeriodLabel(period, report.query.granularity, view.language)),
      className: '',
      labelClass: '',
      figures: [...amounts, ...(isCheckedAtAll ? figures : [])],
    };
  });
  const titles = [
    ...columns.map(({ title }) => title),
    ...(isCheckedAtAll ? [independentTotalTitle(report, view.language), 'Difference, exact'] : []),
  ];
  return htmlTable(`${metric} (${report.currency})`, ['Period', ...titles], rows);
}
