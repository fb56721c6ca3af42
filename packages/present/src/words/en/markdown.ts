/** Words that only Markdown uses, in English. */
export const markdownWords = {
  /** Above the table of the trend. */
  months: (count: number) => `${count} months`,
  netMonths: (count: number) => `${count} months, net of credits and refunds`,
};

export type MarkdownWords = typeof markdownWords;
