import type { Metric, Spend } from '@ou-cost/spend';
import { sumOfTenDecimals, tenDecimalText } from './ten-decimals.ts';

/** An exact decimal with two decimals, rounded and written by Intl and not by the code under test. */
export function shownAmount(amount: string, locale = 'en-US'): string {
  const format = new Intl.NumberFormat(locale, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
    roundingMode: 'halfEven',
    signDisplay: 'negative',
    useGrouping: 'always',
  });
  return format.format(amount as Intl.StringNumericLiteral);
}

/** What is shown of a spend: one of its periods, or the sum of all; net, gross or its credits. */
export function shownSpend(
  spend: Spend,
  metric: Metric,
  period: number | 'all',
  part: 'net' | 'gross' | 'credit' = 'net',
): string {
  const { amounts, gross, byChargeType } = spend[metric] ?? {};
  const parts = { net: amounts, gross, credit: byChargeType?.credit };
  const shown = parts[part] ?? [];
  return shownAmount(period === 'all' ? tenDecimalText(sumOfTenDecimals(shown)) : (shown[period] ?? '0'));
}
