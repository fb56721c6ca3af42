import { type AmountText, exactDecimal } from './amount.ts';
import { percentOf } from './decimal.ts';

/**
 * The share that a part has of a whole, in percent with one decimal, rounded half to even; null where the whole is
 * zero or less, because nothing has a share of that. Fails with MalformedAnswer.
 */
export function shareOf(part: AmountText, whole: AmountText): string | null {
  const all = exactDecimal(whole);
  return all.units > 0n ? percentOf(exactDecimal(part), all, 1) : null;
}
