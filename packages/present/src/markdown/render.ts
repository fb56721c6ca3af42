import type { Report } from '@ou-cost/spend';
import { type Fact, factsOf, runCostSentence } from '../shared/facts.ts';
import { heldRules, rulesSentence } from '../shared/held-rules.ts';
import { reconciliationSentence } from '../shared/source-words.ts';
import { PLAIN } from '../shared/terminal.ts';
import type { Render, View } from '../shared/view.ts';
import { headline } from '../table/headline.ts';
import type { Section } from '../table/layout/section.ts';
import { wordsIn } from '../words/index.ts';
import { metricSections } from './metric-sections.ts';
import { pipeTable } from './pipe-table.ts';
import { markdownText } from './text.ts';

/** The report for a ticket or a chat: the sections of the terminal's table as headings, pipe tables and paragraphs. */
export const renderMarkdown: Render = (report, view) => {
  const { language } = view;
  const { shared, table } = wordsIn(language);
  // Colours belong to a terminal.
  const plain = { ...view, terminal: PLAIN };
  const closing = [
    reconciliationSentence(report, language),
    runCostSentence(report, language),
    shared.rounding,
  ];
  const blocks = [
    `# ${shared.title}`,
    factList([...headline(report, plain), ...factsOf(report, language)]),
    ...ruleBlocks(report, view),
    ...report.query.metrics.flatMap((metric) => metricSections(report, metric, plain)).flatMap(sectionBlocks),
    ...(report.notes.length === 0 ? [] : [`## ${table.notes}`, noteList(report, view)]),
    ...closing.map(markdownText),
  ];
  return `${blocks.join('\n\n')}\n`;
};

function factList(facts: readonly Fact[]): string {
  return facts.map(({ label, value }) => `- **${label}**: ${markdownText(value)}`).join('\n');
}

function ruleBlocks(report: Report, view: View): string[] {
  const sentence = rulesSentence(report, view.language);
  if (sentence === null) return [];
  const held = heldRules(report, view).flatMap(({ rule, findings }) => [
    `- **${markdownText(rule)}**`,
    ...findings.map((finding) => `  - ${markdownText(finding)}`),
  ]);
  const { rules } = wordsIn(view.language).table;
  return [`## ${rules}`, sentence, ...(held.length === 0 ? [] : [held.join('\n')])];
}

/** A section with a title begins under a heading; texts below the table are a list, because they are no sentences. */
function sectionBlocks({ title, above, table, below }: Section): string[] {
  return [
    ...(title === null ? [] : [`## ${markdownText(title)}`]),
    ...above.map(markdownText),
    ...(table === null ? [] : [pipeTable(table)]),
    ...(below.length === 0 ? [] : [below.map((text) => `- ${markdownText(text)}`).join('\n')]),
  ];
}

function noteList({ notes }: Report, { language }: View): string {
  const { noteText } = wordsIn(language);
  return notes.map((note) => `- ${markdownText(noteText(note))}`).join('\n');
}
