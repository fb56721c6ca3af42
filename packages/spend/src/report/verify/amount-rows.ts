import type { AmountText } from '../../money/amount.ts';
import { exactDecimal } from '../../money/amount.ts';
import { add, compareDecimals, type Decimal, formatDecimal } from '../../money/decimal.ts';

const ZERO: Decimal = { units: 0n, scale: 0 };

/** One exact sum for each period. Most amounts of a large report are zero, so these are passed over. */
export type AmountRow = Decimal[];

export function zeroRow(periods: number): AmountRow {
  return new Array<Decimal>(periods).fill(ZERO);
}

/** Adds amounts to a row, period by period. */
export function addTo(row: AmountRow, amounts: readonly AmountText[]): void {
  for (const [at, text] of amounts.entries()) {
    if (text !== '0') row[at] = add(row[at] ?? ZERO, exactDecimal(text));
  }
}

/** The first period in which a row is not these amounts, with both; null where they are the same. */
export function firstDifference(
  row: AmountRow,
  amounts: readonly AmountText[],
): { readonly period: number; readonly found: AmountText; readonly expected: AmountText } | null {
  for (const [at, text] of amounts.entries()) {
    const expected = row[at] ?? ZERO;
    if (text === '0' ? expected.units === 0n : compareDecimals(exactDecimal(text), expected) === 0) continue;
    return { period: at, found: text, expected: formatDecimal(expected) };
  }
  return null;
}
