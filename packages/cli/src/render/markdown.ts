import type { Metric, Report } from '@ou-cost/spend';
import { exactAmount, shownAmount, shownChange, shownPercent } from './amount.ts';
import { chargeLines } from './charge-lines.ts';
import { factsOf, ROUNDING_FOOTNOTE, reconciliationSentence, runCostSentence } from './facts.ts';
import { type FigureRow, figureRows } from './figure-rows.ts';
import { markdownText } from './markdown-text.ts';
import { markedPeriodLabel } from './period-label.ts';
import { amountAt, metricChange, metricSpend } from './spend-lookup.ts';
import type { Render, View } from './view.ts';

/** The report for a ticket or a chat: facts, one table per metric, notes. */
export const renderMarkdown: Render = (report, view) => {
  const facts = factsOf(report).map(({ label, value }) => `- **${label}**: ${markdownText(value)}`);
  const notes = report.notes.map(({ message }) => `- ${markdownText(message)}`);
  const closing = [reconciliationSentence(report), runCostSentence(report), ROUNDING_FOOTNOTE].map(
    markdownText,
  );
  const blocks = [
    '# AWS spend per organizational unit',
    facts.join('\n'),
    ...report.query.metrics.flatMap((metric) => metricBlocks(report, metric, view)),
    ...(notes.length === 0 ? [] : ['## Notes', notes.join('\n')]),
    ...closing,
  ];
  return `${blocks.join('\n\n')}\n`;
};

/** A pipe table whose first column is text and whose others are figures. */
function pipeTable(rows: readonly (readonly string[])[]): string {
  const [header = [], ...body] = rows;
  const rule = header.map((_, at) => (at === 0 ? '---' : '---:'));
  return [header, rule, ...body].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function metricBlocks(report: Report, metric: Metric, view: View): string[] {
  const labels = report.periods.map((period) =>
    markdownText(markedPeriodLabel(period, report.query.granularity)),
  );
  const hasChange = report.comparison !== undefined;
  const header = [
    'Organizational unit',
    ...labels.flatMap((label) => [`Direct ${label}`, `Total ${label}`]),
    ...(hasChange ? ['Change', '%'] : []),
  ];
  const rows = figureRows(report, metric, view.depth).map((row) => figureCells(report, row, hasChange));
  const charges = chargeLines(metricSpend(report.total, metric)).map(({ label, kind, amounts }) => {
    const cells = labels.map((_, at) => shownAmount(amountAt(amounts, at), report.currency));
    return strong(kind === 'sum', [markdownText(label), ...cells]);
  });
  const kind = report.query.by === 'service' ? 'Service' : 'Charge type';
  return [
    `## ${metric} (${markdownText(report.currency)})`,
    pipeTable([header, ...rows]),
    pipeTable([[kind, ...labels], ...charges]),
    ...moverBlocks(report, metric),
  ];
}

function strong(isStrong: boolean, cells: readonly string[]): string[] {
  return cells.map((cell) => (isStrong && cell !== '' ? `**${cell}**` : cell));
}

function figureCells(report: Report, row: FigureRow, hasChange: boolean): string[] {
  const amount = (amounts: readonly string[] | null, at: number) => {
    if (amounts === null) return '';
    return row.exact
      ? exactAmount(amountAt(amounts, at))
      : shownAmount(amountAt(amounts, at), report.currency);
  };
  const indent = '· '.repeat(row.depth);
  const changes =
    row.change === null
      ? ['', '']
      : [shownChange(row.change.change, report.currency), shownPercent(row.change.percent)];
  return strong(row.kind === 'total', [
    `${indent}${markdownText(row.name)}${markdownText(row.hint)}`,
    ...[...report.periods.keys()].flatMap((at) => [amount(row.direct, at), amount(row.total, at)]),
    ...(hasChange ? changes : []),
  ]);
}

function moverBlocks({ comparison, currency }: Report, metric: Metric): string[] {
  if (comparison === undefined || comparison.movers.length === 0) return [];
  const rows = comparison.movers.map(({ id, name, status, change }) => {
    const { before, after, change: moved, percent } = metricChange(change, metric);
    const label = `${markdownText(name)} (${markdownText(id)})${status === 'changed' ? '' : `, ${status}`}`;
    const amounts = [
      shownAmount(before, currency),
      shownAmount(after, currency),
      shownChange(moved, currency),
    ];
    return [label, ...amounts, shownPercent(percent)];
  });
  return [pipeTable([['Largest changes', 'Before', 'After', 'Change', '%'], ...rows])];
}
