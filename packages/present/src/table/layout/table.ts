import type { RowFigures } from '../figures/row-figures.ts';

/** What stands at the left of a row. Names in it are escaped. */
export interface Label {
  /** The lines of the tree before the name. */
  readonly branch: string;
  readonly name: string;
  /** Words beside the name that are always shown. */
  readonly hint: string;
  /** Words beside the name that are left out where there is no room: an id, a path. */
  readonly aside: string;
}

/** `title`: a heading among rows. `check`: what the total is held against, which changes nothing. */
export type RowKind = 'title' | 'unit' | 'account' | 'outside' | 'part' | 'sum' | 'total' | 'aside' | 'check';

export interface TableRow {
  readonly kind: RowKind;
  readonly label: Label;
  readonly figures: RowFigures;
  /** Whether a line is drawn above it. */
  readonly isRuled: boolean;
}

/** A row without anything beside its name, unless told otherwise. */
export function tableRow(
  kind: RowKind,
  name: string,
  figures: RowFigures,
  { isRuled = false, ...label }: Partial<Omit<Label, 'name'> & Pick<TableRow, 'isRuled'>> = {},
): TableRow {
  return { kind, label: { branch: '', hint: '', aside: '', ...label, name }, figures, isRuled };
}

export interface TableColumn {
  /** The lines above the column, from top to bottom. */
  readonly heads: readonly string[];
  readonly cell: (row: TableRow) => string;
  /** Whether the column is to the left: a bar. */
  readonly isLeft?: boolean;
  /**
   * `kept`: an amount, which is never left out. `extra`: shown where there is room for the table besides it; the last of
   * them first. Else in which order columns are left out: `bar` first.
   */
  readonly room: 'kept' | 'extra' | 'bar' | 'share' | 'detail' | 'line' | 'sum' | 'percent';
}

export interface Table {
  /** Above the labels. */
  readonly head: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
}
