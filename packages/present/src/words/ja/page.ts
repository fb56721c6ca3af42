import type { PageWords } from '../en/page.ts';

/** Words that only the page uses, in Japanese. */
export const pageWords: PageWords = {};
