import { foldedAfter, inOrder } from '../../shared/order.ts';
import type { Figures } from '../figures/measure.ts';
import { restOf } from '../figures/rest.ts';
import { roughly } from '../rough-amount.ts';
import type { Sort } from '../view-state.ts';
import type { TableRow, TableRows } from './rows.ts';

/** A row that the table currently shows. */
export interface VisibleRow {
  readonly row: TableRow;
  /** Levels below the first one shown. */
  readonly level: number;
  /** Null where there is nothing to open. */
  readonly isOpen: boolean | null;
  readonly parent: VisibleRow | null;
  /** Whether the sums that close the table begin with it. */
  readonly isFirstSum: boolean;
}

/** How the rows of a table are laid out. */
export interface RowLayout {
  /** The ids of the rows that are open. */
  readonly open: ReadonlySet<string>;
  readonly order: (siblings: readonly TableRow[]) => readonly TableRow[];
  /** How many siblings are shown before the others are folded into one row with their sum; null: all. */
  readonly top: number | null;
  /** The name of that row. */
  readonly more: (count: number) => string;
}

/** The rows and what is open below them, siblings sorted; the rows that close the table keep their order. */
export function visibleRows({ rows, whole, closing }: TableRows, layout: RowLayout): VisibleRow[] {
  const { open, order, top, more } = layout;
  const found: VisibleRow[] = [];
  const placeSorted = (siblings: readonly TableRow[], parent: VisibleRow | null, sum: TableRow['total']) => {
    const { shown, rest } = foldedAfter(order(siblings), top);
    place(shown, parent);
    if (rest.length > 0) place([moreRow(rest, shown, sum, parent, more)], parent);
  };
  const place = (siblings: readonly TableRow[], parent: VisibleRow | null): void => {
    for (const row of siblings) {
      const isOpen = row.hasChildren ? open.has(row.id) : null;
      const level = parent === null ? 0 : parent.level + 1;
      const visible = { row, level, isOpen, parent, isFirstSum: row === closing[0] };
      found.push(visible);
      if (isOpen === true && row.kind === 'more') place(row.children(), visible);
      else if (isOpen === true) placeSorted(row.children(), visible, row.total);
    }
  };
  placeSorted(rows, null, whole);
  place(closing, null);
  return found;
}

/** The id of the row that stands for the other children of a row; those at the top have no such row above them. */
export function moreId(parent: string | null): string {
  return parent === null ? 'more' : `${parent}/more`;
}

function moreRow(
  rest: readonly TableRow[],
  shown: readonly TableRow[],
  sum: TableRow['total'],
  parent: VisibleRow | null,
  more: RowLayout['more'],
): TableRow {
  return {
    kind: 'more',
    id: moreId(parent?.row.id ?? null),
    name: more(rest.length),
    node: null,
    total: restOf(
      sum,
      shown.map(({ total }) => total),
    ),
    hasChildren: true,
    children: () => rest,
    count: null,
  };
}

/** Siblings in the requested order; of equals the name decides, and those without a figure come last. */
export function orderBy(
  { column, isDescending }: Sort,
  figures: Figures,
  locale: string,
): (siblings: readonly TableRow[]) => readonly TableRow[] {
  const sign = isDescending ? -1 : 1;
  const byName = (rows: readonly TableRow[]) =>
    inOrder(rows, ({ name, id }) => ({ name, id, spend: '0', change: null }), { sort: 'name', locale });
  return (siblings) => {
    if (siblings.length < 2) return siblings;
    const named = byName(siblings);
    if (column === 'name') return isDescending ? named.toReversed() : named;
    const keyed = named.map((row) => ({ row, key: keyOf(row, column, figures) }));
    keyed.sort((a, b) => {
      if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null);
      return sign * (a.key - b.key);
    });
    return keyed.map(({ row }) => row);
  };
}

function keyOf(
  { total }: TableRow,
  column: Exclude<Sort['column'], 'name'>,
  figures: Figures,
): number | null {
  if (column === 'now') return roughly(figures.amount(total));
  const change = figures.change(total);
  if (change === null) return column === 'size' ? Math.abs(roughly(figures.amount(total))) : null;
  if (column === 'size') return Math.abs(roughly(change.change));
  const text = change[column];
  return text === null ? null : roughly(text);
}

/** About as many rows as fit on the first screen. */
const FIRST_ROWS = 15;

/**
 * What is open at first: the largest row, then the next one that is shown, while all stay within the first screen. With
 * a depth that was asked for, every unit above it.
 */
export function openAtFirst(rows: readonly TableRow[], depth: number | null, figures: Figures): Set<string> {
  const open = new Set<string>();
  if (depth !== null) {
    const walk = (some: readonly TableRow[], level: number): void => {
      if (level >= depth) return;
      for (const row of some) {
        if (row.node?.kind !== 'unit') continue;
        open.add(row.id);
        walk(row.children(), level + 1);
      }
    };
    walk(rows, 1);
    return open;
  }
  let count = rows.length;
  const shown = [...rows];
  while (shown.length > 0) {
    const largest = largestOf(shown, figures);
    shown.splice(shown.indexOf(largest), 1);
    if (!largest.hasChildren) continue;
    const children = largest.children();
    count += children.length;
    if (count > FIRST_ROWS) break;
    open.add(largest.id);
    shown.push(...children);
  }
  return open;
}

function largestOf(rows: readonly TableRow[], figures: Figures): TableRow {
  const size = ({ total }: TableRow) => Math.abs(roughly(figures.amount(total)));
  return rows.reduce((largest, row) => (size(row) > size(largest) ? row : largest));
}
