import { exactDecimal, formatDecimal, formatFixed } from '@ou-cost/spend/money';
import { minorUnits } from './figure-format.ts';

/**
 * An exact amount of money for people: `0.10 USD`, `0.0035 USD`. It has the decimals of its currency at the least, and
 * more where it would not be exact without them. Fails with MalformedAnswer where it is not a number.
 */
export function moneyText(amount: string, currency: string): string {
  const value = exactDecimal(amount);
  const [, fraction = ''] = formatDecimal(value).split('.');
  return `${formatFixed(value, Math.max(minorUnits(currency), fraction.length))} ${currency}`;
}
