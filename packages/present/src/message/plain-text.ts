import type { Language } from '@ou-cost/contract/options';
import type { Report } from '@ou-cost/spend';
import { cutToWidth } from '../shared/cut-to-width.ts';
import { escapeControlCharacters } from '../shared/escape-control-characters.ts';
import { figureFormat } from '../shared/figure-format.ts';
import { rangeLabel } from '../shared/period-label.ts';
import { drawGrid } from '../table/grid.ts';
import { wordsIn } from '../words/index.ts';
import type { Chat, ChatTable } from './chat.ts';
import type { Posting, Summary } from './summary.ts';

/** Mail programs wrap wider lines. */
const NAME_COLUMNS = 40;
const LINE_COLUMNS = 1000;

/** A fact under a label, of which the value may come from elsewhere. */
export interface Closing {
  readonly label: string;
  readonly value: string;
}

/** One line: no character of it can end it, or begin a header. */
export function oneLine(text: string): string {
  return text.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}

/** What the summary is of, in one line. */
export function subjectOf(
  report: Report,
  { totals }: Pick<Summary, 'totals'>,
  { language, locale }: Pick<Posting, 'language' | 'locale'>,
): string {
  const format = figureFormat(report.currency, locale);
  const [total] = totals;
  const percent = total?.change?.percent ?? null;
  return oneLine(
    wordsIn(language).message.mailSubject(
      rangeLabel(report.query, language),
      `${format.amount(total?.amount ?? '0')} ${report.currency}`,
      percent === null ? '' : format.percent(percent),
      report.bills.map(({ organizationId }) => organizationId).join(wordsIn(language).shared.comma),
    ),
  );
}

/** A summary as plain text, in lines of our own and with names that cannot break them. */
export function plainText(
  { title, facts, warnings, tables, footer }: Chat,
  notes: readonly string[],
  closing: readonly Closing[],
  language: Language,
): string {
  const { shared, message } = wordsIn(language);
  const line = ({ label, value }: Closing) => `${label}${shared.colon}${safe(value)}`;
  const blocks = [
    [title],
    facts.map(line),
    // Whether it adds up is the first question after the total.
    [footer],
    ...warnings.map((warning) => [
      warning.title,
      ...warning.lines.map(({ text, isImportant }) => `${isImportant ? '! ' : '  '}${safe(text)}`),
    ]),
    ...tables.map((table) => tableLines(table, language)),
    notes.length === 0 ? [] : [message.notes, ...notes.map((note) => `- ${safe(note)}`)],
    closing.map(line),
  ];
  const texts = blocks.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return `${texts.join('\n\n')}\n`;
}

function safe(text: string): string {
  return cutToWidth(escapeControlCharacters(text), LINE_COLUMNS);
}

function tableLines(table: ChatTable, language: Language): string[] {
  const { title, rows } = table;
  if (rows.length === 0) return [];
  const grid = tableRows(table, language).map(([name = '', ...figures]) => ({
    cells: [cutToWidth(escapeControlCharacters(name), NAME_COLUMNS), ...figures],
  }));
  return [...(title === null ? [] : [title]), ...drawGrid(grid, null)];
}

/** The rows with their heads, and one for what is not listed. */
export function tableRows(
  { heads, rows, others, rest }: ChatTable,
  language: Language,
): readonly (readonly string[])[] {
  const { more } = wordsIn(language).message;
  return [heads, ...rows, ...(others === 0 ? [] : [rest?.(rows.length) ?? [more(others)]])];
}
