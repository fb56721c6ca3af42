import { LANGUAGES } from '@ou-cost/contract/options';
import { describe, expect, test } from 'vitest';
import { languageOf, localeOf } from './language.ts';

describe('the language of words', () => {
  test.each([
    ['ja-JP', 'ja'],
    ['ja', 'ja'],
    ['ja-JP-u-ca-japanese', 'ja'],
    ['en-US', 'en'],
    ['de-DE', 'en'],
    // Javanese.
    ['jv', 'en'],
  ])('beside figures in %s is %s', (locale, language) => {
    expect(languageOf(locale)).toBe(language);
  });

  test('is that of its own locale', () => {
    for (const language of LANGUAGES) expect(languageOf(localeOf(language))).toBe(language);
  });
});
