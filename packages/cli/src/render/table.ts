import type { Report } from '@ou-cost/spend';
import { factsOf, ROUNDING_FOOTNOTE, reconciliationSentence, runCostSentence } from './facts.ts';
import { harmless } from './harmless.ts';
import { metricSections } from './table-sections.ts';
import type { Render } from './view.ts';

/** The report for a terminal or a job's log: the tree of units with what each spent directly and in total. */
export const renderTable: Render = (report, view) => {
  const { bold, dim } = view.terminal.colors;
  const sections = [
    [bold('AWS spend per organizational unit'), ...head(report, dim)],
    ...report.query.metrics.flatMap((metric) => metricSections(report, metric, view)),
    ...(report.notes.length === 0 ? [] : [notes(report)]),
    [harmless(reconciliationSentence(report)), harmless(runCostSentence(report)), dim(ROUNDING_FOOTNOTE)],
  ];
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
};

function head(report: Report, dim: (text: string) => string): string[] {
  const facts = factsOf(report);
  const width = Math.max(...facts.map(({ label }) => label.length));
  return facts.map(({ label, value }) => `${dim(label.padEnd(width))}  ${harmless(value)}`);
}

function notes(report: Report): string[] {
  return ['Notes', ...report.notes.map(({ message }) => `- ${harmless(message)}`)];
}
