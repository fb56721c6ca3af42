import type { IndexEntry } from '@ou-cost/contract/archive';
import { exactDecimal, formatDecimal, isZero, subtract } from '@ou-cost/spend/money';
import { htmlText } from '../html/text.ts';
import { figureFormat } from '../shared/figure-format.ts';
import type { Writing } from '../shared/view.ts';
import { wordsIn } from '../words/index.ts';
import { totalOf } from './months.ts';

/** The order of a run's files: what people open comes first. */
const ENDINGS = ['html', 'xlsx', 'md', 'txt', 'csv', 'json'];

/** The file of a run that people open; null where it has none. */
export function pageHref(entry: IndexEntry): string | null {
  const [first] = inOrder(entry.files);
  return first === undefined ? null : hrefOf(entry, first);
}

/** Links to the files of a run. @param label what the reader of links alone is told besides */
export function fileLinks(entry: IndexEntry, label: string): string {
  const links = inOrder(entry.files).map((file) => {
    const href = hrefOf(entry, file);
    if (href === null) return `<li>${htmlText(file)}</li>`;
    const name = htmlText(`${file}, ${label}`);
    return `<li><a class="link" href="${htmlText(href)}" aria-label="${name}">${htmlText(file)}</a></li>`;
  });
  return `<ul class="files">${links.join('')}</ul>`;
}

/** What may still change, and whether it adds up. */
export function stateBadges(entry: IndexEntry, { language }: Writing): string {
  const { shared, archiveIndex: words } = wordsIn(language);
  const { estimated, settled, final, status, isWhole } = entry;
  const badge = (text: string, kind: string) => `<span class="badge ${kind}">${htmlText(text)}</span>`;
  return [
    badge(shared.sources.statuses[status], status === 'reconciled' ? 'check' : 'warn'),
    ...(final
      ? [badge(words.final, '')]
      : [
          ...(estimated ? [badge(shared.periods.estimated, 'open')] : []),
          badge(settled ? shared.periods.settled : shared.periods.notSettled, settled ? '' : 'open'),
        ]),
    ...(isWhole ? [] : [badge(words.selection, 'warn')]),
  ].join(' ');
}

export function amountText(amount: string, { currency }: IndexEntry, { locale }: Writing): string {
  return figureFormat(currency, locale).amount(amount);
}

/** By how much a total has changed since it was first read, with the way to the report of then. */
export function changedText(first: IndexEntry, shown: IndexEntry, writing: Writing): string | null {
  const before = exactDecimal(totalOf(first).amount);
  const change = subtract(exactDecimal(totalOf(shown).amount), before);
  return isZero(change) ? null : sinceText(formatDecimal(change), shown, first, writing);
}

/** What the source has changed since an earlier run, with the way to that run's report. */
export function restatedText(entry: IndexEntry, writing: Writing, reportOf: ReportOf): string | null {
  const { restatement } = entry;
  const { metric } = totalOf(entry);
  const change = restatement?.changes.find((one) => one.metric === metric)?.amount;
  if (restatement === null || change === undefined || isZero(exactDecimal(change))) return null;
  return sinceText(change, entry, reportOf(restatement.of) ?? restatement.of, writing);
}

/** @param earlier the report of then, or its run where there is none */
function sinceText(
  change: string,
  { currency }: IndexEntry,
  earlier: IndexEntry | string,
  { language, locale }: Writing,
): string {
  const { archiveIndex: words } = wordsIn(language);
  const said = words.since(`${figureFormat(currency, locale).change(change)} ${currency}`);
  const href = typeof earlier === 'string' ? null : pageHref(earlier);
  const link =
    href === null
      ? htmlText(typeof earlier === 'string' ? earlier : earlier.runId)
      : `<a class="link" href="${htmlText(href)}">${htmlText(words.earlierRun)}</a>`;
  return `${htmlText(said)} ${link}`;
}

/** The report of a run; undefined where the index has none. */
export type ReportOf = (runId: string) => IndexEntry | undefined;

function inOrder(files: readonly string[]): readonly string[] {
  const rank = (file: string) => {
    const at = ENDINGS.indexOf(file.slice(file.lastIndexOf('.') + 1).toLowerCase());
    return at < 0 ? ENDINGS.length : at;
  };
  return files.toSorted((one, other) => rank(one) - rank(other) || (one < other ? -1 : 1));
}

/**
 * Relative, so that it holds wherever the archive lies. Null where a part would lead to another folder, as `..` does however
 * it is written.
 */
function hrefOf({ folder }: IndexEntry, file: string): string | null {
  const parts = [...folder.split('/'), file];
  if (parts.some((part) => part === '' || part === '.' || part === '..')) return null;
  return parts.map((part) => encodeURIComponent(part.toWellFormed())).join('/');
}
