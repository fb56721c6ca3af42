import { createHash } from 'node:crypto';
import { type ArchiveIndex, archiveIndexElement } from '@ou-cost/contract/archive';
import { htmlText } from '../html/text.ts';
import type { Writing } from '../shared/view.ts';
import { wordsIn } from '../words/index.ts';
import type { ReportOf } from './entry-cells.ts';
import { groupsOf, type IndexGroup } from './months.ts';
import { INDEX_STYLE } from './style.ts';
import { monthsTable, othersTable } from './tables.ts';
import { trendOf } from './trend.ts';

const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(INDEX_STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/**
 * The page with all reports of an archive: self-contained, without a script, with links that are relative to it. It says
 * nothing of when it was made, so that the same reports make the same page.
 */
export function renderArchiveIndex(index: ArchiveIndex, writing: Writing): string {
  const { language, locale } = writing;
  const { archiveIndex: words } = wordsIn(language);
  const counts = new Intl.NumberFormat([locale, 'en-US']);
  const { entries, missing } = index;
  const reports = new Map(entries.map((entry) => [entry.runId, entry]));
  const groups = groupsOf(index).map((group) => section(group, writing, (runId) => reports.get(runId)));
  const about = words.count(counts.format(entries.length), entries.length === 1);
  const rest = words.missing(counts.format(missing), missing === 1);
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${htmlText(words.title)}</title>
<style>${INDEX_STYLE}</style>
</head>
<body>
<header class="bar">
<h1>${htmlText(words.title)}</h1>
<p class="about">${htmlText(about)}</p>
</header>
<main>
${groups.length === 0 ? `<p class="group">${htmlText(words.none)}</p>` : groups.join('\n')}${missing === 0 ? '' : `\n<p class="group warn">${htmlText(rest)}</p>`}
</main>
<footer>
<p>${htmlText(words.rounding)}</p>
</footer>
${archiveIndexElement(index)}
</body>
</html>
`;
}

function section(group: IndexGroup, writing: Writing, reportOf: ReportOf): string {
  const { archiveIndex: words, shared } = wordsIn(writing.language);
  const { organizationId, currency, metric, billingView } = group;
  const about = [
    words.inCurrency(shared.metrics[metric], currency),
    ...(billingView === null ? [] : [`${shared.facts.billingView}${shared.colon}${billingView}`]),
  ].join(shared.comma);
  return `<section class="group">
<h2>${htmlText(organizationId)} <small>${htmlText(about)}</small></h2>
${[trendOf(group, writing), monthsTable(group, writing, reportOf), othersTable(group, writing, reportOf)].filter((part) => part !== '').join('\n')}
</section>`;
}
