import { sumOfAmounts } from '@ou-cost/spend/money';
import type { Figures } from '../figures/measure.ts';
import { roughly } from '../rough-amount.ts';
import type { TableRow } from '../tree/rows.ts';

/** An area of the map: a row of the table, or the sum of several small ones. */
export interface MapPart {
  /** Null for the sum of several rows. */
  readonly row: TableRow | null;
  readonly members: number;
  readonly amount: string;
}

/** The rows with the largest amounts first; where there are more than `most`, the smallest are summed into one. */
export function largestParts(rows: readonly TableRow[], figures: Figures, most: number): MapPart[] {
  const parts = rows
    .map((row) => ({ row, members: 1, amount: figures.amount(row.total) }))
    .map((part) => ({ part, size: Math.abs(roughly(part.amount)) }))
    .filter(({ size }) => size > 0)
    .sort((a, b) => b.size - a.size)
    .map(({ part }) => part);
  if (parts.length <= most) return parts;
  const rest = parts.slice(most - 1);
  const amount = sumOfAmounts(rest.map((part) => part.amount));
  return [...parts.slice(0, most - 1), { row: null, members: rest.length, amount }];
}

/** How many colours tell parts apart; the last one is for all other parts. */
const COLOURS = 8;

/** The position of the colour for all other parts. */
export const OTHER_COLOUR = COLOURS - 1;

/**
 * The colour of each row, by its id. The order is that of the figures that the page begins with, so that a row keeps its
 * colour whichever period or charge type is shown.
 */
export function coloursOf(rows: readonly TableRow[], first: Figures): ReadonlyMap<string, number> {
  const parts = largestParts(rows, first, COLOURS);
  return new Map(parts.flatMap(({ row }, at) => (row === null ? [] : [[row.id, at] as const])));
}
