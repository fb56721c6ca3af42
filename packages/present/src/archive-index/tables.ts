import type { IndexEntry } from '@ou-cost/contract/archive';
import { htmlText } from '../html/text.ts';
import { figureFormat } from '../shared/figure-format.ts';
import { rangeLabel } from '../shared/period-label.ts';
import type { Writing } from '../shared/view.ts';
import { wordsIn } from '../words/index.ts';
import {
  amountText,
  changedText,
  fileLinks,
  pageHref,
  type ReportOf,
  restatedText,
  stateBadges,
} from './entry-cells.ts';
import { type IndexGroup, type IndexMonth, totalOf } from './months.ts';

/** The months of a group as a table, the newest first. */
export function monthsTable({ months }: IndexGroup, writing: Writing, reportOf: ReportOf): string {
  if (months.length === 0) return '';
  const { archiveIndex: words, page } = wordsIn(writing.language);
  const rows = months.map((month) => {
    const name = page.dates.months(month.start, month.start);
    return row(
      month.shown,
      name,
      changeCell(month, writing),
      month.firstRead === null
        ? restatedText(month.shown, writing, reportOf)
        : changedText(month.firstRead, month.shown, writing),
      runsOf(month, name, writing),
      writing,
    );
  });
  return table(words.months, words.month, words.change, rows, writing);
}

/** Reports of other periods, the latest first. */
export function othersTable({ others }: IndexGroup, writing: Writing, reportOf: ReportOf): string {
  if (others.length === 0) return '';
  const { archiveIndex: words } = wordsIn(writing.language);
  const rows = others.map((entry) =>
    row(
      entry,
      rangeLabel(entry, writing.language),
      null,
      restatedText(entry, writing, reportOf),
      madeAt(entry, writing),
      writing,
    ),
  );
  return `<h3>${htmlText(words.otherPeriods)}</h3>\n${table(words.otherPeriods, words.period, null, rows, writing)}`;
}

function table(
  caption: string,
  first: string,
  change: string | null,
  rows: readonly string[],
  { language }: Writing,
): string {
  const { archiveIndex: words } = wordsIn(language);
  const head = (text: string, kind = '') =>
    `<th scope="col" role="columnheader"${kind === '' ? '' : ` class="${kind}"`}>${htmlText(text)}</th>`;
  const heads = [
    head(first),
    head(words.total, 'n'),
    ...(change === null ? [] : [head(change, 'n')]),
    head(words.state),
    head(words.restated),
    head(words.files),
  ];
  return `<table class="reports" role="table">
<caption class="unseen">${htmlText(caption)}</caption>
<thead role="rowgroup"><tr role="row">${heads.join('')}</tr></thead>
<tbody role="rowgroup">
${rows.join('\n')}
</tbody>
</table>`;
}

function row(
  entry: IndexEntry,
  name: string,
  change: string | null,
  restated: string | null,
  below: string,
  writing: Writing,
): string {
  const { archiveIndex: words } = wordsIn(writing.language);
  const href = pageHref(entry);
  const title =
    href === null ? htmlText(name) : `<a class="link" href="${htmlText(href)}">${htmlText(name)}</a>`;
  return `<tr role="row"><th scope="row" role="rowheader">${title}</th>${[
    cell('n total', words.total, `${htmlText(amountText(totalOf(entry).amount, entry, writing))}`),
    ...(change === null ? [] : [change]),
    cell('wide', words.state, stateBadges(entry, writing)),
    cell(restated === null ? 'wide none' : 'wide', words.restated, restated ?? htmlText(words.notRestated)),
    cell('wide', words.files, `${fileLinks(entry, name)}${below}`),
  ].join('')}</tr>`;
}

function cell(kind: string, label: string, content: string): string {
  return `<td role="cell" class="${kind}" data-label="${htmlText(label)}">${content}</td>`;
}

function changeCell({ change, shown }: IndexMonth, { language, locale }: Writing): string {
  const { archiveIndex: words, shared } = wordsIn(language);
  if (change === null) return cell('n change none', words.change, htmlText(words.noChange));
  const format = figureFormat(shown.currency, locale);
  const direction = change.amount.startsWith('-') ? 'down' : Number(change.amount) > 0 ? 'up' : '';
  const text = `${format.change(change.amount)}${shared.aside(format.percent(change.percent))}`;
  return cell('n change', words.change, `<span class="${direction}">${htmlText(text)}</span>`);
}

/** All runs of a month, folded, where there are several. */
function runsOf({ runs, shown }: IndexMonth, name: string, writing: Writing): string {
  if (runs.length < 2) return madeAt(shown, writing);
  const { archiveIndex: words } = wordsIn(writing.language);
  const items = runs.map((entry) => {
    const amount = `${amountText(totalOf(entry).amount, entry, writing)} ${entry.currency}`;
    const made = madeText(entry, writing);
    return `<li>${htmlText(made)} <strong>${htmlText(amount)}</strong> ${stateBadges(entry, writing)}${fileLinks(entry, `${name}, ${made}`)}</li>`;
  });
  const count = new Intl.NumberFormat([writing.locale, 'en-US']).format(runs.length);
  return `<details><summary>${htmlText(words.allRuns(count))}</summary><ul class="runs">${items.join('')}</ul></details>`;
}

function madeAt(entry: IndexEntry, writing: Writing): string {
  return `<small>${htmlText(madeText(entry, writing))}</small>`;
}

function madeText({ generatedAt }: IndexEntry, { language }: Writing): string {
  const { archiveIndex: words, page } = wordsIn(language);
  const day = generatedAt.slice(0, 10);
  return words.madeAt(page.dates.days(day, day), generatedAt.slice(11, 16));
}
