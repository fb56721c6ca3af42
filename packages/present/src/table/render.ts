import type { Report } from '@ou-cost/spend';
import { escapeControlCharacters } from '../shared/escape-control-characters.ts';
import { factsOf, ROUNDING_FOOTNOTE, runCostSentence } from '../shared/facts.ts';
import { heldRules, rulesSentence } from '../shared/held-rules.ts';
import { reconciliationSentence } from '../shared/source-words.ts';
import type { Render, View } from '../shared/view.ts';
import { metricSections } from './sections.ts';
import { wrapped } from './wrap.ts';

/** The report for a terminal or a job's log: the tree of units with what each spent directly and in total. */
export const renderTable: Render = (report, view) => {
  const { colors, columns } = view.terminal;
  const { bold, dim } = colors;
  const sections = [
    [bold('AWS spend per organizational unit'), ...head(report, view)],
    ...ruleSection(report, view),
    ...report.query.metrics.flatMap((metric) => metricSections(report, metric, view)),
    ...(report.notes.length === 0 ? [] : [notes(report, view)]),
    [
      ...wrapped(escapeControlCharacters(reconciliationSentence(report)), columns),
      ...wrapped(escapeControlCharacters(runCostSentence(report)), columns),
      ...wrapped(ROUNDING_FOOTNOTE, columns).map(dim),
    ],
  ];
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
};

function head(report: Report, { terminal: { columns, colors } }: View): string[] {
  const facts = factsOf(report);
  const width = Math.max(...facts.map(({ label }) => label.length));
  return facts.flatMap(({ label, value }) => {
    const [first = '', ...more] = wrapped(
      escapeControlCharacters(value),
      columns === null ? null : columns - width - 2,
    );
    return [
      `${colors.dim(label.padEnd(width))}  ${first}`,
      ...more.map((line) => `${' '.repeat(width + 2)}${line}`),
    ];
  });
}

/** The rules that hold stand before the figures, because they decide the exit code. */
function ruleSection(report: Report, { terminal: { columns, colors }, locale }: View): string[][] {
  const sentence = rulesSentence(report);
  if (sentence === null) return [];
  const held = heldRules(report, locale).flatMap(({ rule, findings }) => [
    ...wrapped(`! ${escapeControlCharacters(rule)}`, columns, '  ').map((line) =>
      colors.bold(colors.red(line)),
    ),
    ...findings.flatMap((finding) => wrapped(`    ${escapeControlCharacters(finding)}`, columns, '      ')),
  ]);
  return [[`Rules: ${sentence}`, ...held]];
}

function notes(report: Report, { terminal: { columns } }: View): string[] {
  return [
    'Notes',
    ...report.notes.flatMap(({ message }) => wrapped(`- ${escapeControlCharacters(message)}`, columns, '  ')),
  ];
}
