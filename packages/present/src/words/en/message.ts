/** Words that only messages use, in English. */
export const messageWords = {};

export type MessageWords = typeof messageWords;
