import type { Metric, Report, Spend } from '@ou-cost/spend';
import { reconciliationSentence } from '../shared/facts.ts';
import { exactAmount, figureFormat } from '../shared/figure-format.ts';
import { isSelective } from '../shared/figure-rows.ts';
import { markedPeriodLabel } from '../shared/period-label.ts';
import { amountAt, metricSpend } from '../shared/spend-lookup.ts';
import type { View } from '../shared/view.ts';
import { htmlTable } from './table.ts';
import { htmlText } from './text.ts';

/** A column of the statement: what it holds for a metric and a period. */
interface Column {
  readonly title: string;
  readonly spend: Spend;
}

/** The statement that the report adds up: the parts, the total, what was left out, and Cost Explorer's own total. */
export function reconciliationSection(report: Report, view: View): string {
  const tables = report.query.metrics.map((metric) => metricTable(report, metric, view));
  return `<section class="adds-up">
<h2>Does it add up?</h2>
<p>${htmlText(reconciliationSentence(report))}</p>
${tables.join('\n')}
</section>`;
}

function columnsOf(report: Report): Column[] {
  const root = report.organizationalUnits.find(({ parentId }) => parentId === null);
  const { notAttributedByAws, selection, unattributed, total } = report;
  return [
    ...(root === undefined ? [] : [{ title: 'In the organization', spend: root.total }]),
    ...(unattributed.accountIds.length === 0
      ? []
      : [{ title: 'No longer in it', spend: unattributed.total }]),
    { title: 'Total', spend: total },
    ...(isSelective(report) ? [{ title: 'Left out by the selection', spend: selection.leftOut }] : []),
    ...(notAttributedByAws === undefined
      ? []
      : [{ title: 'Not attributed by AWS', spend: notAttributedByAws }]),
  ];
}

function metricTable(report: Report, metric: Metric, view: View): string {
  const format = figureFormat(report.currency, view.locale);
  const columns = columnsOf(report);
  const checks = new Map(
    report.reconciliation.checks
      .filter((check) => check.metric === metric)
      .map((check) => [check.period, check]),
  );
  const rows = report.periods.map((period, at) => {
    const check = checks.get(period.start);
    const amounts = columns.map(({ spend }) =>
      format.amount(amountAt(metricSpend(spend, metric).amounts, at)),
    );
    const compared =
      check === undefined ? ['–', '–'] : [format.amount(check.independent), exactAmount(check.difference)];
    return {
      label: htmlText(markedPeriodLabel(period, report.query.granularity)),
      className: '',
      labelClass: '',
      figures: [...amounts, ...compared],
    };
  });
  const titles = [...columns.map(({ title }) => title), "Cost Explorer's own total", 'Difference, exact'];
  return htmlTable(`${metric} (${report.currency})`, ['Period', ...titles], rows);
}
