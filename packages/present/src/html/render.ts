import { createHash } from 'node:crypto';
import type { Language } from '@ou-cost/contract/options';
import type { Report } from '@ou-cost/spend';
import { PAGE_SCRIPT } from '../page/script/script.generated.ts';
import { heldRules, rulesSentence } from '../shared/held-rules.ts';
import { rangeLabel } from '../shared/period-label.ts';
import type { Render, View } from '../shared/view.ts';
import { wordsIn } from '../words/index.ts';
import { belowSections } from './below.ts';
import { pageData } from './payload/data.ts';
import { plainHead } from './plain-head.ts';
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
${plainHead(report, view)}
${report.query.metrics.map((metric) => metricSection(report, metric, view)).join('\n')}
${accountsSection(report, view)}
</noscript>`;
}
