import { describe, expect, test } from 'vitest';
import { knownLocale, languageOf, localeOf, writingOf } from './language.ts';
import { LANGUAGES } from './presentation.ts';

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

  test('and the locale follow from each other where only one is given', () => {
    expect(writingOf({})).toEqual({ language: 'en', locale: 'en-US' });
    expect(writingOf({ language: 'ja' })).toEqual({ language: 'ja', locale: 'ja-JP' });
    expect(writingOf({ locale: 'ja-JP' })).toEqual({ language: 'ja', locale: 'ja-JP' });
    expect(writingOf({ language: 'en', locale: 'ja-JP' })).toEqual({ language: 'en', locale: 'ja-JP' });
  });
});

test.each([
  ['ja-JP', 'ja-JP'],
  ['de-de', 'de-DE'],
  ['not a tag', null],
  ['xx-XX', null],
  ['', null],
])('the locale %j is known as %j', (text, known) => {
  expect(knownLocale(text)).toBe(known);
});
