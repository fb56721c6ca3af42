import { cutToWidth } from '../shared/cut-to-width.ts';
import { escapeControlCharacters } from '../shared/escape-control-characters.ts';
import { drawGrid } from '../table/grid.ts';
import type { Summary } from './summary.ts';
import {
  moreLinesText,
  morePartsText,
  PART_TITLES,
  partTexts,
  SUMMARY_TITLE,
  summaryFacts,
  summaryFooter,
} from './summary-lines.ts';

/** Slack allows 3000 characters in the text of a section; the rest is for the code fence around it. */
const SECTION_CHARACTERS = 2900;

const NAME_COLUMNS = 32;
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
export function slackMessage(summary: Summary, locale: string): string {
  const facts = summaryFacts(summary, locale);
  const lines = facts.map(({ label, value }) => `*${slackText(label)}*: ${slackText(value)}`);
  const fallback = facts.map(({ label, value }) => `${label}: ${value}`).join('; ');
  return JSON.stringify({
    text: slackText(`${SUMMARY_TITLE}. ${fallback}`),
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: SUMMARY_TITLE, emoji: false } },
      section(lines.join('\n')),
      ...ruleSections(summary),
      ...partSections(summary, locale),
      { type: 'context', elements: [mrkdwn(`${slackText(summaryFooter(summary))}${pageText(summary)}`)] },
    ],
  });
}

function mrkdwn(text: string) {
  return { type: 'mrkdwn', text, verbatim: true };
}

function section(text: string) {
  return { type: 'section', text: mrkdwn(text) };
}

/** Lines in a code fence, as many as fit. */
function fence(lines: readonly string[]): string {
  const kept: string[] = [];
  let length = 0;
  for (const line of lines.map(fencedText)) {
    length += line.length + 1;
    if (length > SECTION_CHARACTERS - 40) break;
    kept.push(line);
  }
  const dropped = lines.length - kept.length;
  return `\`\`\`\n${[...kept, ...(dropped === 0 ? [] : [moreLinesText(dropped)])].join('\n')}\n\`\`\``;
}

function ruleSections({ rules }: Summary) {
  if (rules.length === 0) return [];
  const lines = rules.flatMap(({ rule, findings }) => [rule, ...findings.map((finding) => `  ${finding}`)]);
  const cut = lines.map((line) => cutToWidth(escapeControlCharacters(line), RULE_COLUMNS));
  return [section(`:rotating_light: *Rules that hold: ${rules.length}*\n${fence(cut)}`)];
}

function partSections(summary: Summary, locale: string) {
  const hasChange = summary.comparedWith !== null;
  const parts = partTexts(summary, locale);
  if (parts.length === 0) return [];
  const rows = [PART_TITLES, ...parts].map(({ name, amount, share, change }) => ({
    cells: [
      cutToWidth(escapeControlCharacters(name), NAME_COLUMNS),
      amount,
      share,
      ...(hasChange ? [change] : []),
    ],
  }));
  const more = morePartsText(summary);
  return [section(fence([...drawGrid(rows, null), ...(more === null ? [] : [more])]))];
}

function pageText({ page }: Summary): string {
  if (page.link !== null) return ` <${slackText(page.link).replaceAll('|', '%7C')}|Open the report>`;
  return page.file === null ? '' : ` Page: \`${fencedText(page.file)}\``;
}
