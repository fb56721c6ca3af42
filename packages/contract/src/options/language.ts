import type { Language } from './presentation.ts';

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

/** Language and locale: each follows from the other where only one is given. */
export function writingOf({ language, locale }: { language?: Language; locale?: string }): {
  readonly language: Language;
  readonly locale: string;
} {
  const words = language ?? (locale === undefined ? 'en' : languageOf(locale));
  return { language: words, locale: locale ?? localeOf(words) };
}

/** The locale as this program writes figures in it; null where the text is not a language tag, or not a known one. */
export function knownLocale(text: string): string | null {
  try {
    // For a locale without data, Intl would take the machine's own.
    return Intl.NumberFormat.supportedLocalesOf(text)[0] ?? null;
  } catch {
    return null;
  }
}
