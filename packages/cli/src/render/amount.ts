import { formatFixed, OuCostError, parseDecimal } from '@ou-cost/spend';

/** Decimals that people write in a currency (ISO 4217): 2 for USD, 0 for JPY; 2 where it is not known. */
export function minorUnits(currency: string): number {
  try {
    const format = new Intl.NumberFormat('en-US', { style: 'currency', currency });
    return format.resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
}

function decimal(amount: string) {
  const value = parseDecimal(amount);
  if (value === null)
    throw new OuCostError('MalformedAnswer', `the report's amount '${amount}' is no number`);
  return value;
}

/** An amount as the report has it, at full precision; nothing but a number gets through. */
export function exactAmount(amount: string): string {
  decimal(amount);
  return amount;
}

function grouped(fixed: string): string {
  const [whole = '', fraction] = fixed.split('.');
  const thousands = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return fraction === undefined ? thousands : `${thousands}.${fraction}`;
}

/** An exact amount as people read it: rounded half to even to the currency's minor units, `1,234.50`. */
export function shownAmount(amount: string, currency: string): string {
  return grouped(formatFixed(decimal(amount), minorUnits(currency)));
}

/** An amount that was added or taken away, with its sign. */
export function shownChange(amount: string, currency: string): string {
  return signed(shownAmount(amount, currency));
}

/** A change in per cent; a dash where nothing was before, so that there is nothing to divide by. */
export function shownPercent(percent: string | null): string {
  return percent === null ? '–' : `${signed(grouped(exactAmount(percent)))} %`;
}

function signed(text: string): string {
  return /^-|^[0.]+$/.test(text) ? text : `+${text}`;
}
