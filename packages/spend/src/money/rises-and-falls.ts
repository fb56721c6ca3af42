import { type AmountText, exactDecimal } from './amount.ts';
import { add, type Decimal, formatDecimal } from './decimal.ts';

/** How many changes go one way, and what they come to; the amount is never negative. */
export interface OneWay {
  readonly count: number;
  readonly amount: AmountText;
}

/** What a net change hides: what rose, and what fell. */
export interface RisesAndFalls {
  readonly rises: OneWay;
  readonly falls: OneWay;
}

const NOTHING: Decimal = { units: 0n, scale: 0 };

/** The changes that are rises and those that are falls, each with their sum. Fails with MalformedAnswer. */
export function risesAndFalls(changes: readonly AmountText[]): RisesAndFalls {
  let [rises, rose] = [0, NOTHING];
  let [falls, fell] = [0, NOTHING];
  for (const change of changes.map(exactDecimal)) {
    if (change.units > 0n) [rises, rose] = [rises + 1, add(rose, change)];
    if (change.units < 0n) [falls, fell] = [falls + 1, add(fell, { ...change, units: -change.units })];
  }
  return {
    rises: { count: rises, amount: formatDecimal(rose) },
    falls: { count: falls, amount: formatDecimal(fell) },
  };
}
