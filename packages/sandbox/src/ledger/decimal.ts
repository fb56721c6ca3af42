/** An exact decimal: `coefficient / 10^scale`. */
export interface Decimal {
  readonly coefficient: bigint;
  readonly scale: number;
}

export const ZERO: Decimal = { coefficient: 0n, scale: 0 };

const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/;

/** Reads `-1.50`, `.5`, `2e-7`; undefined if the text is not a decimal number. Drops trailing zeros. */
export function parseDecimal(text: string): Decimal | undefined {
  const match = DECIMAL.exec(text);
  if (match === null) return undefined;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  if (whole === '' && fraction === '') return undefined;
  const magnitude = BigInt(whole + fraction);
  return decimal(sign === '-' ? -magnitude : magnitude, fraction.length - Number(exponent));
}

/** The decimal with the smallest non-negative scale that holds `coefficient / 10^scale`. */
export function decimal(coefficient: bigint, scale: number): Decimal {
  if (coefficient === 0n) return ZERO;
  let reduced = scale < 0 ? coefficient * powerOfTen(-scale) : coefficient;
  let left = Math.max(scale, 0);
  while (left > 0 && reduced % 10n === 0n) {
    reduced /= 10n;
    left -= 1;
  }
  return { coefficient: reduced, scale: left };
}

/** The shortest notation without exponent and trailing zeros. */
export function formatDecimal(value: Decimal): string {
  const { coefficient, scale } = decimal(value.coefficient, value.scale);
  const digits = (coefficient < 0n ? -coefficient : coefficient).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const fraction = digits.slice(digits.length - scale);
  return `${coefficient < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/** Rounds half to even to at most `places` decimals. */
export function roundHalfEven(value: Decimal, places: number): Decimal {
  if (value.scale <= places) return value;
  const divisor = powerOfTen(value.scale - places);
  const quotient = value.coefficient / divisor;
  const remainder = value.coefficient - quotient * divisor;
  const twice = (remainder < 0n ? -remainder : remainder) * 2n;
  const away = twice > divisor || (twice === divisor && quotient % 2n !== 0n);
  return { coefficient: away ? quotient + (value.coefficient < 0n ? -1n : 1n) : quotient, scale: places };
}

const POWERS: bigint[] = [1n];

export function powerOfTen(exponent: number): bigint {
  for (let known = POWERS.length; known <= exponent; known += 1) POWERS.push((POWERS[known - 1] ?? 1n) * 10n);
  return POWERS[exponent] ?? 1n;
}
