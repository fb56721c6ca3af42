import { shareOf, sumOfAmounts } from '@ou-cost/spend';
import { amountAt } from '../shared/spend-lookup.ts';

/** How long the bar of a whole is, in columns. */
export const BAR_COLUMNS = 10;

/** Parts of a column, in eighths. */
const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'] as const;

/** The share of one row in the whole over some periods, in percent; null where the whole is zero or less. */
export function shareOver(
  part: readonly string[],
  whole: readonly string[],
  periods: readonly number[],
): string | null {
  const over = (amounts: readonly string[]) =>
    sumOfAmounts(periods.map((period) => amountAt(amounts, period)));
  return shareOf(over(part), over(whole));
}

/** A bar as long as the share, to an eighth of a column; anything above zero shows, and 100 % is the longest. */
export function shareBar(share: string): string {
  const part = Math.min(Math.max(Number(share) / 100, 0), 1);
  const eighths = part === 0 ? 0 : Math.max(1, Math.round(part * BAR_COLUMNS * 8));
  return '█'.repeat(Math.floor(eighths / 8)) + (EIGHTHS[eighths % 8] ?? '');
}
