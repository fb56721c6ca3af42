import { createHash } from 'node:crypto';
import type { Report } from '@ou-cost/spend';
import { shownAmount, shownChange, shownPercent } from './amount.ts';
import { factsOf, ROUNDING_FOOTNOTE, reconciliationSentence, runCostSentence } from './facts.ts';
import { accountsSection, metricSection } from './html-sections.ts';
import { PAGE_STYLE } from './html-style.ts';
import { htmlText } from './html-text.ts';
import { markedPeriodLabel, periodMarks, rangeLabel } from './period-label.ts';
import { amountAt, metricChange, metricSpend } from './spend-lookup.ts';
import type { Render } from './view.ts';

/** A page of its own that asks nothing of anybody: no script, no outside request, the one style by its hash. */
export const renderHtml: Render = (report, view) => {
  const title = `AWS spend per organizational unit, ${rangeLabel(report.query)}`;
  const styleHash = createHash('sha256').update(PAGE_STYLE).digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${htmlText(title)}</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<main>
<h1>AWS spend per organizational unit</h1>
${headFigures(report)}
${headFacts(report)}
${report.query.metrics.map((metric) => metricSection(report, metric, view)).join('\n')}
${accountsSection(report)}
${notesSection(report)}
</main>
<footer>
<p>${htmlText(reconciliationSentence(report))}</p>
<p>${htmlText(runCostSentence(report))}</p>
<p>${htmlText(ROUNDING_FOOTNOTE)}</p>
</footer>
</body>
</html>
`;
};

function figure(label: string, value: string, beside: string): string {
  const small = beside === '' ? '' : `<small>${htmlText(beside)}</small>`;
  return `<div><dt>${htmlText(label)}</dt><dd>${htmlText(value)}${small}</dd></div>`;
}

/** The figures that one looks for first: totals per metric and period, the change, whether it adds up, its cost. */
function headFigures(report: Report): string {
  const { currency, comparison, reconciliation, usage } = report;
  const totals = report.query.metrics.flatMap((metric) =>
    // Thirteen months of totals are a table, and stand in one below.
    report.periods.length > 3
      ? []
      : report.periods.map((period, at) =>
          figure(
            `${metric}, ${markedPeriodLabel(period, report.query.granularity)}`,
            `${shownAmount(amountAt(metricSpend(report.total, metric).amounts, at), currency)} ${currency}`,
            '',
          ),
        ),
  );
  const changes = report.query.metrics.flatMap((metric) => {
    if (comparison === undefined) return [];
    const { change, percent } = metricChange(comparison.total, metric);
    const value = `${shownChange(change, currency)} ${currency}`;
    return [figure(`${metric}, change`, value, `${shownPercent(percent)} against ${rangeLabel(comparison)}`)];
  });
  const state = reconciliation.status === 'reconciled' ? 'Reconciled' : 'Difference allowed';
  const charge = usage.costExplorerCharge;
  return `<dl class="figures">
${[
  ...totals,
  ...changes,
  figure('Adds up', state, `to within ${reconciliation.tolerance} ${currency}`),
  figure('This run cost', `${charge.amount} ${charge.currency}`, 'in Cost Explorer requests'),
].join('\n')}
</dl>`;
}

function headFacts(report: Report): string {
  const unsettled = report.periods.some((period) => periodMarks(period).length > 0);
  const facts = factsOf(report).map(
    ({ label, value }) => `<dt>${htmlText(label)}</dt><dd>${htmlText(value)}</dd>`,
  );
  const warning = unsettled
    ? '\n<p class="mark">AWS may still change the figures of the periods marked as estimated or not settled.</p>'
    : '';
  return `<dl class="facts">\n${facts.join('\n')}\n</dl>${warning}`;
}

function notesSection({ notes }: Report): string {
  if (notes.length === 0) return '';
  const items = notes.map(({ message }) => `<li>${htmlText(message)}</li>`);
  return `<section>\n<h2>Notes</h2>\n<ul>\n${items.join('\n')}\n</ul>\n</section>`;
}
