import type { Table, TableRow } from '../table/layout/table.ts';
import { markdownText } from './text.ts';

/** How many columns of a terminal one level of the tree takes. */
const LEVEL_COLUMNS = 3;

/** A pipe table whose first column is text to the left and whose others are figures to the right. */
export function pipeTable({ head, columns, rows }: Table): string {
  const header = [head, ...columns.map(({ heads }) => heads.join(' '))].map(markdownText);
  const rule = ['---', ...columns.map(({ isLeft }) => (isLeft === true ? '---' : '---:'))];
  const body = rows.map((row) =>
    withWeight(row, [labelOf(row), ...columns.map(({ cell }) => markdownText(cell(row)))]),
  );
  return [header, rule, ...body].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** A level of the tree is a dot. */
function labelOf({ label: { branch, name, hint, aside } }: TableRow): string {
  const level = Math.floor(branch.length / LEVEL_COLUMNS);
  return `${'· '.repeat(level)}${markdownText(`${name}${hint}${aside}`.trimStart())}`;
}

function withWeight({ kind }: TableRow, cells: readonly string[]): string[] {
  const isStrong = kind === 'total' || kind === 'sum' || kind === 'title';
  return cells.map((cell) => (isStrong && cell !== '' ? `**${cell}**` : cell));
}
