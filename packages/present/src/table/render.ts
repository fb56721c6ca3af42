import type { Report } from '@ou-cost/spend';
import stringWidth from 'string-width';
import { escapeControlCharacters } from '../shared/escape-control-characters.ts';
import { type Fact, factsOf, runCostSentence } from '../shared/facts.ts';
import { heldRules, rulesSentence } from '../shared/held-rules.ts';
import { reconciliationSentence } from '../shared/source-words.ts';
import type { Render, View } from '../shared/view.ts';
import { wordsIn } from '../words/index.ts';
import { headline } from './headline.ts';
import { metricSections } from './metric-sections.ts';
import { wrapped } from './wrap.ts';

/** The report for a terminal or a job's log: the tree of units with what each spent directly and in total. */
export const renderTable: Render = (report, view) => {
  const { language } = view;
  const { shared } = wordsIn(language);
  const { colors, columns } = view.terminal;
  const { bold, dim } = colors;
  const sections = [
    [
      ...wrapped(shared.title, columns).map(bold),
      ...factLines([...headline(report, view), ...factsOf(report, language)], view),
    ],
    ...ruleSection(report, view),
    ...report.query.metrics.flatMap((metric) => metricSections(report, metric, view)),
    ...(report.notes.length === 0 ? [] : [notes(report, view)]),
    [
      ...wrapped(escapeControlCharacters(reconciliationSentence(report, language)), columns),
      ...wrapped(escapeControlCharacters(runCostSentence(report, language)), columns),
      ...wrapped(shared.rounding, columns).map(dim),
    ],
  ];
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
};

/** Label and value side by side; where little is left beside the labels, the value below its label. */
function factLines(facts: readonly Fact[], { terminal: { columns, colors } }: View): string[] {
  const width = Math.max(...facts.map(({ label }) => stringWidth(label)));
  const isNarrow = columns !== null && columns < width + NARROWEST_VALUE;
  return facts.flatMap(({ label, value }) => {
    const text = escapeControlCharacters(value);
    if (isNarrow) return wrapped(`${label}: ${text}`, columns, '  ');
    const [first = '', ...more] = wrapped(text, columns === null ? null : columns - width - 2);
    return [
      `${colors.dim(label)}${' '.repeat(width - stringWidth(label))}  ${first}`,
      ...more.map((line) => `${' '.repeat(width + 2)}${line}`),
    ];
  });
}

/** Beside its label, a value has this much room at the least. */
const NARROWEST_VALUE = 24;

/** The rules that hold stand before the figures, because they decide the exit code. */
function ruleSection(report: Report, view: View): string[][] {
  const { columns, colors } = view.terminal;
  const sentence = rulesSentence(report, view.language);
  if (sentence === null) return [];
  const held = heldRules(report, view).flatMap(({ rule, findings }) => [
    ...wrapped(`! ${escapeControlCharacters(rule)}`, columns, '  ').map((line) =>
      colors.bold(colors.red(line)),
    ),
    ...findings.flatMap((finding) => wrapped(`    ${escapeControlCharacters(finding)}`, columns, '      ')),
  ]);
  return [[...wrapped(`${wordsIn(view.language).table.rules}: ${sentence}`, columns, '  '), ...held]];
}

function notes(report: Report, { terminal: { columns }, language }: View): string[] {
  const { noteText, table } = wordsIn(language);
  return [
    table.notes,
    ...report.notes.flatMap((note) => wrapped(`- ${escapeControlCharacters(noteText(note))}`, columns, '  ')),
  ];
}
