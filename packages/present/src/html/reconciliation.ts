import type { Language } from '@ou-cost/contract/options';
import type { Metric, Report, Spend } from '@ou-cost/spend';
import { exactAmount, figureFormat } from '../shared/figure-format.ts';
import { isSelective } from '../shared/figure-rows.ts';
import { markedPeriodLabel, periodLabel } from '../shared/period-label.ts';
import {
  checksOf,
  checksOfMetric,
  independentTotalTitle,
  notAttributedTitle,
  reconciliationSentence,
} from '../shared/source-words.ts';
import { amountAt, metricSpend } from '../shared/spend-lookup.ts';
import { splitNames } from '../shared/split-names.ts';
import type { View } from '../shared/view.ts';
import { wordsIn } from '../words/index.ts';
import { htmlTable } from './table.ts';
import { htmlText } from './text.ts';

/** A column of the statement, with the spend that it shows per metric and period. */
interface Column {
  readonly title: string;
  readonly spend: Spend;
}

/** The statement that the report adds up: the parts, the total, what was left out, and the independent total. */
export function reconciliationSection(report: Report, view: View): string {
  const words = wordsIn(view.language).below.reconciliation;
  const tables = report.query.metrics.map((metric) => metricTable(report, metric, view));
  return `<section class="adds-up" id="reconciliation" tabindex="-1">
<h2>${htmlText(words.title)}</h2>
<p>${htmlText(reconciliationSentence(report, view.language))}</p>
${tables.join('\n')}${allChecks(report, view)}
</section>`;
}

function columnsOf(report: Report, language: Language): Column[] {
  const { shared, below } = wordsIn(language);
  const words = below.reconciliation;
  const root = report.organizationalUnits.find(({ parentId }) => parentId === null);
  const { notAttributedBySource, selection, unattributed, total } = report;
  return [
    ...(root === undefined ? [] : [{ title: words.inOrganization, spend: root.total }]),
    ...(unattributed.accountIds.length === 0
      ? []
      : [{ title: words.noLongerInIt, spend: unattributed.total }]),
    { title: shared.columns.total, spend: total },
    ...(isSelective(report) ? [{ title: shared.tree.leftOut, spend: selection.leftOut }] : []),
    ...(notAttributedBySource === undefined
      ? []
      : [{ title: notAttributedTitle(report, language), spend: notAttributedBySource }]),
  ];
}

function metricTable(report: Report, metric: Metric, view: View): string {
  const format = figureFormat(report.currency, view.locale);
  const { below, shared } = wordsIn(view.language);
  const words = below.reconciliation;
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
    ...(isCheckedAtAll ? [independentTotalTitle(report, view.language), words.exactDifference] : []),
  ];
  return htmlTable(words.caption(shared.metrics[metric], report.currency), [words.period, ...titles], rows);
}

/** More checks than this are left to the JSON output: a year by day has thousands. */
const LISTED_CHECKS = 200;

/** Every check, also those of further splits, of the comparison and of the trend, which the statement does not show. */
function allChecks(report: Report, view: View): string {
  const checks = checksOf(report);
  if (checks.length === 0) return '';
  const { below, shared } = wordsIn(view.language);
  const words = below.reconciliation;
  const format = figureFormat(report.currency, view.locale);
  const rows = checks.slice(0, LISTED_CHECKS).map((check) => ({
    label: htmlText(periodLabel({ start: check.period, end: check.end }, 'MONTHLY', view.language)),
    className: '',
    labelClass: '',
    figures: [
      check.by === 'account' ? words.account : splitNames(check.by, view.language).one,
      shared.metrics[check.metric],
      ...[check.attributed, check.independent].map(format.amount),
      exactAmount(check.difference),
    ],
  }));
  const titles = [
    ...[words.period, words.readBy, words.metric, words.sum],
    ...[independentTotalTitle(report, view.language), words.exactDifference],
  ];
  const title = words.checks(format.count(checks.length));
  const left = checks.length - rows.length;
  const rest = left === 0 ? '' : `\n<p>${htmlText(words.more(format.count(left)))}</p>`;
  return `
<details>
<summary>${htmlText(title)}</summary>
${htmlTable(title, titles, rows)}${rest}
</details>`;
}
