import type { Language } from '@ou-cost/contract/options';
import { escapeControlCharacters } from '../shared/escape-control-characters.ts';
import { wordsIn } from '../words/index.ts';
import type { Chat, ChatLines, ChatTable } from './chat.ts';
import type { PageReference } from './summary.ts';

/** Teams refuses a message of more than 28 KB. */
const MOST_BYTES = 27_000;

/** How much of a message is shown: rows of a table, lines of a warning, characters of a text. */
interface Room {
  readonly rows: number;
  readonly lines: number;
  readonly characters: number;
}

/** From the most that is shown to the least; the last one is small enough whatever the names. */
const ROOMS: readonly [Room, ...Room[]] = [
  { rows: 25, lines: 30, characters: 200 },
  { rows: 10, lines: 15, characters: 120 },
  { rows: 5, lines: 8, characters: 60 },
  { rows: 2, lines: 3, characters: 40 },
];

/** Text with the characters escaped that text blocks and facts interpret as Markdown (https://learn.microsoft.com/adaptive-cards/authoring-cards/text-features). */
function cardText(text: string): string {
  return escapeControlCharacters(text).replace(/[\\`*_[\]()~#<>|]/g, '\\$&');
}

/** A text run is shown literally, so names stand in text runs only. */
function run(text: string, { characters }: Room, look: object = {}) {
  const plain = escapeControlCharacters(text);
  const shown = plain.length > characters ? `${plain.slice(0, characters - 1)}…` : plain;
  return { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: shown.toWellFormed(), ...look }] };
}

/** The summary as the body of a Teams Workflows webhook: a message with an Adaptive Card, as much as fits in it. */
export function teamsMessage(chat: Chat, page: PageReference, language: Language): string {
  const [most, ...less] = ROOMS;
  let message = cardMessage(chat, page, language, most);
  for (const room of less) {
    if (Buffer.byteLength(message) <= MOST_BYTES) break;
    message = cardMessage(chat, page, language, room);
  }
  return message;
}

function cardMessage(chat: Chat, page: PageReference, language: Language, room: Room): string {
  const { title, facts, warnings, tables, footer } = chat;
  const { shared, message } = wordsIn(language);
  const content = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.5',
    msteams: { width: 'Full' },
    body: [
      { type: 'TextBlock', text: cardText(title), size: 'Large', weight: 'Bolder', wrap: true },
      { type: 'FactSet', facts: facts.map(factOf) },
      ...warnings.flatMap((warning) => warningBlocks(warning, language, room)),
      ...tables.flatMap((table) => tableBlocks(table, language, room)),
      { type: 'TextBlock', text: cardText(footer), isSubtle: true, wrap: true },
      ...(page.link === null && page.file !== null
        ? [run(`${message.page}${shared.colon}${page.file}`, room, { isSubtle: true })]
        : []),
    ],
    actions:
      page.link === null ? [] : [{ type: 'Action.OpenUrl', title: message.openReport, url: page.link }],
  };
  return JSON.stringify({
    type: 'message',
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', contentUrl: null, content }],
  });
}

function factOf({ label, value }: Chat['facts'][number]) {
  return { title: cardText(label), value: cardText(value) };
}

function warningBlocks({ title, lines }: ChatLines, language: Language, room: Room) {
  const dropped = lines.length - room.lines;
  return [
    { type: 'TextBlock', text: cardText(title), weight: 'Bolder', color: 'Attention', wrap: true },
    ...lines
      .slice(0, room.lines)
      .map(({ text, isImportant }) =>
        run(text, room, isImportant ? { weight: 'Bolder', color: 'Attention' } : {}),
      ),
    ...(dropped > 0 ? [run(wordsIn(language).message.moreLines(dropped), room)] : []),
  ];
}

function tableBlocks({ title, heads, rows, others, rest }: ChatTable, language: Language, room: Room) {
  if (rows.length === 0) return [];
  const shown = rows.slice(0, room.rows);
  const leftOut = others + rows.length - shown.length;
  return [
    ...(title === null ? [] : [{ type: 'TextBlock', text: cardText(title), weight: 'Bolder', wrap: true }]),
    {
      type: 'Table',
      firstRowAsHeader: true,
      showGridLines: false,
      columns: WIDTHS.slice(0, heads.length - 1)
        .toSpliced(0, 0, 3)
        .map((width) => ({ width })),
      rows: [heads, ...shown, ...(leftOut === 0 || rest === undefined ? [] : [rest(shown.length)])].map(
        (cells) => tableRow(cells, room),
      ),
    },
    ...(leftOut === 0 || rest !== undefined
      ? []
      : [run(wordsIn(language).message.more(leftOut), room, { isSubtle: true })]),
  ];
}

/** Of the columns of figures; a name has 3. */
const WIDTHS = [2, 1, 2];

function tableRow(cells: readonly string[], room: Room) {
  return {
    type: 'TableRow',
    cells: cells.map((text, at) => ({
      type: 'TableCell',
      items: [{ ...run(text, room), horizontalAlignment: at === 0 ? 'Left' : 'Right' }],
    })),
  };
}
