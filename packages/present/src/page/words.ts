import type { Language } from '@ou-cost/contract/options';
import { type PageWords, pageWords } from '../words/en/page.ts';
import { type SharedWords, sharedWords } from '../words/en/shared.ts';
import { pageWords as japanesePageWords } from '../words/ja/page.ts';
import { sharedWords as japaneseSharedWords } from '../words/ja/shared.ts';

/** The words that the page's script says; other outputs have words that it does not carry. */
export interface ScriptWords {
  readonly page: PageWords;
  readonly shared: SharedWords;
}

const CATALOGS: Readonly<Record<Language, ScriptWords>> = {
  en: { page: pageWords, shared: sharedWords },
  ja: { page: japanesePageWords, shared: japaneseSharedWords },
};

export function scriptWords(language: Language): ScriptWords {
  return CATALOGS[language];
}
