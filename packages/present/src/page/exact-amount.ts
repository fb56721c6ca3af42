import { add, type Decimal, formatDecimal, formatFixed, OuCostError, parseDecimal } from '@ou-cost/spend';

const NOTHING: Decimal = { units: 0n, scale: 0 };

/** Digits of a share beyond what is shown: enough that cutting it never shifts a rounding anyone sees. */
const SHARE_DIGITS = 12;

function decimal(amount: string): Decimal {
  const value = parseDecimal(amount);
  if (value === null) throw new OuCostError('MalformedAnswer', `the amount '${amount}' is no number`);
  return value;
}

/** The exact sum of amounts. */
export function sumOf(amounts: readonly string[]): string {
  const [first] = amounts;
  if (amounts.length === 1 && first !== undefined) return first;
  return formatDecimal(amounts.reduce((sum, amount) => add(sum, decimal(amount)), NOTHING));
}

/** What `part` is of `whole`, in per cent with one decimal; null where there is no whole to share. */
export function shareOf(part: string, whole: string): string | null {
  const [a, b] = [decimal(part), decimal(whole)];
  if (b.units <= 0n) return null;
  const scale = Math.max(a.scale, b.scale);
  const partUnits = a.units * 10n ** BigInt(scale - a.scale + SHARE_DIGITS + 2);
  const wholeUnits = b.units * 10n ** BigInt(scale - b.scale);
  return formatFixed({ units: partUnits / wholeUnits, scale: SHARE_DIGITS }, 1);
}

/** For areas, lengths and order only: a figure that is read is never made from this. */
export function roughly(amount: string): number {
  return Number(amount);
}
