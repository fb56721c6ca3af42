import type { MarkdownWords } from '../en/markdown.ts';

/** Words that only Markdown uses, in Japanese. */
export const markdownWords: MarkdownWords = {
  months: (count) => `${count}か月の推移`,
  netMonths: (count) => `${count}か月の推移、純額(クレジット・返金を差引後)`,
};
