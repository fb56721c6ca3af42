import { OuCostError } from '../errors.ts';
import { type Decimal, formatDecimal, parseDecimal, sum } from './decimal.ts';

/** A decimal at full precision, as text: `-12.0000000001`. Never rounded before it is rendered. */
export type AmountText = string;

/** The exact value of an amount in a report. Fails with MalformedAnswer where the text is not a number. */
export function exactDecimal(text: AmountText): Decimal {
  const value = parseDecimal(text);
  if (value === null) throw new OuCostError('MalformedAnswer', `the amount '${text}' is not a number`);
  return value;
}

/** The exact sum of amounts of a report, such as those of its periods. Fails with MalformedAnswer. */
export function sumOfAmounts(amounts: readonly AmountText[]): AmountText {
  return formatDecimal(sum(amounts.map(exactDecimal)));
}
