import type { Metric, Report } from '@ou-cost/spend';
import { chargeLines } from '../shared/charge-lines.ts';
import { factsOf, runCostSentence } from '../shared/facts.ts';
import { exactAmount, type FigureFormat, figureFormat } from '../shared/figure-format.ts';
import { type FigureRow, figureRows } from '../shared/figure-rows.ts';
import { heldRules, rulesSentence } from '../shared/held-rules.ts';
import { markedPeriodLabel } from '../shared/period-label.ts';
import { reconciliationSentence } from '../shared/source-words.ts';
import { amountAt, metricChange } from '../shared/spend-lookup.ts';
import { splitNames } from '../shared/split-names.ts';
import type { Render, View } from '../shared/view.ts';
import { wordsIn } from '../words/index.ts';
import { markdownText } from './text.ts';

/** The report for a ticket or a chat: facts, one table per metric, notes. */
export const renderMarkdown: Render = (report, view) => {
  const { language } = view;
  const { shared, noteText } = wordsIn(language);
  const facts = factsOf(report, language).map(({ label, value }) => `- **${label}**: ${markdownText(value)}`);
  const notes = report.notes.map((note) => `- ${markdownText(noteText(note))}`);
  const closing = [
    reconciliationSentence(report, language),
    runCostSentence(report, language),
    shared.rounding,
  ].map(markdownText);
  const blocks = [
    `# ${shared.title}`,
    facts.join('\n'),
    ...ruleBlocks(report, view),
    ...report.query.metrics.flatMap((metric) => metricBlocks(report, metric, view)),
    ...(notes.length === 0 ? [] : ['## Notes', notes.join('\n')]),
    ...closing,
  ];
  return `${blocks.join('\n\n')}\n`;
};

function ruleBlocks(report: Report, view: View): string[] {
  const sentence = rulesSentence(report, view.language);
  if (sentence === null) return [];
  const held = heldRules(report, view).flatMap(({ rule, findings }) => [
    `- **${markdownText(rule)}**`,
    ...findings.map((finding) => `  - ${markdownText(finding)}`),
  ]);
  return ['## Rules', sentence, ...(held.length === 0 ? [] : [held.join('\n')])];
}

/** A pipe table whose first column is text and whose others are figures. */
function pipeTable(rows: readonly (readonly string[])[]): string {
  const [header = [], ...body] = rows;
  const rule = header.map((_, at) => (at === 0 ? '---' : '---:'));
  return [header, rule, ...body].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function metricBlocks(report: Report, metric: Metric, view: View): string[] {
  const format = figureFormat(report.currency, view.locale);
  const labels = report.periods.map((period) =>
    markdownText(markedPeriodLabel(period, report.query.granularity, view.language)),
  );
  const hasChange = report.comparison !== undefined;
  const header = [
    'Organizational unit',
    ...labels.flatMap((label) => [`Direct ${label}`, `Total ${label}`]),
    ...(hasChange ? ['Change', '%'] : []),
  ];
  const rows = figureRows(report, metric, view).map((row) => figureCells(report, row, format, hasChange));
  const charges = chargeLines(report, metric, view).map(({ label, kind, amounts }) => {
    const cells = labels.map((_, at) => format.amount(amountAt(amounts, at)));
    return strong(kind === 'sum', [markdownText(label), ...cells]);
  });
  const kind = markdownText(splitNames(report.query.by, view.language).one);
  return [
    `## ${metric} (${markdownText(report.currency)})`,
    pipeTable([header, ...rows]),
    pipeTable([[kind, ...labels], ...charges]),
    ...moverBlocks(report, metric, format),
  ];
}

function strong(isStrong: boolean, cells: readonly string[]): string[] {
  return cells.map((cell) => (isStrong && cell !== '' ? `**${cell}**` : cell));
}

function figureCells(report: Report, row: FigureRow, format: FigureFormat, hasChange: boolean): string[] {
  const amount = (amounts: readonly string[] | null, at: number) => {
    if (amounts === null) return '';
    const exact = amountAt(amounts, at);
    return row.exact ? exactAmount(exact) : format.amount(exact);
  };
  const indent = '· '.repeat(row.depth);
  const changes =
    row.change === null ? ['', ''] : [format.change(row.change.change), format.percent(row.change.percent)];
  return strong(row.kind === 'total', [
    `${indent}${markdownText(row.name)}${markdownText(row.hint)}`,
    ...[...report.periods.keys()].flatMap((at) => [amount(row.direct, at), amount(row.total, at)]),
    ...(hasChange ? changes : []),
  ]);
}

function moverBlocks({ comparison }: Report, metric: Metric, format: FigureFormat): string[] {
  if (comparison === undefined || comparison.movers.accounts.length === 0) return [];
  const rows = comparison.movers.accounts.map(({ id, name, status, change }) => {
    const { before, after, change: moved, percent } = metricChange(change, metric);
    const label = `${markdownText(name)} (${markdownText(id)})${status === 'changed' ? '' : `, ${status}`}`;
    const amounts = [format.amount(before), format.amount(after), format.change(moved)];
    return [label, ...amounts, format.percent(percent)];
  });
  return [pipeTable([['Largest changes', 'Before', 'After', 'Change', '%'], ...rows])];
}
