import type { SourceReconciliation } from '@ou-cost/spend';
import { escapeControlCharacters } from '../shared/escape-control-characters.ts';
import type { Terminal } from '../shared/terminal.ts';
import { drawGrid, type GridRow } from '../table/grid.ts';
import { wrapped } from '../table/wrap.ts';
import { type StatementTable, statementOf } from './statement.ts';

/** The statement for a terminal or a job's log. */
export function reconciliationTable(result: SourceReconciliation, terminal: Terminal): string {
  const { columns, colors } = terminal;
  const { title, verdict, tables, closing } = statementOf(result);
  const sentences = (texts: readonly string[]) =>
    texts.flatMap((text) => wrapped(escapeControlCharacters(text), columns));
  const paint = result.agrees ? colors.green : colors.red;
  const lines = [
    ...sentences([title]).map(colors.bold),
    ...sentences([verdict]).map(paint),
    ...tables.flatMap((table) => ['', ...linesOf(table, terminal), ...sentences(table.below)]),
    '',
    ...sentences(closing),
  ];
  return `${lines.join('\n')}\n`;
}

function linesOf({ title, heads, rows }: StatementTable, { columns, colors }: Terminal): string[] {
  const header: GridRow = { cells: heads, paint: colors.dim };
  const drawn = rows.map(
    ({ label, figures, isOver }): GridRow => ({
      cells: [escapeControlCharacters(label), ...figures],
      ...(isOver ? { paint: colors.red } : {}),
    }),
  );
  return [colors.bold(title), ...drawGrid([header, ...drawn], columns)];
}
