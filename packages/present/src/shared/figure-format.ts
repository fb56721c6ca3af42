import { exactDecimal, formatFixed } from '@ou-cost/spend/money';

/** The locale of figures where none was asked for. */
export const DEFAULT_LOCALE = 'en-US';

/** How figures of one currency are written for one locale. Each fails with MalformedAnswer for what is not a number. */
export interface FigureFormat {
  /** An exact amount as people read it: rounded half to even to the currency's minor units, `1,234.50`. */
  readonly amount: (amount: string) => string;
  /** An amount that was added or taken away, with its sign. */
  readonly change: (amount: string) => string;
  /** A change in per cent; a dash where nothing was before, so that there is nothing to divide by. */
  readonly percent: (percent: string | null) => string;
  /** A share in per cent, given with its decimals. */
  readonly share: (share: string) => string;
  /** A round figure beside an axis, shortened. */
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
 * The format of a currency in a locale. Rounding is ours and exact; the locale only sets separators, digits and
 * the sign, and is given text, never a floating-point number.
 */
export function figureFormat(currency: string, locale: string = DEFAULT_LOCALE): FigureFormat {
  const amountIn = writer(locale, minorUnits(currency), 'negative');
  const changeIn = writer(locale, minorUnits(currency), 'exceptZero');
  const percentIn = writer(locale, 2, 'exceptZero');
  const shareIn = writer(locale, 1, 'negative');
  const counts = new Intl.NumberFormat([locale, DEFAULT_LOCALE]);
  const axes = new Intl.NumberFormat([locale, DEFAULT_LOCALE], { notation: 'compact' });
  return {
    amount: amountIn,
    change: changeIn,
    percent: (percent) => (percent === null ? '–' : `${percentIn(percent)} %`),
    share: (share) => `${shareIn(share)} %`,
    axis: (value) => axes.format(value),
    count: (count) => counts.format(count),
  };
}

type SignDisplay = 'negative' | 'exceptZero';

function writer(locale: string, decimals: number, signDisplay: SignDisplay): (amount: string) => string {
  const format = new Intl.NumberFormat([locale, DEFAULT_LOCALE], {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    signDisplay,
    // Some locales leave four digits ungrouped; in a column of figures that reads as a slip.
    useGrouping: 'always',
  });
  return (amount) => format.format(formatFixed(exactDecimal(amount), decimals) as Intl.StringNumericLiteral);
}

/** An amount as the report has it, at full precision; nothing but a number gets through. */
export function exactAmount(amount: string): string {
  exactDecimal(amount);
  return amount;
}
