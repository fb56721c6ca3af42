import type { SourceReconciliation } from '@ou-cost/spend';
import { markdownText } from '../markdown/text.ts';
import { type StatementTable, statementOf } from './statement.ts';

/** The statement for a wiki, a ticket or a pull request; what is over the tolerance is bold. */
export function reconciliationMarkdown(result: SourceReconciliation): string {
  const { title, verdict, tables, closing } = statementOf(result);
  const blocks = [
    `# ${markdownText(title)}`,
    `**${markdownText(verdict)}**`,
    ...tables.flatMap((table) => [
      `## ${markdownText(table.title)}`,
      pipes(table),
      ...(table.below.length === 0 ? [] : [table.below.map((line) => `- ${markdownText(line)}`).join('\n')]),
    ]),
    ...closing.map(markdownText),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function pipes({ heads, rows }: StatementTable): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const bold = (cells: readonly string[]) => cells.map((cell) => `**${cell}**`);
  return [
    line(heads.map(markdownText)),
    line(heads.map((_, at) => (at === 0 ? '---' : '---:'))),
    ...rows.map(({ label, figures, isOver }) => {
      const cells = [label, ...figures].map(markdownText);
      return line(isOver ? bold(cells) : cells);
    }),
  ].join('\n');
}
