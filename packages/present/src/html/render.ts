import { createHash } from 'node:crypto';
import type { Language } from '@ou-cost/contract/options';
import { type Metric, type Report, sumOfAmounts } from '@ou-cost/spend';
import { PAGE_SCRIPT } from '../page/script/script.generated.ts';
import { comparedRangeLabel } from '../shared/compared-range.ts';
import { type FigureFormat, figureFormat } from '../shared/figure-format.ts';
import { heldRules, rulesSentence } from '../shared/held-rules.ts';
import { periodLabel, periodMarks, rangeLabel } from '../shared/period-label.ts';
import { chargeText, checkedAgainst, isReconciled, statusWords } from '../shared/source-words.ts';
import { metricChange, metricSpend } from '../shared/spend-lookup.ts';
import type { Render, View } from '../shared/view.ts';
import { wordsIn } from '../words/index.ts';
import { belowSections } from './below.ts';
import { pageData } from './payload/data.ts';
import { accountsSection, metricSection } from './sections.ts';
import { PAGE_STYLE } from './style/page.ts';
import { htmlName, htmlText } from './text.ts';

/**
 * A self-contained page that loads nothing. Its policy admits the one style and the one script by their hashes, and
 * the report stands beside them as data. Where scripts are not allowed, plain tables show the same figures.
 */
export const renderHtml: Render = (report, view) => {
  const { language } = view;
  const { shared } = wordsIn(language);
  const title = `${shared.title}, ${rangeLabel(report.query, language)}`;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${htmlText(title)}</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<header class="bar">
<div class="title">
<h1>${htmlText(shared.title)}</h1>
<p class="about">${htmlText(aboutLine(report, language))}</p>
</div>
</header>
${rulesSection(report, view)}<main>
<div id="view"></div>
${plainTables(report, view)}
<div class="below">
${belowSections(report, view)}
</div>
</main>
<footer>
<p>${htmlText(shared.rounding)}</p>
</footer>
<script type="application/json" id="report">${pageData(report, view)}</script>
<script>${PAGE_SCRIPT}</script>
</body>
</html>
`;
};

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

const POLICY = [
  "default-src 'none'",
  `script-src ${hashOf(PAGE_SCRIPT)}`,
  `style-src ${hashOf(PAGE_STYLE)}`,
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

function aboutLine({ bills }: Report, language: Language): string {
  const { comma, semicolon, facts } = wordsIn(language).shared;
  return bills
    .map(({ organizationId, managementAccountId, source: { billingView } }) => {
      const about = `${facts.organization} ${facts.organizationAndPayer(organizationId, managementAccountId)}`;
      return billingView === null ? about : `${about}${comma}${facts.billingView} ${billingView}`;
    })
    .join(semicolon);
}

function figure(label: string, value: string, beside: string, className = ''): string {
  const small = beside === '' ? '' : `<small>${wholeDates(beside)}</small>`;
  const kind = className === '' ? '' : ` class="${className}"`;
  return `<div${kind}><dt>${htmlText(label)}</dt><dd>${wholeDates(value).replace(/ ([A-Z]{3})$/, ' <span class="unit">$1</span>')}${small}</dd></div>`;
}

/** Text in which no line breaks inside a date. */
function wholeDates(text: string): string {
  return htmlText(text).replace(/\d{4}-\d\d(?:-\d\d)?/g, '<span class="day">$&</span>');
}

/** The main figures: total and change per metric, the period and its state, whether it adds up, the cost of the run. */
function headFigures(report: Report, view: View): string {
  const format = figureFormat(report.currency, view.locale);
  return `<dl class="figures">
${[
  ...report.query.metrics.map((metric) => metricFigure(report, metric, format, view.language)),
  periodFigure(report, view.language),
  figure(
    'Adds up',
    statusWords(report, view.language),
    checkedAgainst(report, view.language),
    isReconciled(report) ? 'good' : 'warn',
  ),
  ...report.usage.charges.map((charge) => figure('This run cost', chargeText(charge), `in ${charge.for}`)),
].join('\n')}
</dl>`;
}

function metricFigure(report: Report, metric: Metric, format: FigureFormat, language: Language): string {
  const { comparison, currency } = report;
  const total = `${format.amount(sumOfAmounts(metricSpend(report.total, metric).amounts))} ${currency}`;
  if (comparison === undefined) return figure(`Total, ${metric}`, total, '', 'main');
  const { change, percent } = metricChange(comparison.total, metric);
  const beside = `${format.change(change)} ${currency} (${format.percent(percent)}) against ${comparedRangeLabel(report, language)}`;
  return figure(`Total, ${metric}`, total, beside, 'main');
}

function periodFigure({ periods, query }: Report, language: Language): string {
  const marks = new Set(periods.flatMap((period) => periodMarks(period, language)));
  const state = marks.size === 0 ? 'settled' : [...marks].join(', ');
  const labels = periods.map((period) => periodLabel(period, query.granularity, language));
  const value = labels.length > 1 ? `${labels[0]} to ${labels.at(-1)}` : labels.join('');
  const days = rangeLabel(query, language);
  const isSaid = value === days;
  const steps = labels.length > 1 ? `${isSaid ? '' : `${days}, `}${labels.length} periods` : days;
  return figure('Period (UTC)', value, `${steps}, ${state}`, marks.size === 0 ? '' : 'warn');
}

function estimateWarning({ periods, query }: Report, language: Language): string {
  const unsettled = periods.filter((period) => periodMarks(period, language).length > 0);
  if (unsettled.length === 0) return '';
  const labels = unsettled.map((period) => periodLabel(period, query.granularity, language));
  const which = labels.length > 6 ? `${labels[0]} to ${labels.at(-1)}` : labels.join(', ');
  return `\n<p class="mark">AWS may still change the figures of ${htmlText(which)}: estimated or not settled.</p>`;
}

/** The `--fail-if` rules that hold, at the top of the page. */
function rulesSection(report: Report, view: View): string {
  const sentence = rulesSentence(report, view.language);
  if (sentence === null) return '';
  const held = heldRules(report, view).map(({ rule, findings }) => {
    const lines = findings.map((finding) => `<li>${htmlName(finding)}</li>`);
    return `<li><code>${htmlText(rule)}</code><ul>${lines.join('')}</ul></li>`;
  });
  const list = held.length === 0 ? '' : `\n<ul>\n${held.join('\n')}\n</ul>`;
  return `<div class="${held.length === 0 ? 'rules' : 'rules held'}">\n<p>${htmlText(sentence)}</p>${list}\n</div>\n`;
}

function plainTables(report: Report, view: View): string {
  return `<noscript>
${headFigures(report, view)}${estimateWarning(report, view.language)}
${report.query.metrics.map((metric) => metricSection(report, metric, view)).join('\n')}
${accountsSection(report, view)}
</noscript>`;
}
