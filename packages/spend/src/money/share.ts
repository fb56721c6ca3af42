import { OuCostError } from '../errors.ts';
import type { AmountText } from '../report/report.ts';
import { type Decimal, formatDecimal, parseDecimal, percentOf, sum } from './decimal.ts';

function decimal(text: AmountText): Decimal {
  const value = parseDecimal(text);
  if (value === null) throw new OuCostError('MalformedAnswer', `the report's amount '${text}' is no number`);
  return value;
}

/** The exact sum of a report's amounts: those of its periods, for instance. Fails with MalformedAnswer. */
export function sumOfAmounts(amounts: readonly AmountText[]): AmountText {
  return formatDecimal(sum(amounts.map(decimal)));
}

/**
 * What a part makes of a whole, in per cent with one decimal, half to even; null where the whole is zero or
 * less, of which nothing has a share. Fails with MalformedAnswer.
 */
export function shareOf(part: AmountText, whole: AmountText): string | null {
  const all = decimal(whole);
  return all.units > 0n ? percentOf(decimal(part), all, 1) : null;
}
