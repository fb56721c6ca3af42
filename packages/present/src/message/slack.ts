import type { Language } from '@ou-cost/contract/options';
import { cutToWidth } from '../shared/cut-to-width.ts';
import { escapeControlCharacters } from '../shared/escape-control-characters.ts';
import { drawGrid } from '../table/grid.ts';
import { wordsIn } from '../words/index.ts';
import type { Chat, ChatLines, ChatTable } from './chat.ts';
import type { PageReference } from './summary.ts';

/** Slack allows 3000 characters in a text; in a section the rest is for the code fence around it. */
const TEXT_CHARACTERS = 3000;
const SECTION_CHARACTERS = 2900;

/** Slack breaks lines of more than about 80 columns, so names have what figures leave. */
const NAME_COLUMNS = { besideOne: 44, besideMore: 32 };
const RULE_COLUMNS = 160;

const ENTITIES: ReadonlyMap<string, string> = new Map(
  Object.entries({ '&': '&amp;', '<': '&lt;', '>': '&gt;' }),
);

/** Text from elsewhere for Slack, with the three characters escaped that make mentions, links and entities. */
function slackText(text: string): string {
  return escapeControlCharacters(text).replace(/[&<>]/g, (character) => ENTITIES.get(character) ?? '');
}

/** The same for a code fence, in which only the end of the fence has a meaning. */
function fencedText(text: string): string {
  return slackText(text).replaceAll('`', 'ˋ');
}

/**
 * The summary as the body of Slack's incoming webhook. Names stand in code fences only, where Slack formats
 * nothing (https://docs.slack.dev/messaging/formatting-message-text).
 */
export function slackMessage(chat: Chat, page: PageReference, language: Language): string {
  const { title, facts, warnings, tables, footer } = chat;
  const { colon, semicolon } = wordsIn(language).shared;
  const lines = facts.map(({ label, value }) => `*${slackText(label)}*${colon}${slackText(value)}`);
  const fallback = facts.map(({ label, value }) => `${label}${colon}${value}`).join(semicolon);
  return JSON.stringify({
    text: slackText(`${title}${colon}${fallback}`),
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: title, emoji: false } },
      section(lines.join('\n')),
      ...warnings.map((warning) => warningSection(warning, language)),
      ...tables.filter(({ rows }) => rows.length > 0).map((table) => tableSection(table, language)),
      { type: 'context', elements: [mrkdwn(footerText(footer, page, language))] },
    ],
  });
}

function mrkdwn(text: string) {
  return { type: 'mrkdwn', text, verbatim: true };
}

function section(text: string) {
  return { type: 'section', text: mrkdwn(text) };
}

/** Beside the lines of a fence there is a line that counts what is left out. */
const FENCE_CHARACTERS = SECTION_CHARACTERS - 100;

function hasRoom(lines: readonly string[]): boolean {
  return lines.reduce((length, line) => length + fencedText(line).length + 1, 0) <= FENCE_CHARACTERS;
}

/** Lines in a code fence, as many as fit; what is left out is counted. */
function fence(lines: readonly string[], leftOut: (count: number) => string): string {
  const kept: string[] = [];
  let length = 0;
  for (const line of lines.map(fencedText)) {
    length += line.length + 1;
    if (length > FENCE_CHARACTERS) break;
    kept.push(line);
  }
  const dropped = lines.length - kept.length;
  return `\`\`\`\n${[...kept, ...(dropped === 0 ? [] : [fencedText(leftOut(dropped))])].join('\n')}\n\`\`\``;
}

function warningSection({ title, lines }: ChatLines, language: Language) {
  const { moreLines } = wordsIn(language).message;
  const texts = lines.map(({ text, isImportant }) => `${isImportant ? '' : '  '}${text}`);
  const cut = texts.map((line) => cutToWidth(escapeControlCharacters(line), RULE_COLUMNS));
  const sign = lines.some(({ isImportant }) => isImportant) ? ':rotating_light:' : ':warning:';
  return section(`${sign} *${slackText(title)}*\n${fence(cut, moreLines)}`);
}

function tableSection({ title, heads, rows, others, rest }: ChatTable, language: Language) {
  const { more } = wordsIn(language).message;
  const columns = heads.length === 2 ? NAME_COLUMNS.besideOne : NAME_COLUMNS.besideMore;
  const linesOf = (shown: number) => {
    const leftOut = others + rows.length - shown;
    const folded = leftOut === 0 ? [] : [rest?.(shown) ?? [more(leftOut)]];
    const grid = [heads, ...rows.slice(0, shown), ...folded].map(([name = '', ...figures]) => ({
      cells: [cutToWidth(escapeControlCharacters(name), columns), ...figures],
    }));
    return drawGrid(grid, null);
  };
  let shown = rows.length;
  while (shown > 0 && !hasRoom(linesOf(shown))) shown -= 1;
  const fenced = fence(linesOf(shown), more);
  return section(title === null ? fenced : `*${slackText(title)}*\n${fenced}`);
}

/** What closes the message; a link for which Slack has no room is left out, since part of one leads nowhere. */
function footerText(footer: string, page: PageReference, language: Language): string {
  const whole = slackText(footer) + pageText(page, language);
  if (whole.length <= TEXT_CHARACTERS) return whole;
  const plain = slackText(footer) + pageText({ ...page, link: null }, language);
  return plain.slice(0, TEXT_CHARACTERS);
}

function pageText({ link, file }: PageReference, language: Language): string {
  const { shared, message } = wordsIn(language);
  if (link !== null) return ` <${slackText(link).replaceAll('|', '%7C')}|${message.openReport}>`;
  return file === null ? '' : ` ${message.page}${shared.colon}\`${fencedText(file)}\``;
}
