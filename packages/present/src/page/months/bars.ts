import { roughly } from '../rough-amount.ts';

/** A bar from zero, in hundredths of the height of the picture. */
export interface Bar {
  readonly top: number;
  readonly height: number;
  readonly isNegative: boolean;
}

/** Bars on one scale that has zero on it; null where the amount is not known. What is negative hangs from zero. */
export function barsOf(amounts: readonly (string | null)[]): {
  readonly bars: readonly (Bar | null)[];
  /** Where zero is, from the top. */
  readonly zero: number;
} {
  const sizes = amounts.map((amount) => (amount === null ? null : roughly(amount)));
  const known = sizes.filter((size) => size !== null);
  const most = Math.max(0, ...known);
  const least = Math.min(0, ...known);
  const span = most - least || 1;
  const zero = most === 0 && least === 0 ? 100 : (most / span) * 100;
  const bars = sizes.map((size) => {
    if (size === null) return null;
    const height = (Math.abs(size) / span) * 100;
    return { top: size >= 0 ? zero - height : zero, height, isNegative: size < 0 };
  });
  return { bars, zero };
}
