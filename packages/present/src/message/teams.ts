import { escapeControlCharacters } from '../shared/escape-control-characters.ts';
import type { Summary } from './summary.ts';
import {
  moreLinesText,
  morePartsText,
  PART_TITLES,
  type PartTexts,
  partTexts,
  SUMMARY_TITLE,
  summaryFacts,
  summaryFooter,
} from './summary-lines.ts';

/** Teams refuses a message of more than 28 KB; no single text needs to be longer than this. */
const TEXT_CHARACTERS = 200;
const LISTED_RULE_LINES = 30;

/** Text with the characters escaped that text blocks and facts interpret as Markdown (https://learn.microsoft.com/adaptive-cards/authoring-cards/text-features). */
function cardText(text: string): string {
  return escapeControlCharacters(text).replace(/[\\`*_[\]()~#<>|]/g, '\\$&');
}

/** A text run is shown literally, so names stand in text runs only. */
function run(text: string, look: object = {}) {
  const plain = escapeControlCharacters(text);
  const shown = plain.length > TEXT_CHARACTERS ? `${plain.slice(0, TEXT_CHARACTERS - 1)}…` : plain;
  return { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: shown.toWellFormed(), ...look }] };
}

/** The summary as the body of a Teams Workflows webhook: a message with an Adaptive Card. */
export function teamsMessage(summary: Summary, locale: string): string {
  const facts = summaryFacts(summary, locale).map(({ label, value }) => ({
    title: cardText(label),
    value: cardText(value),
  }));
  const content = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.5',
    msteams: { width: 'Full' },
    body: [
      { type: 'TextBlock', text: SUMMARY_TITLE, size: 'Large', weight: 'Bolder', wrap: true },
      { type: 'FactSet', facts },
      ...ruleBlocks(summary),
      ...partBlocks(summary, locale),
      { type: 'TextBlock', text: cardText(summaryFooter(summary)), isSubtle: true, wrap: true },
      ...(summary.page.link === null && summary.page.file !== null
        ? [run(`Page: ${summary.page.file}`, { isSubtle: true })]
        : []),
    ],
    actions:
      summary.page.link === null
        ? []
        : [{ type: 'Action.OpenUrl', title: 'Open the report', url: summary.page.link }],
  };
  return JSON.stringify({
    type: 'message',
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', contentUrl: null, content }],
  });
}

function ruleBlocks({ rules }: Summary) {
  if (rules.length === 0) return [];
  const lines = rules.flatMap(({ rule, findings }) => [
    run(rule, { weight: 'Bolder', color: 'Attention' }),
    ...findings.map((finding) => run(finding)),
  ]);
  const dropped = lines.length - LISTED_RULE_LINES;
  return [
    { type: 'TextBlock', text: `Rules that hold: ${rules.length}`, weight: 'Bolder', color: 'Attention' },
    ...lines.slice(0, LISTED_RULE_LINES),
    ...(dropped > 0 ? [run(moreLinesText(dropped))] : []),
  ];
}

function partBlocks(summary: Summary, locale: string) {
  const hasChange = summary.comparedWith !== null;
  const rows = partTexts(summary, locale).map((part) => tableRow(cellsOf(part, hasChange)));
  if (rows.length === 0) return [];
  const header = tableRow(cellsOf(PART_TITLES, hasChange));
  const more = morePartsText(summary);
  return [
    {
      type: 'Table',
      firstRowAsHeader: true,
      showGridLines: false,
      columns: [3, 2, 1, ...(hasChange ? [2] : [])].map((width) => ({ width })),
      rows: [header, ...rows],
    },
    ...(more === null ? [] : [run(more, { isSubtle: true })]),
  ];
}

function cellsOf({ name, amount, share, change }: PartTexts, hasChange: boolean): string[] {
  return [name, amount, share, ...(hasChange ? [change] : [])];
}

function tableRow(cells: readonly string[]) {
  return {
    type: 'TableRow',
    cells: cells.map((text, at) => ({
      type: 'TableCell',
      items: [{ ...run(text), horizontalAlignment: at === 0 ? 'Left' : 'Right' }],
    })),
  };
}
