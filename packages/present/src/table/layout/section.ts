import type { Terminal } from '../../shared/terminal.ts';
import { wrapped } from '../wrap.ts';
import { drawTable } from './draw.ts';
import type { Fit } from './fit.ts';
import type { Table } from './table.ts';

/** A part of what is said of a metric: a table, what it is of, and remarks on it. Texts are escaped for a terminal. */
export interface Section {
  readonly title: string | null;
  /** Between the title and the table. */
  readonly above: readonly string[];
  readonly table: Table | null;
  /** What the signs of the table mean, and what it does not list. */
  readonly below: readonly string[];
}

/** A section for a terminal. @param fit how its table is drawn, where that is known */
export function drawnSection(
  { title, above, table, below }: Section,
  terminal: Terminal,
  fit?: Fit,
): string[] {
  const { columns, colors } = terminal;
  return [
    ...(title === null ? [] : wrapped(title, columns).map(colors.bold)),
    ...above.flatMap((text) => wrapped(text, columns)),
    ...(table === null ? [] : drawTable(table, terminal, fit)),
    ...below.flatMap((text) => wrapped(text, columns).map(colors.dim)),
  ];
}
