import type { MetricChange } from '@ou-cost/spend';
import { compareDecimals, exactDecimal, sumOfAmounts, sumOfChanges } from '@ou-cost/spend/money';

/** The two sides of a comparison, and the change between them as the report states it. */
type Sides = Pick<MetricChange, 'before' | 'after' | 'change' | 'percent'>;

/** What a report says of one row, under one metric. A group is null where the report does not know it. */
export interface RowFigures {
  /** One amount for each of the report's periods. */
  readonly periods: readonly string[] | null;
  readonly sides: Sides | null;
  /** One amount for each month of the trend. */
  readonly months: readonly string[] | null;
}

/** A row without figures, such as a heading. */
export const NO_FIGURES: RowFigures = { periods: null, sides: null, months: null };

/** The exact sums of rows; a group that one of them lacks is lacking. */
export function summed(rows: readonly RowFigures[]): RowFigures {
  const sides = everyOne(rows.map((row) => row.sides));
  return {
    periods: sumsAt(rows.map(({ periods }) => periods)),
    sides: sides === null ? null : sumOfChanges(sides),
    months: sumsAt(rows.map(({ months }) => months)),
  };
}

function sumsAt(rows: readonly (readonly string[] | null)[]): readonly string[] | null {
  const all = everyOne(rows);
  const [first] = all ?? [];
  if (all === null || first === undefined) return null;
  return first.map((_, at) => sumOfAmounts(all.map((amounts) => amounts[at] ?? '0')));
}

function everyOne<One>(all: readonly (One | null)[]): readonly One[] | null {
  const found = all.filter((one): one is One => one !== null);
  return found.length === all.length ? found : null;
}

/** Whether every amount of a row is zero. */
export function isNothing({ periods, sides, months }: RowFigures): boolean {
  const amounts = [
    ...(periods ?? []),
    ...(months ?? []),
    ...(sides === null ? [] : [sides.before, sides.after]),
  ];
  return amounts.every((amount) => exactDecimal(amount).units === 0n);
}

/** Negative, zero or positive as the left amount is less than, equal to or more than the right one. */
export function compareAmounts(left: string, right: string): number {
  return compareDecimals(exactDecimal(left), exactDecimal(right));
}

/** The exact sum of amounts that are known. */
export function sumOrNull(amounts: readonly string[] | null): string | null {
  return amounts === null ? null : sumOfAmounts(amounts);
}
