import { sumOfAmounts } from '@ou-cost/spend/money';
import type { PayloadAmounts, PayloadSpends } from './payload.ts';

/** Everything, everything but credits and refunds, or one part (a charge type, a service …) by its position. */
export type PartChoice = 'net' | 'gross' | number;

/** The amounts in all columns that are known, under one metric; empty where nothing was spent. */
function amountsIn(spends: PayloadSpends, metric: number, part: PartChoice): PayloadAmounts {
  const spend = spends === 0 ? undefined : spends[metric];
  if (spend === undefined) return '';
  const [net, gross, parts] = spend;
  if (part === 'net') return net;
  if (part === 'gross') return gross === 0 ? net : gross;
  const found = parts.find(([position]) => position === part);
  if (found === undefined) return '';
  return found[1] === 0 ? net : found[1];
}

/** The exact sum of some columns. */
export function sumIn(
  spends: PayloadSpends,
  metric: number,
  part: PartChoice,
  columns: readonly number[],
): string {
  const amounts = amountsIn(spends, metric, part);
  const [only = 0] = columns;
  if (columns.length === 1) return amountAt(amounts, only);
  return sumOfAmounts(columns.map((column) => amountAt(amounts, column)));
}

/** The positions of the parts that occur in a spend in any of some columns. */
export function partsIn(spends: PayloadSpends, metric: number, columns: readonly number[]): number[] {
  const spend = spends === 0 ? undefined : spends[metric];
  if (spend === undefined) return [];
  const [net, , parts] = spend;
  return parts
    .filter(([, own]) => {
      const amounts = own === 0 ? net : own;
      return columns.some((column) => amountAt(amounts, column) !== '0');
    })
    .map(([part]) => part);
}

/**
 * The amount in one column; 0 where the amounts end before it. Where 50,000 accounts are looked through, cutting out one
 * amount costs less than splitting all of them.
 */
function amountAt(amounts: PayloadAmounts, column: number): string {
  let from = 0;
  for (let at = 0; at < column; at += 1) {
    const space = amounts.indexOf(' ', from);
    if (space === -1) return '0';
    from = space + 1;
  }
  const end = amounts.indexOf(' ', from);
  return amounts.slice(from, end === -1 ? undefined : end) || '0';
}
