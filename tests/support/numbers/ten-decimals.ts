/** Amounts as the wire and the report write them, in units of 10^-10. Fails on an eleventh decimal. */
export function tenDecimals(text: string): bigint {
  const match = /^(-?)(\d+)(?:\.(\d{1,10}))?$/.exec(text);
  if (match === null) throw new Error(`'${text}' is no amount of at most ten decimals`);
  const [, sign, whole = '', fraction = ''] = match;
  const units = BigInt(whole + fraction.padEnd(10, '0'));
  return sign === '-' ? -units : units;
}

/** `coefficient` × 10^-`scale` in units of 10^-10, rounded half to even as Cost Explorer's groups are. */
export function roundedToTen(coefficient: bigint, scale: number): bigint {
  if (scale <= 10) return coefficient * 10n ** BigInt(10 - scale);
  const divisor = 10n ** BigInt(scale - 10);
  const floor = coefficient >= 0n ? coefficient / divisor : -((-coefficient + divisor - 1n) / divisor);
  const twice = 2n * (coefficient - floor * divisor);
  if (twice > divisor) return floor + 1n;
  return twice === divisor && floor % 2n !== 0n ? floor + 1n : floor;
}
