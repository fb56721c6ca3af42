import { exactDecimal, formatDecimal, percentOf, subtract } from '@ou-cost/spend/money';

/** A change as a report has it: exact, with percent of the absolute value before, or null where that is zero. */
export interface ChangeFigure {
  readonly before: string;
  readonly after: string;
  readonly change: string;
  readonly percent: string | null;
}

export function changeBetween(before: string, after: string): ChangeFigure {
  const base = exactDecimal(before);
  const change = subtract(exactDecimal(after), base);
  return { before, after, change: formatDecimal(change), percent: percentOf(change, base, 2) };
}

/** The amount of the change alone, which costs less where thousands are looked through. */
export function differenceOf(before: string, after: string): string {
  return formatDecimal(subtract(exactDecimal(after), exactDecimal(before)));
}

/** `up`, `down`, or nothing where it did not change. */
export function directionOf(change: string): 'up' | 'down' | '' {
  if (change === '0') return '';
  return change.startsWith('-') ? 'down' : 'up';
}
