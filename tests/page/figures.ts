import type { Metric, Spend } from '@ou-cost/spend';

/** Decimals that the sandbox's amounts have at most. */
const DECIMALS = 10;

function units(amount: string): bigint {
  const [whole = '', fraction = ''] = amount.replace('-', '').split('.');
  const magnitude = BigInt(whole + fraction.padEnd(DECIMALS, '0'));
  return amount.startsWith('-') ? -magnitude : magnitude;
}

/** The sum of amounts, added here on its own. */
function added(amounts: readonly string[]): string {
  const sum = amounts.reduce((so, amount) => so + units(amount), 0n);
  const digits = (sum < 0n ? -sum : sum).toString().padStart(DECIMALS + 1, '0');
  return `${sum < 0n ? '-' : ''}${digits.slice(0, -DECIMALS)}.${digits.slice(-DECIMALS)}`;
}

/** An exact decimal as Intl itself rounds and writes it: not with the code under test. */
export function written(amount: string, locale = 'en-US'): string {
  const format = new Intl.NumberFormat(locale, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
    roundingMode: 'halfEven',
    signDisplay: 'negative',
    useGrouping: 'always',
  });
  return format.format(amount as Intl.StringNumericLiteral);
}

/** What a row has to show: one period of a spend, or all of them added; net, gross or one charge type. */
export function expected(
  spend: Spend,
  metric: Metric,
  period: number | 'all',
  part: 'net' | 'gross' | 'credit' = 'net',
): string {
  const found = spend[metric];
  const amounts =
    part === 'net' ? found?.amounts : part === 'gross' ? found?.gross : found?.byChargeType?.credit;
  const some = amounts ?? [];
  return written(period === 'all' ? added(some) : (some[period] ?? '0'));
}
