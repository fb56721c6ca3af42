import { sumOfAmounts } from '@ou-cost/spend/money';
import type { PayloadSpends } from './payload.ts';

/** Which amount of a spend the page shows. */
export interface Measure {
  /** Position in the payload's metrics. */
  readonly metric: number;
  /** Position in the payload's periods, or all of them together. */
  readonly period: number | 'all';
  /** Everything, everything but credits and refunds, or one charge type or service by its position. */
  readonly part: 'net' | 'gross' | number;
}

/** The amounts per period that a measure's metric and part select; empty where nothing was spent. */
export function amountsOf(spends: PayloadSpends, { metric, part }: Measure): readonly string[] {
  const spend = spends === 0 ? undefined : spends[metric];
  if (spend === undefined) return [];
  const [amounts, gross, parts] = spend;
  if (part === 'net') return amounts;
  if (part === 'gross') return gross === 0 ? amounts : gross;
  const found = parts.find(([position]) => position === part);
  if (found === undefined) return [];
  return found[1] === 0 ? amounts : found[1];
}

/** The parts of a spend under a measure's metric, by position, with their amounts in the measure's periods. */
export function partsOf(
  spends: PayloadSpends,
  { metric, period }: Measure,
): (readonly [part: number, amounts: readonly string[]])[] {
  const spend = spends === 0 ? undefined : spends[metric];
  if (spend === undefined) return [];
  const [whole, , parts] = spend;
  return parts.map(([part, own]) => {
    const amounts = own === 0 ? whole : own;
    return [part, period === 'all' ? amounts : [amounts[period] ?? '0']];
  });
}

/** The one exact amount that a measure selects. */
export function amountOf(spends: PayloadSpends, measure: Measure): string {
  const amounts = amountsOf(spends, measure);
  return measure.period === 'all' ? sumOfAmounts(amounts) : (amounts[measure.period] ?? '0');
}

/** Whether changes can be shown: a report has them for net amounts over its whole range only. */
export function showsChange({ period, part }: Measure, periods: number): boolean {
  return part === 'net' && (period === 'all' || periods === 1);
}
