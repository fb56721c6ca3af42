import type { MetricChange, Report } from '@ou-cost/spend';
import { compareDecimals, exactDecimal, sumOfAmounts } from '@ou-cost/spend/money';
import type { View } from './view.ts';

/** What an item among its siblings is ordered by. */
export interface Rank {
  readonly name: string;
  readonly id: string;
  /** Exact: over the days that are compared, or in the last period. */
  readonly spend: string;
  /** Exact; null where nothing is compared. */
  readonly change: string | null;
}

/**
 * The amount that spend is ordered by: over the days that are compared, else in the last month, else over all days of a
 * daily report.
 */
export function rankedAmount(
  { query }: Pick<Report, 'query'>,
  amounts: readonly string[],
  change: Pick<MetricChange, 'after'> | null,
): string {
  if (change !== null) return change.after;
  return query.granularity === 'DAILY' ? sumOfAmounts(amounts) : (amounts.at(-1) ?? '0');
}

/**
 * Siblings in the order that a view asks for: by spend or by the size of their change, the largest first, or by name as
 * the locale sorts names. Of equal ones the name decides, and then the id. Without a comparison, `change` means `spend`.
 */
export function inOrder<Item>(
  siblings: readonly Item[],
  rankOf: (item: Item) => Rank,
  { sort, locale }: Pick<View, 'sort' | 'locale'>,
): Item[] {
  const names = new Intl.Collator([locale, 'en-US'], { numeric: true });
  const ranked = siblings.map((item) => {
    const { name, id, spend, change } = rankOf(item);
    const amount = exactDecimal(sort === 'change' && change !== null ? withoutSign(change) : spend);
    return { item, name, id, amount };
  });
  return ranked
    .toSorted(
      (a, b) =>
        (sort === 'name' ? 0 : compareDecimals(b.amount, a.amount)) ||
        names.compare(a.name, b.name) ||
        (a.id < b.id ? -1 : 1),
    )
    .map(({ item }) => item);
}

function withoutSign(amount: string): string {
  return amount.replace(/^-/, '');
}

/** The first siblings of a list, and the rest, which is shown as one row with its sum. */
export interface Folded<Item> {
  readonly shown: readonly Item[];
  readonly rest: readonly Item[];
}

/** As many siblings as are wanted (null: all). One that is left over alone is shown: its row takes no more room. */
export function foldedAfter<Item>(siblings: readonly Item[], top: number | null): Folded<Item> {
  if (top === null || siblings.length <= top + 1) return { shown: siblings, rest: [] };
  return { shown: siblings.slice(0, top), rest: siblings.slice(top) };
}
