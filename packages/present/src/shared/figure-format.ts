import { exactDecimal, formatFixed } from '@ou-cost/spend/money';

/** The locale of figures by default. */
export const DEFAULT_LOCALE = 'en-US';

/** How figures of one currency are written for one locale. Each fails with MalformedAnswer for what is not a number. */
export interface FigureFormat {
  /** An exact amount as people read it: rounded half to even to the currency's minor units, `1,234.50`. */
  readonly amount: (amount: string) => string;
  /** An increase or a decrease, with its sign. */
  readonly change: (amount: string) => string;
  /** A change in percent; a dash where the amount before was zero, by which nothing can be divided. */
  readonly percent: (percent: string | null) => string;
  /** A share in percent, as `shareOf` gives it. */
  readonly share: (share: string) => string;
  /** A value where there is little room, abbreviated: `1.2K`. */
  readonly axis: (value: number) => string;
  /** A count of things. */
  readonly count: (count: number) => string;
}

/** Decimals that people write in a currency (ISO 4217): 2 for USD, 0 for JPY; 2 where it is not known. */
export function minorUnits(currency: string): number {
  try {
    const format = new Intl.NumberFormat('en-US', { style: 'currency', currency });
    return format.resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
}

/**
 * The format of a currency in a locale. Rounding is ours and exact: `Intl` gets the rounded decimal as text, never a
 * floating-point number, and only sets separators, digits and the sign.
 */
export function figureFormat(currency: string, locale: string = DEFAULT_LOCALE): FigureFormat {
  const amountIn = writer(locale, minorUnits(currency), 'negative');
  const changeIn = writer(locale, minorUnits(currency), 'exceptZero');
  const percentIn = writer(locale, 2, 'exceptZero', PERCENT);
  const shareIn = writer(locale, 1, 'negative', PERCENT);
  const counts = new Intl.NumberFormat([locale, DEFAULT_LOCALE]);
  const axes = new Intl.NumberFormat([locale, DEFAULT_LOCALE], {
    notation: 'compact',
    useGrouping: 'always',
  });
  return {
    amount: amountIn,
    change: changeIn,
    percent: (percent) => (percent === null ? '–' : percentIn(percent)),
    share: shareIn,
    axis: (value) => axes.format(value),
    count: (count) => counts.format(count),
  };
}

/** Percent as a unit, not as a style: the style would multiply by 100. */
const PERCENT: Intl.NumberFormatOptions = { style: 'unit', unit: 'percent' };

type SignDisplay = 'negative' | 'exceptZero';

function writer(
  locale: string,
  decimals: number,
  signDisplay: SignDisplay,
  unit: Intl.NumberFormatOptions = {},
): (amount: string) => string {
  const format = new Intl.NumberFormat([locale, DEFAULT_LOCALE], {
    ...unit,
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    signDisplay,
    // Some locales do not group four digits; in a column of figures that looks like an error.
    useGrouping: 'always',
  });
  return (amount) => format.format(formatFixed(exactDecimal(amount), decimals) as Intl.StringNumericLiteral);
}

/** An amount of the report at full precision. Fails with MalformedAnswer where it is not a number. */
export function exactAmount(amount: string): string {
  exactDecimal(amount);
  return amount;
}
