/** Words that only the page uses, in English. */
export const pageWords = {};

export type PageWords = typeof pageWords;
