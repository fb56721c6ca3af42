import { exactDecimal, formatFixed } from '@ou-cost/spend/money';
import { DEFAULT_LOCALE } from '../../shared/figure-format.ts';
import { roughly } from '../rough-amount.ts';

/** A unit in which amounts beside bars are written: so many powers of ten, with so many decimals. */
export interface Scale {
  readonly power: number;
  readonly decimals: number;
}

/** Values of a hundred and more need no decimals; below this one, whole numbers would look the same. */
const WHOLE_FROM = 25;

/** The largest unit in which the largest amount is at least one: there is room for few digits above a bar. */
export function scaleOf(amounts: readonly (string | null)[], powers: readonly number[]): Scale {
  const most = Math.max(0, ...amounts.map((amount) => Math.abs(roughly(amount ?? '0'))));
  const power = Math.max(0, ...powers.filter((one) => most >= 10 ** one));
  return { power, decimals: most / 10 ** power >= WHOLE_FROM ? 0 : 1 };
}

/** An amount in a unit, rounded once from its exact value. */
export function scaledText(amount: string, { power, decimals }: Scale, locale: string): string {
  const { units, scale } = exactDecimal(amount);
  const text = formatFixed({ units, scale: scale + power }, decimals);
  const format = new Intl.NumberFormat([locale, DEFAULT_LOCALE], {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    signDisplay: 'negative',
  });
  return format.format(text as Intl.StringNumericLiteral);
}
