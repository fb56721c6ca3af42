/** An amount of at most ten decimals, as Cost Explorer and reports write it, in units of 10^-10. */
export function tenDecimals(text: string): bigint {
  const match = /^(-?)(\d+)(?:\.(\d{1,10}))?$/.exec(text);
  if (match === null) throw new Error(`'${text}' is not an amount of at most ten decimals`);
  const [, sign, whole = '', fraction = ''] = match;
  const units = BigInt(whole + fraction.padEnd(10, '0'));
  return sign === '-' ? -units : units;
}

/** Units of 10^-10 as an amount with ten decimals. */
export function tenDecimalText(units: bigint): string {
  const digits = (units < 0n ? -units : units).toString().padStart(11, '0');
  return `${units < 0n ? '-' : ''}${digits.slice(0, -10)}.${digits.slice(-10)}`;
}

/** The sum of amounts in units of 10^-10. */
export function sumOfTenDecimals(amounts: readonly string[]): bigint {
  return amounts.reduce((sum, amount) => sum + tenDecimals(amount), 0n);
}

/** `coefficient` × 10^-`scale` in units of 10^-10, rounded half to even as Cost Explorer rounds its groups. */
export function roundedToTen(coefficient: bigint, scale: number): bigint {
  if (scale <= 10) return coefficient * 10n ** BigInt(10 - scale);
  const divisor = 10n ** BigInt(scale - 10);
  const floor = coefficient >= 0n ? coefficient / divisor : -((-coefficient + divisor - 1n) / divisor);
  const twice = 2n * (coefficient - floor * divisor);
  if (twice > divisor) return floor + 1n;
  return twice === divisor && floor % 2n !== 0n ? floor + 1n : floor;
}
