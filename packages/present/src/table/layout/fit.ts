import type { Label, Table, TableColumn, TableRow } from './table.ts';
import { widthOfText } from './width.ts';

export const GAP = 2;

/** Of every name at least this much is shown, whatever stands before it, where a line or a sum can be left out for it. */
const COMFORTABLE_NAME = 10;

/** The same where percent can be left out for it. */
const SHORT_NAME = 6;

/** Where even less is left beside the columns that are never left out, the table is split into blocks of columns. */
const NARROWEST = 14;

/** However deep the tree is, labels need not be wider than this. */
const MOST_COMFORTABLE = 30;

/** A label counts as at most this wide where it is not cut. */
const WIDEST = 44;

/** The columns that are left out while names are as long as they are. */
const LEFT_OUT_FIRST = ['bar', 'share', 'detail'] as const;

/** What is left out after that, each so that names keep as much as stands beside it. */
const LEFT_OUT_THEN = [
  { room: null, name: COMFORTABLE_NAME },
  { room: 'line', name: COMFORTABLE_NAME },
  { room: 'sum', name: COMFORTABLE_NAME },
  { room: null, name: SHORT_NAME },
  { room: 'percent', name: SHORT_NAME },
] as const;

/** A column with the text of every row, and how wide it is. */
export interface FilledColumn extends TableColumn {
  readonly texts: readonly string[];
  readonly width: number;
}

/** How a table is drawn in a width. */
export interface Fit {
  /** The columns side by side in each block, which has the labels of its own. */
  readonly blocks: readonly (readonly FilledColumn[])[];
  readonly labelWidth: number;
  readonly hasAsides: boolean;
}

/** The columns with their texts, which are made when they are first needed: of many months only a few are shown. */
export function filled({ columns, rows }: Table): FilledColumn[] {
  return columns.map((column) => {
    let texts: readonly string[] | null = null;
    let width: number | null = null;
    return {
      ...column,
      get texts() {
        texts ??= rows.map((row) => column.cell(row));
        return texts;
      },
      get width() {
        width ??= widest([...column.heads, ...this.texts]);
        return width;
      },
    };
  });
}

export function labelText({ branch, name, hint, aside }: Label, hasAsides: boolean): string {
  return branch + name + hint + (hasAsides ? aside : '');
}

/** The most that fits, in the order of what people miss least. Amounts are never cut or left out. */
export function fitted(table: Table, columns: readonly FilledColumn[], width: number): Fit {
  const withAsides = labelWidth(table, true);
  const plain = labelWidth(table, false);
  const shown = withRoomForExtras(columns, Math.min(plain, WIDEST), width);
  const fit = (some: readonly FilledColumn[], label: number, hasAsides = false): Fit | null =>
    Math.min(label, WIDEST) + widthOf(some) <= width
      ? { blocks: [some], labelWidth: Math.min(label, width - widthOf(some)), hasAsides }
      : null;
  let left = shown;
  const found = fit(left, withAsides, true) ?? fit(left, plain);
  if (found !== null) return found;
  for (const room of LEFT_OUT_FIRST) {
    left = left.filter((column) => column.room !== room);
    const narrowed = fit(left, plain);
    if (narrowed !== null) return narrowed;
  }
  for (const { room, name } of LEFT_OUT_THEN) {
    left = left.filter((column) => column.room !== room);
    const shortened = shortenedTo(Math.min(plain, widthWithNames(table, name)), left, width);
    if (shortened !== null) return shortened;
  }
  const amounts = shown.filter(({ room }) => room === 'kept' || room === 'sum' || room === 'percent');
  return (
    shortenedTo(Math.min(plain, NARROWEST), left, width) ??
    inBlocks(amounts, Math.min(plain, widthWithNames(table, COMFORTABLE_NAME)), plain, width)
  );
}

/** How wide labels are when of names no more is shown than this. */
function widthWithNames({ rows }: Table, shown: number): number {
  const widths = rows.map(({ label: { branch, name } }) =>
    Math.min(widthOfText(branch) + Math.min(widthOfText(name), shown), MOST_COMFORTABLE),
  );
  return widths.reduce((most, width) => Math.max(most, width), NARROWEST);
}

/** Labels as wide as what the columns leave, where that is at least `least`. */
function shortenedTo(least: number, columns: readonly FilledColumn[], width: number): Fit | null {
  const room = width - widthOf(columns);
  return room < least ? null : { blocks: [columns], labelWidth: room, hasAsides: false };
}

/** The extra columns that fit beside everything else but bars; with all of them, the small line says nothing more. */
function withRoomForExtras(
  columns: readonly FilledColumn[],
  label: number,
  width: number,
): readonly FilledColumn[] {
  const extras = columns.filter(({ room }) => room === 'extra');
  const needed = columns.filter(({ room }) => room !== 'extra' && room !== 'bar');
  const line = widthOf(needed.filter(({ room }) => room === 'line'));
  const shown = new Set<FilledColumn>();
  let left = width - label - widthOf(needed) + line;
  for (const extra of extras.toReversed()) {
    left -= GAP + extra.width;
    if (left < 0) break;
    shown.add(extra);
    if (shown.size === extras.length) return columns.filter(({ room }) => room !== 'line');
  }
  const others = [...shown];
  while (label + widthOf([...needed, ...others]) > width && others.length > 0) others.pop();
  return columns.filter((column) => column.room !== 'extra' || others.includes(column));
}

/** As many columns side by side as fit beside the labels, at least one; labels get what the widest block leaves. */
function inBlocks(columns: readonly FilledColumn[], least: number, most: number, width: number): Fit {
  const widestColumn = columns.reduce((widest, column) => Math.max(widest, column.width), 0);
  const label = Math.max(2, Math.min(least, width - GAP - widestColumn));
  const blocks: FilledColumn[][] = [];
  for (const column of columns) {
    const block = blocks.at(-1);
    if (block !== undefined && label + widthOf([...block, column]) <= width) block.push(column);
    else blocks.push([column]);
  }
  const widestBlock = blocks.reduce((widest, block) => Math.max(widest, widthOf(block)), 0);
  return { blocks, labelWidth: Math.max(label, Math.min(most, width - widestBlock)), hasAsides: false };
}

function labelWidth({ head, rows }: Table, hasAsides: boolean): number {
  return widest([head, ...rows.map(({ label }: TableRow) => labelText(label, hasAsides))]);
}

function widthOf(columns: readonly FilledColumn[]): number {
  return columns.reduce((sum, { width }) => sum + GAP + width, 0);
}

function widest(texts: Iterable<string>): number {
  let width = 0;
  for (const text of texts) width = Math.max(width, widthOfText(text));
  return width;
}
