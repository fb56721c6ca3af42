import type { Language } from '@ou-cost/contract/options';
import type { Report } from '@ou-cost/spend';
import { htmlText } from '../html/text.ts';
import { wordsIn } from '../words/index.ts';
import { type Chat, type ChatTable, chatOf } from './chat.ts';
import { type Closing, oneLine, plainText, subjectOf, tableRows } from './plain-text.ts';
import { type Posting, summaryOf } from './summary.ts';

/** What comes with the summary. */
export interface MailContents {
  /** The names of the files that are attached. */
  readonly attached: readonly string[];
  /** The names of those for which the mail has no room. */
  readonly leftOut: readonly string[];
  /** Where the report is in the archive; null where it is in none. */
  readonly archived: string | null;
}

/** A mail without its addresses. */
export interface MailMessage {
  /** One line. */
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Mail programs show about so much of a subject. */
const LONGEST_SUBJECT = 200;

/** The summary as a mail, which says the same as text and as HTML. */
export function mailMessage(report: Report, contents: MailContents, posting: Posting): MailMessage {
  const { language } = posting;
  const { message, noteText, shared } = wordsIn(language);
  const summary = summaryOf(report, posting);
  const chat = chatOf(report, summary, posting);
  const notes = report.notes.filter(({ code }) => code !== 'rule-not-judged').map(noteText);
  const closing: Closing[] = [
    { label: message.attached, value: contents.attached.join(shared.comma) },
    { label: message.tooLargeToAttach, value: contents.leftOut.join(shared.comma) },
    { label: message.archived, value: contents.archived ?? '' },
  ].filter(({ value }) => value !== '');
  return {
    subject: subjectOf(report, summary, posting).slice(0, LONGEST_SUBJECT),
    text: plainText(chat, notes, closing, language),
    html: htmlOf(chat, notes, closing, language),
  };
}

/** Without styles of its own but for figures, which mail programs would drop in part. */
function htmlOf(
  { title, facts, warnings, tables, footer }: Chat,
  notes: readonly string[],
  closing: readonly Closing[],
  language: Language,
): string {
  const { message, shared } = wordsIn(language);
  const fact = ({ label, value }: Closing) =>
    `<tr><td>${htmlText(label)}</td><td>${htmlText(oneLine(value))}</td></tr>`;
  const list = (lines: readonly string[]) =>
    `<ul>${lines.map((text) => `<li>${htmlText(oneLine(text))}</li>`).join('')}</ul>`;
  const parts = [
    `<h1>${htmlText(title)}</h1>`,
    `<table>${facts.map(fact).join('')}</table>`,
    `<p>${htmlText(footer)}</p>`,
    ...warnings.map(
      (warning) => `<h2>${htmlText(warning.title)}</h2>${list(warning.lines.map(({ text }) => text))}`,
    ),
    ...tables.filter(({ rows }) => rows.length > 0).map((table) => tableHtml(table, language)),
    ...(notes.length === 0 ? [] : [`<h2>${htmlText(message.notes)}</h2>${list(notes)}`]),
    ...closing.map(
      ({ label, value }) => `<p>${htmlText(label)}${htmlText(shared.colon)}${htmlText(oneLine(value))}</p>`,
    ),
  ];
  return `<!DOCTYPE html>\n<html lang="${language}">\n<head><meta charset="utf-8"></head>\n<body>\n${parts.join('\n')}\n</body>\n</html>\n`;
}

function tableHtml(table: ChatTable, language: Language): string {
  const [heads = [], ...rows] = tableRows(table, language);
  const row = (cells: readonly string[], tag: 'th' | 'td') =>
    `<tr>${cells
      .map((cell, at) => `<${tag} align="${at === 0 ? 'left' : 'right'}">${htmlText(oneLine(cell))}</${tag}>`)
      .join('')}</tr>`;
  const title = table.title === null ? '' : `<h2>${htmlText(table.title)}</h2>`;
  return `${title}<table cellpadding="4">${row(heads, 'th')}${rows.map((cells) => row(cells, 'td')).join('')}</table>`;
}
