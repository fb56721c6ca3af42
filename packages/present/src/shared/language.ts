import type { Language } from '@ou-cost/contract/options';

/** The locale in which figures are written beside the words of a language. */
const LOCALES: Readonly<Record<Language, string>> = { en: 'en-US', ja: 'ja-JP' };

/** The language of a locale (a BCP 47 tag): English where there are no words of it. */
export function languageOf(locale: string): Language {
  return new Intl.Locale(locale).language === 'ja' ? 'ja' : 'en';
}

/** The locale of a language, where none was given. */
export function localeOf(language: Language): string {
  return LOCALES[language];
}
