/** A cell by its row and its column, both counted from 0. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** The letters of a column: `A`, `Z`, `AA`. */
export function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : `${columnLetters(Math.floor(column / 26) - 1)}${last}`;
}

/** `B7`. */
export function address({ row, column }: CellPlace): string {
  return `${columnLetters(column)}${row + 1}`;
}

/** `B7:D9`. */
export function rangeAddress(first: CellPlace, last: CellPlace): string {
  return `${address(first)}:${address(last)}`;
}

/** `'Q''s sheet'`: the name of a sheet as formulas write it. */
export function quotedSheet(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}

/** `'Summary'!$B$7:$D$9`. */
export function absoluteRange(sheet: string, first: CellPlace, last: CellPlace): string {
  const absolute = ({ row, column }: CellPlace) => `$${columnLetters(column)}$${row + 1}`;
  return `${quotedSheet(sheet)}!${absolute(first)}:${absolute(last)}`;
}
