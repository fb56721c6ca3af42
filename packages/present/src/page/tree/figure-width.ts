import type { FigureFormat } from '../../shared/figure-format.ts';
import { roughWidth } from '../figure-columns.ts';
import type { Figures } from '../figures/measure.ts';
import { roughly } from '../rough-amount.ts';
import { FOUND } from './account-rows.ts';
import { WHOLE_ROWS } from './row-window.ts';
import type { VisibleRow } from './visible-rows.ts';

/** Figures up to this width, in em, have room in the columns as they are: a little less than eight digits. */
export const ROOMY_WIDTH = 8;

/** About how wide the longest figure of a table is, in em, as far as its first rows tell: the largest are among them. */
export function figureWidth(rows: readonly VisibleRow[], figures: Figures, format: FigureFormat): number {
  let longest = '0';
  const look = (amount: string) => {
    if (Math.abs(roughly(amount)) > Math.abs(roughly(longest))) longest = amount;
  };
  const isLong = rows.length > WHOLE_ROWS;
  for (const { row } of [...rows.slice(0, WHOLE_ROWS), ...rows.slice(-3)]) {
    // The sum of some accounts of many takes long to add up, and is hardly ever more than the total.
    if (isLong && row.id === FOUND) continue;
    const change = figures.change(row.total);
    look(figures.amount(row.total));
    look(change?.before ?? '0');
    look(change?.change ?? '0');
  }
  return roughWidth(`-${format.amount(longest.replace('-', ''))}`);
}
