/** Words that only the table uses, in English. */
export const tableWords = {};

export type TableWords = typeof tableWords;
