import { type AmountText, exactDecimal, sumOfAmounts } from './amount.ts';
import { formatDecimal, percentOf, subtract } from './decimal.ts';

/** An amount before and after, and what lies between them. */
interface AmountChange {
  readonly before: AmountText;
  readonly after: AmountText;
  readonly change: AmountText;
  /** Percent of the absolute value before, two decimals; null where there was nothing before. */
  readonly percent: string | null;
}

/** Several changes as one. Fails with MalformedAnswer where an amount is not a number. */
export function sumOfChanges(changes: readonly Pick<AmountChange, 'before' | 'after'>[]): AmountChange {
  const before = sumOfAmounts(changes.map((change) => change.before));
  const after = sumOfAmounts(changes.map((change) => change.after));
  const change = subtract(exactDecimal(after), exactDecimal(before));
  return {
    before,
    after,
    change: formatDecimal(change),
    percent: percentOf(change, exactDecimal(before), 2),
  };
}
