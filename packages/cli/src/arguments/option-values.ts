import { OuCostError } from '@ou-cost/spend';

/** A BCP 47 tag that figures can be written after; one without data would fall back to the machine's own. */
export function localeOption(value: string): string {
  if (!isLocaleTag(value)) {
    throw new OuCostError('InvalidUsage', `--locale '${value}' is no language tag; write it as in 'de-DE'`);
  }
  const [known] = Intl.NumberFormat.supportedLocalesOf(value);
  if (known !== undefined) return known;
  throw new OuCostError('InvalidUsage', `--locale '${value}' is not known here; use one such as 'en-GB'`);
}

function isLocaleTag(value: string): boolean {
  try {
    return Intl.getCanonicalLocales(value).length === 1;
  } catch {
    return false;
  }
}

/** A whole number in a range, both ends included. */
export function wholeNumberOption(
  option: string,
  smallest: number,
  largest: number,
): (text: string) => number {
  return (text) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= smallest && value <= largest) return value;
    throw new OuCostError(
      'InvalidUsage',
      `${option} '${text}' is not a whole number from ${smallest} to ${largest}`,
    );
  };
}
