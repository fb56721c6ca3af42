import { sumOfAmounts } from '@ou-cost/spend/money';
import type { PayloadAmounts, PayloadSpends } from './payload.ts';

/** Everything, everything but credits and refunds, or one part (a charge type, a service …) by its position. */
export type PartChoice = 'net' | 'gross' | number;

const NONE: readonly string[] = [];

/** The amounts in all columns that are known, under one metric; empty where nothing was spent. */
function amountsIn(spends: PayloadSpends, metric: number, part: PartChoice): readonly string[] {
  const spend = spends === 0 ? undefined : spends[metric];
  if (spend === undefined) return NONE;
  const [net, gross, parts] = spend;
  if (part === 'net') return split(net);
  if (part === 'gross') return split(gross === 0 ? net : gross);
  const found = parts.find(([position]) => position === part);
  if (found === undefined) return NONE;
  return split(found[1] === 0 ? net : found[1]);
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
  if (columns.length === 1) return amounts[only] ?? '0';
  return sumOfAmounts(columns.map((column) => amounts[column] ?? '0'));
}

/** The positions of the parts that occur in a spend in any of some columns. */
export function partsIn(spends: PayloadSpends, metric: number, columns: readonly number[]): number[] {
  const spend = spends === 0 ? undefined : spends[metric];
  if (spend === undefined) return [];
  const [net, , parts] = spend;
  return parts
    .filter(([, own]) => {
      const amounts = split(own === 0 ? net : own);
      return columns.some((column) => (amounts[column] ?? '0') !== '0');
    })
    .map(([part]) => part);
}

/** The last text that was split: a row asks for one month after another of the same amounts. */
let last: { readonly text: PayloadAmounts; readonly amounts: readonly string[] } = {
  text: '',
  amounts: [''],
};

function split(text: PayloadAmounts): readonly string[] {
  if (text !== last.text) last = { text, amounts: text.split(' ') };
  return last.amounts;
}
