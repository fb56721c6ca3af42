import { OuCostError } from '@ou-cost/spend';

/** A text. An empty one is a variable that was not set, and not an option that was omitted. */
export function textValue(value: string, option: string): string {
  if (value !== '') return value;
  throw new OuCostError(
    'InvalidUsage',
    `${option} '' cannot be read: it is empty; give a value, or omit the option`,
  );
}

/** One of the values that an option has. */
export function oneOf(values: readonly string[], text: string, option: string): string {
  if (values.includes(text)) return text;
  throw new OuCostError('InvalidUsage', `unknown ${option} '${text}'; use one of ${values.join(', ')}`);
}

/** A BCP 47 tag for which figures can be written; for one without data, Intl would take the machine's own language. */
export function languageTag(value: string, option: string): string {
  if (!isLanguageTag(value)) {
    throw new OuCostError(
      'InvalidUsage',
      `${option} '${value}' is not a language tag; write it as in 'de-DE'`,
    );
  }
  const [known] = Intl.NumberFormat.supportedLocalesOf(value);
  if (known !== undefined) return known;
  throw new OuCostError('InvalidUsage', `${option} '${value}' is not known here; use one such as 'en-GB'`);
}

function isLanguageTag(value: string): boolean {
  try {
    return Intl.getCanonicalLocales(value).length === 1;
  } catch {
    return false;
  }
}

/** A whole number in a range, both ends included. */
export function wholeNumber(smallest: number, largest: number, option: string): (text: string) => number {
  return (text) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= smallest && value <= largest) return value;
    throw new OuCostError(
      'InvalidUsage',
      `${option} '${text}' is not a whole number from ${smallest} to ${largest}`,
    );
  };
}
