import cliTruncate from 'cli-truncate';
import type { Terminal } from '../../shared/terminal.ts';
import { type FilledColumn, type Fit, filled, fitted, GAP, labelText } from './fit.ts';
import type { Label, RowKind, Table, TableRow } from './table.ts';
import { widthOfText } from './width.ts';

/** Without a terminal, a table may be as wide as a landscape page; names are not cut there. */
export const PAGE_COLUMNS = 120;

/** How a table is laid out where it is shown. */
export function layoutOf(table: Table, { columns }: Terminal): Fit {
  const fit = fitted(table, filled(table), columns ?? PAGE_COLUMNS);
  if (columns !== null) return fit;
  const names = table.rows.map(({ label }) => widthOfText(labelText(label, fit.hasAsides)));
  const labelWidth = names.reduce((widest, width) => Math.max(widest, width), widthOfText(table.head));
  return { ...fit, labelWidth };
}

/**
 * The lines of a table. Where it is split into blocks of columns, only the last block has the rows of accounts, so that
 * the others show the units together.
 */
export function drawTable(table: Table, terminal: Terminal, fit = layoutOf(table, terminal)): string[] {
  const last = fit.blocks.length - 1;
  return fit.blocks.flatMap((columns, at) => {
    const lines = drawBlock(table, columns, fit, terminal, (row) => at === last || row.kind !== 'account');
    return at === 0 ? lines : ['', ...lines];
  });
}

function drawBlock(
  { head, rows }: Table,
  columns: readonly FilledColumn[],
  { labelWidth, hasAsides }: Fit,
  { colors }: Terminal,
  isDrawn: (row: TableRow) => boolean,
): string[] {
  const paints: Partial<Record<RowKind, (line: string) => string>> = {
    total: colors.bold,
    title: colors.dim,
    account: colors.dim,
    aside: colors.dim,
    check: colors.dim,
  };
  const line = (label: string, texts: readonly string[]) => joined(padded(label, labelWidth), columns, texts);
  const height = Math.max(head === '' ? 0 : 1, ...columns.map(({ heads }) => heads.length));
  const heads = Array.from({ length: height }, (_, at) => {
    const texts = columns.map((column) => column.heads[at - height + column.heads.length] ?? '');
    return colors.dim(line(at === height - 1 ? fittingText(head, labelWidth) : '', texts));
  });
  const rule = '─'.repeat(labelWidth + columns.reduce((sum, { width }) => sum + GAP + width, 0));
  return [
    ...heads,
    ...rows.flatMap((row, at) => {
      if (!isDrawn(row)) return [];
      const label = fittingLabel(row.label, labelWidth, hasAsides);
      const texts = columns.map((column) => column.texts[at] ?? '');
      // What a block knows nothing of is not drawn there.
      if (row.kind !== 'title' && texts.every((text) => text === '')) return [];
      const drawn = line(label, texts);
      const paint = paints[row.kind];
      return [...(row.isRuled ? [colors.dim(rule)] : []), paint === undefined ? drawn : paint(drawn)];
    }),
  ];
}

function joined(label: string, columns: readonly FilledColumn[], texts: readonly string[]): string {
  const cells = columns.map(({ width, isLeft }, at) => {
    const text = texts[at] ?? '';
    const blanks = ' '.repeat(Math.max(0, width - widthOfText(text)));
    return isLeft === true ? text + blanks : blanks + text;
  });
  return [label, ...cells].join(' '.repeat(GAP)).trimEnd();
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOfText(text)));
}

/**
 * A label as wide as there is room: without what stands beside the name, and with the name cut in its middle, since names
 * often differ at their ends.
 */
function fittingLabel(label: Label, width: number, hasAsides: boolean): string {
  const whole = labelText(label, hasAsides);
  if (widthOfText(whole) <= width) return whole;
  const { branch, name } = label;
  const deep = Math.max(0, width - SHORTEST_NAME);
  const stem = widthOfText(branch) <= deep ? branch : branch.slice(branch.length - deep);
  return stem + fittingText(name, width - widthOfText(stem));
}

/** Of a name in a deep tree this much is shown before the lines of the tree. */
const SHORTEST_NAME = 5;

function fittingText(text: string, width: number): string {
  return widthOfText(text) <= width ? text : cliTruncate(text, width, { position: 'middle' });
}
